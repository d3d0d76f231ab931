"""Import in the window: a file, what it would change, the rows to take, one change."""
