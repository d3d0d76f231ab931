"""Numbers of posts and pages, typed into a grid or pasted from a spreadsheet."""
