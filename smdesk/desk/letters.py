"""Letters of notices: what they say out of the records, and the file beside the base.

Templates are the office's own where it has put one in its folder, or those that ship.
"""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from smdesk.desk.cases import Tools
from smdesk.desk.files import Files
from smdesk.desk.kept import Kept
from smdesk.desk.letter_pages import LetterPages
from smdesk.letters.forms import Forms, forms_of_name, forms_of_post, forms_of_title
from smdesk.letters.letter import KINDS, Letter, LetterPerson, citation
from smdesk.letters.templates import default_template
from smdesk.letters.writing import write_letter
from smdesk.models.control_records import Notice
from smdesk.models.labels import act_name, label
from smdesk.models.people_names import initials_first
from smdesk.models.progress import Job
from smdesk.models.records import Assignment, LegalAct, Organization
from smdesk.models.vocabulary import DeadlineKind
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.letters_due import former_of
from smdesk.reports.atomic import NotWritten

CASES = ("genitive", "dative", "accusative", "instrumental")
CORRECTED = "letter.forms"
"""Where corrected forms are remembered: the text → its cases."""


class Lack(NamedTuple):
    """What a letter lacks, in the genitive; in the settings only where the letter is our own."""

    parts: tuple[str, ...]
    in_settings: bool


class Letters:
    """Use cases of letters."""

    def __init__(self, tools: Tools, kept: Kept) -> None:
        self._kept = kept
        self._pages = LetterPages(tools, kept)
        self._today = tools.today
        self._state = tools.storage.state
        self._folder = Files(tools.storage.path).folder

    def writing(self, notice_id: int) -> Job[Path]:
        """Write the letter of a notice beside the base and name it in the notice; returns it.

        A letter that is there already is written anew under the same name. Raises `NotFound`,
        `TemplateRefused`, `BadText`, `NotWritten`.
        """
        notice = self._kept.notices.get(notice_id)
        out = self._folder / "letters" / f"{_NAMES[notice.kind]} {notice_id}.docx"
        _make_folder(out.parent)
        made = yield from write_letter(self.letter(notice), self.template(notice.kind), out)
        self._kept.notices.name_file(notice_id, made.relative_to(self._folder).as_posix())
        return made

    def path(self, notice: Notice) -> Path | None:
        """Where the letter of a notice lies; None when it was not written or is gone."""
        path = self._folder / notice.file
        return path if notice.file and path.is_file() else None

    def template(self, kind: DeadlineKind) -> Path:
        """The template to fill in: the office's own, or the one that ships."""
        own = self.own_template(kind)
        return own if own.is_file() else default_template(kind)

    def own_template(self, kind: DeadlineKind) -> Path:
        """Where the office's own template stands, whether it is there or not."""
        return self._folder / "templates" / f"{_NAMES[kind]}.docx"

    def begin_own_template(self, kind: DeadlineKind) -> Path:
        """Copy the shipped template to be edited, unless there is one; returns it."""
        own = self.own_template(kind)
        if not own.is_file():
            _make_folder(own.parent)
            try:
                shutil.copyfile(default_template(kind), own)
            except OSError as error:
                raise NotWritten("Шаблон не сохраняется.", "Проверьте папку базы.") from error
        return own

    def is_sure(self, notice: Notice) -> bool:
        """Whether every name, post and title could be declined, or was corrected by hand."""
        return all(each.is_sure for each in self.forms(notice).values())

    def lacking(self, notice: Notice) -> Lack:
        """What its foot lacks, and whether the settings of the office can fill it in."""
        organization = self._kept.organizations.find(notice.organization_id)
        letter = self._headed(notice, organization)
        is_signed = bool(letter.signer_post and letter.signer_name)
        parts = ("" if is_signed else "подписи", "" if letter.executor_name else "исполнителя")
        body = self._kept.organizations.find(self._kept.office.get().organization_id)
        is_ours = organization is None or not self._is_body(letter.recipient, body)
        return Lack(tuple(part for part in parts if part), is_ours)

    def letter(self, notice: Notice) -> Letter:
        """What the letter of a notice says, by the records of today."""
        organization = self._kept.organizations.find(notice.organization_id)
        former, new = self._persons(notice)
        pages = self._pages.of(notice, organization)
        is_answer = notice.kind is DeadlineKind.INFORMATION_REQUESTED
        return replace(
            self._headed(notice, organization),
            number=notice.number,
            dated_on=notice.sent_on,
            answers_dated_on=notice.event_on if is_answer else None,
            subject=_SUBJECTS[notice.kind],
            event_on=notice.event_on,
            citation=self._citation(notice),
            organization=_with(self._title(organization), self._pages.others(pages, organization)),
            accounts=tuple(self._pages.told(pages)),
            former=former,
            new=new,
            footnotes=self._pages.footnotes(pages),
        )

    def _headed(self, notice: Notice, organization: Organization | None) -> Letter:
        """From whom and to whom: what comes to us, the organisation sends and signs (1-6.4)."""
        office, recipient = self._kept.office.get(), self._recipient(notice)
        body = self._kept.organizations.find(office.organization_id)
        is_ours = organization is None or not self._is_body(recipient, body)
        sender = body if is_ours else organization
        contacts = (sender.phone, sender.email, sender.site) if sender else ()
        letter = Letter(
            kind=notice.kind,
            recipient=recipient,
            sender=sender.title if sender else "",
            sender_address=sender.postal_address if sender else "",
            sender_contacts=", ".join(part for part in contacts if part),
        )
        if not is_ours:
            return letter
        return replace(
            letter,
            signer_post=office.signer_post,
            signer_name=initials_first(office.signer_name),
            executor_name=office.executor_name,
            executor_phone=office.executor_phone,
        )

    def forms(self, notice: Notice) -> dict[str, Forms]:
        """Every name, post and title that the letter declines, with its forms as they stand."""
        organization = self._kept.organizations.find(notice.organization_id)
        title = self._title(organization)
        found = [title] if title.nominative else []
        for person in itertools.chain(*self._persons(notice)):
            found += [each for each in (person.name, person.post) if each.nominative]
        return {each.nominative: each for each in found}

    def correct(self, forms: Forms) -> None:
        """Use these forms of a text from now on, in every letter."""
        cases = {case: getattr(forms, case) for case in CASES}
        kept: dict[str, dict[str, str]] = self._state.get(CORRECTED, {})
        self._state.set(CORRECTED, {**kept, forms.nominative: cases})

    def _title(self, organization: Organization | None) -> Forms:
        return self._declined(forms_of_title(organization.name if organization else ""))

    def _declined(self, made: Forms) -> Forms:
        """The forms as somebody has corrected them."""
        corrected: dict[str, dict[str, str]] = self._state.get(CORRECTED, {})
        cases = corrected.get(made.nominative)
        return replace(made, **cases, is_sure=True) if cases else made

    def _recipient(self, notice: Notice) -> str:
        procedure = self._kept.procedures.current()
        found = procedure.recipient(notice.recipient) if procedure else None
        return found.title if found else notice.recipient_title

    def _is_body(self, recipient: str, body: Organization | None) -> bool:
        """Whether the letter comes to us."""
        procedure = self._kept.procedures.current()
        own = {procedure.body, procedure.body_short} if procedure else set()
        return recipient in own | ({body.title, body.name} if body else set())

    def _citation(self, notice: Notice) -> str:
        procedure = self._kept.procedures.current()
        if procedure is None or not notice.clause:
            return ""
        act = procedure.act
        printed = print_clause(notice.clause, act.kind)
        return citation(printed, act.kind, act.issuer, act.number, act.signed_on)

    def _persons(self, notice: Notice) -> tuple[tuple[LetterPerson, ...], tuple[LetterPerson, ...]]:
        new = self._kept.assignments.find(notice.assignment_id)
        if new is None:
            return (), ()
        former = former_of(new, self._kept.assignments.all())
        return self._person(former), self._person(new)

    def _person(self, duty: Assignment | None) -> tuple[LetterPerson, ...]:
        person = self._kept.persons.find(duty.person_id) if duty else None
        if duty is None or person is None:
            return ()
        return (
            LetterPerson(
                name=self._declined(forms_of_name(person.full_name)),
                post=self._declined(forms_of_post(person.post)),
                unit=person.unit,
                phone=person.work_phone,
                email=person.work_email,
                since=duty.since,
                until=duty.until,
                act=_act_words(self._kept.acts.find(duty.act_id)),
            ),
        )


def _with(title: Forms, others: tuple[str, str] | None) -> Forms:
    """The title as a letter says it that tells of pages of others too."""
    if others is None:
        return title
    nominative, genitive = others
    return replace(
        title,
        nominative=f"{title.nominative} и {nominative}",
        genitive=f"{title.genitive} и {genitive}",
    )


def _act_words(act: LegalAct | None) -> str:
    if act is None:
        return ""
    return act_name(act.kind, act.number, f"{act.signed_on:%d.%m.%Y}" if act.signed_on else "")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(
            "Папка для писем не создаётся.", f"Проверьте доступ к папке {folder.parent}."
        ) from error


_NAMES = {
    DeadlineKind.ACCOUNT_CREATED: "Создан аккаунт",
    DeadlineKind.ACCOUNT_DELETED: "Удалён аккаунт",
    DeadlineKind.PERSON_CHANGED: "Сменён ответственный",
    DeadlineKind.INFORMATION_REQUESTED: "Сведения об аккаунтах",
}
_SUBJECTS = {
    DeadlineKind.ACCOUNT_CREATED: "О создании официальной страницы",
    DeadlineKind.ACCOUNT_DELETED: "Об удалении официальной страницы",
    DeadlineKind.PERSON_CHANGED: "О смене ответственного за официальные страницы",
    DeadlineKind.INFORMATION_REQUESTED: "Об официальных страницах",
}
TITLES = {kind: label(kind) for kind in KINDS}
"""Kinds of letters, in words."""
