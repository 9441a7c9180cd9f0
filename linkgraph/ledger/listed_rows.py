"""Incoming rows of watchlists: written as they were meant, or left out with a reason.

Indicators are often passed on so that nobody follows them by accident: `evil[.]example`, `hxxp://`, `a[@]b.example`.
"""

from __future__ import annotations

import ipaddress
import re

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.normalise import normaliser
from linkgraph.records import Batch, Reject

KINDS = ("account", "domain", "email", "handle", "ip", "name", "phone", "photo", "wallet")
TOLD = {
    "domain": "a domain",
    "email": "an e-mail address",
    "ip": "an IP address or network",
    "phone": "a phone number with its country code",
}
"""The kinds of which a value is refused that is none: it could never be met."""
_DOT = re.compile(r"\s*[\[({](?:\.|dot)[\])}]\s*", re.IGNORECASE)
_AT = re.compile(r"\s*[\[({](?:@|at)[\])}]\s*", re.IGNORECASE)
_COLON = re.compile(r"\[:(?://)?\]")
_SCHEME = re.compile(r"^h(?:xx|tt)ps?(?=:)", re.IGNORECASE)


def listed_rows(batch: Batch) -> tuple[Batch, list[Reject]]:
    """The rows of a watchlist whose kind is known and whose value can be one; the others named."""
    rows = batch.rows
    lines, kinds, values = (rows.column(name).to_pylist() for name in ("line", "kind", "value"))
    kept, rejects = [], list[Reject]()
    for at, (line, kind, value) in enumerate(zip(lines, kinds, values, strict=True)):
        kinds[at] = kind.strip().casefold()
        values[at] = refanged(value) if kinds[at] in TOLD else value
        reason = _reason(kinds[at], values[at])
        kept.append(not reason)
        if reason:
            rejects.append(Reject(batch.file, line, reason))
    for name, cells in (("kind", kinds), ("value", values)):
        rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(cells, pa.string()))
    return Batch(batch.kind, batch.file, rows.filter(pc.equal(pa.array(kept, pa.bool_()), True))), rejects


def refanged(value: str) -> str:
    """A value as it was before somebody took its teeth out."""
    colons = _COLON.sub(lambda found: found[0].strip("[]"), _AT.sub("@", _DOT.sub(".", value)))
    return _SCHEME.sub(lambda found: found[0].replace("x", "t").replace("X", "t"), colons)


def _reason(kind: str, value: str) -> str | None:
    if kind not in KINDS:
        return f"kind {kind!r} is none of {', '.join(KINDS)}"
    if kind not in TOLD or normaliser(kind)(value.strip(), None) or (kind == "ip" and _is_network(value)):
        return None
    return f"value {value!r} is not {TOLD[kind]}"


def _is_network(value: str) -> bool:
    try:
        ipaddress.ip_network(value.strip(), strict=False)
    except ValueError:
        return False
    return True
