"""Tables of letters."""
