from __future__ import annotations

import subprocess
import sys

START = "from linkgraph.arrow_start import start_arrow; start_arrow(); import pyarrow as pa; "


def test_arrays_are_made_without_pandas() -> None:
    assert _said("import pyarrow as pa; pa.array([1]); print('pandas' in sys.modules)") == "True"
    assert _said(START + "pa.array([1]); print('pandas' in sys.modules)") == "False"


def test_pandas_is_there_for_who_asks_for_it() -> None:
    assert _said(START + "print(pa.table({'a': [1, 2]}).to_pandas().shape)") == "(2, 1)"
    assert _said(START + "import pandas; print(len(pa.Table.from_pandas(pandas.DataFrame({'a': [1]}))))") == "1"
    assert _said("import pandas; " + START + "print(pa.array(pandas.Series([1, None])).null_count)") == "1"


def _said(code: str) -> str:
    command = [sys.executable, "-c", "import sys; " + code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
