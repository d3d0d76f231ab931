"""What the pictures are of: bases, pages, dialogs, and how a sight becomes a PNG."""
