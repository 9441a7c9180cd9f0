"""Red flags: rules in `queries/flags`, run over the graph, and the risk that follows from what they find."""

from linkgraph.flags.assess import assess
from linkgraph.flags.cluster_coverage import Coverage, cluster_coverage
from linkgraph.flags.evaluate import Outcome, evaluate
from linkgraph.flags.flag import Flag, flags
from linkgraph.flags.risk import Part, Risk, Weighed, account_risk, account_risks, cluster_risk, cluster_risks
from linkgraph.flags.roles import Role, suggest_roles
from linkgraph.flags.rules import Rules, load_rules

__all__ = [
    "Coverage",
    "Flag",
    "Outcome",
    "Part",
    "Risk",
    "Role",
    "Rules",
    "Weighed",
    "account_risk",
    "account_risks",
    "assess",
    "cluster_coverage",
    "cluster_risk",
    "cluster_risks",
    "evaluate",
    "flags",
    "load_rules",
    "suggest_roles",
]
