"""Approval: putting texts and plans up, deciding, and what was changed afterwards."""
