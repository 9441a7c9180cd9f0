"""Innocents that look suspicious."""

from linkgraph.demo.groups.build import build_groups

__all__ = ["build_groups"]
