"""A name, post or title in all the cases at once: what the screen shows and lets correct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smdesk.letters.grammar import Case, Inflected
from smdesk.letters.names import inflect_name
from smdesk.letters.posts import inflect_post, inflect_title


@dataclass(frozen=True, slots=True)
class Forms:
    """One text in five cases; a form corrected by hand is put in with `dataclasses.replace`."""

    nominative: str = ""
    genitive: str = ""
    dative: str = ""
    accusative: str = ""
    instrumental: str = ""
    is_sure: bool = True
    """False where somebody has to look at the forms before the letter goes."""


def forms_of_name(full_name: str) -> Forms:
    """All forms of a full name; see `inflect_name`."""
    return _forms(full_name, inflect_name)


def forms_of_post(post: str) -> Forms:
    """All forms of a post; see `inflect_post`."""
    return _forms(post, inflect_post)


def forms_of_title(title: str) -> Forms:
    """All forms of the title of a body; see `inflect_title`."""
    return _forms(title, inflect_title)


def _forms(text: str, inflect: Callable[[str, Case], Inflected]) -> Forms:
    if not text.strip():
        return Forms()
    told = {case: inflect(text, case) for case in Case}
    return Forms(
        " ".join(text.split()),
        told[Case.GENITIVE].text,
        told[Case.DATIVE].text,
        told[Case.ACCUSATIVE].text,
        told[Case.INSTRUMENTAL].text,
        all(each.is_sure for each in told.values()),
    )
