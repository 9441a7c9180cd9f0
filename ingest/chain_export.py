"""Transfers on a chain: tables of `from` and `to` addresses, such as the exports of block explorers.

Every address is an account of the platform `wallet`. A transfer is a payment between two of them, and
no evidence that one hand runs both. Time, amount and token are taken where they are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from linkgraph.normalise import normaliser
from linkgraph.records import Reject

from .core.csv_rows import Row, csv_rows, header_names
from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile

ENDS = ("from", "to")
AT = ("datetime(utc)", "datetime", "timestamp", "blocktimestamp", "unixtimestamp", "time", "date", "at")
AMOUNT = ("value", "amount", "tokenvalue", "quantity", "valuein(eth)", "valueout(eth)", "valuein(bnb)")
CURRENCY = ("tokensymbol", "token", "asset", "currency", "symbol")
CHAIN = ("chain", "network", "blockchain", "kind")
HASH = ("txhash", "transactionhash", "hash", "txid", "transactionid")


class ChainExport(Foreign):
    """Transfers between wallets."""

    name = "chain transfers"

    def recognises(self, head: Sample) -> bool:
        """True where both ends are columns and the first row has wallets in them."""
        names = header_names(head, (*ENDS, *AT, *AMOUNT))
        if not set(ENDS) <= names or "account" in names or len(head.lines) < 2:
            return False
        cells = {
            cell.strip(' "')
            for line in head.lines[1:4]
            for cell in line.replace(";", ",").replace("\t", ",").split(",")
        }
        return sum(_wallet(cell) is not None for cell in cells) >= 2

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each address the first time, and a payment for each transfer."""
        known: set[str] = set()
        for item in csv_rows(source, (*ENDS, *AT, *AMOUNT)):
            if isinstance(item, Reject):
                yield item
                continue
            line, row = item
            ends = [_wallet(row.get(end, "")) for end in ENDS]
            if None in ends:
                wrong = next(end for end, found in zip(ENDS, ends, strict=True) if found is None)
                yield Reject(
                    source.file, line, f"{wrong} {row.get(wrong, '')!r} is no wallet address that can be checked"
                )
                continue
            for wallet in (end for end in ends if end is not None and end not in known):
                known.add(wallet)
                yield Record("profiles", line, _profile(wallet))
            yield Record("payments", line, _transfer(str(ends[0]), str(ends[1]), row))


def _profile(wallet: str) -> dict[str, Any]:
    return {"account": f"wallet:{wallet}", "platform": "wallet", "wallet": wallet}


def _transfer(sender: str, receiver: str, row: Row) -> dict[str, Any]:
    chains = " ".join(dict.fromkeys(row[name] for name in CHAIN if name in row))
    used = {*ENDS, *CHAIN, *(next((n for n in names if n in row), "") for names in (AT, AMOUNT, CURRENCY, HASH))}
    return leftover("payments", row, used) | {
        "account": f"wallet:{sender}",
        "at": _moment(_first(row, AT)),
        "amount": (_first(row, AMOUNT) or "").replace(",", "") or None,
        "currency": _first(row, CURRENCY),
        "direction": "out",
        "method": "crypto",
        "counterparty": f"wallet:{receiver}",
        "via": chains or None,
        "transaction": _first(row, HASH),
    }


def _moment(text: str | None) -> str | None:
    if text and text.isdigit() and len(text) in (10, 13):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    return text


def _first(row: Row, names: tuple[str, ...]) -> str | None:
    return next((row[name] for name in names if name in row), None)


def _wallet(text: str) -> str | None:
    return normaliser("wallet")(text, None) if len(text) >= 20 else None
