"""Sign-in logs of Okta and Entra ID as the tables that their pages download.

`core/identity_columns.toml` says which column is which field; from there on they are read as the entries are
(`core/sign_ins.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from linkgraph.errors import SourceError
from linkgraph.records import Reject

from .core.csv_rows import Row, csv_rows, header_names
from .core.day_first import day_first, moment
from .core.entries import Entry
from .core.foreign import Foreign, Record, Sample, sample
from .core.header import key
from .core.sign_ins import SignIns
from .core.source import SourceFile

Download = Mapping[str, Any]
DATES = ("published", "createdDateTime")


class IdentityDownload(Foreign):
    """What the page of an identity provider downloads."""

    name = "identity provider download"

    def recognises(self, head: Sample) -> bool:
        """True where the header of one download is all there."""
        return _of(header_names(head, _wanted())) is not None

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A login for each sign-in, and a profile for each user the first time."""
        found = _of(header_names(sample(source.path), _wanted()))
        if found is None:
            raise SourceError("the header is of no identity provider that is known")
        order = day_first(_dates(source, found))
        last = found.get("last", ())
        fields = {key(column): field for field, column in found["fields"].items()}
        sign_ins = SignIns(source)
        for item in csv_rows(source, _wanted()):
            if isinstance(item, Reject):
                yield item
            else:
                yield from sign_ins.entry(item[0], _entry(item[1], fields, last, day_before_month=order or False))
        yield from sign_ins.rest()


def _entry(row: Row, fields: Mapping[str, str], last: Sequence[str], *, day_before_month: bool) -> Entry:
    """The row as an entry of the provider's own log; what is no field of it, or only in part, stays beside them.

    `fields` are those that columns are read into; of those in `last` what follows the last comma counts.
    """
    entry: Entry = {}
    beside: Row = {}
    for name, value in row.items():
        field, said = fields.get(name), value
        if field in DATES:
            said = moment(value, None, None, day_before_month=day_before_month)
        elif field in last:
            said = value.rpartition(",")[2].strip()
        if field:
            _put(entry, field, said)
        if field is None or (said != value and field not in DATES):
            beside[name] = value
    return {f"{name} (said)" if name in entry else name: value for name, value in beside.items()} | entry


def _put(entry: Entry, path: str, value: str) -> None:
    *above, last = path.split(".")
    for name in above:
        entry = entry.setdefault(name, {})
    entry[last] = value


def _dates(source: SourceFile, download: Download) -> Iterator[str]:
    column = next(key(download["fields"][field]) for field in DATES if field in download["fields"])
    for item in csv_rows(source, _wanted()):
        if not isinstance(item, Reject) and column in item[1]:
            yield item[1][column]


def _of(names: set[str]) -> Download | None:
    return next((one for one in _downloads().values() if {key(name) for name in one["header"]} <= names), None)


def _wanted() -> list[str]:
    return list(chain.from_iterable(one["header"] for one in _downloads().values()))


@cache
def _downloads() -> dict[str, Download]:
    text = resources.files(__package__).joinpath("core/identity_columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
