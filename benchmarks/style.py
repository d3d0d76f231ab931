"""The style hint on 4,000 characters, against the dictionary alone reading the same words."""

from __future__ import annotations

import re
import tomllib
from itertools import cycle, islice

from benchmarks.bench import Bench, in_turn
from benchmarks.table import Line
from smdesk.morphology import analyzer
from smdesk.resources import resource_text
from smdesk.style import Judge, compiled

LENGTH = 4_000
"""Characters of a text: as long as a network takes."""
JUDGED = 50.0
"""Promised after the first load, milliseconds."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def measure(bench: Bench) -> list[Line]:
    """Another text each time, so that nothing is known of it; a first one loads everything."""
    judge, sentences = Judge(compiled(())), _sentences()
    texts = (_text(sentences, start) for start in cycle(range(len(sentences))))
    judged, read = in_turn(
        bench.times,
        lambda: judge.hints(next(texts)),
        lambda: [analyzer().parse(word) for word in re.findall(r"\w+", next(texts))],
    )
    return [
        Line(
            what=f"Подсказка по стилю, {LENGTH} знаков",
            ours=judged,
            bare=read,
            against="разбор слов",
            at_most=JUDGED,
        )
    ]


def _sentences() -> list[str]:
    """Those of the posts of a demo office."""
    posts = tomllib.loads(resource_text("demo/amurzet-plan.toml"))["post"]
    texts = " ".join(post.get("text", "") for post in posts)
    return [each.strip() for each in _SENTENCE.findall(texts) if each.strip()]


def _text(sentences: list[str], start: int) -> str:
    long = " ".join(islice(cycle(sentences), start, start + len(sentences)))
    return (long * (LENGTH // len(long) + 1))[:LENGTH]
