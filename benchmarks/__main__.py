"""`python -m benchmarks [--quick]`: every promise against a bare baseline of the same run."""

from __future__ import annotations

import sys

from benchmarks.table import Line, show
from benchmarks.trials import trials


def main() -> None:
    """Run the trials one after another and print the table."""
    lines: list[Line] = []
    for trial in trials(quick="--quick" in sys.argv):
        lines += trial()
        print(f"… {lines[-1].what}", file=sys.stderr)
    print(show(lines))


if __name__ == "__main__":
    main()
