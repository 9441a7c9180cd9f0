"""What is inside files: text and pictures. Every function suits a worker process."""

from linkgraph.content.picture import PictureFacts, open_picture, picture_facts
from linkgraph.content.text import text_of

__all__ = ["PictureFacts", "open_picture", "picture_facts", "text_of"]
