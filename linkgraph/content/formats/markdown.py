"""Markdown, by markdown-it: rendered as a page, then read as one."""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.encoding import decode
from linkgraph.content.formats.base import DocumentFormat
from linkgraph.content.formats.html import text_of_html


class Markdown(DocumentFormat):
    """CommonMark with tables."""

    name = "Markdown"
    suffixes = ("md", "markdown", "mdown", "mkd")
    textual = True

    def text(self, path: Path) -> str:
        """The text a reader of the rendered page would see."""
        from markdown_it import MarkdownIt

        page = MarkdownIt("commonmark").enable("table").render(decode(path.read_bytes()))
        return text_of_html(page)
