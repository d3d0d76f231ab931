"""Import: read a file → a proposal of what would change → a plan that the desk carries out.

The way of a file: `reader.read_table` → `recognition.recognise` → `proposing.propose` →
`plan.plan_of`. Nothing here writes anything, neither a base nor a temporary file.
"""
