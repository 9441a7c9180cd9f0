"""Whether a name in another script is a name in Latin letters, in bits, by learned correspondences of letters.

The tables in `data` say how often a few letters of a script stand for a few Latin ones. They are learned by
expectation maximisation (the joint multigram model of Deligne and Bimbot 1995) from forms of given and family names
in many scripts; `benchmarks/transliteration_tables.py` says from which, and makes them.
"""

from __future__ import annotations

from linkgraph.signals.transliteration.bits import bits
from linkgraph.signals.transliteration.scripts import script_of
from linkgraph.signals.transliteration.whole import ALIKE, Found, compare

__all__ = ["ALIKE", "Found", "bits", "compare", "script_of"]
