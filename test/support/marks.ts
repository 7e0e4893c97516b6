/**
 * Expectations beside the lines of a fixture, in five marks: taken out before analysis, drawn again from its results.
 *
 *     #@ Sequential "sequential": 320 params                    lens of the model on the next line
 *     model.add(Conv2D(32, 3))  #= (None, 26, 26, 32)  320      hints of this line
 *     model.add(Conv2D(32, 9))  #! an open bug                  this line is known to be wrong, and why
 *     #         ^^^^^^^^^^^^^ error negative-dimension: …       problem on the line above; `#<^^` where it starts in column 0
 *     #           ^? Conv2D …                                   hover at that column of the line above
 *
 * Trailing marks move no column; marks on lines of their own are removed with their line. They are comments of the program's
 * language: in TypeScript each begins with the two characters of its comments, `//=` and so on, and `//<^^` may start in column 1.
 */
export interface Drawing {
  readonly hints: readonly Drawn[];
  readonly lenses: readonly Drawn[];
  readonly problems: readonly (Drawn & { readonly start: number; readonly end: number })[];
  /** The hover's text at a column of a line. */
  hover(line: number, column: number): string;
}

/** Lines and columns count from 0, in the text without marks. */
export interface Drawn {
  readonly line: number;
  readonly text: string;
}

interface Line {
  text: string;
  end: string;
}

interface Unmarked {
  readonly lines: Line[];
  /** What a person wrote and drawing keeps: by line, the note of an open bug and the columns that are hovered. */
  readonly notes: ReadonlyMap<number, string>;
  readonly hovers: readonly { readonly line: number; readonly column: number }[];
}

/** What a comment begins with, to the end of its line. */
export type CommentOpening = "#" | "//";

class Patterns {
  readonly lens: RegExp;
  readonly problem: RegExp;
  readonly hover: RegExp;
  readonly trailing: RegExp;
  readonly note: RegExp;

  constructor(opening: CommentOpening) {
    this.lens = new RegExp(`^[ \\t]*${opening}@ \\S`);
    this.problem = new RegExp(`^${opening}(?:<\\^*| *\\^+) (?:error|warning|info|hint) [a-z0-9-]+: `);
    this.hover = new RegExp(`^${opening} *\\^\\?(?: |$)`);
    this.trailing = new RegExp(` {2}${opening}[=!] \\S.*$`);
    this.note = new RegExp(` {2}${opening}! (\\S.*)$`);
  }
}

const PATTERNS: Readonly<Record<CommentOpening, Patterns>> = { "#": new Patterns("#"), "//": new Patterns("//") };

/** The text without its marks. */
export function strip(text: string, opening: CommentOpening): string {
  return join(unmark(text, opening).lines);
}

/** Lines (from 0, in the stripped text) that carry the note of an open bug. */
export function openBugs(text: string, opening: CommentOpening): ReadonlyMap<number, string> {
  return unmark(text, opening).notes;
}

/** The text with its marks drawn anew. */
export function render(text: string, opening: CommentOpening, drawing: Drawing): string {
  const { lines, notes, hovers } = unmark(text, opening);
  const on = <T extends Drawn>(drawn: readonly T[], line: number): readonly T[] => drawn.filter((d) => d.line === line);
  const drawn: Line[] = [];
  lines.forEach((line, number) => {
    const below = [
      ...on(drawing.problems, number).map((problem) => carets(opening, problem.start, problem.end) + problem.text),
      ...hovers
        .filter((hover) => hover.line === number)
        .map(({ column }) =>
          `${opening}${" ".repeat(column - opening.length)}^? ${drawing.hover(number, column)}`.trimEnd(),
        ),
    ];
    const indent = /^[ \t]*/.exec(line.text)?.[0] ?? "";
    const hints = on(drawing.hints, number).map((hint) => `  ${opening}= ${hint.text}`);
    const note = notes.has(number) ? `  ${opening}! ${notes.get(number)}` : "";
    if (hints.length > 0 && line.text.endsWith("\\")) throw new Error(`line ${number + 1} has no room for a mark`);
    const end = line.end || endOf(lines);
    for (const lens of on(drawing.lenses, number)) drawn.push({ text: `${indent}${opening}@ ${lens.text}`, end });
    drawn.push({ text: line.text + hints.join("") + note, end: line.end });
    for (const mark of below) drawn.push({ text: mark, end: line.end });
    if (below.length > 0 && line.end === "") {
      // The last line had no end: all but the last mark below it get one.
      for (const earlier of drawn.slice(-below.length - 1, -1)) earlier.end = end;
    }
  });
  return join(drawn);
}

function carets(opening: CommentOpening, start: number, end: number): string {
  const covered = opening.length;
  if (start < covered) return `${opening}<${"^".repeat(Math.max(0, end - covered - 1))} `;
  return `${opening}${" ".repeat(start - covered)}${"^".repeat(Math.max(1, end - start))} `;
}

function unmark(text: string, opening: CommentOpening): Unmarked {
  const patterns = PATTERNS[opening];
  const lines: Line[] = [];
  const notes = new Map<number, string>();
  const hovers: { line: number; column: number }[] = [];
  for (const line of split(text)) {
    const own = [patterns.lens, patterns.problem, patterns.hover].some((pattern) => pattern.test(line.text));
    if (!own) {
      const note = patterns.note.exec(line.text)?.[1];
      if (note !== undefined) notes.set(lines.length, note);
      lines.push({ text: line.text.replace(patterns.trailing, ""), end: line.end });
    } else {
      if (patterns.hover.test(line.text)) hovers.push({ line: lines.length - 1, column: line.text.indexOf("^?") });
      const before = lines.at(-1);
      if (line.end === "" && before) before.end = "";
    }
  }
  if (lines.length === 0) lines.push({ text: "", end: "" });
  return { lines, notes, hovers };
}

/** The text after the last line end is a line too, be it empty. */
function split(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    lines.push({ text: match[1] ?? "", end: match[2] ?? "" });
    if (match[2] === "") break;
  }
  return lines;
}

function join(lines: readonly Line[]): string {
  return lines.map((line) => line.text + line.end).join("");
}

function endOf(lines: readonly Line[]): string {
  return lines.find((line) => line.end !== "")?.end ?? "\n";
}
