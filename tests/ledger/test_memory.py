from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.memory import SELDOM, drop_temporary, give_back, seldom_collected, uncollected

MANY, LONG = 20_000, 12_000
PAGE = 4096


def held() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be asked")
def test_what_was_freed_is_given_back() -> None:
    blocks = ["x" * (LONG + number % 7) for number in range(MANY)]
    kept = blocks[::500]
    full = held()
    del blocks
    give_back()
    assert kept
    assert held() < full - MANY * LONG // 2


def test_temporary_tables_go_and_others_stay(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.execute("CREATE TEMP TABLE passing AS SELECT 1 AS n; CREATE TABLE lasting AS SELECT 1 AS n")
        drop_temporary(ledger)
        assert ledger.execute("SELECT n FROM lasting").fetchone() == (1,)
        assert ledger.execute("SELECT count(*) FROM duckdb_tables() WHERE temporary").fetchone() == (0,)


def test_collecting_goes_on_as_before() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), uncollected():
        print(1 / 0)
    assert gc.isenabled()


def test_what_was_there_is_collected_as_before_after_a_run() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold() == SELDOM
        assert gc.get_freeze_count()
    assert gc.get_threshold() == before
    assert not gc.get_freeze_count()
