"""A text of a post as networks see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.post_text import (
    Count,
    Fold,
    SpanKind,
    counted,
    fold_at,
    has_media,
    hashtags,
    length,
    limit_of,
    spans,
)
from smdesk.models.records import Network

TELEGRAM = Network(code="telegram", title="Телеграм", post_limit=4096, media_post_limit=1024)
MAX = Network(code="max", title="MAX", post_limit=4000)
OK = Network(code="ok", title="Одноклассники")


def test_a_limit_depends_on_media_where_the_network_says_so() -> None:
    assert limit_of(TELEGRAM, with_media=True) == 1024
    assert limit_of(TELEGRAM, with_media=False) == 4096
    assert limit_of(MAX, with_media=True) == 4000
    assert limit_of(OK, with_media=True) is None


@pytest.mark.parametrize(
    ("post_format", "files", "expected"),
    [
        (PostFormat.TEXT, 0, False),
        (PostFormat.TEXT, 1, True),
        (PostFormat.PHOTO, 0, True),
        (PostFormat.VIDEO, 0, True),
        (PostFormat.POLL, 0, False),
    ],
)
def test_media_are_files_or_a_format_that_has_them(
    post_format: PostFormat, files: int, *, expected: bool
) -> None:
    assert has_media(post_format, files) is expected


def test_the_longest_of_several_texts_counts() -> None:
    count = counted(TELEGRAM, ["короткий", "ы" * 1030], with_media=True)
    assert (count.length, count.over, count.words) == (1030, 6, "1\u00a0030 / 1\u00a0024")
    assert counted(OK, ["слово"], with_media=False).words == "5"
    assert counted(TELEGRAM, [], with_media=False).length == 0


def test_near_is_within_a_tenth_of_the_limit() -> None:
    assert not Count(MAX, 3599, 4000).is_near
    assert Count(MAX, 3600, 4000).is_near
    assert not Count(MAX, 4001, 4000).is_near
    assert not Count(OK, 9999, None).is_near


def test_an_emoji_counts_twice_and_a_line_break_once() -> None:
    assert length("да\n👍") == 5


def test_hashtags_are_words_after_a_hash() -> None:
    text = "#Амурзет, #ЖКХ2026 и #тег@gruppa; не теги: №5 #12 a#b https://x.ru/#top ## #_"
    assert hashtags(text) == ["#Амурзет", "#ЖКХ2026", "#тег@gruppa"]


def test_links_and_hashtags_stand_out() -> None:
    text = "Смотрите vk.com/wall-1_2. Или https://сайт.рф/а, почта a@b.ru #тег"
    found = [(text[span.start : span.end], span.kind) for span in spans(text)]
    assert found == [
        ("vk.com/wall-1_2", SpanKind.LINK),
        ("https://сайт.рф/а", SpanKind.LINK),
        ("#тег", SpanKind.HASHTAG),
    ]


def test_a_text_is_folded_at_the_end_of_a_word_or_after_so_many_lines() -> None:
    fold = Fold(10, 3)
    assert fold_at("коротко", fold) is None
    assert fold_at("один два три", fold) == 8
    assert fold_at("а\nб\nв\nг", fold) == 6
    assert fold_at("а\nб\nв\n", fold) is None
    assert fold_at("ы" * 20, fold) == 10


@given(st.text(max_size=80), st.integers(1, 30), st.integers(1, 5))
def test_what_is_seen_is_never_more_than_the_fold_allows(
    text: str, characters: int, lines: int
) -> None:
    cut = fold_at(text, Fold(characters, lines))
    if cut is None:
        return
    assert len(text[:cut]) <= characters
    assert text[:cut].count("\n") <= lines
    assert text[cut:].strip()


@given(st.text(max_size=80))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for span in spans(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize("signs", ["-", "-a.", "Аа-", "www", "#1"])
def test_a_long_run_of_signs_is_looked_through_once(signs: str) -> None:
    """Once for every sign it would take minutes."""
    assert [span for span in spans(signs * 100_000) if span.kind is SpanKind.HASHTAG] == []
