"""What letters say out of the records of a base."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.desk import Desk
from smdesk.models.control_records import Notice
from smdesk.models.vocabulary import DeadlineKind
from tests.desk.conftest import SmallOffice


def test_the_cases_of_a_letter_are_told_without_its_pages(
    desk: Desk, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window asks for them, and a region has thousands of pages."""
    asked = desk.notices.add(
        Notice(
            kind=DeadlineKind.INFORMATION_REQUESTED,
            event_on=date(2026, 11, 1),
            organization_id=office.body,
        )
    )
    monkeypatch.delattr(type(desk.letters), "_pages")
    forms = desk.letters.forms(desk.notices.get(asked))
    title = "Администрация Берёзовского поселения"
    assert forms[title].genitive == "Администрации Берёзовского поселения"
    assert desk.letters.is_sure(desk.notices.get(asked))
