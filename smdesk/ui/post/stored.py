"""A post as it is stored, in the shape in which the editor shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.labels import label, plural
from smdesk.models.plan import PlanItem
from smdesk.models.plan_records import Post, PostFile
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.post.places import Places
from smdesk.ui.post.text_editor import Texts


@dataclass(frozen=True, slots=True)
class Stored:
    """A post with its places, texts and files, and a word about how far its pages are."""

    post: Post
    places: Places
    texts: Texts
    files: Sequence[PostFile]
    facts: str = ""


def stored(desk: Desk, post_id: int) -> Stored:
    """What is kept of a post. Raises `NotFound`."""
    post = desk.posts.get(post_id)
    placements = desk.posts.placements(post_id)
    places = Places(desk.today())
    where = [Where(each.account_id, each.planned_at) for each in placements]
    items = desk.plan.of_post(post_id)
    places.take(where, items)
    own = {each.account_id: each.text for each in placements if each.text}
    return Stored(post, places, Texts(post.text, own), desk.posts.files(post_id), _facts(items))


def begun(
    desk: Desk, where: Sequence[Where], event_id: int | None, moment: datetime | None
) -> Stored:
    """A new post: an idea, a draft where it has a day already; its event gives the topic."""
    event = desk.events.find(event_id)
    places = Places(desk.today())
    places.take(where)
    if not where:
        places.moment = moment or _moment(desk, event_id)
    stage = Stage.DRAFT if where or event or moment else Stage.IDEA
    topic = event.title if event else ""
    post = Post(topic=topic, stage=stage, event_id=event.id if event else None)
    return Stored(post, places, Texts(), ())


def _moment(desk: Desk, event_id: int | None) -> datetime | None:
    event = desk.events.find(event_id)
    if event is None or event.repeat or event.starts_on < desk.today():
        return None
    return desk.plan.default_moment(event.starts_on)


def _facts(items: Sequence[PlanItem]) -> str:
    """«Опубликовано на 2 страницах из 3», «отложенная публикация: 1»."""
    told = []
    for stage in (Stage.PUBLISHED, Stage.SCHEDULED, Stage.CANCELLED):
        number = sum(1 for item in items if item.stage is stage)
        if number and len(items) > 1:
            of_all = plural(len(items), "страницы", "страниц", "страниц")
            told.append(f"{label(stage)}: {number} из {of_all}")
        elif number:
            told.append(label(stage))
    return " · ".join(told)
