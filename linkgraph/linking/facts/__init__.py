"""Cases of facts: records of names, dates and places with little else to link on.

Most accounts of a marketplace carry an e-mail address, a photo or a device, and facts only
support them. Where most accounts carry none of these, facts are all there is, and what their
agreement is worth is learned from the case itself (Fellegi and Sunter 1969): `m`, how often two
records of one person agree, by expectation maximisation; `u`, how often two of different people
do, from random pairs; and the rarity of each value from how often it occurs.
"""

from __future__ import annotations

from linkgraph.linking.facts.learn import Facts, find_facts, learn
from linkgraph.linking.facts.told import add_to_pairs, model_of_facts

__all__ = ["Facts", "add_to_pairs", "find_facts", "learn", "model_of_facts"]
