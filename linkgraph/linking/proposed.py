"""The candidates of signals that find their own, kept from run to run: what is new is looked for alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from linkgraph import __version__
from linkgraph.ledger.ledger import get_meta, given, set_meta
from linkgraph.signals import Growing, Known

if TYPE_CHECKING:
    import duckdb


def propose(
    ledger: duckdb.DuckDBPyConnection, signal: Growing, fps: Sequence[int], texts: Sequence[str]
) -> list[tuple[int, int]]:
    """Pairs of places in `texts` worth comparing; `fps` are the numbers of the texts, in order.

    Where what was shown before is all still there, and this release proposed, only what is new is looked for.
    """
    numbers = np.array(fps, np.uint64)
    pairs, times = signal.proposed(texts, _known(ledger, signal, numbers))
    _keep(ledger, signal, numbers, pairs, times)
    return list(zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), strict=True))


def _known(ledger: duckdb.DuckDBPyConnection, signal: Growing, fps: npt.NDArray[np.uint64]) -> Known | None:
    if get_meta(ledger, _stamp(signal)) != __version__:
        return None
    among = ledger.execute("SELECT fp FROM proposed_among WHERE signal = ?", [signal.key]).fetchnumpy()["fp"]
    if not len(among) or not np.isin(among, fps).all():
        return None
    held = ledger.execute("SELECT a, b, times FROM proposed WHERE signal = ? ORDER BY a, b", [signal.key]).fetchnumpy()
    pairs = np.stack([np.searchsorted(fps, held["a"]), np.searchsorted(fps, held["b"])], axis=1)
    return Known(~np.isin(fps, among), pairs.astype(np.int64), np.asarray(held["times"], np.int64))


def _keep(
    ledger: duckdb.DuckDBPyConnection,
    signal: Growing,
    fps: npt.NDArray[np.uint64],
    pairs: npt.NDArray[np.int64],
    times: npt.NDArray[np.int64],
) -> None:
    made = pa.table({"a": fps[pairs[:, 0]], "b": fps[pairs[:, 1]], "times": times})
    for table in ("proposed", "proposed_among"):
        ledger.execute(f"DELETE FROM {table} WHERE signal = ?", [signal.key])
    with given(ledger, made=made, shown=pa.table({"fp": fps})):
        ledger.execute("INSERT INTO proposed SELECT ?, a, b, times FROM made", [signal.key])
        ledger.execute("INSERT INTO proposed_among SELECT ?, fp FROM shown", [signal.key])
    set_meta(ledger, _stamp(signal), __version__)


def _stamp(signal: Growing) -> str:
    return f"proposed {signal.key}"
