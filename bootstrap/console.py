"""What start.py says, and how it starts other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

INTERRUPTED = 130
"""The exit code that shells give to Ctrl+C."""


class Refusal(Exception):
    """The set-up cannot go on; its text is a Russian sentence for the user."""


def speak_plainly() -> None:
    """Let a console that lacks some letters show the rest instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say(text: str, stream: TextIO | None = None) -> None:
    """Print one line at once, so that it stands before what a started program prints."""
    print(text, file=stream or sys.stdout, flush=True)


def hand_over(argv: Sequence[str | Path], env: Mapping[str, str], cwd: Path | None = None) -> int:
    """Let another program take this one's place; return its exit code where none can."""
    words = [str(word) for word in argv]
    sys.stdout.flush()
    if cwd is not None:
        os.chdir(cwd)
    if os.name == "posix":
        # The caller's signals then reach the program itself, and none is left behind.
        os.execve(words[0], words, env)
    return subprocess.run(words, env=env, check=False).returncode
