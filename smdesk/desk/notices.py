"""Letters that clauses want, and help that was given: recorded, so that deadlines close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.control_records import Help, Notice, SelfCheckWeight
from smdesk.models.errors import Invalid
from smdesk.models.labels import label
from smdesk.models.records import Organization
from smdesk.models.vocabulary import SentBy, Subject
from smdesk.procedures.due import Deadline


class Notices(Cases[Notice]):
    """Use cases of notices: prepared, then sent."""

    record = Notice
    wording = Wording(
        added="Подготовлено уведомление",
        changed="Изменено уведомление",
        deleted="Удалено уведомление",
        forms=("уведомление", "уведомления", "уведомлений"),
        missing="Уведомление не найдено.",
    )

    def name(self, record: Notice) -> str:
        """What the letter is about."""
        return record.subject or label(record.kind)

    def prepare(self, deadline: Deadline, title: str, file: str = "") -> int:
        """Record the letter of a deadline as prepared; returns its id.

        A letter that was prepared before is taken up again. `title` is the recipient in words.
        """
        if deadline.event is None:
            raise Invalid("kind", "Об этом письма не пишут.", "Выберите другой срок.")
        if deadline.notice_id:
            return self._prepare_again(deadline.notice_id, file)
        return self.add(
            replace(
                letter_of(deadline),
                prepared_on=self._tools.today(),
                file=file,
                recipient_title=title,
            )
        )

    def _prepare_again(self, notice_id: int, file: str) -> int:
        kept = self.get(notice_id)
        prepared = kept.prepared_on or self._tools.today()
        self.change(replace(kept, file=file or kept.file, prepared_on=prepared))
        return notice_id

    def name_file(self, notice_id: int, file: str) -> None:
        """Record where the letter lies. Raises `NotFound`."""
        notice = self.get(notice_id)
        ready = self._ready(replace(notice, file=file))
        if ready != notice:
            with self._changes(self._titled("Написано письмо", ready)):
                self._rows.update(ready)

    def send(self, notice_id: int, on: date, number: str = "", by: SentBy | None = None) -> None:
        """Record that the letter has gone: its deadline closes. Raises `Invalid`, `NotFound`."""
        notice = self.get(notice_id)
        if on < notice.event_on:
            raise Invalid(
                "sent_on",
                f"Событие было {notice.event_on:%d.%m.%Y}, а письмо отправлено раньше.",
                "Проверьте дату.",
            )
        ready = self._ready(replace(notice, sent_on=on, number=number, sent_by=by))
        with self._changes(self._titled("Отправлено уведомление", ready)):
            self._rows.update(ready)

    def send_at_once(
        self,
        deadline: Deadline,
        title: str,
        on: date,
        number: str = "",
        by: SentBy | None = None,
    ) -> int:
        """Record the letter of a deadline as sent, one change; returns its id.

        Raises `Invalid`, `NotFound`.
        """
        with self._changes("Отправлено уведомление"):
            notice_id = self.prepare(deadline, title)
            self.send(notice_id, on, number, by)
        return notice_id

    def waiting(self) -> list[Notice]:
        """Letters that are prepared and not sent."""
        return [notice for notice in self.all() if notice.sent_on is None]


def letter_of(deadline: Deadline) -> Notice:
    """The letter that a deadline asks for: not stored yet, its recipient not in words."""
    about = deadline.about
    return Notice(
        kind=deadline.kind,
        event_on=deadline.event or deadline.due,
        recipient=deadline.recipient,
        clause=deadline.clause,
        organization_id=about.organization_id or None,
        account_id=about.id if about.kind is Subject.ACCOUNT else None,
        assignment_id=deadline.record_id or None,
        due_on=deadline.due,
        subject=deadline.text,
    )


class Helps(Cases[Help]):
    """Use cases of help and advice, given and received."""

    record = Help
    wording = Wording(
        added="Записана помощь",
        changed="Изменена запись о помощи",
        deleted="Удалена запись о помощи",
        forms=("запись о помощи", "записи о помощи", "записей о помощи"),
        missing="Запись о помощи не найдена.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._organizations = tools.storage.repository(Organization)

    def name(self, record: Help) -> str:
        """What was done, and for whom."""
        organization = self._organizations.get(record.organization_id or 0)
        who = organization.name if organization else record.to_whom
        return f"{who}: {record.what}" if who else record.what


class Weights(Cases[SelfCheckWeight]):
    """Points of the self-check that the office has set."""

    record = SelfCheckWeight
    wording = Wording(
        added="Заданы баллы самопроверки",
        changed="Изменены баллы самопроверки",
        deleted="Возвращены баллы самопроверки",
        forms=("часть самопроверки", "части самопроверки", "частей самопроверки"),
        missing="Баллы не найдены.",
    )

    def set(self, code: str, points: int) -> None:
        """This part of the self-check weighs so many points. Raises `Invalid`."""
        kept = next(iter(self._rows.where(code=code)), None)
        weight = SelfCheckWeight(id=kept.id if kept else 0, code=code, points=points)
        if kept is None:
            self.add(weight)
        else:
            self.change(weight)
