from __future__ import annotations

import polars as pl

from linkgraph.linking.borrowed import borrowed, controlled
from linkgraph.linking.model import load_model

Row = tuple[str, str, str, str, float]
PERSONA: list[Row] = [("photo", "same", "thief", "victim", 18.0), ("name", "same", "thief", "victim", 9.0)]
SHOWN = [(signal, account) for signal in ("email", "phone") for account in ("thief", "victim", "other")]


def taken(*rows: Row, shown: list[tuple[str, str]] = SHOWN, owning: tuple[str, ...] = ()) -> set[tuple[str, str, str]]:
    """Rows of signal, level, l, r, weight."""
    frame = pl.DataFrame(
        [
            {"signal": s, "name": s, "level": level, "l": a, "r": b, "weight": w, "value": len(s)}
            | {"lfp": 1, "rfp": 1 if level == "same" else 2}
            for s, level, a, b, w in rows
        ]
    )
    who = pl.DataFrame(shown, schema=["signal", "account"], orient="row")

    def owners(pairs: pl.DataFrame) -> pl.DataFrame:
        ends = [(left, right, end) for left, right in pairs.select("l", "r").iter_rows() for end in (left, right)]
        schema = dict.fromkeys(("l", "r", "account"), pl.String)
        return pl.DataFrame([row for row in ends if row[2] in owning], schema=schema, orient="row")

    return set(borrowed(frame, who, owners, load_model()).iter_rows())


def test_one_portrait_and_name_with_nothing_under_control_in_common() -> None:
    assert taken(*PERSONA) == {("photo", "thief", "victim"), ("name", "thief", "victim")}


def test_others_who_show_the_portrait_are_doubted_too() -> None:
    assert ("photo", "other", "victim") in taken(*PERSONA, ("photo", "cropped", "other", "victim", 17.0))


def test_one_portrait_are_pictures_that_are_alike_by_way_of_a_third_one() -> None:
    """The thief's picture is too much changed to be known as the victim's; another account shows one in between."""
    around: list[Row] = [("photo", "same", "other", "thief", 17.0), ("photo", "same", "other", "victim", 17.0)]
    assert ("photo", "other", "victim") in taken(PERSONA[1], *around)


def test_who_is_tied_in_by_something_else_is_not_doubted() -> None:
    rows: list[Row] = [("wallet", "same", "other", "thief", 20.0), ("photo", "same", "other", "thief", 17.0)]
    assert ("photo", "other", "thief") not in taken(*PERSONA, *rows)


def test_a_thief_whose_texts_and_user_name_are_a_rings_is_not_doubted_beyond_his_victim() -> None:
    ties: list[Row] = [("document", "template", "other", "thief", 11.5), ("handle", "stem", "other", "thief", 6.5)]
    found = taken(
        *PERSONA, *ties, ("photo", "same", "third", "thief", 17.0), ("photo", "same", "third", "victim", 17.0)
    )
    assert ("photo", "third", "thief") not in found
    assert {("photo", "thief", "victim"), ("photo", "third", "victim")} <= found


def test_who_bears_a_name_that_is_the_others_is_not_doubted_beyond_him() -> None:
    """The mailbox tells whose name it is; the portrait that the thief shares with his other accounts counts."""
    ring: list[Row] = [("photo", "same", "other", "thief", 17.0), ("photo", "same", "other", "victim", 17.0)]
    found = taken(*PERSONA, *ring, owning=("victim",))
    assert ("photo", "other", "thief") not in found
    assert {("photo", "thief", "victim"), ("photo", "other", "victim")} <= found


def test_one_thing_that_is_not_shared_is_enough_where_the_name_is_the_others() -> None:
    mailboxes = [("email", account) for account in ("thief", "victim")]
    assert taken(*PERSONA, shown=mailboxes) == set()
    assert taken(*PERSONA, shown=mailboxes, owning=("victim", "thief")) == set()
    assert ("photo", "thief", "victim") in taken(*PERSONA, shown=mailboxes, owning=("victim",))


def test_where_the_name_may_be_either_ones_both_are_doubted() -> None:
    ring: list[Row] = [("photo", "same", "other", "thief", 17.0)]
    assert ("photo", "other", "thief") in taken(*PERSONA, *ring, owning=("thief", "victim"))


def test_a_shared_phone_says_that_it_is_one_person() -> None:
    assert taken(*PERSONA, ("phone", "same", "thief", "victim", 18.0)) == set()


def test_different_names_are_how_a_hand_hides() -> None:
    assert taken(("photo", "same", "a", "b", 18.0), ("name", "different", "a", "b", -0.5)) == set()


def test_where_too_little_is_shown_nothing_is_doubted() -> None:
    assert taken(*PERSONA, shown=[("email", "thief"), ("email", "victim"), ("phone", "victim")]) == set()


def test_what_is_controlled_may_link_or_is_a_line() -> None:
    assert {"email", "phone", "wallet", "device", "ip_session"} <= set(controlled(load_model()))
    assert not {"photo", "name", "document"} & set(controlled(load_model()))
