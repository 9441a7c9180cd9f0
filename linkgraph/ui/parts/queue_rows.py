"""A cluster as a row of the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkgraph.ui import data
from linkgraph.ui.desk import states
from linkgraph.ui.look import look
from linkgraph.ui.parts.evidence import kind_of_line, sentence
from linkgraph.ui.parts.notes import counted, risk_word
from linkgraph.ui.parts.verdict import ICONS
from linkgraph.ui.photos import faces

Row = dict[str, Any]
FACES = 5


def line(row: Row, state: Row, news: Sequence[Row]) -> Row:
    """What the list component draws of a cluster."""
    risk = round(row["risk"] or 0)
    return {
        "id": row["id"],
        "size": f"{counted(row['size'], 'account')}",
        "faces": faces(data.photos_of(row["accounts"][:FACES])),
        "words": sentence(row["strongest"][0]) if row["strongest"] else "",
        "signals": [_sample(name) for name in _strongest_first(row)],
        "found": _found(row),
        "risk": risk,
        "word": risk_word(risk),
        "news": _news(news),
        "stage": state["state"].replace(" ", "-"),
        "state": f"{ICONS[state['state']]} {states.said(state)}",
    }


def _strongest_first(row: Row) -> list[str]:
    return list(dict.fromkeys([*(item["signal"] for item in row["strongest"]), *(row["signals"] or ())]))


def _sample(signal: str) -> Row:
    of = look(signal)
    return {"title": of.title, "light": of.light, "dark": of.dark, "kind": kind_of_line(of)}


def _found(row: Mapping[str, Any]) -> str:
    flags = row["flags"]
    platforms = counted(len(row["platforms"] or ()), "platform")
    if not flags:
        return platforms
    more = f" and {len(flags) - 1} more" if len(flags) > 1 else ""
    return f"⚑ {flags[0]['title'] or flags[0]['flag']}{more} · {platforms}"


def _news(news: Sequence[Row]) -> str:
    return {"born": "new cluster"}.get(news[0]["kind"], str(news[0]["kind"])) if news else ""
