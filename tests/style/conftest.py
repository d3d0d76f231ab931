"""The shipped lists, compiled once."""

from __future__ import annotations

import pytest

from smdesk.style import Lexicon, compiled


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return compiled()
