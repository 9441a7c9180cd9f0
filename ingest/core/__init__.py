"""What the ingestors share: sources, unpacking, headers, and the way from raw cells to batches."""
