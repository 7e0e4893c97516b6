"""From a running frame to the call expression in the source text that it is executing.

    model.add(Conv2D(32, 3))     the frame that constructs the layer is at line 1, columns 11 to 24

Lines and columns count from 1, columns in UTF-16 units as editors do, the end is exclusive.
"""

import ast


class Source:
    """One compiled text: a file, or one cell of a notebook."""

    def __init__(self, filename, text, cell=None):
        self.filename = filename
        self.cell = cell
        self.lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.tree = ast.parse("\n".join(self.lines), filename)
        self.statements = [node for node in ast.walk(self.tree) if isinstance(node, ast.stmt)]
        # The end of a call expression tells it from every other call; its start doesn't: f(1)(2) starts two of them.
        self.calls = {
            (node.end_lineno, node.end_col_offset): node for node in ast.walk(self.tree) if isinstance(node, ast.Call)
        }

    def column(self, line, byte_offset):
        before = self.lines[line - 1].encode()[:byte_offset].decode(errors="ignore")
        return len(before.encode("utf-16-le")) // 2 + 1

    def place(self, node):
        place = {
            "line": node.lineno,
            "column": self.column(node.lineno, node.col_offset),
            "endLine": node.end_lineno,
            "endColumn": self.column(node.end_lineno, node.end_col_offset),
        }
        return place if self.cell is None else {"cell": self.cell, **place}

    def statement_lines(self, line):
        """First and last line of the innermost simple statement, or of the header of a compound one, at this line."""
        around = [node for node in self.statements if node.lineno <= line <= node.end_lineno]
        if not around:
            return [line, line]
        node = min(around, key=lambda found: found.end_lineno - found.lineno)
        body = getattr(node, "body", None)
        last = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno
        return [node.lineno, max(node.lineno, last)]


class Sources:
    """The texts whose frames count as the user's."""

    def __init__(self):
        self._by_name = {}
        self._positions = {}

    def add(self, source):
        self._by_name[source.filename] = source

    def of(self, frame):
        return self._by_name.get(frame.f_code.co_filename)

    def call_at(self, frame):
        """(source, Call node) that the frame is executing, or None where it isn't at a call expression."""
        source = self.of(frame)
        code = frame.f_code
        if code not in self._positions:
            self._positions[code] = list(code.co_positions())
        _, end_line, _, end_column = self._positions[code][frame.f_lasti // 2]
        node = source.calls.get((end_line, end_column)) if source else None
        return (source, node) if node else None
