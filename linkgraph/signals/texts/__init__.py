"""What the document signal is made of: words, features, rare passages, templates."""
