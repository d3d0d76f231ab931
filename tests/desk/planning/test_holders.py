"""What stands in the plan keeps an account from being deleted, in words."""

from __future__ import annotations

import pytest

from smdesk.desk.planning.posts import Where
from smdesk.models.errors import InUse
from smdesk.models.plan_records import Post
from tests.desk.planning.conftest import Office


def test_an_account_in_the_plan_is_not_deleted(office: Office) -> None:
    post = office.desk.posts.place(Post(topic="Ёлка"), [Where(office.vk)])
    with pytest.raises(InUse, match="1 размещение"):
        office.desk.accounts.delete([office.vk])
    office.desk.posts.delete([post])
    office.desk.accounts.delete([office.vk])
