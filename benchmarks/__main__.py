"""`python -m benchmarks [--quick] [NAME…]`: every promise against a bare baseline of the same run.

Exits with 1 when a promise was not kept. Let nothing else run meanwhile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.noise import QUIET, Noise
from benchmarks.table import Line, table
from benchmarks.trials import TRIALS


def main() -> int:
    """Measure what was asked for, print the table, return the exit code."""
    asked = _arguments()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="smdesk-") as folder:
        bench = Bench(Path(folder), **({"many": 0, "times": 3} if asked.quick else {}))
        for name in asked.names or TRIALS:
            lines += _measured(name, bench)
    print(table(lines))
    return 0 if all(line.is_kept for line in lines) else 1


def _measured(name: str, bench: Bench) -> list[Line]:
    """The lines of a trial; on stderr, whether others disturbed it."""
    bench.region(bench.accounts)
    noise = Noise() if sys.platform == "linux" else None
    lines = TRIALS[name](bench)
    share = noise.share() if noise else 0.0
    heard = f", чужая нагрузка {share:.0%}: времена больше обычных" if share > QUIET else ""
    print(f"{name}: готово{heard}", file=sys.stderr, flush=True)
    return lines


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Измерить скорость.")
    parser.add_argument("--quick", action="store_true", help="реже и без большой базы")
    parser.add_argument("names", nargs="*", metavar="ЧТО", help=", ".join(TRIALS))
    asked = parser.parse_args()
    unknown = set(asked.names) - set(TRIALS)
    if unknown:
        parser.error(f"нет такого: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
