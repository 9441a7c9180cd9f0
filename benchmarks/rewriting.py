"""How far detection holds when a text is rewritten: five strengths, four scripts.

    python -m benchmarks.rewriting [--cases 5] [--seed 1]

A case has 160 texts of 160 accounts in a made-up language (`benchmarks.language`): 20 texts and a
rewriting of each, and 120 of strangers, of whom 40 % carry the same boilerplate. Printed are the
recall of the 20 pairs at the default, and the most false pairs of any case.

1: fields and 3 % of the words changed. 2: and the order of the sentences, look-alike letters,
zero-width characters. 3: 15 % of the words, and 15 % of the sentences left out. 4: 27 %, a quarter
left out, and as many foreign sentences put in as a quarter of the rest. 5: 40 %, half left out.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.language import SCRIPTS, Sentence, sentence, text, word, written
from linkgraph.signals.document import Document

TEXTS, REWRITTEN, BOILERPLATE = 160, 20, 0.4
LOOKALIKE = str.maketrans("aeopcxyаеорсху", "аеорсхуaeopcxy")


@dataclass(frozen=True)
class Strength:
    """Part of the words changed, part of the sentences left out and put in, and whether it is disguised."""

    words: float
    left_out: float = 0.0
    put_in: float = 0.0
    disguised: bool = True


STRENGTHS = {
    1: Strength(0.03, disguised=False),
    2: Strength(0.03),
    3: Strength(0.15, 0.15),
    4: Strength(0.27, 0.25, 0.25),
    5: Strength(0.40, 0.5),
}


def rewrite(rng: random.Random, sentences: Sequence[Sentence], script: str, strength: Strength) -> str:
    """The text written anew."""
    kept = list(sentences)
    if strength.disguised:
        rng.shuffle(kept)
    kept = kept[: max(2, round(len(kept) * (1 - strength.left_out)))]
    kept = [tuple(_changed(rng, one, script, strength.words) for one in words) for words in kept]
    for _ in range(round(len(kept) * strength.put_in)):
        kept.insert(rng.randint(0, len(kept)), sentence(rng, script))
    made = written(kept, script)
    return _disguised(rng, made) if strength.disguised else made


def _changed(rng: random.Random, one: str, script: str, part: float) -> str:
    if one.isdigit():
        return str(rng.randint(2, 400))
    return word(rng, script) if rng.random() < part else one


def _disguised(rng: random.Random, made: str) -> str:
    """With look-alike letters and zero-width characters strewn in."""
    signs = (sign.translate(LOOKALIKE) if rng.random() < 0.08 else sign for sign in made)
    return "".join(sign + ("\u200b" if rng.random() < 0.02 else "") for sign in signs)


def case(seed: int, script: str, strength: int) -> list[str]:
    """160 texts: those at 0 to 19 stand again, rewritten, at 20 to 39."""
    rng = random.Random(f"{seed} {script} {strength}")
    own = [text(rng, script) for _ in range(TEXTS - REWRITTEN)]
    boilerplate = text(rng, script)[:5]
    first, strangers = own[:REWRITTEN], own[REWRITTEN:]
    again = [rewrite(rng, sentences, script, STRENGTHS[strength]) for sentences in first]
    others = [[*one, *boilerplate] if rng.random() < BOILERPLATE else one for one in strangers]
    return [*(written(one, script) for one in first), *again, *(written(one, script) for one in others)]


def measure(texts: Sequence[str]) -> tuple[float, int]:
    """Recall of the rewritten pairs, and the false pairs, at the default."""
    signal = Document()
    prints = [signal.fingerprint(one) or "" for one in texts]
    found = signal.meet(prints, [[account] for account in range(len(prints))]).pairs
    pairs = set(zip(found["left"].to_pylist(), found["right"].to_pylist(), strict=True))
    right = {(at, at + REWRITTEN) for at in range(REWRITTEN)}
    return len(pairs & right) / REWRITTEN, len(pairs - right)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("| script |" + "".join(f" strength {strength} |" for strength in STRENGTHS) + " most false pairs |")
    print("| --- |" + " ---: |" * (len(STRENGTHS) + 1))
    for script in SCRIPTS:
        cells, most = [], 0
        for strength in STRENGTHS:
            results = [measure(case(asked.seed + number, script, strength)) for number in range(asked.cases)]
            cells.append(sum(recall for recall, _ in results) / len(results))
            most = max(most, *(false for _, false in results))
        print(f"| {script} |" + "".join(f" {cell:.2f} |" for cell in cells) + f" {most} |", flush=True)


if __name__ == "__main__":
    main()
