"""Nothing in the case may tell who belongs together but what was planted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from linkgraph.demo import Summary
from tests.demo.tables import rows


def test_group_names_are_nowhere_in_the_case(small: Summary) -> None:
    groups = {row["group"] for row in rows(small.truth)} - {""}
    words = [*groups, "shared-", "person-", "silhouette", "planted"]
    for path in small.folder.rglob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], path.name
    names = " ".join(p.name for p in small.folder.rglob("*"))
    assert not [word for word in words if word in names]


@pytest.mark.parametrize("name", ["profiles", "photos", "documents", "logins"])
def test_rows_of_one_ring_do_not_stand_together(small: Summary, name: str) -> None:
    group = {row["account"]: row["group"] for row in rows(small.truth) if row["kind"] == "ring"}
    table = rows(small.folder / f"{name}.csv")
    order = [group.get(_id(row, name), "") for row in table]
    beside = sum(a == b and a != "" for a, b in pairwise(order))
    expected = sum((order.count(g) / len(order)) ** 2 for g in set(order) - {""}) * len(order)
    assert beside <= expected * 2 + 6


def test_truth_is_in_the_order_of_the_ids(small: Summary) -> None:
    ids = [row["account"] for row in rows(small.truth)]
    assert ids == sorted(ids)


def test_times_of_files_and_archives_tell_nothing(small: Summary) -> None:
    import zipfile

    for path in Path(small.folder / "documents").glob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert {item.date_time[0] for item in archive.infolist()} == {2025}


def _id(row: dict[str, str], name: str) -> str:
    return f"{row['platform']}:{row['account']}" if name == "profiles" else row["account"]
