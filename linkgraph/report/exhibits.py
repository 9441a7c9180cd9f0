"""The parts of a page that show rather than tell: photo pairs, shared wording, sources, times, drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from linkgraph.report import drawing
from linkgraph.report import sentences as say
from linkgraph.report.assessed import in_titles
from linkgraph.report.model import Cluster, Fact, Happening, Pair, Passage, RiskPart

Row = dict[str, Any]


def photo_pair(pair: Pair) -> Row:
    """Two pictures beside each other; `left_photo` and `right_photo` are files of the case."""
    return {
        "left": pair.left,
        "right": pair.right,
        "left_photo": pair.left_value,
        "right_photo": pair.right_value,
        "detail": say.short(pair.detail, 160),
        "weight": say.bits(pair.weight),
    }


def photo_pairs(cluster: Cluster) -> list[Pair]:
    """The pairs of pictures, the strongest first; pairs of which both were shown before come last."""
    pairs = [pair for pair in cluster.alike if pair.signal == "photo" and (pair.left_value or pair.right_value)]
    firsts = {frozenset((pair.left_value, pair.right_value)): pair for pair in reversed(pairs)}
    shown: set[str | None] = set()
    new: list[Pair] = []
    known: list[Pair] = []
    for pair in sorted(firsts.values(), key=lambda pair: (-pair.weight, pair.left, pair.right)):
        both = {pair.left_value, pair.right_value}
        (known if both <= shown else new).append(pair)
        shown |= both
    return [*new, *known]


def passage(found: Passage) -> Row:
    """A shared wording, in pieces: before, shared, after, for each side."""
    return {
        "left": found.left,
        "right": found.right,
        "words": say.count(found.words, "word"),
        "left_text": _pieces(found.left_text),
        "right_text": _pieces(found.right_text),
    }


def part(found: RiskPart) -> Row:
    """A summand of the risk."""
    return {
        "name": found.name.replace("_", " "),
        "points": f"{found.points:+.1f}",
        "reason": say.short(in_titles(found.reason), 400),
    }


def fact(found: Fact) -> Row:
    """A fact with its source."""
    seen = [time[:10] for time in (found.first_seen, found.last_seen) if time]
    place = f"{found.file}:{found.line}" if found.file and found.line else found.file or ""
    return {
        "account": found.account,
        "kind": found.kind,
        "value": say.short(found.raw or found.value, 70) + (" (gone)" if found.gone else ""),
        "seen": " to ".join(dict.fromkeys(seen)),
        "place": place,
    }


def facts(cluster: Cluster) -> list[Fact]:
    """The members' facts: first those that several share, then the others."""
    held = Counter({(f.kind, f.value): 0 for f in cluster.facts})
    for kind, value in {(f.account, f.kind, f.value): (f.kind, f.value) for f in cluster.facts}.values():
        held[kind, value] += 1
    return sorted(cluster.facts, key=lambda f: (-held[f.kind, f.value], f.kind, f.value, f.account))


def happening(found: Happening) -> str:
    """A moment with its day."""
    return f"{found.at[:10]} {found.account}: {say.short(found.what, 120)}"


def drawings(cluster: Cluster) -> Row:
    """The two drawings, as SVG or None, and what the first leaves out."""
    many = len(cluster.links) > drawing.MOST_LINES
    return {
        "graph": drawing.graph(cluster) if cluster.links else None,
        "graph_left_out": f" Of {len(cluster.links):,} links {drawing.MOST_LINES:,} are drawn." if many else "",
        "timeline_drawing": drawing.timeline(cluster),
    }


def _pieces(text: str) -> Sequence[str]:
    found = re.fullmatch(r"(.*?)\[\[ (.*) \]\](.*)", text, re.DOTALL)
    return [piece.strip() for piece in found.groups()] if found else ["", text, ""]
