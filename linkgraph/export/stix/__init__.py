"""The parts of a STIX 2.1 bundle."""
