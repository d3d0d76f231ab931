"""What a letter says: plain texts and dates, ready to be put into a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smdesk.letters.forms import Forms
from smdesk.letters.grammar import Case
from smdesk.letters.posts import inflect_title
from smdesk.models.labels import label
from smdesk.models.vocabulary import ActKind, DeadlineKind

KINDS = (
    DeadlineKind.ACCOUNT_CREATED,
    DeadlineKind.ACCOUNT_DELETED,
    DeadlineKind.PERSON_CHANGED,
    DeadlineKind.INFORMATION_REQUESTED,
)
"""The deadlines that letters are written for; each has a template of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAccount:
    """A page, as a row of a letter's table."""

    title: str = ""
    network: str = ""
    """With its marker, such as «Instagram*», whose footnote stands in `Letter.footnotes`."""
    address: str = ""
    organization: str = ""
    created: date | None = None
    deleted: date | None = None
    responsible: str = ""
    """Who runs it, with contacts, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPerson:
    """An official whom a letter names, in every case."""

    name: Forms
    post: Forms = Forms()  # noqa: RUF009 - frozen
    unit: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None
    act: str = ""
    """The act of appointment in one line, such as «приказ от 01.12.2026 № 5»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter of one of `KINDS`. What is not known yet is empty and prints as a gap to fill in."""

    kind: DeadlineKind
    recipient: str
    """The addressed body, in the nominative, as ГОСТ Р 7.0.97 has it."""
    recipient_official: str = ""
    """Post and name of its head in the dative, where the letter is addressed to a person."""
    recipient_address: str = ""
    sender: str
    sender_address: str = ""
    sender_contacts: str = ""
    """Phone, e-mail, site in one line."""
    signer_post: str = ""
    signer_name: str = ""
    """«И. О. Фамилия»: see `models.people_names.initials_first`."""
    executor_name: str = ""
    executor_phone: str = ""
    number: str = ""
    dated_on: date | None = None
    answers_number: str = ""
    """Number and date of the letter that is answered."""
    answers_dated_on: date | None = None
    subject: str = ""
    event_on: date | None = None
    citation: str = ""
    """The clause and its act in the genitive, after «в соответствии с»: see `citation`."""
    organization: Forms = Forms()  # noqa: RUF009 - frozen
    """Whose pages the letter is about."""
    accounts: tuple[LetterAccount, ...] = ()
    former: tuple[LetterPerson, ...] = ()
    new: tuple[LetterPerson, ...] = ()
    footnotes: tuple[str, ...] = ()


def citation(clause: str, kind: ActKind, issuer: str, number: str, signed_on: date) -> str:
    """The clause of an act as a letter cites it, fit to stand after «в соответствии с».

    `clause` is printed («разд. 1 п. 5.3», «п. 3 постановления»: see `procedures.clauses`). A clause
    of the annex is one «Порядка, утверждённого постановлением …,»: a comma ends the phrase.
    """
    title = label(kind).lower().split()[-1]
    by = inflect_title(title, Case.INSTRUMENTAL).text
    of = inflect_title(title, Case.GENITIVE).text
    whose = inflect_title(issuer, Case.GENITIVE).text
    act = f"{whose} от {signed_on:%d.%m.%Y} № {number}"
    if clause.endswith(f" {of}"):
        return f"{clause} {act}"
    return f"{clause} Порядка, утверждённого {by} {act},".strip()
