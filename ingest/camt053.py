"""Bank statements in ISO 20022 form: CAMT.053, and the reports 052 and 054 of the same shape, any version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile
from .core.xml_elements import elements

PARTS = ("Stmt", "Rpt", "Ntfctn")
AGENTS = {"Dbtr": "DbtrAgt", "Cdtr": "CdtrAgt"}
UNSAID = ("NOTPROVIDED", "NOTAVAILABLE", "UNKNOWN")
"""What banks put where an account has to stand and none is known."""
BOOKED = ("BookgDt", "ValDt")


UNPRICED = "transactions of one entry do not all say their amounts: read as one payment of the whole, to nobody named"


class Camt053(Foreign):
    """A statement of a bank account."""

    name = "CAMT.053"

    def recognises(self, head: Sample) -> bool:
        """True for the namespace of the message."""
        return "urn:iso:std:iso:20022:tech:xsd:camt.05" in head.text[:4096]

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A profile for each account of a statement, and a payment for each transaction."""
        for statement in elements(source, PARTS):
            yield from _statement(source, statement)


def _statement(source: SourceFile, statement: Any) -> Iterator[Record | Reject]:
    number = _text(statement, "Acct/Id/IBAN") or _text(statement, "Acct/Id/Othr/Id")
    if number is None or number.upper() in UNSAID:
        yield Reject(source.file, statement.sourceline or 0, "the statement names no account")
        return
    account = f"bank:{number.replace(' ', '')}"
    acct = _first(statement, "Acct")
    said = {} if acct is None else _leaves(acct, ("Id", "Ownr.Nm"))
    profile = leftover("profiles", said, ()) | {
        "account": account,
        "platform": "bank",
        "payment_account": number,
        "name": _text(statement, "Acct/Ownr/Nm"),
    }
    yield Record("profiles", statement.sourceline or 1, profile)
    for entry in _all(statement, "Ntry"):
        line = entry.sourceline or 1
        details = _all(entry, "NtryDtls/TxDtls")
        if len(details) > 1 and any(_amount(detail) is None for detail in details):
            yield Reject(source.file, line, f"{len(details)} {UNPRICED}")
            details = []
        for detail in details or [entry]:
            yield Record("payments", line, {"account": account} | _payment(entry, detail, len(details), number))


def _amount(detail: Any) -> Any | None:
    """What one transaction of an entry says that its own amount is."""
    return _first(detail, "Amt", "AmtDtls/TxAmt/Amt")


def _other_party(entry: Any, detail: Any, own: str, *, incoming: bool) -> str:
    """`Dbtr` or `Cdtr`, whichever is not the holder.

    A reversal may name the parties of what it takes back, so that the holder of incoming money is the debtor.
    """
    side, back = ("Dbtr", "Cdtr") if incoming else ("Cdtr", "Dbtr")
    if _is_own(detail, back, own):
        return side
    taken_back = _text(entry, "RvslInd") in ("true", "1")
    named = any(_first(detail, f"RltdPties/{back}{part}") is not None for part in ("", "Acct"))
    return back if _is_own(detail, side, own) or (taken_back and named) else side


def _is_own(detail: Any, side: str, own: str) -> bool:
    number = _text(detail, f"RltdPties/{side}Acct/Id/IBAN") or _text(detail, f"RltdPties/{side}Acct/Id/Othr/Id")
    return number is not None and number.replace(" ", "").upper() == own.replace(" ", "").upper()


def _payment(entry: Any, detail: Any, several: int, own: str) -> dict[str, Any]:
    incoming = (_text(detail, "CdtDbtInd") or _text(entry, "CdtDbtInd")) == "CRDT"
    party = _other_party(entry, detail, own, incoming=incoming)
    amount = _amount(detail) if several > 1 else _first(entry, "Amt")
    amount = _first(entry, "Amt") if amount is None else amount
    side = f"RltdPties/{party}"
    dates = [_text(entry, f"{name}/{kind}") for name in BOOKED for kind in ("DtTm", "Dt")]
    taken = (
        "Amt",
        f"RltdPties.{party}Acct.Id",
        f"RltdPties.{party}.Nm",
        f"RltdPties.{party}.Pty.Nm",
        "RmtInf.Ustrd",
        "Refs.EndToEndId",
    )
    said = _leaves(entry, ("NtryDtls", "Amt", "CdtDbtInd", "BookgDt")) | _leaves(detail, taken)
    bics = (_text(detail, f"RltdAgts/{AGENTS[party]}/FinInstnId/{name}") for name in ("BICFI", "BIC"))
    return leftover("payments", said, ()) | {
        "at": next(filter(None, dates), None),
        "amount": None if amount is None else amount.text,
        "currency": None if amount is None else amount.get("Ccy"),
        "direction": "in" if incoming else "out",
        "method": "bank",
        "counterparty": _text(detail, f"{side}Acct/Id/IBAN") or _text(detail, f"{side}Acct/Id/Othr/Id"),
        "counterparty_name": _text(detail, f"{side}/Nm") or _text(detail, f"{side}/Pty/Nm"),
        "counterparty_country": _text(detail, f"{side}/PstlAdr/Ctry") or _text(detail, f"{side}/Pty/PstlAdr/Ctry"),
        "bank_country": _bank_country(next(filter(None, bics), None)),
        "reference": " ".join(one.text.strip() for one in _all(detail, "RmtInf/Ustrd") if one.text) or None,
        "transaction": _text(detail, "Refs/EndToEndId") or _text(entry, "AcctSvcrRef"),
    }


def _bank_country(bic: str | None) -> str | None:
    """The country in letters five and six of a BIC (ISO 9362)."""
    return bic[4:6] if bic and len(bic) in (8, 11) else None


def _leaves(element: Any, taken: tuple[str, ...], above: str = "") -> dict[str, Any]:
    """The texts in an element by their paths of tags, without what stands at or below a path in `taken`."""
    found: dict[str, Any] = {}
    for child in element.iterchildren(tag="*"):
        path = f"{above}.{_tag(child)}" if above else _tag(child)
        if path in taken:
            continue
        if len(child):
            for name, value in _leaves(child, taken, path).items():
                found[name] = f"{found[name]} | {value}" if name in found else value
        elif child.text and child.text.strip():
            text = " ".join(filter(None, [child.text.strip(), child.get("Ccy")]))
            found[path] = f"{found[path]} | {text}" if path in found else text
    return found


def _tag(element: Any) -> str:
    """The tag of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _all(element: Any, path: str) -> list[Any]:
    return list(element.findall("/".join(f"{{*}}{name}" for name in path.split("/"))))


def _first(element: Any, *paths: str) -> Any | None:
    return next((found for path in paths for found in _all(element, path)), None)


def _text(element: Any, path: str) -> str | None:
    found = _first(element, path)
    return found.text.strip() if found is not None and found.text and found.text.strip() else None
