"""Links again after judgements, for the judged pairs alone: the evidence is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.ledger.ledger import arrow, given, whole
from linkgraph.linking.links import make_links
from linkgraph.linking.model import Model

if TYPE_CHECKING:
    import duckdb


def redraw_links(
    ledger: duckdb.DuckDBPyConnection, model: Model, pairs: pl.DataFrame, judgements: pl.DataFrame, run: str
) -> None:
    """Brings `link`, and in `evidence` what is suppressed, in line with `judgements` (as `standing` gives them).

    `pairs` (left, right) are those about which the judgements changed since the links were made.
    """
    with given(ledger, judged_pair=pairs.select("left", "right").unique().to_arrow()):
        totals = pl.DataFrame(arrow(ledger, _TOTALS))
        said = judgements.join(pairs, on=["left", "right"], how="semi")
        with given(ledger, linked=make_links(totals, said, model).to_arrow()), whole(ledger):
            ledger.execute(_SUPPRESSED)
            ledger.execute(_UNLINKED)
            ledger.execute("INSERT INTO link SELECT l, r, weight, probability, signals, judged, ? FROM linked", [run])


_TOTALS = """
SELECT left_account AS l, right_account AS r, weight, signals, enough FROM pair_total
SEMI JOIN judged_pair j ON j."left" = left_account AND j."right" = right_account
"""
_UNLINKED = 'DELETE FROM link USING judged_pair j WHERE j."left" = left_account AND j."right" = right_account'

# Evidence that was doubted piece by piece stays out, whatever was said about the pair.
_SUPPRESSED = """
WITH newest AS (
    SELECT left_account, right_account, signal, judgement FROM judgement
    QUALIFY row_number() OVER (PARTITION BY left_account, right_account, signal ORDER BY place DESC) = 1
)
UPDATE evidence SET suppressed = EXISTS (
    SELECT 1 FROM newest n WHERE n.left_account = evidence.left_account AND n.right_account = evidence.right_account
    AND n.judgement = 'different' AND (n.signal IS NULL OR n.signal = evidence.signal)
)
FROM judged_pair j WHERE j."left" = evidence.left_account AND j."right" = evidence.right_account
"""
