"""How much of the machine others took meanwhile: figures measured in a crowd say little.

Linux only: no other system tells in one file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

_STAT = Path("/proc/stat")
_USER, _NICE, _SYSTEM, _IRQ, _SOFTIRQ, _STEAL = 0, 1, 2, 5, 6, 7
QUIET = 0.05
"""Share of one processor that does no harm."""


def _own() -> float:
    """Processor time of this process and of its children that have ended, seconds."""
    return sum(os.times()[:4])


def _all() -> float:
    """Processor time of all processes, and what the host took away, seconds."""
    cells = [int(cell) for cell in _STAT.read_text().splitlines()[0].split()[1:]]
    busy = sum(cells[at] for at in (_USER, _NICE, _SYSTEM, _IRQ, _SOFTIRQ, _STEAL))
    return busy / float(os.sysconf("SC_CLK_TCK"))


@dataclass(slots=True)
class Noise:
    """Others' processor time since it was made."""

    _started: float = field(default_factory=lambda: os.times().elapsed)
    _others: float = field(default_factory=lambda: _all() - _own())

    def share(self) -> float:
        """Of one processor: 0.0 to the number of processors."""
        passed = os.times().elapsed - self._started
        return max(0.0, (_all() - _own() - self._others) / passed) if passed else 0.0
