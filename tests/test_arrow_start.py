from __future__ import annotations

import subprocess
import sys
from pathlib import Path

START = "from linkgraph.arrow_start import start_arrow; start_arrow(); import pyarrow as pa; "


def test_arrays_are_made_without_pandas() -> None:
    assert _said("import pyarrow as pa; pa.array([1]); print('pandas' in sys.modules)") == "True"
    assert _said(START + "pa.array([1]); print('pandas' in sys.modules)") == "False"


def test_pandas_is_there_for_who_asks_for_it() -> None:
    assert _said(START + "print(pa.table({'a': [1, 2]}).to_pandas().shape)") == "(2, 1)"
    assert _said(START + "import pandas; print(len(pa.Table.from_pandas(pandas.DataFrame({'a': [1]}))))") == "1"
    assert _said("import pandas; " + START + "print(pa.array(pandas.Series([1, None])).null_count)") == "1"


WRITE = """
from linkgraph.schema import arrow_schema, tables
from linkgraph.store import open_store
store, account = open_store('ladybug:' + sys.argv[1]), tables()['Account']
with store.update() as update:
    for name in ('p:1', 'p:2'):
        update.add(account, pa.Table.from_pylist([{'id': name}], schema=arrow_schema(account)))
    update.delete(account, ['p:1'])
    update.publish()
print('pandas' in sys.modules, store.read(account).column('id').to_pylist(), store.read(account).to_pandas().shape[0])
"""


def test_few_rows_are_written_to_the_embedded_store_without_pandas(tmp_path: Path) -> None:
    assert _said("import pyarrow as pa\n" + WRITE, tmp_path / "one.lbug") == "True ['p:2'] 1"
    assert _said(START + "\n" + WRITE, tmp_path / "other.lbug") == "False ['p:2'] 1"


def _said(code: str, *arguments: Path) -> str:
    command = [sys.executable, "-c", "import sys; " + code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
