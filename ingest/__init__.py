"""Ingestors: one file a source format. Each module here that holds an `Ingestor` is found by itself."""
