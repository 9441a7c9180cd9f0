"""How long every red flag takes on a million logins and a million payments.

    python -m benchmarks.flag_speed                        # the embedded store
    python -m benchmarks.flag_speed --neo4j                # a Neo4j server of its own: heap 4 GB, page cache 1 GB
    python -m benchmarks.flag_speed --store bolt://...     # a Neo4j server that runs already

Makes the case (or uses the one in --folder), runs it, then times each flag on its own; prints seconds of the
clock a flag, slowest first, and their sum.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.flags import evaluate, flags
from linkgraph.progress import PlainProgress
from linkgraph.store import open_store
from tests.neo4j_server import running

START = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp())
YEAR = 365 * 86400
COUNTRIES = np.array(["US", "DE", "IN", "PK", "BR", "CN", "UA", "KR", "JP", "PL"])


def make_case(folder: Path, accounts: int, logins: int, payments: int, seed: int) -> None:
    """Profiles, logins and payments of accounts that mostly live ordinary lives."""
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    ids = np.array([f"{('upwork', 'fiverr', 'guru')[n % 3]}:{n:07}" for n in range(accounts)])
    words = np.array(["Alda", "Boro", "Ceda", "Dimo", "Ezra", "Fila", "Goro", "Hana", "Ivo", "Jana", "Kiro", "Lena"])
    names = [f"{a}{n % 89} {b}{n % 97}" for n, (a, b) in enumerate(rng.choice(words, (accounts, 2)))]
    countries = rng.choice(COUNTRIES, accounts)
    zones = np.array(["America/New_York", "Europe/Berlin", "Asia/Kolkata"])
    profiles = {"account": ids, "name": names, "country": countries, "timezone": rng.choice(zones, accounts)}
    pl.DataFrame(profiles).write_csv(folder / "profiles.csv")
    _logins(rng, ids, countries, logins).write_csv(folder / "logins.csv")
    _payments(rng, ids, countries, payments).write_csv(folder / "payments.csv")


def _logins(rng: np.random.Generator, ids: np.ndarray, countries: np.ndarray, count: int) -> pl.DataFrame:
    """Each account at three places of its own, now and then at one of 2,000 that many share."""
    who, at = rng.integers(0, len(ids), count), START + rng.integers(0, YEAR, count)
    own, shared = who * 3 + rng.integers(0, 3, count), rng.integers(0, 2000, count)
    place = np.where(rng.random(count) < 0.05, 10_000_000 + shared, own)
    abroad = rng.random(count) < 0.02
    return pl.DataFrame(
        {
            "account": ids[who],
            "at": _stamps(at),
            "ended_at": _stamps(at + rng.integers(600, 20000, count)),
            "ip": [f"{60 + n // 16777216}.{n // 65536 % 256}.{n // 256 % 256}.{n % 256}" for n in place.tolist()],
            "port": np.where(rng.random(count) < 0.001, 3389, rng.integers(20000, 60000, count)),
            "country": np.where(abroad, rng.choice(COUNTRIES, count), countries[who]),
            "user_agent": rng.choice(["Mozilla/5.0 Chrome/125.0", "Mozilla/5.0 Firefox/126.0", "AnyDesk/8.0"], count),
            "device": [f"device{n:08}" for n in (who * 2 + rng.integers(0, 2, count)).tolist()],
        }
    )


def _payments(rng: np.random.Generator, ids: np.ndarray, countries: np.ndarray, count: int) -> pl.DataFrame:
    """Each account with two payees of its own and twenty clients."""
    who, at, out = rng.integers(0, len(ids), count), START + rng.integers(0, YEAR, count), rng.random(count) < 0.4
    payee, client = who * 2 + rng.integers(0, 2, count), who * 20 + rng.integers(0, 20, count)
    other = rng.random(count) < 0.05
    return pl.DataFrame(
        {
            "account": ids[who],
            "at": _stamps(at),
            "amount": rng.integers(50, 4000, count),
            "currency": ["USD"] * count,
            "direction": np.where(out, "out", "in"),
            "method": rng.choice(["bank", "paypal", "wise", "bank", "alipay"], count),
            "counterparty": [
                f"payee{p}@mail.example" if o else f"client{c}@firm.example"
                for p, c, o in zip(payee.tolist(), client.tolist(), out.tolist(), strict=True)
            ],
            "counterparty_name": [f"Name{n % 5000} Surname{n % 777}" for n in payee.tolist()],
            "bank_country": np.where(other, rng.choice(COUNTRIES, count), countries[who]),
            "via": np.where(rng.random(count) < 0.02, "Golden Harbour Trading", ""),
        }
    )


def _stamps(seconds: np.ndarray) -> pl.Series:
    return (pl.Series(seconds).cast(pl.Int64) * 1000).cast(pl.Datetime("ms")).dt.strftime("%Y-%m-%dT%H:%M:%SZ")


def main() -> None:
    """Makes, runs and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--logins", type=int, default=1_000_000)
    parser.add_argument("--payments", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", help="URI of the store; the embedded one by default")
    parser.add_argument("--neo4j", action="store_true", help="start a server as the tests do, with more memory")
    parser.add_argument("--folder", type=Path, help="keep the case here, and use it if it is there already")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="linkgraph-flags-"))
    if not (folder / "payments.csv").exists():
        make_case(folder, asked.accounts, asked.logins, asked.payments, asked.seed)
    case = Case.open(folder)
    with running(heap="4g", cache="1g") if asked.neo4j else nullcontext(asked.store) as uri:
        print(pipeline.run(case, uri, progress=PlainProgress()))
        measure(uri or case.default_store_uri())


def measure(uri: str) -> None:
    """Times each flag alone, on the published graph."""
    store, taken = open_store(uri), list[tuple[float, str, int]]()
    for flag in flags().values():
        begun = time.perf_counter()
        found = evaluate(store, [flag]).findings.num_rows
        taken.append((time.perf_counter() - begun, flag.id, found))
    store.close()
    for seconds, id_, found in sorted(taken, reverse=True):
        print(f"{seconds:8.2f} s  {found:>8,} findings  {id_}")
    print(f"{sum(seconds for seconds, _, _ in taken):8.2f} s  all {len(taken)} flags")


if __name__ == "__main__":
    main()
