"""All pairs of 256-bit hashes within 31 bits, beside faiss.IndexBinaryFlat.range_search.

    uv pip install --group bench
    python -m benchmarks.hamming --hashes 200000 --copies 20000

Random hashes, one in fifty an altered copy of another, and `--copies` of one avatar among them. The
results are compared pair by pair, distance by distance. faiss searches only `--queries` of the hashes
(drawn at random, so that copies are among them as often as elsewhere); its time for all is computed
from that. Processor time is that of all threads.
"""

from __future__ import annotations

import argparse
import time

import faiss
import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming import near_pairs

RADIUS = 31


def make_hashes(count: int, copies: int, seed: int) -> npt.NDArray[np.uint64]:
    """Shape (count, 4)."""
    rng = np.random.default_rng(seed)
    words = rng.integers(0, 2**64, (count, 4), dtype=np.uint64)
    for at in rng.permutation(count)[: count // 50]:
        words[at] = words[rng.integers(count)]
        for bit in rng.integers(0, 256, rng.integers(0, 40)).tolist():
            words[at, bit // 64] ^= np.uint64(1 << bit % 64)
    words[rng.permutation(count)[:copies]] = words[0]
    return words


def measure_own(words: npt.NDArray[np.uint64], asked: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int64], float]:
    """How many neighbours each asked hash has at each distance; prints the time of the whole search."""
    table = np.zeros((len(words), RADIUS + 1), dtype=np.int64)
    begun, used, pairs, counting = time.perf_counter(), time.process_time(), 0, 0.0
    for some in near_pairs(words, RADIUS):
        pairs += len(some.i)
        paused = time.perf_counter()
        for ends in (some.i, some.j):
            kept = asked[ends]
            np.add.at(table, (ends[kept], some.bits[kept]), 1)
        counting += time.perf_counter() - paused
    seconds = time.perf_counter() - begun - counting
    print(f"linkgraph  {seconds:8.1f} s   {time.process_time() - used - counting:8.1f} s processor   {pairs:,} pairs")
    return table[asked], seconds


def measure_faiss(words: npt.NDArray[np.uint64], asked: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int64], float]:
    """The same from faiss, the hash itself left out."""
    raw = words.view(np.uint8).reshape(len(words), -1)
    index = faiss.IndexBinaryFlat(256)
    index.add(raw)
    table = np.zeros((int(asked.sum()), RADIUS + 1), dtype=np.int64)
    rows, seconds, used = np.flatnonzero(asked), 0.0, 0.0
    for start in range(0, len(rows), 1000):
        begun, processor = time.perf_counter(), time.process_time()
        limits, distances, found = index.range_search(raw[rows[start : start + 1000]], RADIUS + 1)
        seconds, used = seconds + time.perf_counter() - begun, used + time.process_time() - processor
        query = np.repeat(np.arange(len(limits) - 1), np.diff(limits).astype(np.int64)) + start
        other = found != rows[query]
        np.add.at(table, (query[other], distances[other].astype(np.int64)), 1)
    whole = len(words) / len(rows)
    print(
        f"faiss      {seconds * whole:8.1f} s   {used * whole:8.1f} s processor   "
        f"({len(rows):,} of {len(words):,} hashes searched in {seconds:.1f} s)"
    )
    return table, seconds * whole


def main() -> None:
    """Runs both and compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hashes", type=int, default=200_000)
    parser.add_argument("--copies", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    words = make_hashes(given.hashes, given.copies, given.seed)
    asked = np.zeros(given.hashes, dtype=np.bool_)
    asked[np.random.default_rng(given.seed + 1).permutation(given.hashes)[: given.queries]] = True
    print(f"{given.hashes:,} hashes, {given.copies:,} copies of one among them, radius {RADIUS} of 256 bits")
    own, quick = measure_own(words, asked)
    peer, slow = measure_faiss(words, asked)
    print(f"results {'equal' if np.array_equal(own, peer) else 'DIFFER'}, {slow / quick:.1f} times as fast")


if __name__ == "__main__":
    main()
