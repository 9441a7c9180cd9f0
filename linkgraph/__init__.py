"""linkgraph: which accounts does one hand run, and why.

    import linkgraph

    linkgraph.run("my-case")                        # as on the command line
    with linkgraph.open_case("my-case") as case:    # read-only
        case.frame("links")                         # Polars; frames="pandas" for pandas
        case.graph(cluster="C-17")                  # networkx
        case.explain("upwork:~01ab3", "guru:42")    # why, or why not

`docs/howto/notebook.md` has all names.
"""

from __future__ import annotations

import importlib
from typing import Any

from linkgraph.processor import spare_slow_sorts

__version__ = "0.1.0"
__all__ = ["OpenCase", "open_case", "run"]

spare_slow_sorts()


def __getattr__(name: str) -> Any:
    """The names of `linkgraph.api`, imported when one is used: `import linkgraph` alone stays quick."""
    if name in __all__:
        return getattr(importlib.import_module("linkgraph.api"), name)
    raise AttributeError(f"module 'linkgraph' has no attribute {name!r}")
