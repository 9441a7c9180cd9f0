"""What people leave on the desk of a case: states, notes, positions, and who did what.

One SQLite file in `.linkgraph`, for all who work on the case. None of it changes a link or a score.
"""
