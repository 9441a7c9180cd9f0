"""Rings: accounts under one hand, and the ways in which they hide it."""

from linkgraph.demo.rings.build import build_rings

__all__ = ["build_rings"]
