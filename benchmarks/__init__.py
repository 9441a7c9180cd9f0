"""Measurements: run by hand, never as tests."""

import linkgraph as linkgraph
