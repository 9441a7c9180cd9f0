"""Red flags that follow from an account's own row and its own edges: to be asked again about some accounts alone.

What such a query finds of one account does not depend on any other. It is known by its shape: each part of it matches
one account `a`, at most with edges that begin at it, keeps `a` through every `WITH`, and returns `a.id` as the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from linkgraph.flags.flag import Flag

ASKED = "accounts_asked_about"
"""The parameter that names the accounts."""
_UNION = re.compile(r"^UNION ALL\n", re.MULTILINE)
_PART = re.compile(
    r"MATCH \(a:Account\)"
    r"(?P<path>-\[(?P<edge>\w*):(?P<types>\w+(?:\|\w+)*)\]->\((?P<end>\w*):(?P<labels>\w+(?:\|\w+)*)\))?\n"
    r"(?:WHERE (?P<where>.*(?:\n  .*)*)\n)?"
    r"(?P<rest>(?:WITH|UNWIND|RETURN) [^{}]*)"
)
_LOOKS_FURTHER = re.compile(r"\b(MATCH|CALL|LIMIT|SKIP)\b|(?<!STARTS )(?<!ENDS )\bWITH (?!(DISTINCT )?a\b(?!\.))")
_SUBJECT = re.compile(r"\bRETURN (DISTINCT )?a\.id AS subject\b")


@dataclass(frozen=True, slots=True)
class Own:
    """A flag's query for some accounts, given by the parameter `ASKED`, and the tables whose rows tell on it."""

    cypher: str
    tables: frozenset[str]


def own(flag: Flag) -> Own | None:
    """The query of a flag for some accounts; None where what it finds of one may depend on others."""
    return _own(flag.cypher) if flag.subject == "account" and "cluster" not in flag.columns else None


@cache
def _own(cypher: str) -> Own | None:
    code = "".join(f"{line}\n" for line in cypher.splitlines() if not line.startswith("//"))
    parts = [_PART.fullmatch(part) for part in _UNION.split(code)]
    found = [part for part in parts if part and _is_own(part)]
    if len(found) < len(parts):
        return None
    return Own("UNION ALL\n".join(map(_asking, found)), frozenset().union(*map(_tables, found)))


def _is_own(part: re.Match[str]) -> bool:
    further = _LOOKS_FURTHER.search(part["rest"]) or _LOOKS_FURTHER.search(part["where"] or "")
    named = part["edge"] or part["end"] or not part["path"]
    return bool(named and not further and "{" not in (part["where"] or "") and _SUBJECT.search(part["rest"]))


def _asking(part: re.Match[str]) -> str:
    """Edges are matched as what may be there: so the embedded store goes to those of these accounts, not to all."""
    asked = f"UNWIND ${ASKED} AS account_asked_about\nMATCH (a:Account {{id: account_asked_about}})\n"
    if not part["path"]:
        return asked + (f"WHERE {part['where']}\n" if part["where"] else "") + part["rest"]
    names = [name for name in ("a", part["edge"], part["end"]) if name]
    condition = f" AND ({part['where']})" if part["where"] else ""
    return (
        f"{asked}OPTIONAL MATCH (a){part['path']}\nWITH {', '.join(names)}\n"
        f"WHERE {names[1]}.id IS NOT NULL{condition}\n{part['rest']}"
    )


def _tables(part: re.Match[str]) -> frozenset[str]:
    """Edges tell by being there; accounts and what the edges lead to, by what is said of them."""
    types = frozenset(part["types"].split("|")) if part["path"] else frozenset()
    ends = frozenset(part["labels"].split("|")) if part["path"] and _says(part, part["end"]) else frozenset()
    return types | ends | (frozenset({"Account"}) if not part["path"] or _says(part, "a") else frozenset())


def _says(part: re.Match[str], name: str) -> bool:
    """Whether a property of the node `name` is read, beside its id, which never changes."""
    return bool(name and re.search(rf"\b{name}\.(?!id\b)\w", f"{part['where'] or ''} {part['rest']}"))
