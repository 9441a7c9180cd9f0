"""Documents as files: PDF, Word, OpenDocument, HTML, Markdown, plain text."""

from linkgraph.demo.forms.write import write_document

__all__ = ["write_document"]
