"""What stands before and after the table of any sheet: head, notes, signature, foot."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.ui.printing.blocks import BlockMaker
from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.flow import Flow
from smdesk.ui.printing.pages import Block
from smdesk.ui.printing.paper import mm
from smdesk.ui.printing.sheet import Sheet
from smdesk.ui.printing.wrapping import Wrapper

_BEFORE_NOTES = mm(4)
_BEFORE_SIGNATURE = mm(12)
_BEFORE_FOOT = mm(6)


class Around:
    """Puts the blocks of a sheet into a flow; `blocks` are those that were put, in order."""

    def __init__(
        self,
        sheet: Sheet,
        types: Mapping[Face, Type],
        wrappers: Mapping[Face, Wrapper],
        width: float,
    ) -> None:
        self._sheet = sheet
        self._make = BlockMaker(types, wrappers, width)
        self.blocks: list[Block] = []

    def head(self, flow: Flow) -> None:
        """«УТВЕРЖДАЮ», the title and the lines under it."""
        sheet = self._sheet
        approval = [self._make.approval(sheet.approver)] if sheet.approver else []
        for block in approval + self._make.heading(sheet.title, sheet.subtitle):
            self._put(flow, block)

    def close(self, flow: Flow, first: str = "") -> Block:
        """Notes, `first` before them, footnotes and the signature.

        Returns the foot of the last page.
        """
        sheet, gap = self._sheet, _BEFORE_NOTES
        notes = (first, *sheet.notes) if first else sheet.notes
        for texts, face in ((notes, Face.BODY), (sheet.footnotes, Face.SMALL)):
            for block in self._make.paragraphs(texts, face):
                self._put(flow, block, gap)
                gap = 0.0
        foot = self._make.executor(sheet.executor)
        closing = self._make.signature(sheet.signer)
        self.blocks.append(closing)
        space = _BEFORE_SIGNATURE if closing.texts else 0.0
        under = foot.height + _BEFORE_FOOT if foot.texts else 0.0
        flow.close(len(self.blocks) - 1, closing.height, space, under)
        return foot

    def _put(self, flow: Flow, block: Block, gap: float = 0.0) -> None:
        flow.block(len(self.blocks), block.height, gap)
        self.blocks.append(block)
