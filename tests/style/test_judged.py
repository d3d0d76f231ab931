"""The judged sentences: what people write stays unmarked, what desks write is marked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from smdesk.style import Level, Lexicon, hints

FOLDER = Path(__file__).parent
ENOUGH = 0.9
"""Share of sentences that must be judged right; `held_out` was written after the lists."""


def of_style(text: str, lexicon: Lexicon) -> list[str]:
    return [hint.text for hint in hints(text, lexicon) if hint.level is Level.STYLE]


@pytest.mark.parametrize("name", ["judged", "held_out", "held_out_again"])
def test_nine_of_ten_sentences_are_judged_right(lexicon: Lexicon, name: str) -> None:
    sentences = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    painted = [each for each in sentences["plain"] if of_style(each, lexicon)]
    missed = [each for each in sentences["bureaucratic"] if not of_style(each, lexicon)]

    assert len(sentences["plain"]) == len(sentences["bureaucratic"]) == 30
    assert len(painted) <= 30 * (1 - ENOUGH), painted
    assert len(missed) <= 30 * (1 - ENOUGH), missed
