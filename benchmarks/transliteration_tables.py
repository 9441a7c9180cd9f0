"""Learns which letters of other scripts stand for which Latin ones; makes the tables of `signals/transliteration`.

    python -m benchmarks.transliteration_tables person_names.txt hebrew arabic

Each line of the file lists the forms of one given or family name in all scripts, `chandler, צ'נדלר => Q1`:
the file `person_names.txt` of the package rigour (MIT), made from Wikidata (CC0). For each script the pairs of a
Latin and another form are cut into chunks side by side by expectation maximisation (Deligne and Bimbot 1995).
A few minutes a script; the same file gives the same table.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import numpy as np

from linkgraph.signals.transliteration import data as tables
from linkgraph.signals.transliteration.align import Word, Words, codes, forward, numbered
from linkgraph.signals.transliteration.scripts import latin_symbols, script_of, sound, symbols
from linkgraph.signals.transliteration.table import EMPTY, UNKNOWN, Floats, Table

LONGEST = {"han": (4, 1, 5), "hangul": (4, 3, 5), "kana": (3, 3, 5), "hebrew": (3, 2, 4)}
USUAL = (3, 2, 5)
"""Letters of a chunk at most, Latin, other and both together; the fewer names there are, the shorter."""
FORMS, MOST_LETTERS, BATCH = 4, 18, 10_000
SAMPLE, LARGER = 100_000, {"han": 160_000}
ROUNDS, LEAST, KEPT = 8, 8.0, 0.5
COMMON = 20
"""Pairs that a symbol must be in to stand for itself."""

Pair = tuple[Word, Word, float]


def main() -> None:
    """Writes one table for each script named."""
    options = asked(__doc__)
    for script in options.scripts:
        known = list(pairs(options.file, script))
        random.Random(1).shuffle(known)
        known = common(known[: LARGER.get(script, SAMPLE)])
        learned, counts = learn(known, *LONGEST.get(script, USUAL))
        print(f"{script}: {len(known):,} pairs, {write(script, learned, counts):,} rows", flush=True)


def asked(about: str | None) -> argparse.Namespace:
    """What the command line names: `file`, and the `scripts` to learn."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("scripts", nargs="+")
    return parser.parse_args()


def pairs(file: Path, script: str) -> Iterator[Pair]:
    """Latin symbols, symbols of the script, and the weight of the pair: forms of one name share a weight of one."""
    return (pair for name in names(file, script) for pair in name)


def names(file: Path, script: str) -> Iterator[list[Pair]]:
    """The pairs of each name that has forms in the script."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            forms = [form.strip() for form in line.rpartition(" => ")[0].split(", ")]
            others = [form for form in forms if script_of(form) == script and not digits(form)][:FORMS]
            if others and not (script == "han" and any(hiragana(form) for form in forms)):
                yield list(paired([form for form in forms if latin_form(form)], others, script))


def paired(latin: Iterable[str], others: Iterable[str], script: str) -> Iterator[Pair]:
    """The forms of one name in Latin letters, each with some of those in the script."""
    spelt_latin = list(dict.fromkeys(latin_symbols(form) for form in latin))
    for one, other in product(spelt_latin[:FORMS], others):
        spelt = symbols(other, script)
        if 4 <= len(one) <= MOST_LETTERS and 3 <= len(spelt) <= MOST_LETTERS:
            yield one, spelt, 1 / min(len(spelt_latin), FORMS)


def common(known: list[Pair]) -> list[Pair]:
    """The pairs with symbols that few of them have as they are read."""
    seen = Counter(symbol for _, word, _ in known for symbol in set(word))
    return [(one, tuple(s if seen[s] >= COMMON else sound(s) for s in word), weight) for one, word, weight in known]


def latin_form(form: str) -> bool:
    """Whether a form is in Latin letters."""
    return script_of(form) is None and form[:1] < "\u0250"


def hiragana(form: str) -> bool:
    """Japanese names in Han characters are given with their reading; names from elsewhere in Katakana alone."""
    return any("\u3041" <= char <= "\u3096" for char in form)


def digits(form: str) -> bool:
    """Whether a form has digits."""
    return any(char.isdigit() for char in form)


def learn(known: list[Pair], most_latin: int, most_other: int, most: int) -> tuple[Table, Floats]:
    """Expectation maximisation from a table in which every chunk is as likely beside every other."""
    steps = tuple(_steps(most_latin, most_other, most))
    known.sort(key=lambda pair: (len(pair[0]), len(pair[1])))
    latin = _numbers(((pair[0], pair[2]) for pair in known), most_latin)
    other = _numbers(((pair[1], pair[2]) for pair in known), most_other)
    joint = np.full((len(latin) + 1, len(other) + 1), 1e-5)
    joint[EMPTY] *= 0.1
    joint[:, EMPTY] *= 0.1
    counts = joint
    for _ in range(ROUNDS):
        joint[UNKNOWN], joint[:, UNKNOWN], joint[EMPTY, EMPTY] = 0.0, 0.0, 0.0
        counts = _expected(Table(latin, other, joint, steps), known)
        joint = counts / counts.sum()
        joint = 0.995 * joint + 0.005 * np.outer(joint.sum(1), joint.sum(0))
    return Table(latin, other, joint, steps), counts


def _steps(most_latin: int, most_other: int, most: int) -> Iterator[tuple[int, int]]:
    """One letter may stand for nothing; a long chunk may not be made of two short ones."""
    for a, b in product(range(most_latin + 1), range(most_other + 1)):
        if (a and b and a + b <= most) or a + b == 1:
            yield a, b


def _numbers(words: Iterable[tuple[Word, float]], longest: int) -> dict[Word, int]:
    """A number for each chunk that is frequent or a single letter."""
    seen: dict[Word, float] = {}
    for word, weight in words:
        for size in range(1, longest + 1):
            for start in range(len(word) - size + 1):
                chunk = word[start : start + size]
                seen[chunk] = seen.get(chunk, 0.0) + weight
    kept = [chunk for chunk, count in seen.items() if count >= LEAST or len(chunk) == 1]
    return {(): 1, **{chunk: at for at, chunk in enumerate(sorted(kept), start=2)}}


def _expected(table: Table, known: list[Pair]) -> Floats:
    """How often each two chunks are expected to stand side by side, over all ways of cutting all pairs."""
    counts = np.zeros(table.joint.size)
    width = table.joint.shape[1]
    for start in range(0, len(known), BATCH):
        batch = known[start : start + BATCH]
        latin = numbered([pair[0] for pair in batch], codes(table.latin), table.longest[0])
        other = numbered([pair[1] for pair in batch], codes(table.script), table.longest[1])
        before, after = forward(table, latin, other), _backward(table, latin, other)
        whole = before[latin.length, other.length, np.arange(len(batch))]
        scale = np.where(whole > 0, np.array([pair[2] for pair in batch]) / np.maximum(whole, 1e-300), 0.0)
        for i, j, (a, b) in product(range(before.shape[0]), range(before.shape[1]), table.steps):
            if a <= i and b <= j:
                one, two = latin.chunk[:, i, a], other.chunk[:, j, b]
                np.add.at(counts, one * width + two, before[i - a, j - b] * table.joint[one, two] * after[i, j] * scale)
    return counts.reshape(table.joint.shape)


def _backward(table: Table, latin: Words, other: Words) -> Floats:
    """Probability of what follows the first i and j letters, shape (i, j, pairs)."""
    pairs = len(latin.length)
    rows, columns = latin.chunk.shape[1], other.chunk.shape[1]
    sums = np.zeros((rows, columns, pairs))
    sums[latin.length, other.length, np.arange(pairs)] = 1.0
    for i, j in product(range(rows - 1, -1, -1), range(columns - 1, -1, -1)):
        for a, b in table.steps:
            if i + a < rows and j + b < columns:
                step = table.joint[latin.chunk[:, i + a, a], other.chunk[:, j + b, b]]
                inside = (i + a <= latin.length) & (j + b <= other.length)
                sums[i, j] += np.where(inside, sums[i + a, j + b] * step, 0.0)
    return sums


def kept(table: Table, counts: Floats) -> Iterator[Pair]:
    """The pairs of chunks expected at least `KEPT` times, and how often."""
    for one, at in sorted(table.latin.items()):
        for other, place in sorted(table.script.items()):
            if counts[at, place] >= KEPT:
                yield one, other, float(counts[at, place])


def write(script: str, table: Table, counts: Floats) -> int:
    """Writes the pairs of chunks that are kept; how many they are."""
    rows = [f"{''.join(one)}\t{' '.join(other)}\t{count:.3g}" for one, other, count in kept(table, counts)]
    head = "# Latin letters, letters of the script, how often they stand for one another (expected count).\n"
    file = Path(str(tables.__path__[0])) / f"{script}.tsv"
    file.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    main()
