"""What is inside files: text and pictures. Every function suits a worker process."""

from linkgraph.content.exif import picture_metadata
from linkgraph.content.metadata import metadata_of
from linkgraph.content.picture import PictureFacts, open_picture, picture_facts
from linkgraph.content.text import text_of

__all__ = ["PictureFacts", "metadata_of", "open_picture", "picture_facts", "picture_metadata", "text_of"]
