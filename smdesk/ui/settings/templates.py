"""Templates of posts, signatures and sets of hashtags."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.card import Card
from smdesk.ui.post.templates_panel import TemplatesPanel
from smdesk.ui.settings.section import Section


class TemplatesSection(Section):
    """The table of templates."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.panel = TemplatesPanel(context.desk)
        self.panel.toast.connect(lambda text: self.toast.emit(text, True))
        self.panel.failed.connect(self.failed)
        card = Card("Заготовки публикаций")
        card.body.addWidget(self.panel, 1)
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        """Read the templates anew."""
        self.panel.refresh()
