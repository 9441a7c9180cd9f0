"""Activity exports of PayPal, Wise and Payoneer, told by their headers; `core/exports.toml` says what is what.

The account is the holder of the export: their address where the export names it, else their name,
else the name of the file.
"""

from __future__ import annotations

import re
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
from .core.foreign import Foreign, Record, Sample, sample
from .core.header import key
from .core.source import SourceFile

Export = dict[str, Any]
_PARTY = re.compile(r"(?:payment|transfer|withdrawal|paid|received|sent)\b.*?\b(?:to|from)\s+(.+)", re.IGNORECASE)
_NUMBER = re.compile(r"[^\d.,()-]")


class PaymentExport(Foreign):
    """What a payment service lets its customers download."""

    name = "payment export"

    def recognises(self, head: Sample) -> bool:
        """True where the header of one export is all there."""
        return _of(header_names(head, _wanted())) is not None

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A payment for each row, and a profile for each holder the first time."""
        name = _of(header_names(sample(source.path), _wanted()))
        if name is None:
            raise SourceError("the header is of no payment service that is known")
        order = _day_order(source)
        if order is None:
            yield Reject(source.file, 0, "no date says whether day or month stands first; read as month/day/year")
        known: set[str] = set()
        for item in csv_rows(source, _wanted()):
            if isinstance(item, Reject):
                yield item
            else:
                yield from _records(source, name, *item, order or False, known)


def _records(
    source: SourceFile, name: str, line: int, row: Row, day_before_month: bool, known: set[str]
) -> Iterator[Record | Reject]:
    export = _exports()[name]
    signed = _amount(row, export)
    if signed is None:
        yield Reject(source.file, line, "the row has no amount that can be read")
        return
    way = (_cell(row, export.get("direction")) or ("out" if signed < 0 else "in")).lower()
    way = way if way in ("in", "out") else "out"
    service = str(export.get("method", name))
    account, profile = _holder(source, row, export, way, service)
    if account not in known:
        known.add(account)
        yield Record("profiles", line, profile)
    date = _cell(row, export["date"])
    other, said = _cell(row, export.get("other", {}).get(way)), _cell(row, export.get("other_name", {}).get(way))
    if said is None and export.get("from_description") and (found := _PARTY.match(row.get("description", ""))):
        said = found[1]
    time, zone = _cell(row, export.get("time")), _cell(row, export.get("zone"))
    payment = {
        "account": account,
        "at": moment(date, time, zone, day_before_month=day_before_month) if date else None,
        "amount": f"{abs(signed):.12g}",
        "currency": _cell(row, export["currency"]),
        "direction": way,
        "method": service,
        "counterparty": other or (f"{service}:{said}" if said else None),
        "counterparty_name": said,
        "counterparty_country": _cell(row, export.get("country")),
    }
    yield Record("payments", line, payment | {k: row[k] for k in ("type", "status", "transactionid", "id") if k in row})


def _holder(source: SourceFile, row: Row, export: Export, way: str, service: str) -> tuple[str, dict[str, Any]]:
    email = _cell(row, export.get("own", {}).get(way))
    name = _cell(row, export.get("own_name", {}).get(way))
    account = f"{service}:{(email or name or source.path.name.partition('.')[0]).lower()}"
    return account, {
        "account": account,
        "platform": service,
        "email": email,
        "payment_account": email,
        "name": name,
    }


def _amount(row: Row, export: Export) -> float | None:
    if "amount" in export:
        return _number(_cell(row, export["amount"]))
    credit, debit = _number(_cell(row, export["credit"])), _number(_cell(row, export["debit"]))
    return credit if credit else (-abs(debit) if debit else credit)


def _number(text: str | None) -> float | None:
    """`1.234,56`, `(1,234.56)` and `-1 234.56` as numbers: the last sign before two digits is the point."""
    if text is None:
        return None
    plain = _NUMBER.sub("", text.replace("\u2212", "-"))
    negative = plain.startswith("(") or "-" in plain
    digits = plain.strip("()").replace("-", "")
    if re.search(r",\d{1,2}$", digits) and digits.count(",") == 1:
        digits = digits.replace(".", "").replace(",", ".")
    try:
        value = float(digits.replace(",", ""))
    except ValueError:
        return None
    return -value if negative else value


def _cell(row: Row, names: Sequence[str] | None) -> str | None:
    return next((row[key(name)] for name in names or () if key(name) in row), None)


def _day_order(source: SourceFile) -> bool | None:
    columns = [key(name) for export in _exports().values() for name in export["date"]]
    rows = (item[1] for item in csv_rows(source, _wanted()) if not isinstance(item, Reject))
    dates = [row[name] for row in rows for name in columns if name in row]
    order = day_first(dates)
    return False if order is None and not any(re.match(r"\d{1,2}[./-]", date) for date in dates) else order


def _of(names: set[str]) -> str | None:
    """The export whose header is all in `names`; of several the one with the longest."""
    fits = [(len(e["header"]), name) for name, e in _exports().items() if {key(h) for h in e["header"]} <= names]
    return max(fits)[1] if fits else None


def _wanted() -> list[str]:
    return list(chain.from_iterable(export["header"] for export in _exports().values()))


@cache
def _exports() -> Mapping[str, Export]:
    text = resources.files(__package__).joinpath("core/exports.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
