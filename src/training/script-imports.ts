/**
 * What a script imports where Python runs it as one: `python lab/train.py` has no package, so an import that begins with a dot fails.
 *
 *     from .data import load                                     it can't be run so: certain
 *     def main(): from .data import load                         it may not be: possible
 *     try: from .data … except ImportError: from data …          nothing: it is made for both
 *     if __package__: from .data …                               nothing: not where it is a script
 */
import { parsePython } from "../core/frontends/python/parse.js";
import type { Expr, Stmt, Target, TryStmt } from "../core/program/program.js";

export interface ScriptImports {
  /** How many dots each import begins with that raises in a script, once Python comes to it. */
  readonly certain: readonly number[];
  /** The same where it hangs on a call or a test whether Python comes to it. */
  readonly possible: readonly number[];
  /** Of all of them, those included that may fail. */
  readonly deepest: number;
  /** The first names of other imports: `os`, `data`. */
  readonly absolute: ReadonlySet<string>;
}

export function scriptImports(text: string): ScriptImports {
  const reader = new ScriptReader();
  reader.read(parsePython(text).body, "certain");
  // The script makes a package of itself.
  return reader.namesItsPackage ? { ...reader, certain: [], possible: [] } : reader;
}

/** Whether Python comes to a statement, and whether it may raise an ImportError there. */
type Reached = "certain" | "possible" | "caught";

class ScriptReader implements ScriptImports {
  readonly certain: number[] = [];
  readonly possible: number[] = [];
  readonly absolute = new Set<string>();
  deepest = 0;
  namesItsPackage = false;

  /** False where what follows isn't reached. */
  read(body: readonly Stmt[], reached: Reached): boolean {
    return body.every((statement) => this.#statement(statement, reached));
  }

  #statement(statement: Stmt, reached: Reached): boolean {
    switch (statement.kind) {
      case "import":
        this.absolute.add(firstName(statement.module));
        return true;
      case "import-from":
        this.#importFrom(statement.level, statement.module, reached);
        return true;
      case "assign":
        this.namesItsPackage ||= statement.targets.some(isPackage);
        return true;
      case "if": {
        const test = truthInScript(statement.test);
        if (test !== undefined) return this.read(test ? statement.then : statement.otherwise, reached);
        const sides = [statement.then, statement.otherwise].map((side) => this.read(side, weaker(reached)));
        return sides.includes(true);
      }
      case "try":
        return this.#try(statement, reached);
      case "with":
        if (statement.items.some(({ context }) => suppresses(context))) {
          this.read(statement.body, "caught");
          return true;
        }
        return this.read(statement.body, reached);
      case "for":
      case "while":
        this.read(statement.body, weaker(reached));
        this.read(statement.otherwise, weaker(reached));
        return true;
      case "match":
        for (const { body } of statement.cases) this.read(body, weaker(reached));
        return true;
      case "define":
        // A handler around a `def` isn't around its calls.
        this.read(statement.value.body, statement.value.kind === "class" ? reached : "possible");
        return true;
      default:
        return !isEnd(statement);
    }
  }

  #importFrom(level: number, module: string, reached: Reached): void {
    if (level === 0) this.absolute.add(firstName(module));
    else {
      this.deepest = Math.max(this.deepest, level);
      if (reached !== "caught") this[reached].push(level);
    }
  }

  #try({ body, handlers, otherwise, finalBody }: TryStmt, reached: Reached): boolean {
    const handler = handlers.find(({ types }) => types === undefined || catches(types));
    const goesOn = handlers.map((each) => this.read(each.body, weaker(reached)) && each === handler).includes(true);
    const isThrough = this.read(body, goesOn ? "caught" : reached) && this.read(otherwise, weaker(reached));
    return this.read(finalBody, reached) && (isThrough || goesOn);
  }
}

const weaker = (reached: Reached): Reached => (reached === "certain" ? "possible" : reached);

const firstName = (module: string): string => module.split(".")[0] ?? "";

const isPackage = (target: Target): boolean => target.kind === "name" && target.name === "__package__";

/** What Python raises is a plain ImportError: a handler of its subclass doesn't see it. */
const CATCHING = ["ImportError", "Exception", "BaseException"];

function catches(types: Expr): boolean {
  if (types.kind === "tuple") return types.elements.some(({ value }) => catches(value));
  return CATCHING.includes(lastName(types));
}

function suppresses(context: Expr): boolean {
  return (
    context.kind === "call" &&
    lastName(context.callee) === "suppress" &&
    context.args.some(({ value }) => catches(value))
  );
}

const ENDING = ["exit", "quit", "_exit"];

function isEnd(statement: Stmt): boolean {
  if (statement.kind === "raise" || statement.kind === "return") return true;
  return (
    statement.kind === "expr" && statement.value.kind === "call" && ENDING.includes(lastName(statement.value.callee))
  );
}

function lastName(expression: Expr): string {
  return expression.kind === "name" || expression.kind === "attribute" ? expression.name : "";
}

/** Undefined where it hangs on something else than on being a script. */
function truthInScript(test: Expr): boolean | undefined {
  switch (test.kind) {
    case "unary":
      return test.op === "not" ? negated(truthInScript(test.operand)) : undefined;
    case "logical": {
      const sides = [truthInScript(test.left), truthInScript(test.right)];
      const deciding = test.op === "or";
      return sides.includes(deciding) ? deciding : sides.includes(undefined) ? undefined : !deciding;
    }
    case "compare":
      return comparedInScript(test.operands, test.ops);
    default: {
      if (lastName(test) === "TYPE_CHECKING") return false;
      const value = valueInScript(test);
      return value === undefined ? undefined : Boolean(value);
    }
  }
}

function comparedInScript(operands: readonly Expr[], [op, ...more]: readonly string[]): boolean | undefined {
  const [left, right] = operands.map(valueInScript);
  if (left === undefined || right === undefined || more.length > 0) return undefined;
  if (op === "==" || op === "is") return left === right;
  return op === "!=" || op === "is not" ? left !== right : undefined;
}

function valueInScript(expression: Expr): string | number | boolean | null | undefined {
  switch (expression.kind) {
    case "name":
      if (expression.name === "__name__") return "__main__";
      return expression.name === "__package__" || expression.name === "__spec__" ? null : undefined;
    case "string":
      return expression.value;
    case "int":
      return Number(expression.value);
    case "constant":
      if (expression.value === "none") return null;
      return typeof expression.value === "boolean" ? expression.value : undefined;
    default:
      return undefined;
  }
}

const negated = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);
