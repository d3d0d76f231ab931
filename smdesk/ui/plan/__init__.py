"""The page «Контент-план»: what goes out, where and when."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions
from smdesk.ui.plan.chosen import ON_CHOSEN


def _build(context: Context) -> Page:
    from smdesk.ui.plan.page import PlanPage

    return PlanPage(context)


_MENU = "Контент-план"
_PLACING, _AGREEING, _SHOWING = (
    f"{_MENU}/{inside}" for inside in ("Размещение", "Согласование", "Показать")
)
SPEC = PageSpec(
    key="plan",
    title="Контент-план",
    icon="calendar",
    factory=_build,
    help="plan",
    counter=lambda agenda: agenda.unmarked + agenda.week.missing,
    actions=page_actions(
        "plan",
        (
            ("add", "Новая публикация…", _MENU, "plus", "Ctrl+N", 0),
            ("edit", "Открыть публикацию…", _MENU, "edit", "F2", 0),
            ("published", "Отметить опубликованным…", _MENU, "check", "Ctrl+Enter", 1),
            ("published_now", "Опубликовано сейчас", _PLACING, "check", "", 1),
            ("published_as_planned", "Опубликовано, как запланировано", _PLACING, "check", "", 1),
            ("schedule", "Поставить в отложенные", _PLACING, "calendar", "", 1),
            ("cancel", "Отменить размещение", _PLACING, "close", "", 1),
            ("take_back", "Вернуть в план", _PLACING, "undo", "", 1),
            ("to_tray", "Убрать день", _MENU, "minus", "", 2),
            ("copy", "Копировать публикации", _MENU, "copy", "", 2),
            ("paste", "Вставить на выбранный день", _MENU, "calendar", "", 2),
            ("delete", "Удалить размещение", _MENU, "trash", "", 2),
            ("delete_post", "Удалить публикацию целиком", _MENU, "trash", "Ctrl+Delete", 2),
            ("ask_post", "Отправить публикацию на согласование…", _AGREEING, "mail", "", 3),
            ("decide", "Записать решение…", _AGREEING, "ok", "", 3),
            ("ask", "Отправить план на согласование…", _AGREEING, "mail", "", 3),
            ("approvals", "Все согласования…", _AGREEING, "ok", "", 3),
            ("repeat", "Повторить публикацию…", _MENU, "refresh", "", 3),
            ("copy_week", "Скопировать неделю…", _MENU, "copy", "", 3),
            ("fill_norm", "Заполнить норму идеями…", _MENU, "star", "", 3),
            ("numbers", "Внести показатели…", _MENU, "chart", "", 1),
            ("load", "Загрузить план из таблицы…", _MENU, "import", "", 3),
            ("print", "Печать контент-плана…", "Отчёты", "print", "Ctrl+P", 3),
            ("export", "Контент-план в Excel…", "Отчёты", "export", "Ctrl+E", 3),
            ("calendar", "Контент-план в календарь (ics)…", "Отчёты", "calendar", "", 3),
            ("statistics", "Статистика публикаций в Excel…", "Отчёты", "chart", "", 3),
            ("today", "Показать сегодня", _SHOWING, "home", "", 4),
            ("month", "Месяц", _SHOWING, "calendar", "Ctrl+Alt+1", 4),
            ("week", "Неделя", _SHOWING, "calendar", "Ctrl+Alt+2", 4),
            ("list", "Список", _SHOWING, "table", "Ctrl+Alt+3", 4),
            ("events", "Мероприятия", _SHOWING, "people", "Ctrl+Alt+4", 4),
        ),
        ON_CHOSEN,
    ),
)
