from __future__ import annotations

import pytest

from linkgraph.errors import LinkgraphError
from linkgraph.ui.desk import audit, questions


def test_a_question_is_kept_replaced_and_deleted() -> None:
    questions.save(" Who  is new? ", "RETURN 1 AS n", "ann")
    questions.save("Who is new?", "RETURN 2 AS n", "ann")
    questions.save("all", "RETURN 3 AS n", "bob")
    assert [(row["title"], row["cypher"], row["who"]) for row in questions.questions().values()] == [
        ("all", "RETURN 3 AS n", "bob"),
        ("Who is new?", "RETURN 2 AS n", "ann"),
    ]
    questions.drop("all", "ann")
    questions.drop("nothing", "ann")
    assert list(questions.questions()) == ["Who is new?"]
    assert [row["what"] for row in audit.entries("all")] == ["deleted a question", "saved a question"]
    assert audit.entries("nothing") == []


def test_nobody_overwrites_another() -> None:
    questions.save("Who is new?", "RETURN 1 AS n", "ann")
    with pytest.raises(questions.TitleTaken, match="ann saved"):
        questions.save("Who is new?", "RETURN 2 AS n", "bob")
    assert questions.questions()["Who is new?"]["cypher"] == "RETURN 1 AS n"


@pytest.mark.parametrize(("title", "cypher"), [("", "RETURN 1 AS n"), ("  ", "RETURN 1 AS n"), ("x", " \n")])
def test_an_empty_one_is_refused(title: str, cypher: str) -> None:
    with pytest.raises(LinkgraphError, match="needs a title"):
        questions.save(title, cypher, "ann")
