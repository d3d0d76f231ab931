"""Our command line as a child that is watched, told to stop, or killed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def start(*words: str | Path) -> subprocess.Popen[bytes]:
    """A child with pipes on all sides."""
    return start_python("-m", "smdesk", *words)


def start_python(*words: str | Path) -> subprocess.Popen[bytes]:
    """Python with the program importable."""
    return subprocess.Popen(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def first_line(child: subprocess.Popen[bytes]) -> bytes:
    """Wait until the child says something."""
    assert child.stdout is not None
    return child.stdout.readline()


def end_of(child: subprocess.Popen[bytes]) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, the rest of the JSON lines, stderr."""
    assert child.stdout is not None
    assert child.stderr is not None
    lines = [json.loads(line) for line in child.stdout.read().decode().splitlines()]
    told = child.stderr.read().decode()
    code = child.wait(60)
    for pipe in (child.stdin, child.stdout, child.stderr):
        if pipe is not None:
            pipe.close()
    return code, lines, told
