"""Bank statements in ISO 20022 form: CAMT.053, and the reports 052 and 054 of the same shape, any version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linkgraph.errors import SourceError
from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.source import SourceFile
from .core.unpack import opened

PARTS = ("Stmt", "Rpt", "Ntfctn")
BOOKED = ("BookgDt", "ValDt")


class Camt053(Foreign):
    """A statement of a bank account."""

    name = "CAMT.053"

    def recognises(self, head: Sample) -> bool:
        """True for the namespace of the message."""
        return "urn:iso:std:iso:20022:tech:xsd:camt.05" in head.text[:4096]

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each account of a statement, and a payment for each transaction."""
        from lxml import etree

        with opened(source.path) as stream:
            parser = etree.XMLPullParser(
                events=("end",), tag=[f"{{*}}{name}" for name in PARTS], resolve_entities=False, no_network=True
            )
            try:
                while block := stream.read(1 << 20):
                    parser.feed(block)
                    for _, statement in parser.read_events():
                        yield from _statement(source, statement)
                        statement.clear()
                parser.close()
            except etree.XMLSyntaxError as error:
                raise SourceError(f"not XML: {error}; nothing after it was read") from error


def _statement(source: SourceFile, statement: Any) -> Iterator[Record | Reject]:
    number = _text(statement, "Acct/Id/IBAN") or _text(statement, "Acct/Id/Othr/Id")
    if number is None:
        yield Reject(source.file, statement.sourceline or 0, "the statement names no account")
        return
    account = f"bank:{number.replace(' ', '')}"
    profile = {
        "account": account,
        "platform": "bank",
        "payment_account": number,
        "name": _text(statement, "Acct/Ownr/Nm"),
    }
    yield Record("profiles", statement.sourceline or 1, profile)
    for entry in _all(statement, "Ntry"):
        details = _all(entry, "NtryDtls/TxDtls") or [entry]
        for detail in details:
            yield Record(
                "payments", entry.sourceline or 1, {"account": account} | _payment(entry, detail, len(details))
            )


def _payment(entry: Any, detail: Any, several: int) -> dict[str, Any]:
    incoming = (_text(detail, "CdtDbtInd") or _text(entry, "CdtDbtInd")) == "CRDT"
    party, bank = ("Dbtr", "DbtrAgt") if incoming else ("Cdtr", "CdtrAgt")
    amount = _first(detail, "Amt", "AmtDtls/TxAmt/Amt") if several > 1 else _first(entry, "Amt")
    amount = _first(entry, "Amt") if amount is None else amount
    side = f"RltdPties/{party}"
    dates = [_text(entry, f"{name}/{kind}") for name in BOOKED for kind in ("DtTm", "Dt")]
    return {
        "at": next(filter(None, dates), None),
        "amount": None if amount is None else amount.text,
        "currency": None if amount is None else amount.get("Ccy"),
        "direction": "in" if incoming else "out",
        "method": "bank",
        "counterparty": _text(detail, f"{side}Acct/Id/IBAN") or _text(detail, f"{side}Acct/Id/Othr/Id"),
        "counterparty_name": _text(detail, f"{side}/Nm") or _text(detail, f"{side}/Pty/Nm"),
        "counterparty_country": _text(detail, f"{side}/PstlAdr/Ctry") or _text(detail, f"{side}/Pty/PstlAdr/Ctry"),
        "bank_country": _bank_country(_text(detail, f"RltdAgts/{bank}/FinInstnId/BICFI")),
        "reference": _text(detail, "RmtInf/Ustrd"),
        "transaction": _text(detail, "Refs/EndToEndId") or _text(entry, "AcctSvcrRef"),
    }


def _bank_country(bic: str | None) -> str | None:
    """The country in letters five and six of a BIC (ISO 9362)."""
    return bic[4:6] if bic and len(bic) in (8, 11) else None


def _all(element: Any, path: str) -> list[Any]:
    return list(element.findall("/".join(f"{{*}}{name}" for name in path.split("/"))))


def _first(element: Any, *paths: str) -> Any | None:
    return next((found for path in paths for found in _all(element, path)), None)


def _text(element: Any, path: str) -> str | None:
    found = _first(element, path)
    return found.text.strip() if found is not None and found.text and found.text.strip() else None
