/**
 * A statement that can't be read: which names it seems to bind, and which it mentions.
 *
 *     const {a, b} = f(x y)      assigns a and b; mentions a, b, f, x, y
 */
import type { BrokenStmt } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import type { Context } from "./context.js";

export function brokenStatement(c: Context, { start, end }: Span, because: string): BrokenStmt {
  return { kind: "broken", start, end, because, ...namesIn(c.text.slice(start, end)) };
}

/** Texts and comments hold no names; of what is left, words and the signs that make them bound. */
const TOKEN =
  /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[^])*`?|\.\s*[\p{L}_$][\p{L}\p{N}_$]*|[\p{L}_$][\p{L}\p{N}_$]*|=>|[=!<>]==?|[-+*/%&|^?<>]*=|[^\s]/gu;

const WORDS: ReadonlySet<string> = new Set(
  (
    "as async await break case catch class const continue debugger default delete do else enum export extends false " +
    "finally for from function if import in instanceof interface let namespace new null of return static super switch this throw " +
    "true try type typeof undefined var void while with yield"
  ).split(" "),
);

function namesIn(text: string): { assigns: string[]; mentions: string[] } {
  const assigns = new Set<string>();
  const mentions = new Set<string>();
  let candidates: string[] = [];
  let isDeclaring = false;
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^[\p{L}_$]/u.test(token)) {
      if (WORDS.has(token)) isDeclaring ||= /^(?:const|let|var|import)$/.test(token);
      else {
        mentions.add(token);
        candidates.push(token);
        if (/^(?:class|function|const|let|var|enum|namespace|as)$/.test(before)) assigns.add(token);
      }
    } else if (/^(?:[-+*/%&|^?<>]*=)$/.test(token) && !/^[=!<>]==?$|^[<>]=$/.test(token)) {
      for (const name of candidates) assigns.add(name);
      candidates = [];
      isDeclaring = false;
    } else if (token === ";" || (token === "(" && !isDeclaring)) candidates = [];
    else if (token.startsWith(".") && !isDeclaring) candidates.pop();
    before = token;
  }
  if (isDeclaring && /^\s*import\b/.test(text)) for (const name of candidates) assigns.add(name);
  return { assigns: [...assigns], mentions: [...mentions] };
}
