"""Where the accounts of a cluster say they are, and where they were seen."""

from __future__ import annotations

import json
import re

from linkgraph.read.rows import Row, rows
from linkgraph.store.base import GraphStore

NUMBER = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?")


def whereabouts(store: GraphStore, cluster_id: str) -> list[Row]:
    """A row for each account, kind and country: `account` `kind` `country` `said` `times` `at`.

    `kind` is `profile`, `phone`, `login`, `bank`, `photo`, or that of an address (`residence`, `delivery`,
    `identity_document`, `company`). `said` is the city or address as it stands in the case. `at` is longitude
    and latitude (degrees) where a photo says them, else None.
    """
    found = rows(store, "places_of_cluster", id=cluster_id)
    placed = [row | {"at": None} for row in found if row["kind"] != "photo"]
    photos = [
        row | {"at": _position(row["said"]), "said": "a photo's own data"} for row in found if row["kind"] == "photo"
    ]
    every = [*placed, *(row for row in photos if row["at"])]
    return sorted(every, key=lambda row: (row["country"], row["kind"], row["account"], row["said"]))


def _position(metadata: str) -> tuple[float, float] | None:
    """Longitude and latitude out of `gps`, which has them as `latitude, longitude`."""
    try:
        numbers = NUMBER.findall(str(json.loads(metadata).get("gps") or ""))
    except (ValueError, AttributeError):
        return None
    if len(numbers) != 2:
        return None
    latitude, longitude = map(float, numbers)
    return (longitude, latitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
