"""FollowTheMoney entities, one a line: user accounts and persons are accounts, listed ones a watchlist.

An entity whose topics say that it is sanctioned, wanted or debarred is known to be bad.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.entries import Entry, entries, items, says
from .core.foreign import Foreign, Record, Sample
from .core.leftover import leftover
from .core.source import SourceFile

DEPTH = 8
"""How far down nested entities are read."""
BAD = ("sanction", "crime", "wanted", "debarment", "export.control")
PARTIES = frozenset({"Person", "LegalEntity", "Organization", "Company", "PublicBody"})
PROFILE = {
    "name": ("name",),
    "email": ("email",),
    "phone": ("phone",),
    "address": ("address",),
    "country": ("country", "mainCountry", "jurisdiction"),
    "nationality": ("nationality",),
    "birth_date": ("birthDate",),
    "gender": ("gender",),
    "education": ("education",),
    "employment": ("position",),
    "bio": ("description", "summary"),
    "url": ("website", "sourceUrl"),
    "created_at": ("createdAt",),
    "seen_at": ("modifiedAt", "retrievedAt"),
}
LISTED = {"name": ("name", "alias", "weakAlias", "previousName"), "email": ("email",), "phone": ("phone",)}


class FollowTheMoney(Foreign):
    """What Aleph, OpenSanctions and this program's own export write."""

    name = "FollowTheMoney entities"

    def recognises(self, head: Sample) -> bool:
        """True for JSON with an id, a schema and properties."""
        return says(head, "id", "schema", "properties")

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Profiles, wallets, payments and watchlist rows."""
        unread: dict[str, int] = {}
        for item in entries(source):
            if isinstance(item, Reject):
                yield item
                continue
            line, entity = item
            for one in _nested(entity):
                found = list(_entity(line, one))
                yield from found
                if not found:
                    name = str(one.get("schema"))
                    unread[name] = unread.get(name, 0) + 1
        if unread:
            said = ", ".join(f"{count} {name}" for name, count in sorted(unread.items()))
            yield Reject(source.file, 0, f"entities that say nothing of accounts were not read: {said}")


def _nested(entity: Entry, depth: int = 0) -> Iterator[Entry]:
    """The entity and those nested in its properties, as an API gives them; an address in it is also a text of it."""
    properties = entity.get("properties")
    said = dict(properties) if isinstance(properties, dict) else {}
    inner = [one for values in said.values() for one in items(values) if isinstance(one, dict) and "schema" in one]
    full = [text for one in inner if one["schema"] == "Address" for text in _properties(one).get("full", [])]
    if full:
        said["address"] = [*items(said.get("address")), *full]
    yield entity | {"properties": said}
    for one in inner if depth < DEPTH else ():
        if not (one["schema"] == "Address" and full):
            yield from _nested(one, depth + 1)


def _entity(line: int, entity: Entry) -> Iterator[Record]:
    schema, said = str(entity.get("schema")), _properties(entity)
    if any(str(topic).startswith(BAD) for topic in said.get("topics", [])):
        yield from _listed(line, entity, said)
    elif schema == "UserAccount":
        yield Record("profiles", line, _account(entity, said))
    elif schema in PARTIES:
        about = {"account": _party(entity.get("id")), "platform": "ftm", "schema": schema}
        yield Record("profiles", line, _profile(said) | about)
    elif schema == "CryptoWallet" and said.get("holder"):
        for holder in said["holder"]:
            yield Record(
                "profiles", line, {"account": _party(holder), "platform": "ftm", "wallet": said.get("publicKey")}
            )
    elif schema == "BankAccount" and said.get("holder"):
        number = said.get("iban") or said.get("accountNumber")
        for holder in said["holder"]:
            row = {
                "account": _party(holder),
                "platform": "ftm",
                "payment_account": number,
                "bank": said.get("bankName"),
            }
            yield Record("profiles", line, row)
    elif schema == "Payment" and said.get("payer") and said.get("beneficiary"):
        yield Record("payments", line, _payment(said))


def _account(entity: Entry, said: dict[str, list[str]]) -> dict[str, Any]:
    service = (said.get("service") or ["ftm"])[0]
    name = str((said.get("username") or said.get("name") or [str(entity.get("id"))])[0])
    id_ = str(entity.get("id"))
    row = _profile(said) | {"handle": said.get("username"), "platform": service, "ftm_id": id_}
    return row | {"account": name if ":" in name else f"{service.lower()}:{name}"}


def _profile(said: dict[str, list[str]]) -> dict[str, Any]:
    read = {name for names in PROFILE.values() for name in names}
    ours = {ours: [v for name in names for v in said.get(name, [])] or None for ours, names in PROFILE.items()}
    return leftover("profiles", said, read) | ours


def _payment(said: dict[str, list[str]]) -> dict[str, Any]:
    first = {name: values[0] for name, values in said.items() if values}
    read = ("payer", "beneficiary", "date", "amount", "amountUsd", "currency", "purpose")
    return leftover("payments", said, read) | {
        "account": _party(first["payer"]),
        "at": first.get("date"),
        "amount": first.get("amount") or first.get("amountUsd"),
        "currency": first.get("currency") or ("USD" if "amountUsd" in first else None),
        "direction": "out",
        "counterparty": _party(first["beneficiary"]),
        "purpose": first.get("purpose"),
    }


def _listed(line: int, entity: Entry, said: dict[str, list[str]]) -> Iterator[Record]:
    label = str(entity.get("caption") or (said.get("name") or [str(entity.get("id"))])[0])
    source = ", ".join(map(str, items(entity.get("datasets")))) or "FollowTheMoney"
    values = [(kind, value) for kind, names in LISTED.items() for name in names for value in said.get(name, [])]
    if entity.get("schema") == "CryptoWallet":
        values = [("wallet", value) for value in said.get("publicKey", [])]
    for kind, value in dict.fromkeys(values):
        yield Record("watchlist", line, {"kind": kind, "value": value, "label": label, "source": source})


def _properties(entity: Entry) -> dict[str, list[str]]:
    """The properties as lists of texts; entities nested in them by their id."""
    found = {}
    properties = entity.get("properties")
    for name, values in properties.items() if isinstance(properties, dict) else ():
        listed = values if isinstance(values, list) else [values]
        found[name] = [str(v.get("id")) if isinstance(v, dict) else str(v) for v in listed if v not in (None, "")]
    return found


def _party(id_: Any) -> str:
    return f"ftm:{id_}"
