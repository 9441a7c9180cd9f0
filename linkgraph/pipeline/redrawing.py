"""After a decision: what follows from it, by the short way where nothing else is new."""

from __future__ import annotations

import hashlib
import time

import polars as pl

from linkgraph import __version__
from linkgraph.ledger.accepted import accepted
from linkgraph.ledger.judgements import collect, doubted, standing
from linkgraph.ledger.ledger import get_meta, set_meta
from linkgraph.pipeline import concluding
from linkgraph.pipeline.ingesting import derive, sources_digest
from linkgraph.pipeline.work import Work
from linkgraph.publish import current_run

DRAWN = "drawn"


def conclude(work: Work) -> None:
    """Evidence, links, clusters and hubs from all that was read."""
    set_meta(work.ledger, DRAWN, "")
    derive(work)
    concluding.conclude_links(work)


def note_drawn(work: Work) -> None:
    """Notes by which settings the links were drawn that the store now shows."""
    set_meta(work.ledger, DRAWN, _settings(work))


def redraw(work: Work) -> None:
    """Draws the consequences of all judgements and publishes them.

    Where this store shows the links of what was read and of these settings, only what judgements tell on is
    made again: of pairs, their links and what rests on them; of single pieces of evidence, the weighing. A redraw, or
    a run, that is cut short is made up for by the next one, in full.
    """
    begun = time.monotonic()
    if not _is_drawn(work):
        conclude(work)
        concluding.publish_all(work, "", begun)
        note_drawn(work)
        return
    set_meta(work.ledger, DRAWN, "")
    pairs = _judged_anew(work)
    if pairs is None:
        concluding.conclude_doubts(work)
        concluding.publish_doubted(work, begun)
    else:
        concluding.conclude_judgements(work, pairs)
        concluding.publish_judged(work, begun)
    note_drawn(work)


def _is_drawn(work: Work) -> bool:
    """Whether nothing is new but judgements, for the ledger and for this store, which may not be the one before."""
    shown = get_meta(work.ledger, "run")
    return get_meta(work.ledger, DRAWN) == _settings(work) and current_run(work.ledger, work.store) == shown


def _judged_anew(work: Work) -> pl.DataFrame | None:
    """The pairs (left, right) about which something else is said than before; None where evidence was judged."""
    before, doubts = standing(work.ledger), doubted(work.ledger)
    collect(work.ledger, work.case.work, work.run)
    if not doubted(work.ledger).equals(doubts):
        return None
    after, said = standing(work.ledger), ["left", "right", "judgement"]
    differing = [before.join(after, on=said, how="anti"), after.join(before, on=said, how="anti")]
    return pl.concat(differing).select("left", "right").unique()


def _settings(work: Work) -> str:
    config = work.case.config
    hubs = work.ledger.execute("SELECT * FROM hub_decision ORDER BY value").fetchall()
    within = work.ledger.execute("SELECT * FROM hub_decision_in ORDER BY ALL").fetchall()
    accepting = (config.weights, accepted(work.case.work), config.hubs, config.link, config.lists, hubs, within)
    return hashlib.sha256(repr((__version__, sources_digest(work), *accepting)).encode()).hexdigest()
