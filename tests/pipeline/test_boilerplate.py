"""What lies in the folder `boilerplate` of a case links nobody."""

from __future__ import annotations

import csv
from pathlib import Path

from linkgraph import pipeline, progress, read
from linkgraph.case import Case
from tests.signals.test_document import BID as FORM
from tests.signals.test_document import OTHER


def _evidence(folder: Path) -> list[object]:
    case = Case.open(folder)
    pipeline.run(case, None, progress=progress.progress(quiet=True))
    store = pipeline.open_case_store(case, None)
    try:
        return list(read.evidence(store, "document"))
    finally:
        store.close()


def test_boilerplate_of_a_case(tmp_path: Path) -> None:
    with (tmp_path / "documents.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["account", "text"])
        rows.writerow(["upwork:a", FORM])
        rows.writerow(["guru:b", FORM])
        rows.writerow(["guru:c", OTHER])
    assert len(_evidence(tmp_path)) == 1
    (tmp_path / "boilerplate").mkdir()
    (tmp_path / "boilerplate" / "form.txt").write_text(FORM, encoding="utf-8")
    assert _evidence(tmp_path) == []
