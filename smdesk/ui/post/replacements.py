"""What can be written instead, out of the advice of a hint."""

from __future__ import annotations

import re

from smdesk.desk.style import Hint

_OFFER = re.compile(r"(?:Проще|одним словом|Одним глаголом|или словом):\s*(?P<words>[^.;:]+)")
MOST_WORDS = 3
"""In a replacement; what is longer is an explanation."""


def replacements(hint: Hint) -> list[str]:
    """The words that the advice offers, with a capital where the place begins with one."""
    found = _OFFER.search(hint.advice)
    if found is None:
        return []
    offered = (each.strip(" «»…") for each in re.split(r",| или ", found["words"]))
    fitting = [each for each in offered if each and len(each.split()) <= MOST_WORDS]
    if hint.text[:1].isupper():
        return [each[0].upper() + each[1:] for each in fitting]
    return fitting
