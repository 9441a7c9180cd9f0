"""Red flags: rules in `queries/flags`, run over the graph, and the risk that follows from what they find."""

from linkgraph.flags.evaluate import Outcome, evaluate
from linkgraph.flags.flag import Flag, flags
from linkgraph.flags.risk import Risk, Weighed, account_risk, cluster_risk, cluster_risks

__all__ = [
    "Flag",
    "Outcome",
    "Risk",
    "Weighed",
    "account_risk",
    "cluster_risk",
    "cluster_risks",
    "evaluate",
    "flags",
]
