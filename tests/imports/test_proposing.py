"""What rows become: new, changed, same, rejected; and that a plan brings about what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.imports.known import KnownRegistry
from smdesk.imports.plan import (
    AddAccount,
    AddExemption,
    AddOrganization,
    BeginPeriod,
    ImportPlan,
    plan_of,
)
from smdesk.imports.proposal import Item, Proposal, Verdict
from smdesk.imports.proposing import propose
from smdesk.imports.recognition import recognise
from smdesk.imports.table import COMPUTED, Cell, RawRow, RawTable
from smdesk.imports.values import whole_number
from smdesk.models.errors import ImportRejected, Invalid
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account, AccountPeriod, Assignment, Network, Organization, Person
from smdesk.models.vocabulary import AccountStatus, OrganizationKind, Role

Proposing = Callable[..., Proposal]
Applied = Callable[[list[list[object]]], KnownRegistry]

TODAY = date(2026, 11, 23)


class Memory(Protocol):
    known: KnownRegistry

    def apply(self, plan: ImportPlan) -> KnownRegistry: ...


HEAD = ["Организация", "Сеть", "Название страницы", "Ссылка"]


def verdicts(proposal: Proposal) -> list[Verdict]:
    return [item.verdict for item in proposal.items]


def changes(item: Item) -> dict[str, tuple[str, str]]:
    return {change.field: (change.old, change.new) for change in item.differences()}


KNOWN = KnownRegistry(
    organizations=(
        Organization(id=1, title="Администрация посёлка Ёлкино", short_title="Ёлкино"),
        Organization(id=2, title="Муниципальное казённое учреждение «Центр культуры»"),
    ),
    accounts=(
        Account(
            id=5, organization_id=1, network_id=1, title="Ёлкино", address="https://vk.com/elkino"
        ),
        Account(id=6, organization_id=2, network_id=2, title="Центр", page_id="77"),
    ),
    periods=(
        AccountPeriod(account_id=5, status=AccountStatus.ACTIVE, since=date(2024, 1, 1)),
        AccountPeriod(account_id=6, status=AccountStatus.PLANNED, since=date(2024, 1, 1)),
    ),
    persons=(Person(id=9, organization_id=1, full_name="Рябинина Алёна Петровна"),),
    assignments=(Assignment(id=3, person_id=9, role=Role.MANAGER, account_id=5),),
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 234 подписчика", 1234),
        ("12,345", 12345),
        ("1.234.567", 1_234_567),
        ("1,2 тыс.", 1200),
        ("3 тысячи", 3000),
        ("1.5 млн", 1_500_000),
        ("12K", 12000),
        ("1,2k followers", 1200),
        ("10 клиентов", 10),
        ("12,0", 12),
        ("1 234,00", 1234),
        ("2 миллиона", 2_000_000),
        ("1 200 чел.", 1200),
    ],
)
def test_counts_are_read_as_people_write_them(written: str, number: int) -> None:
    assert whole_number(written, "subscribers") == number


@pytest.mark.parametrize(
    "written",
    [
        *("много", "12,34,5", "-5", "1..2", "1200\n1350", "1 200 1 350", "12 из 300", "1е3"),
        *("2,5", "2.5", "1 20", "12 34 подписчика", "1,23,4 тыс.", 2.5, float("inf")),
    ],
)
def test_what_is_no_count_is_refused(written: Cell) -> None:
    with pytest.raises(Invalid):
        whole_number(written, "subscribers")


def test_new_accounts_bring_their_organisations(proposed: Proposing) -> None:
    proposal = proposed(
        [
            ["Учредитель", "Организация", "Ссылка", "Подписчики", "Создана"],
            ["Отдел образования", "МБОУ СОШ № 3", "m.vk.com/School3", "1 234", "05.11.2024"],
            ["Отдел образования", "МБОУ «СОШ №3»", "https://ok.ru/group/123456", "1,2 тыс.", None],
        ]
    )

    assert verdicts(proposal) == [Verdict.NEW, Verdict.NEW]
    assert [item.address for item in proposal.items] == [
        *("https://vk.com/school3", "https://ok.ru/group/123456"),
    ]
    assert [dict(item.values)["subscribers"] for item in proposal.items] == [1234, 1200]
    unit, school = proposal.organizations
    assert (unit.record.kind, school.record.kind) == (
        *(OrganizationKind.UNIT, OrganizationKind.SUBORDINATE),
    )
    assert school.parent == unit.key
    plan = plan_of(proposal)
    assert [type(operation) for operation in plan.operations] == [
        *(AddOrganization, AddOrganization, AddAccount, BeginPeriod, AddAccount, BeginPeriod),
    ]
    assert plan.title == "Импорт: добавлено 2 аккаунта"


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "Импорт: добавлен 1 аккаунт"),
        (2, "Импорт: добавлено 2 аккаунта"),
        (11, "Импорт: добавлено 11 аккаунтов"),
        (21, "Импорт: добавлен 21 аккаунт"),
    ],
)
def test_the_title_of_a_change_agrees_with_its_number(
    proposed: Proposing, number: int, title: str
) -> None:
    rows = [["Школа", "", "", f"vk.com/page{at}"] for at in range(number)]
    assert plan_of(proposed([HEAD, *rows])).title == title


def test_one_page_is_changed(proposed: Proposing) -> None:
    plan = plan_of(proposed([HEAD, ["", "ВК", "Посёлок", "vk.com/elkino"]], KNOWN))
    assert plan.title == "Импорт: изменён 1 аккаунт"


def test_a_choice_takes_only_what_it_needs(proposed: Proposing) -> None:
    proposal = proposed([HEAD, ["А", "", "", "vk.com/aa"], ["Б", "", "", "vk.com/bb"]])
    plan = plan_of(proposal, {2})

    assert [type(operation) for operation in plan.operations] == [
        *(AddOrganization, AddAccount, BeginPeriod),
    ]
    assert isinstance(plan.operations[0], AddOrganization)
    assert plan.operations[0].record.title == "Б"
    assert plan_of(proposal, set()).operations == ()


def test_changes_are_told_field_by_field(proposed: Proposing) -> None:
    proposal = proposed(
        [
            [*HEAD, "Статус", "Подписчики", "Ответственный"],
            ["ЁЛКИНО", "ВК", "Посёлок", "vk.com/elkino", "удалён", 50, "Сосновский И. И."],
        ],
        KNOWN,
    )
    (item,) = proposal.items

    assert (item.verdict, item.account_id, item.organization_ref) == (Verdict.CHANGED, 5, None)
    assert changes(item) == {
        "title": ("Ёлкино", "Посёлок"),
        "subscribers": ("", "50"),
        "status": ("Работает", "Удалён с 23.11.2026"),
        "responsible": ("Рябинина Алёна Петровна", "Сосновский И. И."),
    }
    assert item.leaving == (3,)


def test_a_blank_cell_erases_nothing(proposed: Proposing) -> None:
    proposal = proposed(
        [[*HEAD, "Подписчики", "Ответственный"], ["", "ВК", "—", "vk.com/elkino", "н/д", ""]], KNOWN
    )

    assert verdicts(proposal) == [Verdict.SAME]


@pytest.mark.parametrize(
    "name", ["Рябинина Алёна Петровна", "рябинина алена петровна", "Рябинина А.П."]
)
def test_the_one_who_runs_the_page_is_known_by_any_spelling(proposed: Proposing, name: str) -> None:
    name = name.title() if name.islower() else name
    proposal = proposed([[*HEAD, "Ответственный"], ["", "", "", "vk.com/elkino", name]], KNOWN)

    assert verdicts(proposal) == [Verdict.SAME]


def test_contacts_of_a_new_person(proposed: Proposing) -> None:
    proposal = proposed(
        [
            [*HEAD, "ФИО", "Телефон", "Эл. почта", "Должность"],
            [
                "Школа",
                "",
                "",
                "vk.com/aa",
                "Сосновский Илья",
                "8 42665 2-11-22",
                "I@Mail.ru",
                "Завуч",
            ],
            ["Школа", "", "", "ok.ru/aa", "Берёзов П. П., 2-33-44, b@mail.ru", "", "", ""],
        ]
    )
    first, second = (person.record for person in proposal.persons)

    assert (first.work_phone, first.work_email, first.post) == (
        *("+7 (42665) 2-11-22", "I@mail.ru", "Завуч"),
    )
    assert (second.full_name, second.work_phone, second.work_email) == (
        *("Берёзов П. П.", "2-33-44", "b@mail.ru"),
    )


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        (
            "Петрова Мария Ивановна, ведущий специалист",
            [("Петрова Мария Ивановна", "ведущий специалист")],
        ),
        ("ведущий специалист Петрова М. И.", [("Петрова М. И.", "ведущий специалист")]),
        ("Ведущий специалист М. И. Петрова", [("Петрова М. И.", "Ведущий специалист")]),
        ("Директор Сидорова Ольга Петровна", [("Сидорова Ольга Петровна", "Директор")]),
        ("Петрова М.И. (заместитель главы)", [("Петрова М.И.", "заместитель главы")]),
        ("Петрова М.И. — методист, редактор", [("Петрова М.И.", "методист, редактор")]),
        (
            "начальник отдела культуры и спорта Петрова М. И.",
            [("Петрова М. И.", "начальник отдела культуры и спорта")],
        ),
        (
            "Петрова М. И., методист; Сидоров Пётр Ильич, директор",
            [("Петрова М. И.", "методист"), ("Сидоров Пётр Ильич", "директор")],
        ),
        (
            "директор, Сидоров П. И.\nметодист, Петрова М. И.",
            [("Сидоров П. И.", "директор"), ("Петрова М. И.", "методист")],
        ),
        ("Петрова Мария и Сидоров Пётр", [("Петрова Мария", ""), ("Сидоров Пётр", "")]),
        ("Глава Администрации Петрова М.И.", [("Петрова М.И.", "Глава Администрации")]),
        (
            "Начальник Отдела Культуры Сидорова А. А.",
            [("Сидорова А. А.", "Начальник Отдела Культуры")],
        ),
        (
            "Начальник Отдела Культуры А. А. Сидорова",
            [("Сидорова А. А.", "Начальник Отдела Культуры")],
        ),
        ("Заместитель Главы Сидоров Иван", [("Сидоров Иван", "Заместитель Главы")]),
        (
            "Глава Администрации Мария Ивановна Петрова",
            [("Мария Ивановна Петрова", "Глава Администрации")],
        ),
        ("Сидоров Иван Главный Редактор", [("Сидоров Иван", "Главный Редактор")]),
        (
            "Петрова Мария Ивановна Иванов Иван Иванович",
            [("Петрова Мария Ивановна", ""), ("Иванов Иван Иванович", "")],
        ),
        (
            "методист Петрова М.И. директор Иванов И.И.",
            [("Петрова М.И.", "методист"), ("Иванов И.И.", "директор")],
        ),
        ("Гасанов Мамед Али оглы", [("Гасанов Мамед Али оглы", "")]),
    ],
)
@pytest.mark.parametrize("heading", ["ФИО ответственного, должность", "Должность"])
def test_a_post_in_the_cell_of_the_person(
    proposed: Proposing, cell: str, people: list[tuple[str, str]], heading: str
) -> None:
    proposal = proposed([[*HEAD, heading], ["Школа", "", "", "vk.com/aa", cell]])
    found = [(person.record.full_name, person.record.post) for person in proposal.persons]
    assert found == people
    assert proposal.items[0].notes == ()


@pytest.mark.parametrize(
    "cell",
    [
        "Администрация Смидовичского района",
        "Администрация Еврейской Автономной области",
        "Отдел Информации",
        "Пресс-служба Губернатора",
        "Дом Культуры Волочаевка",
        "Ведущий Специалист Отдела",
        "Петрова Мария Иванова Анна",
    ],
)
def test_a_body_is_no_person(proposed: Proposing, cell: str) -> None:
    proposal = proposed([[*HEAD, "Ответственный"], ["Школа", "", "", "vk.com/aa", cell]])
    assert proposal.persons == ()
    assert proposal.items[0].notes == (
        f"Ответственный «{cell}» не взят: не видно фамилии и имени.",
    )


def test_no_word_of_a_responsible_person_is_dropped_in_silence(proposed: Proposing) -> None:
    lines: list[list[object]] = [[*HEAD, "Должность"], ["Школа", "", "", "vk.com/aa", "методист"]]
    (item,) = proposed(lines).items
    assert item.notes == ("Не взято: должность «методист»: не указано, чья она.",)

    (item,) = proposed(
        [
            [*HEAD, "ФИО, должность"],
            ["", "", "", "vk.com/elkino", "Рябинина Алёна Петровна, методист"],
        ],
        KNOWN,
    ).items
    (note,) = item.notes
    assert note.startswith("Не взято: должность «методист»; у Рябинина А. П. в программе")


def test_found_by_the_id_of_the_page_and_as_the_planned_one(proposed: Proposing) -> None:
    by_id = proposed([[*HEAD, "ID"], ["", "ОК", "", "ok.ru/centr", 77]], KNOWN)
    planned = proposed([HEAD, ["МКУ Центр культуры", "ОК", "", "ok.ru/centr"]], KNOWN)

    for proposal in (by_id, planned):
        (item,) = proposal.items
        assert (item.verdict, item.account_id) == (Verdict.CHANGED, 6)
        assert changes(item)["address"] == ("", "https://ok.ru/centr")
        assert changes(item)["status"] == ("Создаётся", "Работает с 23.11.2026")


def test_several_links_in_a_cell_and_one_column_per_network(proposed: Proposing) -> None:
    proposal = proposed(
        [["Организация", "Ссылки"], ["Школа", "https://vk.com/aa; ok.ru/bb\nhttps://t.me/ccccc"]]
    )
    per_network = proposed(
        [["Организация", "ВК", "ОК", "Telegram"], ["Школа", "@aa", "ok.ru/bb", "нет"]]
    )

    assert [item.network_id for item in proposal.items] == [1, 2, 3]
    assert [item.address for item in per_network.items] == [
        *("https://vk.com/aa", "https://ok.ru/bb"),
    ]


def test_that_there_is_no_page_is_said_in_many_words(proposed: Proposing) -> None:
    no_page = ["не ведётся", "Нет страницы.", "не создана", "в стадии создания", "—", "нет"]
    rows = [[f"Школа № {n}", f"vk.com/aa{n}", words] for n, words in enumerate(no_page)]
    proposal = proposed([["Организация", "Адрес страницы ВКонтакте", "Канал в МАХ"], *rows])

    assert verdicts(proposal) == [Verdict.NEW] * len(no_page)
    assert {item.network_id for item in proposal.items} == {1}


def test_x_is_a_network_in_its_column(proposed: Proposing, networks: tuple[Network, ...]) -> None:
    head = ["Организация", "Социальная сеть", "Ссылка"]
    proposal = proposed([head, ["Школа", "X", "@abcde"], ["Школа", "Х", "@fghij"]])
    twitter = next(network.id for network in networks if network.code == "twitter")

    assert [item.network_id for item in proposal.items] == [twitter, twitter]


def test_what_one_page_of_several_has_is_named_where_it_is_left_out(proposed: Proposing) -> None:
    proposal = proposed(
        [
            ["Организация", "Ссылки", "Подписчики", "Дата создания", "ID страницы", "Госметка"],
            ["Школа", "vk.com/aa; ok.ru/bb", "120", "01.02.2023", "", "нет"],
        ]
    )

    told = "В строке несколько страниц, не взято: «Создана», «Подписчики», «Госметка»."
    assert [item.notes for item in proposal.items] == [(told,), (told,)]


def test_rejected_rows_tell_why(proposed: Proposing) -> None:
    proposal = proposed(
        [
            HEAD,
            ["Школа", "ВК", "", "vk.com/aa"],
            ["Школа", "ВК", "", "https://m.vk.com/AA"],
            ["Школа", "ВК", "", "ok.ru/bb"],
            ["Школа", "ВК", "", "https://example.org/x"],
            ["Школа", "Марс", "Страница", ""],
            ["Школа", "", "", ""],
        ]
    )

    assert proposal.brief() == {
        "new": 1,
        "changed": 0,
        "same": 0,
        "rejected": [
            {"row": 3, "reason": "Повтор строки 2."},
            {
                "row": 4,
                "reason": "Указана сеть «ВКонтакте», а ссылка ведёт в другую: Одноклассники.",
            },
            {"row": 5, "reason": "Адрес «example.org» не относится ни к одной из сетей."},
            {"row": 6, "reason": "Сеть «Марс» не известна."},
            {"row": 7, "reason": "Нет ссылки на страницу."},
        ],
    }


def test_a_new_page_without_an_organisation(proposed: Proposing) -> None:
    (item,) = proposed([HEAD, ["", "ВК", "", "vk.com/aa"]]).items

    assert (item.verdict, item.reason) == (Verdict.REJECTED, "Не указана организация.")


def test_blocks_sections_and_totals(proposed: Proposing) -> None:
    proposal = proposed(
        [
            ["№", "Организация", "Сеть", "Ссылка"],
            ["Подведомственные учреждения", None, None, None],
            [1, "Школа", "ВК", "vk.com/aa"],
            [None, None, "ОК", "ok.ru/bb"],
            [2, "Клуб", None, None],
            [None, None, "ВК", "vk.com/cc"],
            ["№", "Организация", "Сеть", "Ссылка"],
            ["Библиотека", None, None, None],
            [3, None, "ВК", "vk.com/dd"],
            ["Итого: 4", None, None, None],
        ]
    )

    assert [item.organization for item in proposal.items] == [
        *("Школа", "Школа", "Клуб", "Библиотека"),
    ]
    assert proposal.items[1].notes == ("Организация взята из строки 3.",)


def test_an_exemption_is_no_account(proposed: Proposing, applied: Applied) -> None:
    lines: list[list[object]] = [
        ["Организация", "Страница не ведётся на основании", "Ссылка"],
        ["Бухгалтерия", "Распоряжение от 05.11.2024 № 7", None],
        ["Школа", "—", "vk.com/aa"],
    ]
    proposal = proposed(lines)
    plan = plan_of(proposal)

    assert verdicts(proposal) == [Verdict.EXEMPT, Verdict.NEW]
    assert proposal.brief()["new"] == 1
    assert any(isinstance(operation, AddExemption) for operation in plan.operations)
    assert verdicts(proposed(lines, applied(lines))) == [Verdict.EXEMPT_KNOWN, Verdict.SAME]


@pytest.mark.parametrize(
    ("status", "created", "deleted", "periods"),
    [
        ("", "", "", [("active", TODAY)]),
        ("", "05.11.2024", "", [("active", date(2024, 11, 5))]),
        ("не ведётся", "05.11.2024", "", [("active", date(2024, 11, 5)), ("suspended", TODAY)]),
        ("", "", "05.11.2025", [("deleted", date(2025, 11, 5))]),
        ("удалена", "", "", [("deleted", TODAY)]),
    ],
)
def test_periods_of_a_new_account(
    proposed: Proposing, status: str, created: str, deleted: str, periods: list[tuple[str, date]]
) -> None:
    (item,) = proposed(
        [
            [*HEAD, "Статус", "Дата создания", "Дата удаления"],
            ["Школа", "", "", "vk.com/aa", status, created, deleted],
        ]
    ).items

    assert list(item.periods) == periods
    assert any("День удаления" in note for note in item.notes) == (periods == [("deleted", TODAY)])


@pytest.mark.parametrize(
    ("created", "deleted", "status"),
    [("05.11.2025", "04.11.2025", ""), ("", "04.11.2025", "работает")],
)
def test_dates_that_contradict(
    proposed: Proposing, created: str, deleted: str, status: str
) -> None:
    (item,) = proposed(
        [
            [*HEAD, "Статус", "Дата создания", "Дата удаления"],
            ["Школа", "", "", "vk.com/aa", status, created, deleted],
        ]
    ).items

    assert item.verdict is Verdict.REJECTED


def test_values_that_cannot_be_read_are_left_out_with_a_note(proposed: Proposing) -> None:
    (item,) = proposed(
        [
            [*HEAD, "Дата создания", "Подписчики", "Рабочая почта", "ОГРН", "Госметка"],
            ["Школа", "", "", "vk.com/aa", "35.13.2024", "много", "почта", "123", "наверное"],
        ]
    ).items

    assert item.verdict is Verdict.NEW
    assert len(item.notes) == 5
    assert dict(item.values) == {"address": "https://vk.com/aa"}


def test_two_organisations_of_one_name(proposed: Proposing) -> None:
    known = KnownRegistry(
        organizations=(
            Organization(id=1, title="Клуб", parent_id=3),
            Organization(id=2, title="Клуб", ogrn="1027700132195"),
            Organization(id=3, title="Ёлкино"),
        ),
    )
    head = ["Организация", "ОГРН", "Учредитель", "Ссылка"]
    proposal = proposed(
        [
            head,
            ["Клуб", "", "", "vk.com/aa"],
            ["Клуб", "1027700132195", "", "vk.com/bb"],
            ["Клуб", "", "Ёлкино", "vk.com/cc"],
        ],
        known,
    )

    assert [item.organization_ref for item in proposal.items] == [None, 2, 1]
    assert "нескольких" in proposal.items[0].reason


def test_a_table_without_pages_is_refused(proposed: Proposing) -> None:
    with pytest.raises(ImportRejected, match="столбца со ссылками"):
        proposed([["Фамилия", "Рост"], ["Иванов", 180]])


def test_the_proposal_goes_to_another_process_and_back(proposed: Proposing) -> None:
    proposal = proposed(
        [
            [*HEAD, "Учредитель", "Ответственный", "Создана", "Удалена"],
            [
                "Школа",
                "ВК",
                "Стр",
                "vk.com/aa",
                "Отдел",
                "Берёзов П. П.",
                "05.11.2024",
                "6.11.2024",
            ],
            ["Школа", "ВК", "Стр", "vk.com/aa", "Отдел", "", "", ""],
        ]
    )

    assert Proposal.from_json(json.loads(json.dumps(proposal.to_json()))) == proposal


LINKS = [
    *("vk.com/aa", "https://vk.com/bb", "m.vk.com/AA", "ok.ru/group/123456", "ok.ru/cc"),
    *("t.me/ddddd", "vk.com/aa; ok.ru/cc", "@eeeee", "", "нет", "example.org/x", "??"),
]
TEXTS = st.text(max_size=12) | st.sampled_from(["Школа № 3", "МБОУ «СОШ»", "—", "да", "Итого"])
ROWS = st.fixed_dictionaries(
    {
        "Организация": st.sampled_from(["Школа", "ШКОЛА", "Клуб", "МКУ «Клуб»", "", "Ёлкино"]),
        "Сеть": st.sampled_from(["ВК", "ОК", "Телеграм", "", "MAX"]),
        "Название страницы": st.sampled_from(["", "Наша  страница", "Вести", "вести"]) | TEXTS,
        "Ссылка": st.sampled_from(LINKS),
        "Статус": st.sampled_from(["", "работает", "удалён", "создаётся", "приостановлен", "?!"]),
        "Создана": st.sampled_from(["", "05.11.2024", date(2025, 2, 3), 45000, "31.02.2020"]),
        "Удалена": st.sampled_from(["", "06.11.2025", date(2024, 11, 5)]),
        "Подписчики": st.sampled_from(["", 0, 5, "1 200", 3.5, "-1", True]),
        "Госметка": st.sampled_from(["", "да", "нет", "+", 1]),
        "В «Госпабликах» с": st.sampled_from(["", "да", "нет", "01.02.2025"]),
        "Рабочий телефон": st.sampled_from(["", "8 42665 2-11-22", "2-11-22", "+1 2", "нет"]),
        "Рабочая почта": st.sampled_from(["", "A@Mail.ru", "b@почта.рф", "x@", "a@b.ru, c@d.ru"]),
        "Ответственный": st.sampled_from(
            ["", "Берёзов П. П.", "Берёзов Пётр Павлович", "Ива И. И., Берёзов П.П.", "зам"]
        ),
        "Страница не ведётся на основании": st.sampled_from(["", "", "Приказ № 5", "—"]),
        "Примечание": TEXTS,
    }
)


def lines_of(rows: list[dict[str, Any]]) -> list[list[object]]:
    heads = list(rows[0])
    return [[*heads], *([row[head] for head in heads] for row in rows)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=st.lists(ROWS, min_size=1, max_size=8), more=st.lists(ROWS, max_size=5))
def test_what_is_applied_is_the_same_afterwards(
    proposed: Proposing,
    memory: Callable[..., Memory],
    rows: list[dict[str, Any]],
    more: list[dict[str, Any]],
) -> None:
    desk = memory(KnownRegistry())
    for part in filter(None, (more, rows)):
        lines = lines_of(part)
        first = proposed(lines, desk.known)
        brief = first.brief()
        counted = brief["new"] + brief["changed"] + brief["same"] + len(brief["rejected"])
        exempt = first.count(Verdict.EXEMPT) + first.count(Verdict.EXEMPT_KNOWN)
        assert counted + exempt == len(first.items)
        assert [i.number for i in first.items] == list(range(1, len(first.items) + 1))
        again = proposed(lines, desk.apply(plan_of(first)))
        assert not again.count(Verdict.NEW)
        assert not again.count(Verdict.EXEMPT)
        # A row that was rejected for want of an organisation is understood once a row below it
        # has brought the page; only then may a second reading find anything to change.
        if not brief["rejected"]:
            assert not again.count(Verdict.CHANGED)
            assert again.count(Verdict.SAME) == len(first.items) - exempt


CELLS = st.one_of(
    st.none(), st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(),
    st.datetimes(), st.sampled_from(LINKS),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(lines=st.lists(st.lists(CELLS, max_size=9), max_size=8), has_head=st.booleans())
def test_any_table_is_proposed_or_refused(
    proposed: Proposing, lines: list[list[object]], has_head: bool
) -> None:
    head: list[list[object]] = [[*HEAD, "Создана", "Подписчики", "ОГРН", "ФИО", "Госметка"]]
    try:
        proposal = proposed(head + lines if has_head else lines)
    except ImportRejected:
        return
    assert Proposal.from_json(json.loads(json.dumps(proposal.to_json()))) == proposal


def linked(*rows: tuple[list[Cell], dict[int, str]]) -> RawTable:
    return RawTable(
        tuple(RawRow(n, tuple(cells), links) for n, (cells, links) in enumerate(rows, 1))
    )


@pytest.mark.parametrize(
    "table",
    [
        linked(
            (["Орган", "ВКонтакте"], {}),
            (["Школа", "перейти"], {1: "https://vk.com/school"}),
            (["Клуб", "https://vk.com/elka"], {}),
        ),
        linked(
            (["Орган", "Переход"], {}),
            (["Школа", "открыть"], {1: "https://vk.com/school"}),
            (["Клуб", "открыть"], {1: "https://vk.com/elka"}),
        ),
        linked(
            (["Орган", "Наименование страницы"], {}),
            (["Школа", "Наша школа"], {0: "https://school.example.ru", 1: "https://vk.com/school"}),
            (["Клуб", "Ёлка"], {1: "https://vk.com/elka"}),
        ),
        linked(
            (["Орган", "Соцсеть", "Наименование"], {}),
            (["Школа", "ВК", "Наша школа"], {1: "https://vk.com/school"}),
            (["Клуб", "ВК", "Ёлка"], {1: "https://vk.com/elka"}),
        ),
    ],
)
def test_links_behind_cells_lead_to_pages(table: RawTable, networks: tuple[Network, ...]) -> None:
    job = propose(table, recognise(table), KnownRegistry(), networks, TODAY)
    items = run_to_end(job).items
    assert [item.address for item in items] == ["https://vk.com/school", "https://vk.com/elka"]
    assert [item.verdict for item in items] == [Verdict.NEW, Verdict.NEW]
    titles = [item.title for item in items]
    assert titles in (["", ""], ["Наша школа", "Ёлка"])


def test_a_number_of_excel_as_text_is_a_date_and_a_month_is_asked_for_its_day(
    proposed: Proposing,
) -> None:
    (item,) = proposed([[*HEAD, "Создана"], ["Школа", "", "", "vk.com/aa", "44927"]]).items
    assert dict(item.values)["created_on"] == date(2023, 1, 1)
    assert item.notes == ("«44927» — дата 01.01.2023, как число Excel.",)
    (item,) = proposed([[*HEAD, "Создана"], ["Школа", "", "", "vk.com/aa", "март 2023"]]).items
    assert "created_on" not in dict(item.values)
    assert item.notes == ("Не взято: В дате «март 2023» нет дня, например 01.03.2023.",)


UPPER: list[list[object]] = [
    ["№", "Организация", "Ссылка"],
    *([n, f"Школа № {n}", f"https://vk.com/school{n}"] for n in range(1, 6)),
    [],
    ["Учреждения культуры"],
]


def test_another_table_below_has_columns_of_its_own(proposed: Proposing) -> None:
    lower: list[list[object]] = [
        ["№", "Ссылка", "Телефон", "Организация", "Примечание"],
        [1, "https://vk.com/elka", "2-11-22", "Клуб «Ёлка»", "Новый"],
    ]
    items = proposed(UPPER + lower).items
    assert [item.row for item in items] == [2, 3, 4, 5, 6, 10]
    assert {item.verdict for item in items} == {Verdict.NEW}
    assert (items[-1].organization, items[-1].address) == ("Клуб «Ёлка»", "https://vk.com/elka")
    assert dict(items[-1].values)["note"] == "Новый"


def test_no_row_of_a_table_of_something_else_vanishes(proposed: Proposing) -> None:
    lower: list[list[object]] = [
        ["№", "ФИО", "Телефон", "Организация"],
        [1, "Рябинина А. П.", "2-11-22", "Школа № 1"],
    ]
    *schools, person = proposed(UPPER + lower).items
    assert [item.verdict for item in schools] == [Verdict.NEW] * 5
    assert (person.row, person.verdict) == (10, Verdict.REJECTED)


def test_rows_with_links_above_the_heading_are_rejected(proposed: Proposing) -> None:
    lines: list[list[object]] = [
        ["Школа", "https://vk.com/school"],
        [],
        ["Организация", "Ссылка"],
        ["Клуб", "https://vk.com/elka"],
    ]
    above, below = proposed(lines).items
    assert (above.row, above.reason) == (1, "Строка стоит выше заголовков таблицы.")
    assert (below.row, below.verdict) == (4, Verdict.NEW)


def test_names_that_are_words_of_headings_are_rows(proposed: Proposing) -> None:
    lines: list[list[object]] = [
        ["Организация", "Социальная сеть", "Название", "Ссылка"],
        ["Образование", None, None, None],
        ["Школа", "ВКонтакте", "Группа", None],
        ["Детский сад", "ВКонтакте", "Группа", "https://vk.com/sad"],
    ]
    rows = [item.row for item in proposed(lines).items if item.verdict is Verdict.NEW]
    assert rows == [3, 4]


def test_a_number_alone_names_no_organisation(proposed: Proposing) -> None:
    lines: list[list[object]] = [
        ["№", "Организация", "Ссылка"],
        ["1", "Администрация", "https://vk.com/adm"],
        ["2", None, None],
        ["3", None, "https://vk.com/elka"],
    ]
    assert [item.organization for item in proposed(lines).items] == ["Администрация"] * 2


def test_a_row_with_a_link_is_no_total(proposed: Proposing) -> None:
    lines: list[list[object]] = [
        ["Организация", "Ссылка"],
        ["Итог", "https://vk.com/itog"],
        ["Всего доброго, клуб", "https://vk.com/elka"],
        ["Всего страниц", 2],
    ]
    items = proposed(lines).items
    assert [item.organization for item in items] == ["Итог", "Всего доброго, клуб"]


def test_tables_side_by_side_have_their_own_organisations(proposed: Proposing) -> None:
    lines: list[list[object]] = [
        ["№", "Организация", "Ссылка", None, "№", "Организация", "Название страницы", "Ссылка"],
        [1, "Школа", "vk.com/school", None, 3, "Клуб", "Ёлка", "vk.com/elka"],
        [2, None, "ok.ru/school", None, 4, "Музей", "Старина", "vk.com/museum"],
        [None, None, None, None, 5, "Архив", None, None],
    ]
    found = [(item.row, item.organization, item.address) for item in proposed(lines).items]
    assert found == [
        (2, "Школа", "https://vk.com/school"),
        (2, "Клуб", "https://vk.com/elka"),
        (3, "Школа", "https://ok.ru/school"),
        (3, "Музей", "https://vk.com/museum"),
        (4, "Архив", ""),
    ]
    assert [item.title for item in proposed(lines).items][1] == "Ёлка"


def test_an_organisation_alone_does_not_vanish_before_a_bare_number(proposed: Proposing) -> None:
    lines: list[list[object]] = [
        ["№", "Организация", "Ссылка"],
        [1, "Школа", None],
        [2, None, None],
        [3, "Клуб", "vk.com/elka"],
    ]
    assert [item.row for item in proposed(lines).items] == [2, 4]


def test_a_link_that_a_formula_makes_up_is_told(networks: tuple[Network, ...]) -> None:
    table = linked(
        (["Орган", "Наименование", "ВКонтакте", "Одноклассники"], {}),
        (["Школа", "Школа", "открыть", "https://ok.ru/school"], {2: COMPUTED}),
        (["Клуб", "Ёлка", None, None], {1: COMPUTED}),
        (["Музей", "Старина", "https://vk.com/museum", None], {1: COMPUTED}),
    )
    items = run_to_end(propose(table, recognise(table), KnownRegistry(), networks, TODAY)).items
    told = [(item.row, item.address or item.reason.partition(":")[0]) for item in items]
    assert told == [
        (2, "Ссылка вычисляется формулой"),
        (2, "https://ok.ru/school"),
        (3, "Ссылка вычисляется формулой"),
        (4, "https://vk.com/museum"),
    ]


def test_a_link_that_a_formula_makes_up_is_told_in_a_block_too(
    networks: tuple[Network, ...],
) -> None:
    table = linked(
        (["Орган", "ВКонтакте"], {}),
        (["Школа", "открыть"], {1: COMPUTED}),
        ([None, "https://vk.com/school"], {}),
        ([None, "открыть"], {1: COMPUTED}),
    )
    job = propose(table, recognise(table), KnownRegistry(), networks, TODAY)
    items = run_to_end(job).items
    assert [(item.row, item.organization, item.verdict) for item in items] == [
        (2, "Школа", Verdict.REJECTED),
        (3, "Школа", Verdict.NEW),
        (4, "Школа", Verdict.REJECTED),
    ]


def test_no_row_of_pages_after_a_gap_vanishes(proposed: Proposing) -> None:
    head: list[object] = ["№", "Организация", "Социальная сеть", "Название", "Ссылка"]
    lines: list[list[object]] = [
        head,
        [1, "Школа", "ВКонтакте", "Школа", "vk.com/school"],
        [],
        [None, "Музей", "ВКонтакте", "Старина", None],
        [None, "Архив", "Соседи", "Старина", None],
        [],
        [2, "Клуб", None, "Ёлка", "elka"],
        ["3", "Театр", None, None, None],
        [],
        [None, "Исполнитель", "Рябинина А. П.", "2-11-22", None],
        ["Исполнитель", "Рябинина А. П.", "тел. 2-11-22", None, None],
        ["Начальник отдела", None, None, "Петров П. П.", None],
        ["23.11.2026", None, None, None, None],
    ]
    found = [(item.row, item.verdict is Verdict.NEW) for item in proposed(lines).items]
    assert found == [(2, True), (4, True), (5, False), (7, False), (8, False)]
