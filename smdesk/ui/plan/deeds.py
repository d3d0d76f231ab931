"""What can be done with placements: stages, approval, removing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from smdesk.models.labels import plural, quoted
from smdesk.models.plan import PlanItem
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.plan.files import PlanFiles
from smdesk.ui.plan.hands import FORMS, POSTS
from smdesk.ui.post.mover import mover


class PlanDeeds(PlanFiles):
    """The page with deeds on what is selected; what is written stands in `PlanPage`."""

    # -- stages ----------------------------------------------------------------------------------

    def do_published(self) -> None:
        """Mark what is selected as published: when, and under which links."""
        from smdesk.ui.post.publish_dialog import publish

        ids = self._ids()
        seen = [item.placement_id for item in self._meant() if self._is_seen(item)]
        if ids and publish(self._context, self, ids):
            days = [item.at.date() for item in self._desk.plan.items(seen) if item.at]
            self.toast.emit(f"Отмечено: опубликовано{self._moved_to(days)}", True)

    def do_published_now(self) -> None:
        """What is selected and not out yet has just been published."""
        ids, who = [item.placement_id for item in self._not_out()], mover(self._desk)
        if ids:
            gone = self._moved_to([self._desk.today()])
            self._tried(
                lambda: self._desk.placements.publish(ids, mover=who),
                f"Опубликовано: {plural(len(ids), *FORMS)}{gone}",
            )

    def _is_seen(self, item: PlanItem) -> bool:
        return item.at is not None and self.period.holds(item.at.date())

    def _moved_to(self, days: Sequence[date]) -> str:
        """Where what was marked stands now, where that is not in front."""
        away = sorted({day for day in days if not self.period.holds(day)})
        return f"; перенесено на {', '.join(f'{day:%d.%m}' for day in away[:3])}" if away else ""

    def do_published_as_planned(self) -> None:
        """What is selected was published when it was planned; what is still ahead was not."""
        ids = [item.placement_id for item in self._not_out() if self.is_due(item)]
        if not ids:
            self.toast.emit("Время этих размещений ещё не наступило", False)
            return
        who = mover(self._desk)
        self._tried(
            lambda: self._desk.placements.publish_as_planned(ids, who),
            f"Опубликовано, как запланировано: {plural(len(ids), *FORMS)}",
        )

    def _not_out(self) -> list[PlanItem]:
        return [item for item in self._meant() if item.placement_id and not item.is_published]

    def is_due(self, item: PlanItem) -> bool:
        """Whether the moment for which it was planned has come."""
        return item.planned_at is not None and item.planned_at <= self._desk.now()

    def do_schedule(self) -> None:
        """What is selected waits in the network for its moment."""
        self._stage(self._desk.placements.schedule, "Поставлено в отложенные")

    def do_cancel(self) -> None:
        """What is selected will not be published."""
        self._stage(self._desk.placements.cancel, "Отменено")

    def do_take_back(self) -> None:
        """What is selected goes with its post again."""
        self._stage(self._desk.placements.take_back, "Возвращено в план")

    def _stage(self, change: Callable[[Sequence[int]], object], said: str) -> None:
        ids = self._ids()
        if ids:
            self._tried(lambda: change(ids), f"{said}: {plural(len(ids), *FORMS)}")

    # -- approval --------------------------------------------------------------------------------

    def do_ask_post(self) -> None:
        """Put the post in front up for approval."""
        from smdesk.ui.approval import dialogs

        for item in self._meant()[:1]:
            if dialogs.ask_for_post(self._context, self, item.post_id):
                self.toast.emit("Публикация отправлена на согласование", True)

    def do_decide(self) -> None:
        """Record what was said about the post in front, or about the plan that it stands in."""
        from smdesk.ui.approval import dialogs

        for item in self._meant()[:1]:
            approval = self._waiting_for(item)
            if approval is None:
                self._decide_at_once(item)
            elif dialogs.decide(self._context, self, approval.id, self._said):
                self._said("Решение записано")

    def _said(self, words: str) -> None:
        self.toast.emit(words, True)

    def _waiting_for(self, item: PlanItem) -> Approval | None:
        approvals = self._desk.approvals
        found = approvals.of_post(item.post_id)
        if item.at is not None:
            found += approvals.of_plan(item.at.date(), item.at.date())
        return next((each for each in found if each.outcome is None), None)

    def _decide_at_once(self, item: PlanItem) -> None:
        """It was put on approval by hand: nobody was named, one word is enough."""
        from smdesk.ui.kit.dialogs import choose

        verbs = {str(Stage.APPROVED): "Согласовано", str(Stage.CHANGES_ASKED): "Нужны правки"}
        said = choose(self, f"Что решили о публикации {quoted(item.topic)}?", "", verbs)
        if said:
            who = mover(self._desk)
            self._tried(
                lambda: self._desk.posts.move([item.post_id], Stage(said), who), "Решение записано"
            )

    # -- removing --------------------------------------------------------------------------------

    def do_delete(self) -> None:
        """Remove the placements in front, and not their posts; what has no page goes as a post."""
        from smdesk.ui.kit.dialogs import ask_bulk_delete

        items = self._meant()
        if len(items) == 1 and items[0].placement_id:
            self._delete_one(items[0])
        elif items and (len(items) == 1 or ask_bulk_delete(self, plural(len(items), *FORMS))):
            self._remove(items)

    def _delete_one(self, item: PlanItem) -> None:
        from smdesk.ui.kit.dialogs import choose

        said = f"Удалено размещение {quoted(item.topic)} на странице {quoted(item.account_name)}"
        if len(self._desk.posts.placements(item.post_id)) > 1:
            self._tried(lambda: self._desk.placements.delete([item.placement_id]), said)
            return
        chosen = choose(
            self,
            f"Это последнее размещение публикации {quoted(item.topic)}.",
            "Без него публикация останется идеей без страницы: «Без даты». Можно удалить и её.",
            {"post": "Удалить публикацию", "placement": "Только размещение"},
        )
        if chosen == "post":
            self._tried(lambda: self._desk.posts.delete([item.post_id]), "Публикация удалена")
        elif chosen:
            self._tried(lambda: self._desk.placements.delete([item.placement_id]), said)

    def _remove(self, items: Sequence[PlanItem]) -> None:
        """Posts all of whose placements go, go with them."""
        ids = {item.placement_id for item in items if item.placement_id}
        whole = [
            post
            for post in {item.post_id for item in items}
            if all(each.id in ids for each in self._desk.posts.placements(post))
        ]
        own = [item.placement_id for item in items if item.post_id not in whole]
        self._tried(
            lambda: self._desk.posts.remove(whole, own),
            f"Удалено: {plural(len(items), *FORMS)}",
        )

    def do_delete_post(self) -> None:
        """Remove the posts in front, with all their placements."""
        from smdesk.ui.kit.dialogs import ask_bulk_delete

        posts = sorted({item.post_id for item in self._meant()})
        counted = plural(len(posts), *POSTS)
        if posts and (len(posts) == 1 or ask_bulk_delete(self, counted)):
            self._tried(lambda: self._desk.posts.delete(posts), f"Удалено: {counted}")
