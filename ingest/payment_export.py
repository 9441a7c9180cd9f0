"""Activity exports of PayPal, Wise and Payoneer, told by their headers; `core/exports.toml` says what is what.

`core/exports_words.toml` has the headers of other languages. The account is the holder of the export: their
address where the export names it, else their name, else the file. A name alone is no account that money went to, since
many people share it: it is noted as `counterparty_name`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from linkgraph.errors import SourceError
from linkgraph.normalise.amounts import number
from linkgraph.records import Reject

from .core.csv_rows import Row, csv_rows, header_names
from .core.day_first import day_first, is_zone, moment
from .core.file_account import file_account
from .core.foreign import Foreign, Record, Sample, sample
from .core.header import key
from .core.holders import Holders
from .core.source import SourceFile

Export = dict[str, Any]
Words = Mapping[str, str]
"""From the column names of a language to the English ones, both as `key` spells them."""
THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
UNSETTLED = (
    "nothing says whether the addresses beside money out are the holder's or those of who got it, so they are nobody's"
)
_PARTY = re.compile(r"(?:payment|transfer|withdrawal|paid|received|sent)\b.*?\b(?:to|from)\s+(.+)", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^\d.,]")


class PaymentExport(Foreign):
    """What a payment service lets its customers download."""

    name = "payment export"

    def recognises(self, head: Sample) -> bool:
        """True where the header of one export is all there."""
        return _of(header_names(head, _wanted())) is not None

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A payment for each row, and a profile for each holder the first time."""
        found = _of(header_names(sample(source.path), _wanted()))
        if found is None:
            raise SourceError("the header is of no payment service that is known")
        name, words = found
        export = _exports()[name]
        order, holders, zones = _looked_through(source, export, words)
        if order is None:
            yield Reject(source.file, 0, "no date says whether day or month stands first; read as month/day/year")
        if zones:
            yield Reject(source.file, 0, f"time zones that are not known were read as UTC: {', '.join(zones)}")
        if holders.either and holders.side is None:
            yield Reject(source.file, 0, UNSETTLED)
        service = str(export.get("method", name))
        reading = _Reading(source, service, _settled(export, holders.side), order or False, holders.usual)
        for item in csv_rows(source, _wanted()):
            if isinstance(item, Reject):
                yield item
            else:
                yield from reading.records(item[0], _english(item[1], words))


def _settled(export: Export, side: str | None) -> Export:
    """`export` where it is known whose the addresses are that stand beside money out: `own`, `other`, or nobody's."""
    either = export.get("either", [])
    return export | {side: export.get(side, {}) | {"out": either}} if side and either else export


@dataclass
class _Reading:
    """One export as it is read; `holder` is the usual address of its holder, also of rows that name none."""

    source: SourceFile
    service: str
    export: Export
    day_before_month: bool
    holder: str | None
    known: set[str] = field(default_factory=set)

    def records(self, line: int, row: Row) -> Iterator[Record | Reject]:
        """The payment of one row, and its holder the first time."""
        signed = _amount(row, self.export)
        if signed is None:
            yield Reject(self.source.file, line, "the row has no amount that can be read")
            return
        way = (_cell(row, self.export.get("direction")) or ("out" if signed < 0 else "in")).lower()
        way = way if way in ("in", "out") else "out"
        own, other = (_cell(row, self.export.get(side, {}).get(way)) for side in ("own", "other"))
        if self.holder and other and other.lower() == self.holder and (own or "").lower() != self.holder:
            own, other = other, own
        profile = self._holder(own, _cell(row, self.export.get("own_name", {}).get(way)))
        if profile["account"] not in self.known:
            self.known.add(profile["account"])
            yield Record("profiles", line, profile)
        payment = _payment(row, self.export, way, self.day_before_month)
        who = {"account": profile["account"], "counterparty": other, "method": self.service}
        yield Record("payments", line, _rest(row, self.export, way) | payment | who | {"amount": f"{abs(signed):.12g}"})

    def _holder(self, own: str | None, name: str | None) -> dict[str, Any]:
        email = own or (None if name else self.holder)
        return {
            "account": f"{self.service}:{(email or name or file_account(self.source)).lower()}",
            "platform": self.service,
            "email": email,
            "payment_account": email,
            "name": name,
        }


def _payment(row: Row, export: Export, way: str, day_before_month: bool) -> dict[str, Any]:
    date, said = _cell(row, export["date"]), _cell(row, export.get("other_name", {}).get(way))
    if said is None and export.get("from_description") and (found := _PARTY.match(row.get("description", ""))):
        said = found[1]
    time, zone = _cell(row, export.get("time")), _cell(row, export.get("zone"))
    return {
        "at": moment(date, time, zone, day_before_month=day_before_month) if date else None,
        "currency": _cell(row, export["currency"]),
        "direction": way,
        "counterparty_name": said,
        "counterparty_country": _cell(row, export.get("country")),
    }


def _rest(row: Row, export: Export, way: str) -> dict[str, Any]:
    """The columns that are read into none of ours: type, status, fee, note, reference."""
    read = [export.get(name) or () for name in ("time", "zone", "amount", "credit", "debit", "currency", "direction")]
    read += [export.get(name, {}).get(way) or () for name in ("own", "other", "own_name", "other_name")]
    taken = {key(name) for name in chain(export["date"][:1], export.get("country", ())[:1], *read)}
    return {name: value for name, value in row.items() if name not in taken}


def _amount(row: Row, export: Export) -> float | None:
    currency = _cell(row, export["currency"])
    if "amount" in export:
        return _number(_cell(row, export["amount"]), currency)
    credit, debit = (_number(_cell(row, export[name]), currency) for name in ("credit", "debit"))
    return credit if credit else (-abs(debit) if debit else credit)


def _number(text: str | None, currency: str | None = None) -> float | None:
    """`1.234,56`, `(1,234.56)` and `-1 234.56` as numbers.

    Three digits after a point are thousands, but in a currency of three decimals.
    """
    points = text is not None and THOUSANDS.fullmatch(_NOT_DIGIT.sub("", text))
    if text and points and (text.count(".") > 1 or _decimals(currency) != 3):
        text = text.replace(".", "")
    value = number(text) if text else None
    return float(value) if value else None


def _cell(row: Row, names: Sequence[str] | None) -> str | None:
    return next((row[key(name)] for name in names or () if key(name) in row), None)


def _decimals(currency: str | None) -> int:
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency.upper()) if currency else 2


def _looked_through(source: SourceFile, export: Export, words: Words) -> tuple[bool | None, Holders, list[str]]:
    """Whether the day stands before the month, whose addresses the rows name, and time zones that are not known."""
    order: bool | None = None
    open_ = False
    holders = Holders()
    zones: dict[str, None] = {}
    for item in csv_rows(source, _wanted()):
        if isinstance(item, Reject):
            continue
        row = _english(item[1], words)
        date, zone = _cell(row, export["date"]) or "", _cell(row, export.get("zone"))
        open_ = open_ or re.match(r"\d{1,2}[./-]", date) is not None
        order = day_first([date]) if order is None else order
        _take(holders, row, export)
        if zone and not is_zone(zone):
            zones[zone] = None
    if order is None and open_:
        order = _usual(export, words)
    return (order if open_ else False), holders, list(zones)


def _take(holders: Holders, row: Row, export: Export) -> None:
    way = "out" if (_amount(row, export) or 0) < 0 else "in"
    either = _cell(row, export.get("either")) if way == "out" else None
    names = export.get("other_name", {}).get(way)
    holders.take(_cell(row, export.get("own", {}).get(way)), either, _cell(row, names))


def _usual(export: Export, words: Words) -> bool | None:
    """How the service writes dates, or the language of the export; None where that is not known either."""
    if words:
        return True
    return {"day": True, "month": False}.get(export.get("dates", ""))


def _english(row: Row, words: Words) -> Row:
    return {words.get(name, name): value for name, value in row.items()}


def _of(names: set[str]) -> tuple[str, Words] | None:
    """The export whose header is all in `names`, of several the one with the longest, and its language."""
    for words in _languages():
        english = {words.get(name, name) for name in names}
        fits = [(len(e["header"]), name) for name, e in _exports().items() if {key(h) for h in e["header"]} <= english]
        if fits:
            return max(fits)[1], words
    return None


def _wanted() -> list[str]:
    names = chain.from_iterable(export["header"] for export in _exports().values())
    return [*names, *chain.from_iterable(_languages())]


@cache
def _languages() -> tuple[Words, ...]:
    """English first, which needs no words."""
    text = resources.files(__package__).joinpath("core/exports_words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text).values()
    return ({}, *({key(theirs): key(ours) for theirs, ours in table.items()} for table in tables))


@cache
def _exports() -> Mapping[str, Export]:
    text = resources.files(__package__).joinpath("core/exports.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
