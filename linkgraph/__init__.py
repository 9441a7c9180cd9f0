"""linkgraph: which accounts does one hand run, and why."""

__version__ = "0.1.0"
