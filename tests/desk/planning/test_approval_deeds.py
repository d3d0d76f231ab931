"""Approvals of large plans: what the window asks another process to do."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.desk.planning.approval_deeds import (
    ApprovalDeed,
    AskAgain,
    AskPlan,
    Decide,
    Withdraw,
    from_json,
    to_json,
)
from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.voices import ApprovalRefused, Verdict, Voice
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Decision, Stage
from tests.desk.planning.conftest import NOW, Office

DAYS = (date(2026, 11, 23), date(2026, 11, 29))
numbers = st.integers(1, 10**9)
moments = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))
verdicts = st.builds(Verdict, st.sampled_from(Decision), st.text(), moments)
voices = st.lists(st.builds(Voice, st.text(min_size=1), st.none() | numbers)).map(tuple)
deeds = (
    st.builds(AskPlan, st.dates(), st.dates(), voices, st.text(), st.booleans())
    | st.builds(Decide, numbers, st.dictionaries(numbers, verdicts))
    | st.builds(Withdraw, numbers, st.text())
    | st.builds(AskAgain, numbers, st.text())
)


@given(deeds)
def test_a_deed_comes_through_json_whole(deed: ApprovalDeed) -> None:
    assert from_json(to_json(deed)) == deed


def test_a_plan_is_put_up_decided_and_withdrawn_by_deeds(office: Office) -> None:
    desk = office.desk
    post = desk.posts.place(Post(topic="Ёлка", stage=Stage.DRAFT), [Where(office.vk, NOW)])
    asked = AskPlan(*DAYS, (Voice("Петров П. П."),), "Примеров П. П.", with_texts=True)
    first = from_json(to_json(asked)).do(desk.approvals)
    assert desk.posts.get(post).stage is Stage.ON_APPROVAL
    assert Withdraw(first).do(desk.approvals) == first
    assert desk.posts.get(post).stage is Stage.DRAFT
    again = asked.do(desk.approvals)
    [voice] = desk.approvals.voices(again)
    deed = Decide(again, {voice.id: Verdict(Decision.APPROVED, "хорошо")})
    assert from_json(to_json(deed)).do(desk.approvals) == again
    assert desk.posts.get(post).stage is Stage.APPROVED
    desk.history.undo()
    assert desk.posts.get(post).stage is Stage.ON_APPROVAL
    renewed = from_json(to_json(AskAgain(again, "Петрова П. П."))).do(desk.approvals)
    assert [each.name for each in desk.approvals.voices(renewed)] == ["Петров П. П."]
    assert desk.approvals.get(renewed).asked_by == "Петрова П. П."


def test_nothing_to_put_up_is_refused(office: Office) -> None:
    with pytest.raises(ApprovalRefused, match="ничего не запланировано"):
        AskPlan(*DAYS, (Voice("Петров П. П."),)).do(office.desk.approvals)
