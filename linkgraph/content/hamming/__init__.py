"""Exact search among bit strings by Hamming distance."""

from linkgraph.content.hamming.blocks import pairs_between
from linkgraph.content.hamming.pairs import near_pairs
from linkgraph.content.hamming.words import Words, distance, pack, packed

__all__ = ["Words", "distance", "near_pairs", "pack", "packed", "pairs_between"]
