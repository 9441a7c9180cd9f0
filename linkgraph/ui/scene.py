"""A cluster with the accounts outside it that someone asked to see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]
Around = Callable[[str, tuple[str, ...], str | None, int], dict[str, list[Row]]]


def scene(whole: Row, asked: Iterable[Row], around: Around) -> Row:
    """`whole` with the members and evidence that each request (`node` `signal` `most`) brings in, one after the other.

    Accounts that are no members have `foreign`.
    """
    members, evidence = list(whole["members"]), list(whole["evidence"])
    for request in asked:
        shown = tuple(row["id"] for row in members)
        found = around(request["node"], shown, request.get("signal"), int(request.get("most") or 20))
        members += [row | {"foreign": True} for row in found["accounts"]]
        evidence += found["evidence"]
    return {**whole, "members": members, "evidence": evidence}
