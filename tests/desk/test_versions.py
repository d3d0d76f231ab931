"""The journal in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.plan_records import NormOverride, Post, PostTemplate
from smdesk.models.plan_vocabulary import Stage, TemplateKind
from smdesk.models.records import Account, Assignment, Person
from smdesk.models.vocabulary import AccountStatus, Role
from tests.desk.conftest import Clock, SmallOffice


def in_words(desk: Desk) -> list[tuple[str, list[tuple[str, str, str]]]]:
    change = desk.history.log(limit=1)[0]
    return [
        (
            desk.versions.title(row),
            [(c.label, c.before, c.after) for c in desk.versions.changes(row)],
        )
        for row in desk.history.rows_of(change.id)
    ]


def test_a_changed_field_is_shown_with_both_values(desk: Desk, office: SmallOffice) -> None:
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    desk.accounts.change(
        replace(
            desk.accounts.get(account),
            organization_id=office.body,
            gosmark=True,
            gospublics_on=date(2026, 5, 1),
        )
    )
    assert in_words(desk) == [
        (
            "Аккаунт «Клуб»",
            [
                ("Организация", "Клуб «Ёлка»", "Администрация Берёзовского поселения"),
                ("В «Госпабликах» с", "—", "01.05.2026"),
                ("Госметка", "нет", "да"),
            ],
        )
    ]


def test_a_status_and_a_duty_are_shown_by_what_they_concern(
    desk: Desk, office: SmallOffice
) -> None:
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    desk.accounts.set_status([account], AccountStatus.SUSPENDED, date(2026, 11, 23))
    title, fields = in_words(desk)[-1]
    assert title == "Состояние аккаунта «Клуб»"
    assert ("Состояние", "", "Приостановлен") in fields
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    desk.assignments.add(Assignment(person_id=anna, role=Role.MANAGER, organization_id=office.club))
    title, fields = in_words(desk)[0]
    assert title == "Назначение «Клуб „Ёлка“»"
    assert ("Роль", "", "Ведёт страницу") in fields


def test_what_is_gone_is_called_by_its_last_name(desk: Desk, office: SmallOffice) -> None:
    desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    desk.history.undo()
    (change,) = [each for each in desk.history.log() if "Клуб" in each.title][:1]
    titles = [desk.versions.title(row) for row in desk.history.rows_of(change.id)]

    assert titles == ["Аккаунт «Клуб»", "Состояние аккаунта «Клуб (удалено)»"]


def test_what_is_gone_is_said(desk: Desk, office: SmallOffice) -> None:
    assert desk.versions.value("account", "organization_id", 999) == "удалено"


def test_a_post_and_its_placements_are_told_by_their_names(desk: Desk, office: SmallOffice) -> None:
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    anna = desk.persons.add(Person(full_name="Иванова Анна"))
    post = desk.posts.place(
        Post(topic="Ёлка", text="Приходите", author_id=anna, labels=("зима",)),
        [Where(account, datetime(2026, 12, 25, 10, 0))],
    )
    words = dict(in_words(desk))
    assert ("Автор", "", "Иванова Анна") in words["Публикация «Ёлка»"]
    assert ("Текст", "", "Приходите") in words["Публикация «Ёлка»"]
    placed = words["Размещение «Ёлка»"]
    assert ("Аккаунт", "", "Клуб") in placed
    assert ("Запланировано", "", "25.12.2026 10:00") in placed
    desk.posts.move([post], Stage.DRAFT)
    words = dict(in_words(desk))
    assert ("Стало", "", "черновик") in words["Смена состояния «Ёлка»"]
    assert words["Публикация «Ёлка»"] == [("Состояние", "идея", "черновик")]


def test_a_long_text_is_shortened_and_an_own_norm_is_called_by_its_page(
    desk: Desk, office: SmallOffice
) -> None:
    desk.posts.place(Post(topic="Длинная", text="слово " * 500))
    [(_title, fields)] = in_words(desk)
    text = next(after for label, _before, after in fields if label == "Текст")
    assert len(text) <= 401
    assert text.endswith("…")
    account = desk.accounts.add(
        Account(
            organization_id=office.club, network_id=office.vk, title="Клуб", address="vk.com/klub"
        )
    )
    desk.norms.add(
        NormOverride(account_id=account, number=1, since=date(2026, 1, 1), reason="мало людей")
    )
    assert in_words(desk)[0][0] == "Своя норма «Клуб»"


def test_a_version_of_a_kind_that_nobody_asked_for_follows_its_rules(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    desk.templates.add(PostTemplate(kind=TemplateKind.SIGNATURE, title="Подпись", text="Клуб"))
    template = desk.templates.all()[0]
    desk.templates.change(replace(template, text="Дом культуры"))
    again = Desk.open(desk.path, clock)
    try:
        first = again.history.of("post_template", template.id)[-1]
        again.history.restore(first)
        assert again.templates.get(template.id) == template
        assert "templates" in vars(again)
    finally:
        again.close()


def test_a_changed_procedure_is_told_field_by_field(desk: Desk) -> None:
    code = desk.procedures.copy("amurzet", "Наш порядок")
    assert ("Текст", "", "…") in in_words(desk)[0][1]
    copy = desk.procedures.load(code)
    [norm], first = copy.norms, copy.requirements[0]
    desk.procedures.change(
        replace(
            copy,
            title="Порядок 2",
            act=replace(copy.act, in_force_from=date(2026, 12, 1)),
            networks=("vk", "telegram"),
            norms=(
                replace(norm, until=date(2026, 11, 22)),
                replace(norm, number=3, since=date(2026, 11, 23)),
            ),
            deadlines=(replace(copy.deadlines[0], days=5), *copy.deadlines[1:]),
            requirements=(replace(first, text="Ведут страницы."), *copy.requirements[1:]),
        )
    )
    [(title, fields)] = in_words(desk)
    assert title == "Копия порядка «Порядок 2»"
    days = str(copy.deadlines[0].days)
    for expected in (
        ("Название", "Наш порядок", "Порядок 2"),
        ("Действует с", "25.11.2022", "01.12.2026"),
        ("Сети", "ВКонтакте, Одноклассники", "ВКонтакте, Телеграм"),
        ("Норма (разд. 2 п. 2): по какой день", "—", "22.11.2026"),
        ("Норма (разд. 2 п. 2): сколько в неделю", "—", "3"),
        ("Срок «Сообщить о смене ответственного» (разд. 1 п. 5.3): дней", days, "5"),
        ("Требование (разд. 1 п. 1): текст", first.text, "Ведут страницы."),
    ):
        assert expected in fields
    assert not [each for each in fields if each[0] == "Текст"]
