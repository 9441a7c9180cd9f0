"""A case: the folder an investigator points at, and its `linkgraph.toml`."""

from linkgraph.case.config import CaseConfig
from linkgraph.case.folder import Case

__all__ = ["Case", "CaseConfig"]
