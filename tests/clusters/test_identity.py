from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.clusters.identity import changes, named

ACCOUNTS = [f"x:{n}" for n in range(10)]
LABELS = st.lists(st.integers(0, 4), min_size=len(ACCOUNTS), max_size=len(ACCOUNTS))


def groups(labels: list[int]) -> list[list[str]]:
    """A partition of the accounts, less the groups of one."""
    made = [[a for a, label in zip(ACCOUNTS, labels, strict=True) if label == at] for at in range(5)]
    return [group for group in made if len(group) > 1]


@given(LABELS, LABELS, st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_order(before: list[int], after: list[int], random: object) -> None:
    old = named(groups(before), {})
    found = named(groups(after), old)
    shuffled = [random.sample(group, len(group)) for group in groups(after)]  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert named(shuffled, dict(reversed(old.items()))) == found
    assert sorted(found.values()) == sorted(groups(after))


@given(LABELS)
def test_the_same_groups_keep_their_ids(labels: list[int]) -> None:
    old = named(groups(labels), {})
    assert named(groups(labels), old) == old
    assert changes(old, old) == []


@given(LABELS, LABELS)
def test_every_new_and_every_lost_id_is_told(before: list[int], after: list[int]) -> None:
    old = named(groups(before), {})
    new = named(groups(after), old)
    told = changes(old, new)
    assert {change.cluster for change in told if change.kind in ("born", "split")} == set(new) - set(old)
    assert {change.cluster for change in told if change.kind == "ended"} == set(old) - set(new)
    kept = {change.cluster for change in told} - (set(new) ^ set(old))
    assert kept == {name for name in set(new) & set(old) if new[name] != old[name]}


def kinds(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for change in changes(before, after):
        told.setdefault(change.cluster, []).append(change.kind)
    return told


def test_grown_and_shrunk() -> None:
    old = {"C-1": ["a", "b", "c"]}
    new = named([["a", "b", "d"]], old)
    assert new == {"C-1": ["a", "b", "d"]}
    assert kinds(old, new) == {"C-1": ["grew", "shrank"]}
    assert changes(old, new)[0].detail == "1 account joined: d"


def test_merged_into_the_larger() -> None:
    old = {"C-1": ["a", "b"], "C-2": ["c", "d", "e"]}
    new = named([["a", "b", "c", "d", "e"]], old)
    assert list(new) == ["C-2"]
    assert kinds(old, new) == {"C-1": ["ended"], "C-2": ["merged"]}
    assert [change.detail for change in changes(old, new)] == ["went into C-2", "took in C-1"]


def test_split_keeps_the_id_with_the_larger_part() -> None:
    old = {"C-1": ["a", "b", "c", "d", "e"]}
    new = named([["a", "b"], ["c", "d", "e"]], old)
    assert new["C-1"] == ["c", "d", "e"]
    (other,) = set(new) - {"C-1"}
    assert kinds(old, new) == {"C-1": ["shrank"], other: ["split"]}


def test_an_old_id_is_not_given_to_strangers() -> None:
    first = named([["a", "b"]], {})
    second = named([["a", "z"]], {next(iter(first)): ["p", "q"]})
    assert set(second).isdisjoint(first)
    assert [change.detail for change in changes({"C-1": ["p", "q"]}, {})] == ["its accounts are no longer linked"]
