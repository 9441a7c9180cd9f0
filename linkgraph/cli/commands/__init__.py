"""One file is one command: a click command called `command`; the docstring is its line in the help."""
