"""Real texts: variants of licences, borrowed law, job advertisements, curricula.

    python -m benchmarks.documents DATA

DATA holds the folders documents_licence_variants, documents_legal_reuse, documents_job_ads and
documents_resumes; what is not there is left out. Each text is taken as one account's. Printed are
precision, recall and F1 of the pairs for the licences, beside the best that Jaccard indices of
five-word shingles reach with a threshold picked afterwards; for the law which files are found;
for the others how many exact copies and near copies (Jaccard index of five-word shingles 0.8 or
more) are found.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from linkgraph.signals.document import Document
from linkgraph.signals.texts.passages import shared

Pair = tuple[int, int]


def found_pairs(texts: Sequence[str]) -> set[Pair]:
    """The pairs the signal finds at its default, equal fingerprints included."""
    signal, users = Document(), {}
    for number, text in enumerate(texts):
        users.setdefault(signal.fingerprint(text), []).append(number)
    users.pop(None, None)
    held = list(users.values())
    pairs = {pair for own in held for pair in combinations(own, 2)}
    met = signal.meet(list(users), held).pairs
    for a, b in zip(met["left"].to_pylist(), met["right"].to_pylist(), strict=True):
        pairs |= {(min(x, y), max(x, y)) for x in held[a] for y in held[b]}
    return pairs


def five_words(text: str) -> frozenset[tuple[str, ...]]:
    """The five-word shingles."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[at:] for at in range(5)), strict=False))


def overlaps(texts: Sequence[str]) -> dict[Pair, float]:
    """The Jaccard index of every pair's five-word shingles, where it is not 0."""
    sets = [five_words(text) for text in texts]
    return {
        (a, b): both / len(sets[a] | sets[b])
        for a, b in combinations(range(len(sets)), 2)
        if (both := len(sets[a] & sets[b]))
    }


def licences(folder: Path) -> None:
    """Precision, recall and F1."""
    rows = [json.loads(line) for file in folder.glob("*.jsonl") for line in file.open(encoding="utf-8")]
    label, texts = [row["template"] for row in rows], [row["text"] for row in rows]
    total = sum(count * (count - 1) // 2 for count in Counter(label).values())
    pairs = found_pairs(texts)
    right = sum(label[a] == label[b] for a, b in pairs)
    print(f"licences: {len(texts)} texts, precision {right / len(pairs):.3f}, recall {right / total:.3f}, ", end="")
    print(f"F1 {2 * right / (len(pairs) + total):.3f}; best of five-word shingles {_best(texts, label, total):.3f}")


def _best(texts: Sequence[str], label: Sequence[str], total: int) -> float:
    ranked = sorted(overlaps(texts).items(), key=lambda entry: -entry[1])
    best, right = 0.0, 0
    for count, ((a, b), _) in enumerate(ranked, 1):
        right += label[a] == label[b]
        best = max(best, 2 * right / (count + total))
    return best


def law(folder: Path) -> None:
    """Which of the three files share passages."""
    files = sorted((folder / "legal").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    for a, b in sorted(found_pairs(texts)):
        print(f"law: {files[a].stem} ~ {files[b].stem}; {_place(texts[a], texts[b])}")


def _place(left: str, right: str) -> str:
    """Where the longest shared passage stands, beside where difflib finds the longest run of equal words."""
    found = shared(left, right)
    best = max(found.passages, key=lambda passage: passage.length)
    a, b = re.findall(r"\w+", left.lower()), re.findall(r"\w+", right.lower())
    truth = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    ours = " ".join(left[found.left[best.left].start : found.left[best.left + best.length - 1].end].split())
    inside = " ".join(a[truth.a : truth.a + truth.size])
    said = " ".join(re.findall(r"\w+", ours.lower()))
    located = "located" if inside in said or said in inside else "elsewhere"
    return (
        f"{len(found.passages)} passages, {found.words} words ({found.parts[0]:.0%} and {found.parts[1]:.0%}), "
        f"the longest of {best.length} from word {best.left + 1} on; "
        f"the longest run by difflib of {truth.size} from {truth.a + 1} on, {located}: {ours[:60]!r}"
    )


def copies(name: str, texts: Sequence[str]) -> None:
    """How many of the exact and near copies are found."""
    pairs = found_pairs(texts)
    alike = overlaps(texts)
    exact = {pair for pair in combinations(range(len(texts)), 2) if texts[pair[0]] == texts[pair[1]]}
    near = {pair for pair, part in alike.items() if part >= 0.8} - exact
    print(
        f"{name}: {len(texts)} texts; exact copies {len(exact & pairs)} of {len(exact)} pairs, "
        f"near copies {len(near & pairs)} of {len(near)}, other pairs {len(pairs - exact - near)}"
    )


def main() -> None:
    """Measures what is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    csv.field_size_limit(1 << 27)
    if (data / "documents_licence_variants").is_dir():
        licences(data / "documents_licence_variants")
    if (data / "documents_legal_reuse").is_dir():
        law(data / "documents_legal_reuse")
    for name, column in (("documents_job_ads", "description"), ("documents_resumes", "Resume")):
        for file in (data / name).glob("*.csv"):
            with file.open(encoding="utf-8", newline="") as lines:
                copies(name, [row[column] for row in csv.DictReader(lines) if (row[column] or "").strip()])


if __name__ == "__main__":
    main()
