"""A file of which the process dies that reads it: the next run reads it apart, and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from linkgraph.case import Case
from linkgraph.ledger import contents
from linkgraph.ledger.ledger import get_meta, open_ledger
from linkgraph.ledger.readers import Content, read_document
from linkgraph.ledger.reading import BROKEN
from linkgraph.pipeline import ingest
from linkgraph.progress import SilentProgress

DEADLY = "b.txt"


def deadly(task: tuple[str, str]) -> Content | str:
    if task[1] == DEADLY:
        os.abort()
    return read_document(task)


def ingest_deadly(folder: str) -> None:
    contents.READERS["document"] = deadly
    ingest(Case.open(Path(folder)), None, [], progress=SilentProgress())


def test_what_a_run_died_of_is_left_out_of_the_next(tmp_path: Path) -> None:
    for name in ("a.txt", DEADLY, "c.txt"):
        (tmp_path / name).write_text(
            f"What {name} says is enough to be read by anybody who reads it.", encoding="utf-8"
        )
    rows = "".join(f"p:{name[0]},{name}\n" for name in ("a.txt", DEADLY, "c.txt"))
    (tmp_path / "documents.csv").write_text(f"account,file\n{rows}", encoding="utf-8")
    code = f"from tests.ledger.test_reading import ingest_deadly; ingest_deadly({str(tmp_path)!r})"
    ends = [subprocess.run([sys.executable, "-c", code], check=False, capture_output=True) for _ in range(2)]
    assert [end.returncode == 0 for end in ends] == [False, True], ends[1].stderr
    with open_ledger(Case.open(tmp_path).work) as ledger:
        found = dict(ledger.execute("SELECT file, error FROM content_file").fetchall())
        assert found == {"a.txt": None, DEADLY: BROKEN, "c.txt": None}
        [(reason,)] = ledger.execute("SELECT reason FROM reject WHERE line = 3").fetchall()
        assert reason == f"{DEADLY}: {BROKEN}"
        assert get_meta(ledger, "reading documents") == ""
