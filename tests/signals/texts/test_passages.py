from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.texts.passages import Level, shared
from linkgraph.signals.texts.pieces import pieces
from linkgraph.signals.texts.words import words

BID = (
    "Dear Oliver, thank you for posting this project. I have seven years of experience with React. "
    "I send a short report at the end of every working day. Best regards, Ji-woo"
)
CHANGED = BID.replace("Oliver", "Mrs Sato").replace("seven years", "eleven years").replace("Ji-woo", "Marta")
OTHER = "The harbour was quiet when the ferry came in, and nobody on the pier looked up from their nets."


def changes(left: str, right: str) -> list[tuple[str, str]]:
    found = shared(left, right)
    return [
        (
            " ".join(piece.word for piece in found.left[slice(*field.left)]),
            " ".join(piece.word for piece in found.right[slice(*field.right)]),
        )
        for field in found.fields
    ]


def test_changed_fields_are_named() -> None:
    assert shared(BID, CHANGED).level is Level.FIELDS
    assert ("seven", "eleven") in changes(BID, CHANGED)
    assert ("ji woo", "marta") in changes(BID, CHANGED)


def test_the_same_text_is_identical() -> None:
    found = shared(BID, BID.upper().replace(" ", "\n"))
    assert found.level is Level.IDENTICAL
    assert found.parts == (1.0, 1.0)


def test_a_borrowed_passage_is_found_where_it_stands() -> None:
    left, right = f"{OTHER} {BID}", f"{BID} {'Nothing but quite other words, one after the other. ' * 4}"
    found = shared(left, right)
    assert found.level is Level.PASSAGES
    passage = found.passages[0]
    start, end = found.left[passage.left].start, found.left[passage.left + passage.length - 1].end
    assert left[start:end] == BID


def test_passages_may_change_places() -> None:
    found = shared(f"{OTHER} {BID}", f"{BID} {OTHER}")
    assert found.words == len(pieces(f"{OTHER} {BID}"))
    assert len(found.passages) == 2


def test_strangers_share_nothing() -> None:
    assert shared(BID, OTHER).level is Level.NONE


def test_disguised_words_are_the_same_words() -> None:
    disguised = BID.replace("e", "\u0435").replace("project", "pro\u200bject")
    assert shared(BID, disguised).level is Level.IDENTICAL


def test_signs_without_spaces() -> None:
    left, right = "我有十年的开发经验可以马上开始工作谢谢", "您好我有十年的开发经验但是明天"
    found = shared(left, right)
    passage = found.passages[0]
    start, end = found.right[passage.right].start, found.right[passage.right + passage.length - 1].end
    assert right[start:end] == "我有十年的开发经验"


TEXT = st.text(st.sampled_from("ab 1é我.<>\u200b"), max_size=60)


@given(TEXT, TEXT)
def test_passages_are_the_same_words_and_do_not_overlap(left: str, right: str) -> None:
    found = shared(left, right)
    for passage in found.passages:
        a = found.left[passage.left : passage.left + passage.length]
        b = found.right[passage.right : passage.right + passage.length]
        assert [piece.word for piece in a] == [piece.word for piece in b]
    for side in ("left", "right"):
        taken = [at for one in found.passages for at in range(getattr(one, side), getattr(one, side) + one.length)]
        assert len(taken) == len(set(taken))


@given(st.text(max_size=60))
def test_pieces_stand_in_order_and_hold_what_words_holds(text: str) -> None:
    found = pieces(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(piece.word for piece in found)


def test_pieces_of_a_plain_text_are_its_words() -> None:
    assert [piece.word for piece in pieces(BID)] == words(BID)
