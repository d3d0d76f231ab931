"""Content plans out of tables: what a file would change, the change itself, and undoing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from smdesk.desk.planning.plan_importing import PostItem, PostProposal
from smdesk.desk.planning.posts import Where
from smdesk.imports.proposal import Verdict
from smdesk.models.errors import ImportRejected
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account, Organization, Person
from tests.desk.planning.conftest import Office

TENTH = datetime(2026, 12, 10, 10, 0)
HEADS = "Дата;Время;Площадка;Тема"


def proposal(office: Office, tmp_path: Path, head: str, *rows: str) -> PostProposal:
    path = tmp_path / "план.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    loading = office.desk.plan_importing
    table, mapping = run_to_end(loading.read(path))
    return run_to_end(loading.propose(table, mapping))


def load(office: Office, tmp_path: Path, head: str, *rows: str) -> PostProposal:
    found = proposal(office, tmp_path, head, *rows)
    office.desk.plan_importing.take(found)
    return found


def only(found: PostProposal) -> PostItem:
    [item] = found.items
    return item


def placements(office: Office) -> list[Placement]:
    return office.desk.placements.all()


def put(office: Office, topic: str, at: datetime | None, *pages: int, text: str = "") -> int:
    where = [Where(page, at) for page in pages or (office.vk,)]
    return office.desk.posts.place(Post(topic=topic, text=text), where)


# -- pages and days --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "ВК",
        "ВКонтакте",
        "https://vk.com/pos",
        "vk.com/pos",
        "Страница vk",
        "Страница vk (ВКонтакте)",
        "VK: Страница vk",
    ],
)
def test_a_page_is_known_by_address_title_and_network(
    office: Office, tmp_path: Path, place: str
) -> None:
    item = only(load(office, tmp_path, HEADS, f"10.12.2026;9:30;{place};Ёлка"))
    assert (item.verdict, item.page) == (Verdict.NEW, "Страница vk (ВКонтакте)")
    [placed] = placements(office)
    assert (placed.account_id, placed.planned_at) == (office.vk, TENTH.replace(hour=9, minute=30))
    assert office.desk.posts.get(placed.post_id).topic == "Ёлка"


def test_several_pages_in_a_cell_are_one_post(office: Office, tmp_path: Path) -> None:
    settings = replace(office.desk.office.get(), organization_id=office.body)
    office.desk.office.change(settings)
    load(office, tmp_path, HEADS, "10.12.2026;10:00;ВК, ОК;Ёлка", "10.12.2026;12:00;Все;Каток")
    posts = office.desk.posts
    assert [(p.topic, len(posts.placements(p.id))) for p in posts.all()] == [
        ("Ёлка", 2),
        ("Каток", 2),
    ]


def test_rows_of_one_topic_and_day_are_one_post(office: Office, tmp_path: Path) -> None:
    rows = ("10.12.2026;10:00;ВК;Ёлка", "10.12.2026;11:00;ОК;Ёлка", "11.12.2026;10:00;ВК;Ёлка")
    load(office, tmp_path, HEADS, *rows)
    posts = office.desk.posts.all()
    assert [len(office.desk.posts.placements(post.id)) for post in posts] == [2, 1]


def test_a_column_for_each_network_holds_marks_times_and_links(
    office: Office, tmp_path: Path
) -> None:
    rows = (
        "10.12.2026;Ёлка;+;",
        "11.12.2026;Каток;14:30;нет",
        "10.11.2026;Снег;https://vk.com/wall-1_7;да",
    )
    found = load(office, tmp_path, "Дата;Тема;ВК;Одноклассники", *rows)
    assert found.count(Verdict.NEW) == 4
    vk = [each for each in placements(office) if each.account_id == office.vk]
    moments = [each.published_at or each.planned_at for each in vk]
    assert moments == [TENTH, datetime(2026, 12, 11, 14, 30), datetime(2026, 11, 10, 10, 0)]
    assert (vk[2].stage, vk[2].address) == (Stage.PUBLISHED, "https://vk.com/wall-1_7")
    [ok] = [each for each in placements(office) if each.account_id == office.ok]
    assert (ok.planned_at, ok.stage) == (datetime(2026, 11, 10, 10, 0), None)


def test_the_column_of_a_network_may_hold_a_day_of_its_own(office: Office, tmp_path: Path) -> None:
    rows = ("10.12.2026;Ёлка;12.12.2026 9:30;", "10.12.2026;Каток;когда-нибудь в 2027;")
    load(office, tmp_path, "Дата;Тема;ВК;Одноклассники", *rows)
    first, second = placements(office)
    assert first.planned_at == datetime(2026, 12, 12, 9, 30)
    assert second.planned_at == TENTH


def test_the_organisation_tells_whose_page_it_is(office: Office, tmp_path: Path) -> None:
    club = office.desk.organizations.add(Organization(title="Клуб «Ёлка»", parent_id=office.body))
    vk = office.desk.accounts.get(office.vk)
    own = office.desk.accounts.add(
        replace(vk, id=0, organization_id=club, title="Клуб", address="vk.com/club_yolka")
    )
    head = "Дата;Соцсеть;Учреждение;Тема"
    rows = (
        "10.12.2026;ВК;Клуб «Ёлка»;Кино",
        "10.12.2026;ВК;Школа;Урок",
        "10.12.2026;ОК;Клуб «Ёлка»;Хор",
    )
    found = load(office, tmp_path, head, *rows)
    assert [each.account_id for each in placements(office)] == [own]
    reasons = [item.reason for item in found.items if item.verdict is Verdict.REJECTED]
    assert reasons == [
        "Организаций «Школа» в реестре нет.",
        "Страниц этой организации в сети «Одноклассники» нет.",
    ]


def test_a_row_that_tells_too_little_is_rejected_with_its_number(
    office: Office, tmp_path: Path
) -> None:
    rows = (
        "10.12.2026;10:00;vk.com/nobody;Чужая",
        "32.13.2026;10:00;ВК;Не день",
        "10.12.2026;10:00;;Нигде",
        "10.12.2026;10:00;ВК;",
        "10.12.2026;10:00;ВК;Ёлка",
        "10.12.2026;10:00;ВК;Ёлка",
    )
    found = proposal(office, tmp_path, HEADS, *rows)
    assert [(each["row"], each["reason"]) for each in found.brief()["rejected"]] == [
        (2, "Страницы «vk.com/nobody» в реестре нет."),
        (3, "Даты «32.13.2026» нет в календаре."),
        (4, "Не указано, на какой странице."),
        (7, "Повтор строки 6."),
    ]
    assert found.count(Verdict.NEW) == 1


def test_ideas_without_a_day_go_to_the_tray(office: Office, tmp_path: Path) -> None:
    load(office, tmp_path, HEADS, ";;ВК;Ёлка", ";;;Каток")
    tray = office.desk.plan.tray()
    assert sorted((each.topic, each.stage) for each in tray) == [
        ("Ёлка", Stage.IDEA),
        ("Каток", Stage.IDEA),
    ]
    again = proposal(office, tmp_path, HEADS, ";;ВК;Ёлка", ";;;Каток")
    assert again.count(Verdict.SAME) == 2


def test_only_a_table_with_topics_is_a_plan(office: Office, tmp_path: Path) -> None:
    with pytest.raises(ImportRejected, match="темами или текстами"):
        proposal(office, tmp_path, "Организация;Ссылка на страницу", "Клуб;vk.com/pos")


# -- values ----------------------------------------------------------------------------------------


def test_what_stands_in_the_cells_is_taken(office: Office, tmp_path: Path) -> None:
    author = office.desk.persons.add(Person(full_name="Примеров Пётр Петрович"))
    head = "№;Дата и время;Сеть;Инфоповод;Текст;Рубрика;Формат;Материалы;Автор;Статус;Примечание"
    row = (
        "1;10.12.2026 14:30;ВК;Ёлка;Приходите;Праздники;Текст + фото;фото.jpg;Примеров П.П.;"
        "готово;1"
    )
    item = only(load(office, tmp_path, head, row))
    assert item.notes == ()
    [post] = office.desk.posts.all()
    assert (post.text, post.rubric, post.format) == ("Приходите", "Праздники", PostFormat.PHOTO)
    assert (post.author_id, post.stage) == (author, Stage.APPROVED)
    assert post.note == "1\nМатериалы: фото.jpg"
    [move] = office.desk.plan.moves(post.id)
    assert (move.before, move.after, move.remark) == (
        Stage.DRAFT,
        Stage.APPROVED,
        "Загружено из таблицы",
    )


def test_what_cannot_be_read_is_left_out_with_a_note(office: Office, tmp_path: Path) -> None:
    head = "Дата;Площадка;Тема;Формат;Ответственный;Статус;Ссылка"
    item = only(load(office, tmp_path, head, "10.12.2026;ВК;Ёлка;песня;Никто Н.Н.;кто знает;позже"))
    assert [note.split("»")[0] for note in item.notes] == [
        "Формат «песня",
        "Ответственный «Никто Н.Н.",
        "Ссылка «позже",
        "Статус «кто знает",
    ]
    assert only_post(office).format is PostFormat.TEXT


def only_post(office: Office) -> Post:
    [post] = office.desk.posts.all()
    return post


@pytest.mark.parametrize(
    ("day", "status", "stage", "note"),
    [
        ("10.11.2026", "опубликовано", Stage.PUBLISHED, ""),
        ("10.12.2026", "опубликовано", None, "ещё не наступил"),
        ("10.12.2026", "в отложке", Stage.SCHEDULED, ""),
        ("10.12.2026", "отменено", Stage.CANCELLED, ""),
        ("10.12.2026", "на согласовании", None, "на согласование отправляют"),
        ("10.12.2026", "", None, ""),
    ],
)
def test_the_status_of_a_new_row(
    office: Office, tmp_path: Path, day: str, status: str, stage: Stage | None, note: str
) -> None:
    row = f"{day};ВК;Ёлка;{status}"
    item = only(load(office, tmp_path, "Дата;Площадка;Тема;Статус", row))
    [placed] = placements(office)
    assert placed.stage is stage
    assert note in " ".join(item.notes)
    again = only(proposal(office, tmp_path, "Дата;Площадка;Тема;Статус", row))
    assert again.verdict is Verdict.SAME


def test_where_posts_need_approval_a_table_approves_nothing(office: Office, tmp_path: Path) -> None:
    office.desk.office.change(replace(office.desk.office.get(), posts_need_approval=True))
    item = only(load(office, tmp_path, "Дата;ВК;Тема;Статус", "10.12.2026;+;Ёлка;согласовано"))
    assert only_post(office).stage is Stage.DRAFT
    assert "согласование записывают в программе" in item.notes[0]


# -- what is known ---------------------------------------------------------------------------------


def test_a_day_without_a_time_moves_nothing_within_the_day(office: Office, tmp_path: Path) -> None:
    put(office, "Ёлка", TENTH.replace(hour=15))
    assert only(proposal(office, tmp_path, HEADS, "10.12.2026;;ВК;Ёлка")).verdict is Verdict.SAME
    item = only(load(office, tmp_path, HEADS, "10.12.2026;16:00;ВК;Ёлка"))
    assert [(c.field, c.old, c.new) for c in item.changes] == [
        ("planned_at", "10.12.2026 15:00", "10.12.2026 16:00")
    ]
    assert placements(office)[0].planned_at == TENTH.replace(hour=16)


def test_a_slip_in_a_topic_is_a_change_and_another_topic_is_new(
    office: Office, tmp_path: Path
) -> None:
    put(office, "Открытие ёлки на плошади", TENTH)
    rows = ("10.12.2026;10:00;ВК;Открытие ёлки на площади", "10.12.2026;10:00;ВК;Ремонт дороги")
    slip, other = proposal(office, tmp_path, HEADS, *rows).items
    assert (slip.verdict, slip.changes[0].field) == (Verdict.CHANGED, "topic")
    assert other.verdict is Verdict.NEW


def test_one_more_page_joins_the_post_of_its_topic_and_day(office: Office, tmp_path: Path) -> None:
    post = put(office, "Ёлка", TENTH)
    rows = ("10.12.2026;10:00;ВК;Ёлка", "10.12.2026;10:00;ОК;Ёлка")
    first, second = load(office, tmp_path, HEADS, *rows).items
    assert (first.verdict, second.verdict) == (Verdict.SAME, Verdict.NEW)
    assert {each.post_id for each in placements(office)} == {post}


def test_a_link_marks_what_was_planned_as_published(office: Office, tmp_path: Path) -> None:
    put(office, "Ёлка", datetime(2026, 11, 10, 10))
    head = "Дата;Площадка;Тема;Ссылка на публикацию"
    item = only(load(office, tmp_path, head, "10.11.2026;ВК;Ёлка;vk.com/wall-1_7"))
    [placed] = placements(office)
    assert (placed.stage, placed.address) == (Stage.PUBLISHED, "https://vk.com/wall-1_7")
    assert placed.published_at == datetime(2026, 11, 10, 10)
    assert {change.field for change in item.changes} == {"address", "stage"}


def test_a_text_of_a_page_stays_its_own(office: Office, tmp_path: Path) -> None:
    put(office, "Ёлка", TENTH, office.vk, office.ok, text="Общий")
    head = "Дата;Площадка;Тема;Текст"
    load(office, tmp_path, head, "10.12.2026;ВК;Ёлка;Общий", "10.12.2026;ОК;Ёлка;Свой")
    assert [each.text for each in placements(office)] == ["", "Свой"]
    load(office, tmp_path, head, "10.12.2026;ВК;Ёлка;Новый", "10.12.2026;ОК;Ёлка;Новый")
    assert [each.text for each in placements(office)] == ["", "Новый"]
    assert only_post(office).text == "Новый"


def test_a_move_that_is_not_allowed_is_noted(office: Office, tmp_path: Path) -> None:
    put(office, "Ёлка", TENTH)
    office.desk.placements.cancel([placements(office)[0].id])
    head = "Дата;Площадка;Тема;Статус"
    item = only(proposal(office, tmp_path, head, "10.12.2026;ВК;Ёлка;опубликовано"))
    assert item.verdict is Verdict.SAME
    assert "нельзя перейти" in item.notes[0]


# -- one change ------------------------------------------------------------------------------------


def test_an_import_is_one_change_that_is_undone_whole(office: Office, tmp_path: Path) -> None:
    put(office, "Ёлка", TENTH)
    before = office.desk.posts.all(), placements(office)
    rows = ("10.12.2026;16:00;ВК;Ёлка", "11.12.2026;10:00;ВК, ОК;Каток", "12.12.2026;;ВК;Снег")
    found = load(office, tmp_path, HEADS, *rows)
    assert (found.count(Verdict.NEW), found.count(Verdict.CHANGED)) == (3, 1)
    assert office.desk.history.undo().title == (
        "Импорт плана: добавлено 3 размещения, изменено 1 размещение"
    )
    assert (office.desk.posts.all(), placements(office)) == before


def test_only_chosen_rows_are_loaded_and_an_old_proposal_is_refused(
    office: Office, tmp_path: Path
) -> None:
    post = put(office, "Ёлка", TENTH)
    rows = ("10.12.2026;16:00;ВК;Ёлка", "11.12.2026;10:00;ВК;Каток")
    found = proposal(office, tmp_path, HEADS, *rows)
    office.desk.posts.delete([post])
    with pytest.raises(ImportRejected, match="План изменился"):
        office.desk.plan_importing.take(found)
    assert office.desk.posts.all() == []
    office.desk.plan_importing.take(found, [2])
    assert only_post(office).topic == "Каток"


def test_a_proposal_goes_to_another_process_and_back(office: Office, tmp_path: Path) -> None:
    put(office, "Ёлка", TENTH)
    found = proposal(office, tmp_path, HEADS, "10.12.2026;16:00;ВК;Ёлка", ";;;Снег", "5;5;5;5")
    assert PostProposal.from_json(found.to_json()) == found


def test_a_page_that_is_deleted_is_no_page_any_more(office: Office, tmp_path: Path) -> None:
    kept: Account = office.desk.accounts.get(office.ok)
    office.desk.accounts.change(replace(kept, deleted_on=date(2026, 11, 1)))
    item = only(proposal(office, tmp_path, HEADS, "10.12.2026;;ОК;Ёлка"))
    assert item.reason == "Страниц в сети «Одноклассники» нет."


def sheet(office: Office, tmp_path: Path, *days: float) -> PostProposal:
    """What a book proposes with these cells in the column of days."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for line in (["Дата", "Площадка", "Тема"], *([day, "ВК", f"Тема {day}"] for day in days)):
        page.append(line)
    path = tmp_path / "план.xlsx"
    book.save(path)
    loading = office.desk.plan_importing
    return run_to_end(loading.propose(*run_to_end(loading.read(path))))


def test_a_number_is_a_day_only_where_a_spreadsheet_keeps_it_so(
    office: Office, tmp_path: Path
) -> None:
    found = sheet(office, tmp_path, 46366.4375, 46366, 12.1, 2026)
    moments = [item.when for item in found.items[:2]]
    assert moments == ["10.12.2026 10:30", "10.12.2026 10:00"]
    assert [item.reason for item in found.items[2:]] == [
        *("«12,1» — число, а не дата.", "«2026» — число, а не дата."),
    ]


@pytest.mark.parametrize(
    "days",
    [
        *("05.12.2026, 06.12.2026", "05.12.2026 06.12.2026", "05.12.2026 и 06.12.2026"),
        *("05.12.2026 - 06.12.2026", "2026-12-05, 2026-12-06", "05.12.2026, 12.12"),
        *("05.12, 12.12", "05.12 12.12"),
    ],
)
def test_two_days_in_a_cell_are_refused(office: Office, tmp_path: Path, days: str) -> None:
    item = only(proposal(office, tmp_path, HEADS, f"{days};;ВК;Ёлка"))
    assert item.reason == "В ячейке несколько дат, а нужна одна."


def test_two_days_that_a_semicolon_parts_are_refused(office: Office, tmp_path: Path) -> None:
    item = only(proposal(office, tmp_path, HEADS, '"05.12.2026; 12.12.2026";;ВК;Ёлка'))
    assert item.reason == "В ячейке несколько дат, а нужна одна."


@pytest.mark.parametrize("day", ["завтра 10.12.2026", "до 10.12.2026"])
def test_a_day_is_never_a_time(office: Office, tmp_path: Path, day: str) -> None:
    item = only(proposal(office, tmp_path, HEADS, f"{day};;ВК;Ёлка"))
    assert item.reason == f"Дата «{day}» не понята."


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("05.12.2026 10.10", "05.12.2026 10:10"),
        ("05.12.2026, 10:10", "05.12.2026 10:10"),
        ("05.12.2026, 9.30", "05.12.2026 09:30"),
        ("05.12.2026, 10.10 ч", "05.12.2026 10:10"),
        ("05.12 в 10.10", "05.12.2026 10:10"),
        ("5 декабря 10.10", "05.12.2026 10:10"),
        ("05.12 10.00", "05.12.2026 10:00"),
        ("сб, 05.12.2026 10:00:30.5", "05.12.2026 10:00"),
    ],
)
def test_a_time_after_the_day(office: Office, tmp_path: Path, cell: str, moment: str) -> None:
    assert only(proposal(office, tmp_path, HEADS, f"{cell};;ВК;Ёлка")).when == moment


@pytest.mark.parametrize("day", ["(" * 90_000, "час" * 30_000, "5" + " (" * 40_000])
def test_a_very_long_day_is_not_understood(office: Office, tmp_path: Path, day: str) -> None:
    item = only(proposal(office, tmp_path, HEADS, f"{day};;ВК;Ёлка"))
    assert item.reason.endswith("не понята.")


def test_a_word_that_is_no_time_is_refused(office: Office, tmp_path: Path) -> None:
    item = only(proposal(office, tmp_path, HEADS, "10.12.2026;час;ВК;Ёлка"))
    assert item.reason == "«час» не похоже на время."


def test_of_several_pages_of_an_organisation_one_is_to_be_told(
    office: Office, tmp_path: Path
) -> None:
    second = replace(office.desk.accounts.get(office.vk), id=0, title="Ещё", address="vk.com/more")
    office.desk.accounts.add(second)
    name = office.desk.organizations.get(office.body).title
    head = "Дата;Соцсеть;Учреждение;Тема"
    item = only(proposal(office, tmp_path, head, f"10.12.2026;ВК;{name};Ёлка"))
    assert item.reason == (
        "Страниц этой организации в сети «ВКонтакте» несколько: укажите название или ссылку."
    )


def test_a_registry_is_no_plan(office: Office, tmp_path: Path) -> None:
    table = tmp_path / "реестр.csv"
    table.write_text("Орган;Наименование;Ссылка\nКлуб;Новости клуба;vk.com/klub_a\n", "utf-8")
    importing = office.desk.plan_importing
    read, mapping = run_to_end(importing.read(table))
    with pytest.raises(ImportRejected, match="не похож на план"):
        importing.refuse_strange(table, read, mapping)
