"""Markdown, by markdown-it: rendered as a page, then read as one."""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.encoding import decode
from linkgraph.content.formats.base import DocumentFormat
from linkgraph.content.formats.html import text_of_html

MOST_RENDERED = 300_000
"""Characters; a longer text is taken as it stands."""


class Markdown(DocumentFormat):
    """CommonMark with tables."""

    name = "Markdown"
    suffixes = ("md", "markdown", "mdown", "mkd")
    textual = True

    def text(self, path: Path) -> str:
        """The text a reader of the rendered page would see."""
        from markdown_it import MarkdownIt

        text = decode(path.read_bytes())
        if len(text) > MOST_RENDERED:
            return text
        return text_of_html(MarkdownIt("commonmark").enable("table").render(text))
