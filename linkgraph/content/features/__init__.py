"""Points of a picture by which a part of it is found again: cut, turned, mirrored, or inside a larger one."""

from linkgraph.content.features.points import NONE, Features, features_of, packed, unpacked

__all__ = ["NONE", "Features", "features_of", "packed", "unpacked"]
