"""One file is one format: `write(rows, stream)`, and `write_folder(rows, folder)` for several files."""
