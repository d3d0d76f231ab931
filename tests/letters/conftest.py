"""A letter with everything in it, and templates written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from smdesk.letters.forms import forms_of_name, forms_of_post, forms_of_title
from smdesk.letters.letter import Letter, LetterAccount, LetterPerson, citation
from smdesk.models.vocabulary import ActKind, DeadlineKind

MakeTemplate = Callable[..., Path]


def sample(kind: DeadlineKind = DeadlineKind.PERSON_CHANGED) -> Letter:
    return Letter(
        kind=kind,
        recipient="Центр управления регионом",
        recipient_official="Руководителю И. И. Петрову",
        sender="Администрация Луговского сельского поселения",
        sender_address="ул. Полевая, д. 1",
        sender_contacts="тел. 2-11-11, lug@example.ru",
        signer_post="Глава администрации",
        signer_name="П. И. Лугов",
        executor_name="Рябинина Алёна Петровна",
        executor_phone="2-11-12",
        number="17",
        dated_on=date(2026, 12, 2),
        answers_number="45",
        answers_dated_on=date(2026, 11, 30),
        subject="Об официальных страницах",
        event_on=date(2026, 12, 1),
        citation=citation(
            "разд. 1 п. 5.3",
            ActKind.RESOLUTION,
            "Администрация Луговского сельского поселения",
            "98",
            date(2022, 11, 24),
        ),
        organization=forms_of_title("МКУ «Дом культуры»"),
        accounts=(
            LetterAccount(
                title="Дом культуры",
                network="ВКонтакте",
                address="https://vk.com/lug_dk",
                organization="МКУ «ДК»",
                created=date(2026, 12, 25),
                deleted=date(2026, 12, 26),
                responsible="Рябинина А. П., тел. 2-11-12",
            ),
            LetterAccount(title="Луга & люди", network="Instagram*", organization="Луга"),
        ),
        former=(
            LetterPerson(
                name=forms_of_name("Родина Алёна Петровна"), post=forms_of_post("методист")
            ),
        ),
        new=(
            LetterPerson(
                name=forms_of_name("Сидоренко Пётр Ильич"),
                post=forms_of_post("главный специалист-эксперт по организационной работе"),
                unit="Отдел культуры",
                phone="2-11-13",
                email="dk@example.ru",
                since=date(2026, 12, 1),
                act="приказ от 01.12.2026 № 5",
            ),
        ),
        footnotes=("* Сноска о сети.",),
    )


@pytest.fixture
def make_template(tmp_path: Path) -> MakeTemplate:
    """Write a document with these paragraphs, and others in the head and foot of its pages."""

    def make(*paragraphs: str, header: str = "", footer: str = "", title: str = "") -> Path:
        document = Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        for place, text in (
            (document.sections[0].header, header),
            (document.sections[0].footer, footer),
        ):
            if text:
                place.paragraphs[0].text = text
        document.core_properties.title = title
        path = tmp_path / "шаблон.docx"
        document.save(str(path))
        return path

    return make


def texts(path: Path) -> list[str]:
    """Every paragraph of a document: its text, then its tables cell by cell."""
    document = Document(str(path))
    cells = [
        paragraph.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]
    return [paragraph.text for paragraph in document.paragraphs] + cells
