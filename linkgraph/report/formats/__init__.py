"""One file is one format: `render(report, pictures)` gives the bytes of the file."""
