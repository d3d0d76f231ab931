"""Inspections of pages: what was seen on a day, clause by clause, with pictures beside the base."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.files import FileNotKept, Files
from smdesk.models.control_records import Inspection, InspectionAnswer, InspectionPicture
from smdesk.models.errors import Invalid, NotFound
from smdesk.models.records import Account
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import Answer

STAYS = "Файлы снимков остались в папке рядом с базой."
"""Said when an inspection with pictures is undone."""
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
"""Endings that a picture may be shown under: a name that came with it may end with anything."""


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
        _refuse_empty(inspection, answers, pictures)
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
        pictures: Sequence[Picture] | None = None,
    ) -> None:
        """Correct an inspection: from now on it has these answers and pictures.

        None leaves the pictures as they are. Raises `Invalid`, `NotFound`.
        """
        self.get(inspection.id)
        kept = self.pictures(inspection.id)
        had, wanted = {each.sha256 for each in kept}, pictures or ()
        _refuse_empty(inspection, answers, kept if pictures is None else wanted)
        ready = self._ready(inspection)
        new = [each for each in wanted if each.sha256 not in had]
        with self._changes(
            self._titled(self.wording.changed, ready), irreversible=STAYS if new else ""
        ):
            self._rows.update(ready)
            self._correct(inspection.id, answers)
            if pictures is not None:
                stay = {each.sha256 for each in wanted}
                self._pictures.delete(each.id for each in kept if each.sha256 not in stay)
                self._write(inspection.id, {}, new)

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

    def picture_path(self, picture: Picture | InspectionPicture) -> Path:
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

    def show_picture(self, picture: Picture | InspectionPicture) -> Path:
        """A copy of the picture under an ending of pictures, for the system's viewer to open.

        The kept file has no ending, so that nothing opens and changes it by mistake. Raises
        `NotFound`, `FileNotKept`.
        """
        kept = self.picture_path(picture)
        suffix = Path(picture.name).suffix.lower()
        ending = suffix if suffix in SUFFIXES else ".png"
        shown = kept.with_name(f"{picture.sha256[:12]}{ending}")
        try:
            if not shown.exists() or shown.read_bytes() != kept.read_bytes():
                shutil.copyfile(kept, shown)
        except OSError as error:
            raise FileNotKept(
                "Снимок не открывается.", f"Проверьте доступ к папке {kept.parent}."
            ) from error
        return shown

    def _correct(self, inspection_id: int, answers: Mapping[str, Seen]) -> None:
        """Write only the answers that differ: history shows what was corrected."""
        kept = {each.requirement: each for each in self._answers.where(inspection_id=inspection_id)}
        said = {code: Seen(each.answer, each.note) for code, each in kept.items()}
        self._answers.delete(each.id for code, each in kept.items() if code not in answers)
        for code in kept.keys() & answers.keys():
            if said[code] != answers[code]:
                seen = answers[code]
                changed = replace(kept[code], answer=seen.answer, note=seen.note)
                self._answers.update(normalise(changed, self._tools.today()))
        new = {code: seen for code, seen in answers.items() if code not in kept}
        self._write(inspection_id, new, ())

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


def _refuse_empty(
    inspection: Inspection, answers: Mapping[str, Seen], pictures: Sequence[object]
) -> None:
    if not answers and not inspection.note and not pictures:
        raise Invalid("answers", "Ни один пункт не отмечен.", "Отметьте хотя бы один.")
