"""How a long job says how far it is: on a terminal, in a log, or not at all."""

from linkgraph.progress.base import Progress, Stage
from linkgraph.progress.choose import progress
from linkgraph.progress.plain import PlainProgress
from linkgraph.progress.silent import SilentProgress

__all__ = ["PlainProgress", "Progress", "SilentProgress", "Stage", "progress"]
