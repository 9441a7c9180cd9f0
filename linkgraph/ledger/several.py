"""Several e-mail addresses or phone numbers in one cell of a profile, however they are parted, as a list."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.ledger.told import SEPARATOR
from linkgraph.records import Batch

_ADDRESS = re.compile(r"[^\s,;/|<>()\"']+@[^\s,;/|<>()\"']+")
_BRACKETED = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_LABEL = re.compile(r"\([^()\d]*\)")
_ALWAYS, _WHERE_TOO_LONG = re.compile(r"[;\n]"), re.compile(r"[;\n,/]|\s(?:or|und|oder|y|et)\s|(?<=\d)\s+(?=\+)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST, _LONGEST = 7, 17
"""Digits of a number at least, and of one with its country code and what is dialled before it at most."""


def several(batch: Batch) -> Batch:
    """The batch with each address and number of a profile a value of its own."""
    if batch.kind != "profiles":
        return batch
    rows = batch.rows
    for column, may, split in (("email", "@[^@]*@", addresses), ("phone", r"\d\D*[;\n,/+\s]", numbers)):
        rows = _split(rows, column, may, split)
    return Batch(batch.kind, batch.file, rows)


def addresses(cell: str) -> list[str]:
    """The addresses in a cell where it holds several; else the cell. What a display name says is none of them."""
    if cell.count("@") < 2:
        return [cell]
    found = _BRACKETED.findall(cell) or _ADDRESS.findall(cell)
    return list(dict.fromkeys(found)) if len(found) > 1 else [cell]


def numbers(cell: str) -> list[str]:
    """The phone numbers in a cell where it holds several; else the cell.

    A comma or a slash stands within numbers as well: it parts them where one number cannot have that many digits.
    """
    plain = _LABEL.sub(" ", cell)
    signs = _WHERE_TOO_LONG if _digits(plain) > _LONGEST else _ALWAYS
    parts = [part.strip() for part in signs.split(plain) if part.strip()]
    whole = all(_SHORTEST <= _digits(part) <= _LONGEST and not _WORD.search(part) for part in parts)
    return parts if whole and len(parts) > 1 else [cell]


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _split(rows: pa.Table, column: str, may: str, split: Callable[[str], list[str]]) -> pa.Table:
    cells = rows.column(column).combine_chunks()
    if not pc.any(pc.match_substring_regex(cells, may)).as_py():
        return rows
    values = [cell if cell is None else _listed(cell, split) for cell in cells.to_pylist()]
    return rows.set_column(rows.schema.get_field_index(column), column, pa.array(values, pa.string()))


def _listed(cell: str, split: Callable[[str], list[str]]) -> str:
    return SEPARATOR.join(value for part in cell.split(SEPARATOR) for value in split(part))
