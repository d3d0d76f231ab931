"""Inspections of pages: what was seen on a day, clause by clause, with pictures beside the base."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.files import Files
from smdesk.models.control_records import Inspection, InspectionAnswer, InspectionPicture
from smdesk.models.errors import Invalid, NotFound
from smdesk.models.records import Account
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import Answer

STAYS = "Файлы снимков остались в папке рядом с базой."
"""Said when an inspection with pictures is undone."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer as it is entered."""

    answer: Answer
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot that is kept beside the base already: see `Inspections.keep`."""

    sha256: str
    name: str
    size: int
    """Bytes."""


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

        Raises `Invalid` for an inspection that says nothing.
        """
        if not answers and not inspection.note and not pictures:
            raise Invalid("answers", "Ни один пункт не отмечен.", "Отметьте хотя бы один.")
        ready = self._ready(replace(inspection, id=0))
        note = STAYS if pictures else ""
        with self._changes(self._titled(self.wording.added, ready), irreversible=note):
            inspection_id = self._rows.insert(ready)
            self._write(inspection_id, answers, pictures)
        return inspection_id

    def keep(self, content: bytes, name: str) -> Picture:
        """Put a screenshot beside the base, ready for `inspect`. May be called in any thread.

        Raises `Invalid` for one that is empty or too large, and `FileNotKept`.
        """
        return Picture(self._files.keep(content), name, len(content))

    def revise(
        self,
        inspection: Inspection,
        answers: Mapping[str, Seen],
        pictures: Sequence[Picture] = (),
    ) -> None:
        """Correct an inspection and its answers; pictures are added. Raises `NotFound`."""
        self.get(inspection.id)
        ready = self._ready(inspection)
        with self._changes(self._titled(self.wording.changed, ready)):
            self._rows.update(ready)
            self._answers.delete(a.id for a in self._answers.where(inspection_id=inspection.id))
            self._write(inspection.id, answers, pictures)

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

    def last_answers(self, account_id: int) -> dict[str, tuple[Seen, date]]:
        """Requirement → the newest answer for a page, and its day."""
        found: dict[str, tuple[Seen, date]] = {}
        for inspection in reversed(self.of_account(account_id)):
            answers = self.answers(inspection.id)
            found |= {code: (seen, inspection.inspected_on) for code, seen in answers.items()}
        return found

    def show_picture(self, picture: InspectionPicture) -> Path:
        """A copy of the picture under its own name, for the system's viewer to open.

        The kept file has no ending, so that nothing opens and changes it by mistake. Raises
        `NotFound`.
        """
        kept = self.picture_path(picture)
        shown = kept.with_name(f"{picture.sha256[:12]}{Path(picture.name).suffix or '.png'}")
        if not shown.exists():
            shutil.copyfile(kept, shown)
        return shown

    def _write(
        self, inspection_id: int, answers: Mapping[str, Seen], pictures: Sequence[Picture]
    ) -> None:
        for picture in pictures:
            self._pictures.insert(
                InspectionPicture(
                    inspection_id=inspection_id,
                    sha256=picture.sha256,
                    name=picture.name,
                    size=picture.size,
                )
            )
        for requirement, seen in answers.items():
            answer = InspectionAnswer(
                inspection_id=inspection_id,
                requirement=requirement,
                answer=seen.answer,
                note=seen.note,
            )
            self._answers.insert(normalise(answer, self._tools.today()))
