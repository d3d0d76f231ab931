"""The content plan: events, posts, placements, approvals, numbers."""
