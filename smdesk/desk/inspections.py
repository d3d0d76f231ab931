"""Inspections of pages: what was seen on a day, clause by clause, with pictures beside the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.files import Files
from smdesk.models.control_records import Inspection, InspectionAnswer, InspectionPicture
from smdesk.models.errors import Invalid, NotFound
from smdesk.models.records import Account
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import Answer


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer as it is entered."""

    answer: Answer
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot to be kept: its bytes and the name it came with."""

    content: bytes
    name: str


class Inspections(Cases[Inspection]):
    """Use cases of inspections."""

    record = Inspection
    wording = Wording(
        added="Осмотрена страница",
        changed="Изменён осмотр",
        deleted="Удалён осмотр",
        forms=("осмотр", "осмотра", "осмотров"),
        missing="Осмотр не найден.",
    )

    def __init__(self, tools: Tools, files: Files) -> None:
        super().__init__(tools)
        self._answers = tools.storage.repository(InspectionAnswer)
        self._pictures = tools.storage.repository(InspectionPicture)
        self._accounts = tools.storage.repository(Account)
        self._files = files

    def name(self, record: Inspection) -> str:
        """The page that was looked at."""
        account = self._accounts.get(record.account_id)
        return (account.title or account.address) if account else ""

    def inspect(
        self,
        inspection: Inspection,
        answers: Mapping[str, Seen],
        pictures: Sequence[Picture] = (),
    ) -> int:
        """Keep an inspection with its answers and pictures as one change; returns its id.

        Raises `Invalid` for an inspection that says nothing, and for a picture that is too large.
        """
        if not answers and not inspection.note and not pictures:
            raise Invalid("answers", "Ни один пункт не отмечен.", "Отметьте хотя бы один.")
        ready = self._ready(replace(inspection, id=0))
        kept = [(self._files.keep(picture.content), picture) for picture in pictures]
        with self._changes(self._titled(self.wording.added, ready)):
            inspection_id = self._rows.insert(ready)
            self._write(inspection_id, answers)
            for digest, picture in kept:
                self._pictures.insert(
                    InspectionPicture(
                        inspection_id=inspection_id,
                        sha256=digest,
                        name=picture.name,
                        size=len(picture.content),
                    )
                )
        return inspection_id

    def revise(self, inspection: Inspection, answers: Mapping[str, Seen]) -> None:
        """Correct an inspection and its answers. Raises `NotFound`."""
        self.get(inspection.id)
        ready = self._ready(inspection)
        with self._changes(self._titled(self.wording.changed, ready)):
            self._rows.update(ready)
            self._answers.delete(a.id for a in self._answers.where(inspection_id=inspection.id))
            self._write(inspection.id, answers)

    def of_account(self, account_id: int) -> list[Inspection]:
        """The inspections of a page, newest first."""
        found = self._rows.where(account_id=account_id)
        return sorted(found, key=lambda i: (i.inspected_on, i.id), reverse=True)

    def answers(self, inspection_id: int) -> dict[str, Seen]:
        """Requirement → what the inspection found."""
        return {
            each.requirement: Seen(each.answer, each.note)
            for each in self._answers.where(inspection_id=inspection_id)
        }

    def pictures(self, inspection_id: int) -> list[InspectionPicture]:
        """The pictures of an inspection, in the order of entry."""
        return self._pictures.where(inspection_id=inspection_id)

    def picture_path(self, picture: InspectionPicture) -> Path:
        """Where the file of a picture stands. Raises `NotFound` when it is gone or was changed."""
        path = self._files.path(picture.sha256)
        if not self._files.is_whole(picture.sha256):
            raise NotFound("Файл снимка не найден или изменён.", f"Верните его на место: {path}.")
        return path

    def _write(self, inspection_id: int, answers: Mapping[str, Seen]) -> None:
        for requirement, seen in answers.items():
            answer = InspectionAnswer(
                inspection_id=inspection_id,
                requirement=requirement,
                answer=seen.answer,
                note=seen.note,
            )
            self._answers.insert(normalise(answer, self._tools.today()))
