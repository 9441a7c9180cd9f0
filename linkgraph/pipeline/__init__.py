"""The one place that calls the stages in order."""

from linkgraph.pipeline.deciding import decide_hub, judge, judge_all, record, recorded
from linkgraph.pipeline.exchanging import export_judgements, merge_judgements
from linkgraph.pipeline.ingesting import left_aside
from linkgraph.pipeline.judging_clusters import judge_cluster, record_cluster
from linkgraph.pipeline.lookup import lookup
from linkgraph.pipeline.mapping import add_mapping, preview_mapping, suggest_mapping
from linkgraph.pipeline.mapping_folder import add_folder, suggest_folder
from linkgraph.pipeline.photo_hashes import matching_hashes, picture_hashes
from linkgraph.pipeline.proposing import accept_weights, proposed_weights
from linkgraph.pipeline.reading import open_case_store, prior_bits, threshold, weights
from linkgraph.pipeline.stages import flag, ingest, link, run
from linkgraph.pipeline.taking_in import redraw_case
from linkgraph.pipeline.watching import watch

__all__ = [
    "accept_weights",
    "add_folder",
    "add_mapping",
    "decide_hub",
    "export_judgements",
    "flag",
    "ingest",
    "judge",
    "judge_all",
    "judge_cluster",
    "left_aside",
    "link",
    "lookup",
    "matching_hashes",
    "merge_judgements",
    "open_case_store",
    "picture_hashes",
    "preview_mapping",
    "prior_bits",
    "proposed_weights",
    "record",
    "record_cluster",
    "recorded",
    "redraw_case",
    "run",
    "suggest_folder",
    "suggest_mapping",
    "threshold",
    "watch",
    "weights",
]
