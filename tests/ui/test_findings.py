from __future__ import annotations

from linkgraph.ui.parts.findings import MOST, by_flag

ROW = {"flag": "f", "title": "A flag", "subject": "x:1", "detail": "<b>it</b>", "source": "S", "benign": "A sale."}


def test_findings_of_one_flag_stand_together_with_one_benign_reading() -> None:
    other = {**ROW, "flag": "g", "title": "Another"}
    shown = str(by_flag([ROW, other, {**ROW, "subject": "x:2"}]))
    assert shown.count("lg-finding") == 2
    assert shown.count("A sale.") == 2
    assert shown.index("x:2") < shown.index("Another")
    assert "&lt;b&gt;it&lt;/b&gt;" in shown
    assert "2 findings" in shown


def test_very_many_findings_are_counted() -> None:
    shown = str(by_flag([{**ROW, "subject": f"x:{n}"} for n in range(MOST + 3)]))
    assert "and 3 more findings" in shown
