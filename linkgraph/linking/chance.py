"""Pairs that agree as strangers do, and could not be linked however little their agreement is doubted.

Names and user names that are alike, and birth dates, are met by chance: by each account with the more of the others,
the more there are. Such a pair comes to a link only where other kinds of evidence complete it. Where they do not, its
comparisons are not weighed and are no evidence: the number of pairs would grow with the square of the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.linking.model import Model

if TYPE_CHECKING:
    import duckdb


def leave_out_chance(ledger: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Takes out of `pair` what accounts met on by chance alone, where it does not add up to a link.

    It does where it reaches the threshold with the bits of each level, of which nothing is taken off yet, and is of
    enough kinds (see `links`). What was met on at another level than those of `chance` always stays, and so does what
    may tell that two who share a value are no strangers (see `backed`): what is left out changes no weight of the rest.
    Reads `paired` and `level_bits` (see `pairs`).
    """
    ledger.execute(_LEFT_OUT, [model.support, model.families, model.threshold, model.backed])


_LEFT_OUT = """
INSERT INTO taken_out
WITH firm AS (
    SELECT DISTINCT p.l, p.r FROM paired p JOIN level_bits w ON w.signal = p.signal AND w.level = p.level
    WHERE p.met AND NOT w.chance
), doubtful AS (
    SELECT p.id, p.l, p.r, w.kin, w.bits FROM paired p JOIN level_bits w ON w.signal = p.signal AND w.level = p.level
    ANTI JOIN firm f ON f.l = p.l AND f.r = p.r
), kinds AS (
    SELECT l, r, max(bits) AS best, sum(bits) AS bits FROM doubtful WHERE bits > 0 GROUP BY l, r, kin
), able AS (
    SELECT l, r FROM kinds GROUP BY l, r
    HAVING count(*) FILTER (best >= $1) >= $2 AND sum(bits) >= $3 OR sum(best) - max(best) >= $4
)
SELECT d.id FROM doubtful d ANTI JOIN able a ON a.l = d.l AND a.r = d.r
"""
