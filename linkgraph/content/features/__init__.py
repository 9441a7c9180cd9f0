"""Points of a picture by which a part of it is found again: cut, turned, mirrored, or inside a larger one."""

from linkgraph.content.features.patches import BYTES
from linkgraph.content.features.points import NONE, Features, features_of, packed, unpacked

__all__ = ["BYTES", "NONE", "Features", "features_of", "packed", "unpacked"]
