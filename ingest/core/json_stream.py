"""A JSON text read entry by entry, in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any

from .careful import RECORD_LIMIT
from .strict_json import WHITE, JsonError, value_at
from .utf8 import invalid_byte

STEP = 1 << 20
TOO_LONG = (
    f"what begins here is longer than {RECORD_LIMIT >> 20} MB, the most for one object; "
    "write the rows in it as an array, or one a line"
)


class JsonStream:
    """The entries of a top-level array, or top-level values one after the other.

    After a JsonError, `line` is the line on which the text stops being JSON.
    """

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._text, self._at, self._ended = "", 0, False
        self.line = 1

    def values(self) -> Iterator[tuple[int, Any]]:
        """Each entry with the line it begins on. JsonError where the text is not JSON."""
        first = self._peek()
        if first == "":
            raise JsonError("there is no value", 0)
        if first == "[":
            self._move(self._at + 1)
            yield from self._entries()
            if self._peek():
                raise JsonError("there is something after the end of the array", self._at)
            return
        while self._peek():
            yield self._value()

    def _entries(self) -> Iterator[tuple[int, Any]]:
        if self._peek() == "]":
            self._move(self._at + 1)
            return
        while True:
            yield self._value()
            mark = self._peek()
            if mark not in ("]", ","):
                raise JsonError("a comma or the end of the array is missing", self._at)
            self._move(self._at + 1)
            if mark == "]":
                return

    def _value(self) -> tuple[int, Any]:
        """The value that begins here; more text is read until it is whole."""
        self._peek()
        line = self.line
        while True:
            try:
                value, end = value_at(self._text, self._at)
            except JsonError as fault:
                if not self._more(len(self._text) - self._at):
                    if not self._ended:
                        raise JsonError(TOO_LONG, self._at) from fault
                    self._move(min(fault.position, len(self._text)))
                    raise
                continue
            # A number at the end of the text at hand may go on.
            if end == len(self._text) and not isinstance(value, dict | list) and self._more(STEP):
                continue
            self._move(end)
            return line, value

    def _peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        while True:
            at = self._at
            while at < len(self._text) and self._text[at] in WHITE:
                at += 1
            self._move(at)
            if at < len(self._text):
                return self._text[at]
            if not self._more(STEP):
                return ""

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to

    def _more(self, wanted: int) -> bool:
        """Reads at least `wanted` more characters; False at the end, or where an entry gets too long."""
        if self._ended or len(self._text) - self._at > RECORD_LIMIT:
            return False
        parts, got = [self._text[self._at :]], 0
        while got < max(wanted, STEP) and not self._ended:
            parts.append(self._decoded())
            got += len(parts[-1])
        self._text, self._at = "".join(parts), 0
        return got > 0

    def _decoded(self) -> str:
        data = next(self._blocks, None)
        self._ended = data is None
        try:
            return self._decoder.decode(data or b"", final=self._ended)
        except UnicodeDecodeError as error:
            self.line += error.object[: error.start].count(b"\n") + self._text.count("\n", self._at)
            raise JsonError(invalid_byte(error.object[error.start]), 0) from error
