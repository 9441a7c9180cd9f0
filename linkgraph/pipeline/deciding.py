"""What people decide: judgements on pairs and hubs. Written first, then acted on (`taking_in`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.ledger.hub_decisions import append_decisions, collect_decisions, decided, standing_decisions
from linkgraph.ledger.judgements import Entry, append, entry_of, journal
from linkgraph.ledger.runs import now
from linkgraph.pipeline.redrawing import redraw
from linkgraph.pipeline.taking_in import redraw_case, taking_in
from linkgraph.pipeline.work import Work, working
from linkgraph.signals import signals

if TYPE_CHECKING:
    from linkgraph.progress import Progress


def judge(
    case: Case,
    store_uri: str | None,
    left: str,
    right: str,
    judgement: str | None,
    by: str,
    reason: str | None = None,
    *,
    signal: str | None = None,
    progress: Progress,
) -> dict[str, object]:
    """Records a decision about two accounts (None takes the last one back) and draws its consequences.

    With `signal` it is about that evidence between the two: `different` takes it out, and what rested on it.

    While other work holds the case the decision is recorded all the same; see `redraw_case`.

    Raises:
        UsageError: an account that is not in the case, one account twice, or no such signal.
    """
    return judge_all(case, store_uri, [(left, right)], judgement, by, reason, signal=signal, progress=progress)[0]


def judge_all(
    case: Case,
    store_uri: str | None,
    pairs: Sequence[tuple[str, str]],
    judgement: str | None,
    by: str,
    reason: str | None = None,
    *,
    signal: str | None = None,
    cluster: str | None = None,
    progress: Progress,
) -> list[dict[str, object]]:
    """As `record`, and draws the consequences."""
    told = record(case, store_uri, pairs, judgement, by, reason, signal=signal, cluster=cluster)
    if pairs:
        redraw_case(case, store_uri, progress)
    return told


def recorded(case: Case, left: str, right: str) -> list[Entry]:
    """What the journal says of two accounts, oldest first."""
    pair = sorted((left, right))
    return [entry for entry in journal(case.work) if [entry["left"], entry["right"]] == pair]


def record(
    case: Case,
    store_uri: str | None,
    pairs: Sequence[tuple[str, str]],
    judgement: str | None,
    by: str,
    reason: str | None = None,
    *,
    signal: str | None = None,
    cluster: str | None = None,
) -> list[dict[str, object]]:
    """Records as `judge` does, about several pairs at once: nothing unless every account is known.

    `cluster` is noted with them where they are about that cluster as a whole. `redraw_case` draws what follows.
    """
    from linkgraph.pipeline.reading import open_case_store
    from linkgraph.read import require_accounts

    known = sorted({each.name for each in signals().values()})
    if signal is not None and signal not in known:
        raise UsageError(f"there is no signal {signal!r}; there are {', '.join(known)}")
    for left, right in pairs:
        if left == right:
            raise UsageError(f"{left} is one account; a judgement is about two")
    store = open_case_store(case, store_uri)
    try:
        require_accounts(store, list(dict.fromkeys(account for pair in pairs for account in pair)))
    finally:
        store.close()
    at, word = now(), judgement or "undone"
    if pairs:
        append(case.work, *(entry_of(*pair, word, by, reason, at, signal, cluster) for pair in pairs))
    ordered = (sorted(pair) for pair in pairs)
    about = {"signal": signal} if signal else {}
    return [{"left": low, "right": high, "judgement": judgement, "by": by, "at": at, **about} for low, high in ordered]


def decide_hub(
    case: Case,
    store_uri: str | None,
    value: str,
    allow: bool | None,
    by: str,
    reason: str | None = None,
    *,
    cluster: str | None = None,
    progress: Progress,
) -> dict[str, object]:
    """Allows or denies linking on a value (None takes that back), for this case, and draws the consequences.

    With `cluster` it holds between the accounts of that cluster alone that carry the value now.

    Raises:
        UsageError: no account has the value, there is no such cluster, or fewer than two of its accounts have it;
            or nothing was decided that could be taken back.
    """
    with taking_in(case, store_uri, progress) as taken, working(case, store_uri, progress) as work:
        accounts: list[str] = []
        if allow is None:
            _require_decided(work, value, cluster)
        elif not work.ledger.execute(_KNOWN, [value, value, value]).fetchone():
            raise UsageError(f"no account of this case has the value {value!r}; `linkgraph hubs` lists those it has")
        elif cluster is not None:
            accounts = _within(work, value, cluster)
        word = {True: "allow", False: "deny", None: "undone"}[allow]
        said = decided(value, word, by, now(), reason=reason, cluster=cluster, accounts=accounts)
        append_decisions(case.work, said)
        taken.now()
        collect_decisions(work.ledger, case.work)
        redraw(work)
    held_back = {} if allow is None else {"suppressed": not allow}
    return {"value": value, **held_back, "by": by, "at": said["at"], **({"cluster": cluster} if cluster else {})}


def _require_decided(work: Work, value: str, cluster: str | None) -> None:
    if (value, cluster) not in standing_decisions(work.case.work):
        whom = f" for the cluster {cluster}" if cluster else ""
        raise UsageError(
            f"nothing was decided about the value {value!r}{whom}; `linkgraph hubs --decided` lists what was"
        )


def _within(work: Work, value: str, cluster: str) -> list[str]:
    """The accounts of a cluster that have the value now, at least two."""
    if not work.ledger.execute("SELECT 1 FROM cluster_member WHERE cluster = ? LIMIT 1", [cluster]).fetchone():
        raise UsageError(f"there is no cluster {cluster!r}; `linkgraph clusters` lists those there are")
    carriers = work.ledger.execute(_CARRIERS, [cluster, value, value, value]).fetchall()
    if len(carriers) < 2:
        raise UsageError(
            f"fewer than two accounts of {cluster} have the value {value!r}; see `linkgraph show {cluster}`"
        )
    return [account for (account,) in carriers]


_CARRIERS = """
SELECT DISTINCT f.account FROM fact f JOIN cluster_member m ON m.account = f.account AND m.cluster = ?
WHERE NOT f.gone AND (f.value = ? OR f.raw = ? OR split_part(f.value, '|', 1) = ?) ORDER BY 1
"""
_KNOWN = "SELECT 1 FROM fact WHERE value = ? OR raw = ? OR split_part(value, '|', 1) = ? LIMIT 1"
