"""From facts to evidence and links: fingerprints, comparisons, weights."""
