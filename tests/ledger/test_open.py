from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from linkgraph.errors import CaseBusy, CaseError
from linkgraph.ledger.ledger import get_meta, given, open_ledger, set_meta
from linkgraph.ledger.runs import abandon, begin, case_id, finish, last

HOLD = """
import sys, pathlib
from linkgraph.ledger.ledger import open_ledger
with open_ledger(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_another_process_holds_it(work: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(work)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(CaseBusy, match="another run is working on the case"), open_ledger(work):
            pass
        process.communicate("\n")
    with open_ledger(work) as ledger:
        assert get_meta(ledger, "anything") is None


def test_what_needs_more_memory_than_there_is_says_what_to_set(work: Path) -> None:
    with (
        pytest.raises(CaseError, match=r"more memory than the .* set LINKGRAPH_MEMORY to more, such as 4GB"),
        open_ledger(work) as ledger,
    ):
        ledger.execute("SET memory_limit = '20MB'; SELECT list(range) FROM range(20_000_000)")
    with open_ledger(work) as ledger:
        assert get_meta(ledger, "anything") is None


def test_what_was_noted_lasts(work: Path) -> None:
    with open_ledger(work) as ledger:
        set_meta(ledger, "key", "old")
        set_meta(ledger, "key", "new")
        known = case_id(ledger, "the case")
    with open_ledger(work) as ledger:
        assert get_meta(ledger, "key") == "new"
        assert case_id(ledger, "another name") == known


def test_a_damaged_file(work: Path) -> None:
    work.mkdir(parents=True)
    (work / "ledger.duckdb").write_bytes(b"no database " * 2000)
    said = r"cannot be opened .*: restore it from a backup, or delete it"
    with pytest.raises(CaseError, match=said), open_ledger(work):
        pass


def test_a_run_not_finished_is_gone_on_with(ledger: duckdb.DuckDBPyConnection) -> None:
    run = begin(ledger)
    assert begin(ledger) == run
    assert last(ledger) is None
    finish(ledger, run, "inputs", {"links": 3})
    assert last(ledger) == (run, "inputs", {"links": 3})
    other = begin(ledger)
    assert other != run
    abandon(ledger, other)
    abandon(ledger, run)
    assert last(ledger) == (run, "inputs", {"links": 3})


def test_tables_in_memory_can_be_read_until_the_block_ends(work: Path) -> None:
    with open_ledger(work) as ledger:
        with given(ledger, here=pa.table({"n": [1]})):
            assert ledger.execute("SELECT n FROM here").fetchall() == [(1,)]
        with pytest.raises(duckdb.CatalogException):
            ledger.execute("SELECT n FROM here")


def test_tables_in_memory_go_where_the_block_fails_with_an_answer_half_read(work: Path) -> None:
    with open_ledger(work) as ledger:
        with pytest.raises(ZeroDivisionError):
            _fail(ledger)
        with pytest.raises(duckdb.CatalogException):
            ledger.execute("SELECT n FROM here")


def _fail(ledger: duckdb.DuckDBPyConnection) -> None:
    with given(ledger, here=pa.table({"n": [1, 2]})):
        ledger.execute("SELECT n FROM here").fetchone()
        raise ZeroDivisionError
