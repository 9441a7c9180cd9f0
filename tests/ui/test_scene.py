from __future__ import annotations

from typing import Any

from linkgraph.ui.scene import scene

WHOLE = {"id": "C", "members": [{"id": "a"}], "evidence": [{"id": "e1"}]}


def around(node: str, shown: tuple[str, ...], signal: str | None, most: int) -> dict[str, Any]:
    name = f"{node}{len(shown)}{signal}{most}"
    return {"accounts": [{"id": name}], "evidence": [{"id": f"to {name}"}]}


def test_each_request_brings_its_accounts_in_after_the_one_before() -> None:
    found = scene(
        WHOLE, [{"node": "a", "signal": None, "most": 20}, {"node": "a", "signal": "email", "most": 3}], around
    )
    assert [row["id"] for row in found["members"]] == ["a", "a1None20", "a2email3"]
    assert [row.get("foreign", False) for row in found["members"]] == [False, True, True]
    assert len(found["evidence"]) == 3
    assert len(WHOLE["members"]) == 1
