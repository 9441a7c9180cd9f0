"""JSON as RFC 8259 has it, with numbers kept as they are written."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from .values import number_text

DEPTH = "nested too deeply"


class JsonError(ValueError):
    """Text that is not JSON; `position` is the character at which that shows, `reason` says what is wrong."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.reason, self.position = reason, position


def _constant(name: str) -> NoReturn:
    raise json.JSONDecodeError(f"{name} is not JSON", "", 0)


_DECODER = json.JSONDecoder(parse_int=str, parse_float=number_text, parse_constant=_constant)
WHITE = " \t\n\r"


def loads(text: str) -> Any:
    """The one value that `text` holds; numbers as strings. JsonError where it is not JSON."""
    start = len(text) - len(text.lstrip(WHITE))
    value, end = value_at(text, start)
    rest = len(text) - len(text[end:].lstrip(WHITE))
    if rest < len(text):
        raise JsonError("there is something after the end of the value", rest)
    return value


def value_at(text: str, start: int) -> tuple[Any, int]:
    """The value that begins at `start`, and where it ends. JsonError where there is none."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise JsonError(error.msg, error.pos) from error
    except RecursionError as error:
        raise JsonError(DEPTH, start) from error
