"""Reports to write: one of every kind of value, hostile ones, and those of a small office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smdesk.models.progress import run_to_end
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Exemption,
    LegalAct,
    Network,
    NetworkPeriod,
    Office,
    Organization,
    Person,
)
from smdesk.models.vocabulary import AccountStatus, ActKind, NetworkStatus, Role
from smdesk.reports.report import Report
from smdesk.reports.snapshot import Snapshot
from smdesk.reports.writers import write
from smdesk.reports.writers.written import Written

TODAY = date(2026, 11, 23)
Write = Callable[[Report, str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Report, str], Written]:
    """Write a report in a format, to the end."""

    def to_file(report: Report, code: str) -> Written:
        return run_to_end(write(report, tmp_path / f"{report.name}.{code}", code))

    return to_file


@pytest.fixture
def snapshot() -> Snapshot:
    """An administration with three pages, one of them in a banned network, and its house of
    culture with a page that is gone and one that is planned."""
    return Snapshot(
        today=TODAY,
        act_line="ведётся по порядку: постановление от 24.11.2022 № 98",
        office=Office(
            id=1,
            organization_id=1,
            approve=True,
            approver_post="Глава поселения",
            approver_name="Лебедев Игорь Олегович",
            signer_post="Специалист",
            signer_name="Соколова Вера Ильинична",
            executor_name="Соколова В. И.",
            executor_phone="+7 426 662-13-45",
        ),
        organizations=(
            Organization(id=1, title="Администрация поселения", phone="+7 426 662-13-40"),
            Organization(id=2, parent_id=1, title="Дом культуры", short_title="ДК"),
            Organization(id=3, parent_id=1, title="Бухгалтерия"),
        ),
        networks=(
            Network(id=1, code="vk", title="ВКонтакте"),
            Network(id=2, code="ig", title="Instagram", marker="*", footnote="запрещена в России."),
        ),
        network_periods=(
            NetworkPeriod(network_id=2, status=NetworkStatus.BANNED, since=date(2022, 3, 21)),
        ),
        accounts=(
            Account(
                id=1,
                organization_id=1,
                network_id=1,
                title="Администрация <b>поселения</b>",
                address="https://vk.com/adm",
                created_on=date(2024, 3, 1),
                subscribers=1500,
                gosmark=True,
            ),
            Account(id=2, organization_id=1, network_id=2, address="https://instagram.com/adm"),
            Account(
                id=3,
                organization_id=1,
                network_id=2,
                address="https://instagram.com/own",
                is_public=False,
            ),
            Account(id=4, organization_id=2, network_id=1, address="https://vk.com/dk"),
            Account(id=5, organization_id=2, network_id=1, title="Замысел"),
        ),
        account_periods=(
            AccountPeriod(account_id=1, status=AccountStatus.PLANNED, since=date(2024, 1, 1)),
            AccountPeriod(account_id=1, status=AccountStatus.ACTIVE, since=date(2024, 3, 1)),
            AccountPeriod(account_id=2, status=AccountStatus.SUSPENDED, since=date(2022, 3, 21)),
            AccountPeriod(account_id=3, status=AccountStatus.ACTIVE, since=date(2021, 3, 21)),
            AccountPeriod(account_id=4, status=AccountStatus.DELETED, since=date(2026, 3, 1)),
            AccountPeriod(account_id=5, status=AccountStatus.PLANNED, since=date(2026, 3, 1)),
        ),
        persons=(
            Person(
                id=1,
                full_name="Соколова Вера Ильинична",
                post="специалист",
                unit="Общий отдел",
                work_phone="+7 426 662-13-45",
                work_email="sokolova@adm.example",
            ),
            Person(id=2, full_name="Орлов Пётр Ильич", work_email="orlov@adm.example"),
        ),
        assignments=(
            Assignment(
                id=1,
                person_id=1,
                role=Role.MANAGER,
                organization_id=1,
                since=date(2024, 1, 9),
                act_id=1,
            ),
            Assignment(id=2, person_id=2, role=Role.MANAGER, account_id=2),
            Assignment(
                id=3, person_id=2, role=Role.MANAGER, organization_id=1, until=date(2024, 1, 8)
            ),
        ),
        acts=(LegalAct(id=1, kind=ActKind.ORDER, number="7-р", signed_on=date(2024, 1, 9)),),
        exemptions=(Exemption(id=1, organization_id=3, act_id=1, since=date(2024, 1, 9)),),
    )
