"""The text around the table: «УТВЕРЖДАЮ», title, notes, signature, executor."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.pages import Block, Rule, Text
from smdesk.ui.printing.paper import mm
from smdesk.ui.printing.sheet import Signatory
from smdesk.ui.printing.wrapping import Lines, Wrapper

_APPROVAL_WIDTH = mm(75)
_AFTER_APPROVAL = mm(10)
_AFTER_TITLE = mm(5)
_PARAGRAPH_GAP = mm(1.5)
_POST_PART = 0.5
"""The post takes up to half of the line, the signature and the name the other."""
_SIGNATURE = mm(35)
_DATE_LINE = "«___» ______________ 20___ г."


class BlockMaker:
    """Makes the blocks for a page of the given text width (units)."""

    def __init__(
        self, types: Mapping[Face, Type], wrappers: Mapping[Face, Wrapper], width: float
    ) -> None:
        self._types = types
        self._wrappers = wrappers
        self._width = width

    def approval(self, approver: Signatory) -> Block:
        """The head at the top right: word, post, line for the signature with the name, date."""
        x = self._width - _APPROVAL_WIDTH
        line = self._types[Face.BODY].line
        post = self._wrap(approver.post, Face.BODY, _APPROVAL_WIDTH)
        tops = [at * line * 1.1 for at in range(len(post) + 3)]
        texts = [Text(x, tops[0], "УТВЕРЖДАЮ", Face.BODY)]
        texts += [Text(x, tops[1 + at], words, Face.BODY) for at, words in enumerate(post)]
        signature, date = tops[-2] + line * 0.5, tops[-1] + line
        texts.append(Text(x + _SIGNATURE + mm(2), signature, approver.name, Face.BODY))
        texts.append(Text(x, date, _DATE_LINE, Face.BODY))
        rule = Rule(x, signature + self._types[Face.BODY].ascent + mm(0.5), _SIGNATURE)
        return Block(date + line + _AFTER_APPROVAL, tuple(texts), (rule,))

    def heading(self, title: str, subtitle: tuple[str, ...]) -> list[Block]:
        """The title, bold and centred, and the lines under it: a block for each line."""
        lines = [(text, Face.TITLE) for text in self._wrap(title, Face.TITLE, self._width)]
        for part in subtitle:
            lines += [(text, Face.BODY) for text in self._wrap(part, Face.BODY, self._width)]
        blocks = [self._centred(text, face) for text, face in lines]
        if blocks:
            last = blocks[-1]
            blocks[-1] = Block(last.height + _AFTER_TITLE, last.texts)
        return blocks

    def paragraphs(self, texts: tuple[str, ...], face: Face) -> list[Block]:
        """Notes: a block for each line, so that long ones go on over the page."""
        blocks: list[Block] = []
        for text in texts:
            lines = self._wrap(text, face, self._width)
            height = self._types[face].line
            blocks += [Block(height, (Text(0, 0, line, face),)) for line in lines[:-1]]
            blocks += [
                Block(height + _PARAGRAPH_GAP, (Text(0, 0, line, face),)) for line in lines[-1:]
            ]
        return blocks

    def signature(self, signer: Signatory | None) -> Block:
        """Post at the left, name at the right on the last line of the post; empty without one."""
        if signer is None:
            return Block(0, ())
        line = self._types[Face.BODY].line
        post = self._wrap(signer.post, Face.BODY, self._width * _POST_PART) or ("",)
        texts = [Text(0, at * line, words, Face.BODY) for at, words in enumerate(post)]
        x = self._width - self._types[Face.BODY].width(signer.name)
        texts.append(Text(x, texts[-1].top, signer.name, Face.BODY))
        return Block(len(post) * line, tuple(texts))

    def executor(self, text: str) -> Block:
        """The executor and the phone in small type, for the foot of the last page."""
        line = self._types[Face.SMALL].line
        lines = self._wrap(text, Face.SMALL, self._width * _POST_PART)
        texts = (Text(0, at * line, words, Face.SMALL) for at, words in enumerate(lines))
        return Block(len(lines) * line, tuple(texts))

    def _centred(self, text: str, face: Face) -> Block:
        kind = self._types[face]
        return Block(kind.line, (Text((self._width - kind.width(text)) / 2, 0, text, face),))

    def _wrap(self, text: str, face: Face, width: float) -> Lines:
        return self._wrappers[face].wrap(text, width)
