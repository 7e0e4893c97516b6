/**
 * Python's exceptions: the classes that a handler may take each by, most special first.
 *
 *     KeyError   KeyError, LookupError, Exception, BaseException
 *
 * What Python itself refuses is never called an error, since it is no mistake about a model: it reaches the handler that the
 * program has for it. Without one the value that it leaves is unknown, and the program is read on.
 */
import type { Place } from "../../text/span.js";
import { ClassObject, InstanceObject } from "../../values/objects.js";
import { External, Unknown, type Value } from "../../values/value.js";

/** Each class with those that derive from it. */
const DERIVED: Readonly<Record<string, string>> = {
  BaseException: "Exception SystemExit KeyboardInterrupt GeneratorExit BaseExceptionGroup",
  Exception:
    "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError " +
    "ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning ExceptionGroup",
  ArithmeticError: "FloatingPointError OverflowError ZeroDivisionError",
  ImportError: "ModuleNotFoundError",
  LookupError: "IndexError KeyError",
  NameError: "UnboundLocalError",
  OSError:
    "BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError " +
    "NotADirectoryError PermissionError ProcessLookupError TimeoutError",
  ConnectionError: "BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",
  RuntimeError: "NotImplementedError RecursionError",
  SyntaxError: "IndentationError",
  IndentationError: "TabError",
  ValueError: "UnicodeError JSONDecodeError",
  UnicodeError: "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",
  Warning:
    "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning " +
    "RuntimeWarning SyntaxWarning UnicodeWarning UserWarning",
};

const baseOf = new Map(
  Object.entries(DERIVED).flatMap(([base, derived]) => derived.split(" ").map((name) => [name, base] as const)),
);

/** Names that older programs have for the same class. */
const SAME: Readonly<Record<string, string>> = { IOError: "OSError", EnvironmentError: "OSError" };

/** Whether Python has an exception of this name. */
export const isExceptionName = (name: string): boolean =>
  name === "BaseException" || baseOf.has(name) || Object.hasOwn(SAME, name);

/** A class by its name and what it derives from; one of another library derives from Exception. */
export function exceptionLine(name: string): readonly string[] {
  const known = Object.hasOwn(SAME, name) ? SAME[name]! : name;
  if (known === "BaseException") return [known];
  return [known, ...exceptionLine(baseOf.get(known) ?? (known === "Exception" ? "BaseException" : "Exception"))];
}

const lastName = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** What is caught by, of the class of an exception that the program raises, or of that class itself. */
export function exceptionTypes(value: Value): readonly string[] {
  if (value instanceof External) return exceptionLine(lastName(value.path));
  const cls = value instanceof InstanceObject ? value.cls : value instanceof ClassObject ? value : undefined;
  const own = cls?.linearization.map((c) => c.name) ?? [];
  const outside = cls?.linearization.flatMap((c) => c.bases).filter((base) => base instanceof External) ?? [];
  const lines = outside.map((base) => exceptionLine(lastName(base.path)));
  return [...new Set([...own, ...(lines.length > 0 ? lines.flat() : exceptionLine("Exception"))])];
}

/** The class that a handler names. One that isn't known may take anything but the program's end. */
export function handledType(value: Value): string {
  if (value instanceof ClassObject) return value.name;
  return value instanceof External ? exceptionLine(lastName(value.path))[0]! : "Exception";
}

/** An exception that Python or the library raises, as the program's handler gets it. */
export const exceptionValue = (name: string, place: Place): External =>
  new External(`builtins.${name}`, {
    args: { positional: [new Unknown("the text of an exception isn't known", place)], keywords: new Map() },
    place,
  });

/** `isinstance(error, ValueError)`; undefined where the value is no exception of Python's or the program's. */
export function isException(value: Value, wanted: string): boolean | undefined {
  const isOwn = value instanceof InstanceObject && exceptionBases(value).length > 0;
  if (!isOwn && !(value instanceof External && value.instance && isExceptionClass(value))) return undefined;
  return exceptionTypes(value).includes(exceptionLine(lastName(wanted))[0]!);
}

const exceptionBases = ({ cls }: InstanceObject): readonly Value[] =>
  (cls?.linearization ?? [])
    .flatMap((c) => c.bases)
    .filter((base) => base instanceof External && isExceptionClass(base));

const isExceptionClass = ({ path }: External): boolean =>
  path.startsWith("builtins.") && isExceptionName(lastName(path));
