"""Account ids: `platform:id`, put together where the file keeps the two apart."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

IDS = ("account", "by")


def composed(columns: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """`columns` with `account`, and a rater in `by`, as `platform:id` where there is a platform.

    An id with a colon in it is whole already, so that one account reads the same in every file.
    """
    if "platform" not in columns:
        return columns
    return {name: _whole(column, columns["platform"]) if name in IDS else column for name, column in columns.items()}


def _whole(ids: pa.Array, platform: pa.Array) -> pa.Array:
    bare = pc.fill_null(pc.invert(pc.match_substring(ids, ":")), False)
    return pc.if_else(pc.and_(bare, pc.is_valid(platform)), pc.binary_join_element_wise(platform, ids, ":"), ids)
