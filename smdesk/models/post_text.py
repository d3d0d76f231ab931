"""A text of a post as networks see it: its length, its hashtags and links, where it is folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from smdesk.models.labels import grouped
from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.records import Network

MEDIA = frozenset(PostFormat) - {PostFormat.TEXT, PostFormat.POLL, PostFormat.OTHER}
"""Formats whose text stands under a picture or a video."""
NEAR = 0.9
"""Of a limit: from here on the counter warns."""

_HASHTAG = re.compile(r"(?<![\w#&/])#(?=\w*[^\W\d_])\w+(?:@\w+)?")
_LINK = re.compile(
    r"(?<![\w@])(?:https?://|www\.)[^\s<>«»\"]+"
    r"|(?<![\w@./-])(?:[\w-]+\.)+(?:ru|рф|com|org|net|su|me|info)(?:/[^\s<>«»\"]*)?(?![\w-])",
    re.IGNORECASE,
)
_TAIL = ".,;:!?)…»”"


class SpanKind(StrEnum):
    """What stands out in a published text."""

    HASHTAG = "hashtag"
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text: `text[start:end]`."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Fold:
    """How much of a post is seen before «Показать ещё»."""

    characters: int
    lines: int


@dataclass(frozen=True, slots=True)
class Count:
    """The length of a text against the limit of a network."""

    network: Network
    length: int
    limit: int | None
    """None where the network is not known to have one."""

    @property
    def over(self) -> int:
        """Characters too many, 0 where it fits."""
        return 0 if self.limit is None else max(0, self.length - self.limit)

    @property
    def is_near(self) -> bool:
        """Whether it fits, but hardly."""
        return self.limit is not None and not self.over and self.length >= self.limit * NEAR

    @property
    def words(self) -> str:
        """The numbers: «214 / 4 096», or the length alone."""
        length = grouped(self.length)
        return length if self.limit is None else f"{length} / {grouped(self.limit)}"


def length(text: str) -> int:
    """Characters as the networks' own forms count them: an emoji is two, a line break is one."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def has_media(post_format: PostFormat, files: int) -> bool:
    """Whether the text stands under a picture or a video: networks then take less of it."""
    return bool(files) or post_format in MEDIA


def limit_of(network: Network, *, with_media: bool) -> int | None:
    """The longest text that a network takes, characters; None where none is known."""
    if with_media and network.media_post_limit is not None:
        return network.media_post_limit
    return network.post_limit


def counted(network: Network, texts: Iterable[str], *, with_media: bool) -> Count:
    """The longest of the texts that go to a network."""
    longest = max((length(text.strip()) for text in texts), default=0)
    return Count(network, longest, limit_of(network, with_media=with_media))


def hashtags(text: str) -> list[str]:
    """The hashtags in their order, repeats included."""
    return [found[0] for found in _HASHTAG.finditer(text)]


def spans(text: str) -> list[Span]:
    """Hashtags and links in their order; they never overlap."""
    links = [Span(m.start(), m.end() - _loose(m[0]), SpanKind.LINK) for m in _LINK.finditer(text)]
    tags = (Span(m.start(), m.end(), SpanKind.HASHTAG) for m in _HASHTAG.finditer(text))
    alone = [t for t in tags if not any(k.start <= t.start < k.end for k in links)]
    return sorted([*links, *alone])


def fold_at(text: str, fold: Fold) -> int | None:
    """Index from which the text is hidden, at the end of a word; None where all of it is seen."""
    ends = [match.end() for match in re.finditer("\n", text)]
    cut = ends[fold.lines - 1] if len(ends) >= fold.lines else len(text)
    if cut > fold.characters:
        cut = _word_end(text, fold.characters)
    return cut if text[cut:].strip() else None


def _word_end(text: str, most: int) -> int:
    """The last end of a word within so many characters; these characters where there is none."""
    if text[most].isspace():
        return most
    blank = max((m.start() for m in re.finditer(r"\s", text[:most])), default=0)
    return blank or most


def _loose(link: str) -> int:
    """Signs at the end of a link that belong to the sentence."""
    return len(link) - len(link.rstrip(_TAIL))
