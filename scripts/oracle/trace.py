"""Runs programs under real Keras and says what each call expression constructed.

    python trace.py MANIFEST.json      [{"id": "examples/mnist_cnn.py", "path": "…", "text": "…"}, …] -> one JSON line a program

A program's top-level statements run one by one. One that raises is noted, the names it would have bound are taken
away, and the next one runs. `cells` instead of `text` makes it a notebook. Functions that nobody mentions are
called with numbers for the parameters that have no default, so that symbolic answers can be judged by numbers.
"""

import ast
import builtins
import json
import os
import random
import re
import signal
import sys
import tempfile
import traceback
import types

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import numpy
import tensorflow

import stubs
from libraries import Keras1, Keras2, Keras3, take_keras2_names
from models import model_answer
from recorder import Recorder
from sites import Source, Sources

STATEMENT_SECONDS = 120
# Two sizes a parameter: odd and even ones, so that a rounding the wrong way shows.
PROBES = [[61, 67, 71, 73, 79], [96, 100, 104, 108, 112]]
# Calls of a name's methods that leave the object as it was, for a statement that failed half-way.
READERS = {"summary", "fit", "evaluate", "predict", "compile", "save", "get_layer", "count_params"}

# What Python raises of a program's own values, wherever a statement of the program is the innermost frame.
PYTHONS_OWN = (LookupError, ArithmeticError, AssertionError, StopIteration)


def message_of(error):
    """Without colours, and without what differs between machines and runs: folders, addresses in memory, a function's code, the tracer's own lines."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
    text = re.sub(r"\n+ *File \"[^\"\n]*\", line \d+, in [^\n]*(\n {8}[^\n]*)*|\s*\[Op:\w+\]", "", text)
    text = re.sub(r"'(?:[A-Za-z0-9+/=]|\\n){60,}'", "'…'", text)
    return re.sub(r"/\S*/site-packages/", "", re.sub(r" at 0x[0-9a-f]+", "", text))[:600]


def causes(error):
    """The error, and those that its handlers were handling when they raised."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class TooLong(BaseException):
    """Outside Exception, so that the program's own handlers don't catch it."""


def too_long(*_):
    raise TooLong(f"longer than {STATEMENT_SECONDS} seconds")


def names_touched(statement):
    """Names that the statement would bind, and those whose object it would change."""
    names = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node is statement:
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            changes = node.func.attr in ("add", "append", "build") or (
                isinstance(statement, ast.Expr) and statement.value is node and node.func.attr not in READERS
            )
            if isinstance(owner, ast.Name) and changes:
                names.add(owner.id)
    return names


class Run:
    """One program, its namespace and what went wrong."""

    def __init__(self, job):
        self.sources = Sources()
        self.libraries = libraries_of(job)
        self.recorder = Recorder(self.sources, self.libraries)
        self.errors = []
        self.lost = set()
        self.flags = 0
        self.parts = []
        for text, cell in job_texts(job):
            source = Source(job["path"] if cell is None else f"{job['path']}#{cell}", text, cell)
            self.sources.add(source)
            self.parts.append(source)
        # `# lamella: num_classes = 10` gives a value.
        text = "\n".join("\n".join(source.lines) for source in self.parts)
        self.given = {name: int(value) for name, value in re.findall(r"#\s*lamella:\s*(\w+)\s*=\s*(\d+)", text)}
        self.module = types.ModuleType("__main__")
        self.module.__dict__.update({"__file__": job["path"], "__builtins__": builtins})

    def statements(self):
        return [(source, statement) for source in self.parts for statement in source.tree.body]

    def run(self):
        sys.modules["__main__"] = self.module
        self.recorder.install()
        for source, statement in self.statements():
            try:
                self.execute(source, statement)
            except SystemExit:
                break
            except BaseException as error:
                self.note(source, statement, error)

    def execute(self, source, statement):
        code = compile(ast.Module([statement], []), source.filename, "exec", self.flags, dont_inherit=True)
        signal.signal(signal.SIGALRM, too_long)
        signal.alarm(STATEMENT_SECONDS)
        try:
            exec(code, self.module.__dict__)
        finally:
            signal.alarm(0)

    def note(self, source, statement, error):
        layer = self.recorder.mark_failures(error.__traceback__)
        frames = [(frame, line) for each in causes(error) for frame, line in traceback.walk_tb(each.__traceback__)]
        frames = [(frame, line) for frame, line in frames if self.sources.of(frame)]
        name = getattr(error, "name", None)
        found = {"statement": [statement.lineno, statement.end_lineno]}
        if source.cell is not None:
            found["cell"] = source.cell
        found["frames"] = [self.sources.of(frame).statement_lines(line) for frame, line in frames]
        found["type"] = type(error).__name__
        found["message"] = message_of(error)
        if self.is_own(error):
            found["own"] = True
        if layer is not None:
            found["layer"] = type(layer).__name__
        if isinstance(error, NameError) and name in self.lost:
            found["follows"] = True
        self.errors.append(found)
        for touched in names_touched(statement):
            if not isinstance(self.module.__dict__.get(touched), types.ModuleType):
                self.lost.add(touched)
                self.recorder.mark_broken(self.module.__dict__.pop(touched, None))

    def is_own(self, error):
        """Python itself refuses it, or the program: no library has a part in it."""
        for each in causes(error):
            *_, (innermost, _) = traceback.walk_tb(each.__traceback__)
            known = isinstance(each, PYTHONS_OWN) or type(each).__module__ == "__main__"
            if not known or self.sources.of(innermost) is None:
                return False
        return True

    def answer(self):
        found = {"sites": self.recorder.answers(), "models": [model_answer(model) for model in self.recorder.models()], "errors": self.errors}
        probes = [probe for function in self.unmentioned() for values in PROBES for probe in self.probe(function, values)]
        return {**found, "probes": probes} if probes else found

    def unmentioned(self):
        """Top-level functions whose name stands nowhere else and that need an argument."""
        nodes = [node for source in self.parts for node in ast.walk(source.tree)]
        used = {node.id for node in nodes if isinstance(node, ast.Name)}
        tops = [node for _, node in self.statements() if isinstance(node, ast.FunctionDef)]
        return [top for top in tops if top.name not in used and top.name in self.module.__dict__]

    def probe(self, function, values):
        """A fork calls the function, so that nothing that it does is seen afterwards."""
        arguments = function.args
        needed = (arguments.posonlyargs + arguments.args)[: len(arguments.args) - len(arguments.defaults)]
        needed += [a for a, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if default is None]
        given = dict(zip([argument.arg for argument in needed], values))
        given.update({name: value for name, value in self.given.items() if name in given})
        layers, models = self.recorder.counts()

        def call():
            for library in self.libraries:
                library.keras.backend.clear_session()
            found = {"function": function.name, "arguments": given}
            try:
                self.module.__dict__[function.name](**given)
            except Exception as error:
                self.recorder.mark_failures(error.__traceback__)
                found["error"] = {"type": type(error).__name__, "message": message_of(error)}
            found["sites"] = self.recorder.answers(layers)
            found["models"] = [model_answer(model) for model in self.recorder.models(models)]
            return found

        return [in_fork(call)] if needed or values is PROBES[0] else []


def without_magics(source):
    """A notebook cell as Python; a cell of another language is empty."""
    if re.match(r"\s*%%(?!time\b|timeit\b|capture\b)", source):
        return ""
    lines = []
    for line in source.split("\n"):
        indent = re.match(r"\s*", line).group()
        # What is timed runs; five characters for five keep its columns.
        line = re.sub(r"^(\s*)%time (?=\S)", r"\1pass; ", line)
        if re.match(r"\s*(%|!|\?)", line) or re.match(r"\s*[\w.]+\?{1,2}\s*$", line):
            line = f"{indent}pass"
        lines.append(re.sub(r"^(\s*[\w, ]+=\s*)[!%].*", r"\1None", line))
    return "\n".join(lines)


def libraries_of(job):
    """tf_keras is only imported for programs that use it."""
    if "/keras1/" in job["id"]:
        return [Keras1()]
    if "/keras2/" in job["id"]:
        library = Keras2()
        take_keras2_names()
        return [library]
    return [Keras3(), Keras2()] if any("tf_keras" in text for text, _ in job_texts(job)) else [Keras3()]


def job_texts(job):
    if "cells" not in job:
        return [(job["text"], None)]
    return [(without_magics(cell["source"]), cell["index"]) for cell in job["cells"]]


def in_fork(function):
    """What the function returns, having run in a child process."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            text = json.dumps(function())
        except BaseException:
            text = json.dumps({"tracerFailed": traceback.format_exc()})
        with os.fdopen(write, "w") as out:
            out.write(text)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as into:
        text = into.read()
    os.waitpid(child, 0)
    return json.loads(text)


def quiet():
    """Programs print; only answers go to the real standard output."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)


def trace(job):
    quiet()
    sys.argv = [job["path"]]
    sys.path.insert(0, os.path.dirname(job["path"]))
    os.chdir(tempfile.mkdtemp())
    random.seed(0)
    numpy.random.seed(0)
    try:
        run = Run(job)
    except SyntaxError as error:
        return {"syntaxError": {"line": error.lineno, "message": error.msg}}
    run.run()
    versions = {library.keras.__name__: library.keras.__version__ for library in run.libraries}
    return {"judge": {**versions, "tensorflow": tensorflow.__version__}, **run.answer()}


def main():
    with open(sys.argv[1], encoding="utf-8") as manifest:
        jobs = json.load(manifest)
    stubs.install()
    for job in jobs:
        answer = in_fork(lambda: trace(job))
        print(json.dumps({"id": job["id"], **answer}), flush=True)


if __name__ == "__main__":
    main()
