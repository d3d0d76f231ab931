"""Letters as they come out: read again by another library than the one that wrote them."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smdesk.letters.containers import TemplateRefused
from smdesk.letters.fields import BadText
from smdesk.letters.letter import KINDS, Letter, LetterAccount, citation
from smdesk.letters.templates import default_template
from smdesk.letters.writing import write_letter
from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import ActKind, DeadlineKind
from smdesk.reports.atomic import NotWritten
from tests.letters.conftest import MakeTemplate, sample, texts

ROOT = Path(__file__).parents[2]
CITED = (
    "разд. 1 п. 5.3 Порядка, утверждённого постановлением "
    "Администрации Луговского сельского поселения от 24.11.2022 № 98,"
)


def written(letter: Letter, template: Path, out: Path) -> list[str]:
    assert run_to_end(write_letter(letter, template, out)) == out
    return texts(out)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_who_to_whom_and_under_which_clause(
    kind: DeadlineKind, tmp_path: Path
) -> None:
    told = written(sample(kind), default_template(kind), tmp_path / "письмо.docx")

    for text in (
        "Администрация Луговского сельского поселения",
        "Центр управления регионом",
        "Руководителю И. И. Петрову",
        "02.12.2026 № 17",
        "Об официальных страницах",
        "Глава администрации",
        "П. И. Лугов",
        "Рябинина Алёна Петровна",
        "2-11-12",
        "* Сноска о сети.",
    ):
        assert text in told
    assert any(CITED in text for text in told)
    assert not [text for text in told if "{" in text or "}" in text]


def test_a_change_of_person_names_both_in_the_right_case(tmp_path: Path) -> None:
    kind = DeadlineKind.PERSON_CHANGED
    told = written(sample(kind), default_template(kind), tmp_path / "письмо.docx")

    assert (
        "Прежде ведение официальных страниц осуществлялось Родиной Алёной Петровной, методистом."
    ) in told
    assert (
        "С 01.12.2026 ведение официальных страниц возложено на Сидоренко Петра Ильича, "
        "главного специалиста-эксперта по организационной работе."
    ) in told
    assert {
        "Сидоренко Пётр Ильич",
        "Отдел культуры",
        "2-11-13",
        "dk@example.ru",
        "приказ от 01.12.2026 № 5",
    } <= set(told)


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        (DeadlineKind.ACCOUNT_CREATED, "25.12.2026"),
        (DeadlineKind.ACCOUNT_DELETED, "26.12.2026"),
        (DeadlineKind.INFORMATION_REQUESTED, "Рябинина А. П., тел. 2-11-12"),
    ],
)
def test_pages_stand_in_a_table_row_by_row(kind: DeadlineKind, day: str, tmp_path: Path) -> None:
    out = tmp_path / "письмо.docx"
    run_to_end(write_letter(sample(kind), default_template(kind), out))
    rows = [[cell.text for cell in row.cells] for row in Document(str(out)).tables[1].rows]

    titles = ["Дом культуры", "Луга & люди"]
    if kind is DeadlineKind.INFORMATION_REQUESTED:  # of many organisations, so each is named
        titles = ["МКУ «ДК»\nДом культуры", "Луга\nЛуга & люди"]
    assert rows[1:] == [
        ["1", "ВКонтакте", titles[0], "https://vk.com/lug_dk", day],
        ["2", "Instagram*", titles[1], "", ""],
    ]


def test_an_answer_names_the_request(tmp_path: Path) -> None:
    kind = DeadlineKind.INFORMATION_REQUESTED
    told = written(sample(kind), default_template(kind), tmp_path / "письмо.docx")

    assert "На № 45 от 30.11.2026" in told


def test_a_letter_without_number_and_date_leaves_gaps(tmp_path: Path) -> None:
    letter = replace(sample(), number="", dated_on=None)
    told = written(letter, default_template(letter.kind), tmp_path / "письмо.docx")

    assert "____________ № ____________" in told


def test_a_first_person_has_no_former_one(tmp_path: Path) -> None:
    letter = replace(sample(), former=())
    told = written(letter, default_template(letter.kind), tmp_path / "письмо.docx")

    assert not [text for text in told if text.startswith("Прежде")]


@pytest.mark.parametrize(
    ("clause", "kind", "cited"),
    [
        (
            "п. 3 постановления",
            ActKind.RESOLUTION,
            "п. 3 постановления Правительства Лугов от 14.02.2020 № 66",
        ),
        (
            "п. 4.1",
            ActKind.ORDER,
            "п. 4.1 Порядка, утверждённого распоряжением Правительства Лугов от 14.02.2020 № 66,",
        ),
        (
            "п. 2 документа",
            ActKind.OTHER,
            "п. 2 документа Правительства Лугов от 14.02.2020 № 66",
        ),
    ],
)
def test_citations(clause: str, kind: ActKind, cited: str) -> None:
    issuer = "Правительство Лугов"

    assert citation(clause, kind, issuer, "66", date(2020, 2, 14)) == cited


def plain_texts() -> st.SearchStrategy[str]:
    controls = "".join(map(chr, range(32)))
    letters = st.characters(exclude_categories=["Cs"], exclude_characters=f"{controls}\ufffe\uffff")
    marks = st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", "#}", "{_{", "%_}", "<w:t>", "&amp;", "\n", "\t", " ", "<"]
    )
    return st.lists(letters | marks, max_size=12).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=plain_texts())
@example(text="{_{ x }_} {{ 7*7 }} {% for %} </w:t> &lt; ]]> \n\n\t конец ")
@example(text="{{ тема }}")
def test_any_text_comes_out_as_it_is(text: str, make_template: MakeTemplate) -> None:
    template = make_template(
        "{{ тема }}", "{%p for с in страницы %}", "{{ с.название }}|", "{%p endfor %}"
    )
    letter = replace(sample(), subject=text, accounts=(LetterAccount(title=text),))
    told = written(letter, template, template.with_name("письмо.docx"))

    assert told == [text, f"{text}|"]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0c", "\x1b", "\ufffe", "\ud800"])
def test_what_no_document_can_hold_is_refused_by_field(sign: str, tmp_path: Path) -> None:
    letter = replace(sample(), accounts=(LetterAccount(title=f"Дом{sign}"),))

    with pytest.raises(BadText, match=r"страницы\.название"):
        written(letter, default_template(letter.kind), tmp_path / "письмо.docx")


def test_line_ends_of_windows_are_line_ends(make_template: MakeTemplate) -> None:
    template = make_template("{{ тема }}")
    letter = replace(sample(), subject="раз\r\nдва\rтри")

    assert written(letter, template, template.with_name("п.docx")) == ["раз\nдва\nтри"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_stopped_job_leaves_the_old_letter(count: int, tmp_path: Path) -> None:
    out = tmp_path / "письмо.docx"
    out.write_bytes(b"old")
    job = write_letter(sample(), default_template(sample().kind), out)
    for _ in range(count):
        next(job)
    job.close()

    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["письмо.docx"]


def test_a_refused_one_leaves_the_old_letter(make_template: MakeTemplate) -> None:
    template = make_template("{{ пароль }}")
    out = template.with_name("письмо.docx")
    out.write_bytes(b"old")

    with pytest.raises(TemplateRefused):
        written(sample(), template, out)
    assert out.read_bytes() == b"old"


def test_a_letter_is_never_written_over_its_template(make_template: MakeTemplate) -> None:
    template = make_template("{{ тема }}")

    with pytest.raises(TemplateRefused, match="поверх шаблона"):
        written(sample(), template, template)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="Папки"):
        written(sample(), default_template(sample().kind), tmp_path / "нет" / "письмо.docx")


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made", ROOT / "docs" / "letter_templates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_templates_are_what_the_script_makes(kind: DeadlineKind) -> None:
    fresh = script().made(kind.value).element.xml

    assert Document(str(default_template(kind))).element.xml == fresh
