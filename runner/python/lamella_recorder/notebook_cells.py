"""The code cells of a notebook as Python: IPython's own lines are taken out of them, and told.

    %matplotlib inline           pass                 left out: "%matplotlib inline (cell 1)"
    files = !ls                  pass                 left out
    %time model.fit(x, y)        model.fit(x, y)
    %%time⏎model.fit(x, y)       ⏎model.fit(x, y)
    %%bash⏎ls                    nothing              left out

Cells are numbered as an editor shows them: all of them, from 1.
"""

import ast
import io
import json
import re
import tokenize

# What these do beside running Python is to measure it or to catch its output; it runs once.
_RUNS_ITS_BODY = {"time", "timeit", "capture", "prun", "lprun", "mprun", "memit", "debug"}
_TIMED = re.compile(r"[ \t]*%(?:time|prun|memit)[ \t]+(?![-\s])(.+)")

_MAGIC_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<magic>%(?!%)|!|\?)(?P<rest>.*)")
_ASSIGNED_MAGIC = re.compile(r"(?P<indent>[ \t]*)[\w., \t*\[\]'\"]+=[ \t]*[%!](?![=]).*")
_HELP = re.compile(r"(?P<indent>[ \t]*)[\w.%*]+\?{1,2}[ \t]*$")


class BadNotebook(Exception):
    """The message is a sentence for the user."""


class Cell:
    def __init__(self, number, source):
        self.number = number
        self.left_out = []
        self.source = self._python(source)

    def _python(self, source):
        first, _, body = source.lstrip("\n").partition("\n")
        magic = re.match(r"\s*%%(\w*)", first)
        if magic is None:
            return self._without_magic_lines(source)
        if magic[1] in _RUNS_ITS_BODY:
            # An empty line in its place, so that lines keep their numbers.
            return "\n" + self._without_magic_lines(body)
        self.left_out.append(f"the cell {first.strip()}")
        return ""

    def _without_magic_lines(self, source):
        try:
            ast.parse(source)
            return source
        except (SyntaxError, ValueError):
            pass
        lines = source.split("\n")
        for index, line in enumerate(lines):
            if _looks_like_magic(line) and not _is_inside("\n".join(lines[:index])):
                lines[index] = self._without_magic(line)
        return "\n".join(lines)

    def _without_magic(self, line):
        indent = line[: len(line) - len(line.lstrip())]
        timed = _TIMED.match(line)
        if timed is not None:
            return indent + timed[1]
        self.left_out.append(line.strip())
        return indent + "pass"


def _looks_like_magic(line):
    return any(pattern.match(line) for pattern in (_MAGIC_LINE, _ASSIGNED_MAGIC, _HELP))


def _is_inside(above):
    """Whether what stands above is in the midst of a bracket, a string of several lines or a line that goes on."""
    if above.endswith("\\"):
        return True
    try:
        for _ in tokenize.generate_tokens(io.StringIO(above + "\n").readline):
            pass
    except tokenize.TokenError as error:
        return "EOF in multi-line" in str(error) or "unterminated triple-quoted" in str(error)
    except SyntaxError:
        pass
    return False


def read_cells(path):
    """The code cells that have something in them."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            notebook = json.load(file)
    except OSError as error:
        raise BadNotebook(f"{path} can't be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise BadNotebook(f"{path} isn't a notebook: it isn't JSON.") from None
    numbered = enumerate(_list_of_cells(path, notebook), 1)
    sources = [(number, _source(cell)) for number, cell in numbered if _is_code(cell)]
    return [Cell(number, source) for number, source in sources if source.strip()]


def _list_of_cells(path, notebook):
    """Of a notebook in format 4, or in format 3, which has them in worksheets."""
    if isinstance(notebook, dict) and isinstance(notebook.get("worksheets"), list):
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        return [cell for sheet in sheets for cell in sheet.get("cells", [])]
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise BadNotebook(f"{path} isn't a notebook: it has no list of cells.")
    _refuse_other_languages(path, notebook)
    return notebook["cells"]


def _refuse_other_languages(path, notebook):
    metadata = notebook.get("metadata")
    kernel = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    language = kernel.get("language", "python") if isinstance(kernel, dict) else "python"
    if language != "python":
        raise BadNotebook(f"{path} is a notebook in {language}; Python runs notebooks in Python.")


def _is_code(cell):
    return isinstance(cell, dict) and cell.get("cell_type") == "code"


def _source(cell):
    source = cell.get("source", cell.get("input", ""))
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
