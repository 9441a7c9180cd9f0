"""The lists of OFAC as XML: `sdn.xml` and `consolidated.xml`, and their advanced form (`sdn_advanced.xml`).

Read are names, aliases in any script, and the values that a watchlist has a kind for. Ships and aircraft are left out
and counted, and so are postal addresses and numbers of passports and registers. Sources: OFAC's "Data Specifications"
and its Advanced Sanctions List Standard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from linkgraph.records import Reject

from .core.foreign import Foreign, Record, Sample
from .core.source import SourceFile
from .core.watched import watched
from .core.xml_elements import elements

ENTRY, PARTY, TYPES = "sdnEntry", "DistinctParty", "ReferenceValueSets"
BESIDE = {"Location": "postal addresses", "IDRegDocument": "ids"}
DROPPED = ("SanctionsEntry", "ProfileRelationship")
"""Parts of the advanced form that say which programme an entry is of, and who belongs to whom."""
LEFT_OUT = ("vessel", "aircraft")
SHIPS = "ships and aircraft"
NAMED = ("FeatureType", "PartySubType")


class OfacXml(Foreign):
    """Specially Designated Nationals and Blocked Persons, and the lists beside them."""

    name = "OFAC list (XML)"

    def recognises(self, head: Sample) -> bool:
        """True for the root of either form."""
        start = head.text[:4096]
        advanced = "<Sanctions" in start and ("/ADVANCED_XML" in start or "un.org/sanctions" in start)
        return "<sdnList" in start or advanced

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """A watchlist row for each name, alias and value of an entry."""
        left: Counter[str] = Counter()
        types: dict[tuple[str, str], str] = {}
        for element in elements(source, (ENTRY, PARTY, TYPES, *BESIDE, *DROPPED)):
            yield from _part(element, types, left)
        if left:
            said = ", ".join(f"{count:,} {what}" for what, count in sorted(left.items()))
            yield Reject(source.file, 0, f"a watchlist has no kind for these, so they were left out: {said}")


def _part(element: Any, types: dict[tuple[str, str], str], left: Counter[str]) -> Iterator[Record]:
    match name := _tag(element):
        case "sdnEntry":
            yield from _entry(element, left)
        case "DistinctParty":
            yield from _party(element, types, left)
        case "ReferenceValueSets":
            for one in element.iter(*(f"{{*}}{kind}" for kind in NAMED)):
                types[_tag(one), one.get("ID", "")] = (one.text or "").strip()
        case _ if name in BESIDE:
            left[BESIDE[name]] += 1


def _entry(element: Any, left: Counter[str]) -> Iterator[Record]:
    """The rows of an entry of the plain form."""
    left["postal addresses"] += len(element.findall("{*}addressList/{*}address"))
    if _text(element, "sdnType").lower() in LEFT_OUT:
        left[SHIPS] += 1
        return
    names = [_name(one) for one in (element, *element.findall("{*}akaList/{*}aka"))]
    programs = ", ".join(filter(None, (one.text for one in element.findall("{*}programList/{*}program"))))
    ids = [(_text(one, "idType"), _text(one, "idNumber")) for one in element.findall("{*}idList/{*}id")]
    yield from _rows(element, f"{names[0]} [{programs}]" if programs else names[0], names, ids, left)


def _party(element: Any, types: dict[tuple[str, str], str], left: Counter[str]) -> Iterator[Record]:
    """The rows of an entry of the advanced form, whose types are said by their ids."""
    kinds = [types.get(("PartySubType", one.get("PartySubTypeID", "")), "") for one in element.iter("{*}Profile")]
    if any(kind.lower() in LEFT_OUT for kind in kinds):
        left[SHIPS] += 1
        return
    aliases = sorted(element.iter("{*}Alias"), key=lambda one: one.get("Primary") != "true")
    names = [_joined(name) for one in aliases for name in one.iter("{*}DocumentedName")]
    said = [
        (types.get(("FeatureType", one.get("FeatureTypeID", "")), ""), (detail.text or "").strip())
        for one in element.iter("{*}Feature")
        for detail in one.iter("{*}VersionDetail")
    ]
    yield from _rows(element, next(filter(None, names), ""), names, said, left)


def _rows(
    element: Any, label: str, names: list[str], ids: list[tuple[str, str]], left: Counter[str]
) -> Iterator[Record]:
    found = [("name", name) for name in names]
    for kind, value in ids:
        if value:
            found.append((kind.partition(" - ")[0].lower(), value))
    for name, value in dict.fromkeys(found):
        row = watched("ofac", name, value, element.sourceline or 0, label=label, source="OFAC SDN")
        if row is not None:
            yield row
        elif value:
            left["ids"] += 1


def _name(element: Any) -> str:
    """`LI, Jiadong`, as the list has it in its other forms."""
    return ", ".join(filter(None, (_text(element, name) for name in ("lastName", "firstName"))))


def _joined(name: Any) -> str:
    return " ".join(part.text.strip() for part in name.iter("{*}NamePartValue") if part.text and part.text.strip())


def _text(element: Any, tag: str) -> str:
    found = element.find(f"{{*}}{tag}")
    return (found.text or "").strip() if found is not None else ""


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
