"""Portraits of people who do not exist, drawn with Pillow."""
