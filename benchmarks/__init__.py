"""The measured promises: `python -m benchmarks`. Why they are measured so: docs/decisions/0011."""
