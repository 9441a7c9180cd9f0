"""The shapes of what is observed: the files of a case folder and the rows ingestors yield."""

from linkgraph.records.batch import Batch, Reject
from linkgraph.records.kinds import RecordKind, record_kind, record_kinds

__all__ = ["Batch", "RecordKind", "Reject", "record_kind", "record_kinds"]
