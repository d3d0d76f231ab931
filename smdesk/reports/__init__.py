"""Reports as data, and the writers that turn any of them into a file."""
