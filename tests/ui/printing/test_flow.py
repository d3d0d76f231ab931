from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smdesk.ui.printing.flow import Flow, Item, Kind

HEIGHT, HEADER, LINE, PADDING = 100.0, 12.0, 5.0, 2.0
DEPTHS = st.lists(st.integers(1, 45), max_size=40)


def filled(
    depths: list[int], head: list[float], notes: list[float], closing: float, foot: float
) -> Flow:
    flow = Flow(HEIGHT, HEADER)
    for number, height in enumerate(head):
        flow.block(number, height)
    for number, lines in enumerate(depths):
        flow.row(number, lines, LINE, PADDING)
    for number, height in enumerate(notes):
        flow.block(len(head) + number, height, 3)
    flow.close(len(head) + len(notes), closing, 8, foot)
    return flow


def items(flow: Flow, kind: Kind) -> list[Item]:
    return [each.item for page in flow.pages for each in page.placed if each.item.kind is kind]


FLOWS = st.builds(
    filled,
    DEPTHS,
    st.lists(st.floats(1, 40), max_size=4),
    st.lists(st.floats(1, 20), max_size=12),
    st.floats(1, 20),
    st.floats(0, 15),
)


@given(DEPTHS, st.lists(st.floats(1, 20), max_size=12))
def test_every_line_of_every_row_stands_once_and_in_order(
    depths: list[int], notes: list[float]
) -> None:
    flow = filled(depths, [20], notes, 15, 10)

    lines = [(row.number, at) for row in items(flow, Kind.ROW) for at in range(row.first, row.end)]
    assert lines == [(number, at) for number, depth in enumerate(depths) for at in range(depth)]


@given(DEPTHS)
def test_only_a_row_taller_than_a_page_is_parted(depths: list[int]) -> None:
    flow = filled(depths, [20], [4], 15, 10)

    parted = {
        row.number for row in items(flow, Kind.ROW) if row.end - row.first < depths[row.number]
    }
    assert parted == {
        number for number, depth in enumerate(depths) if depth * LINE + PADDING > HEIGHT - HEADER
    }


@given(FLOWS)
def test_nothing_overlaps_and_nothing_leaves_the_page(flow: Flow) -> None:
    for page in flow.pages:
        y = 0.0
        for placed in page.placed:
            rows_begin = placed.item.kind is Kind.ROW and page.header_top == y
            assert placed.top >= y + (HEADER if rows_begin else 0) - 0.1
            y = placed.top + placed.item.height
        assert y <= HEIGHT + 0.1


@given(FLOWS)
def test_the_header_stands_on_pages_with_rows_only(flow: Flow) -> None:
    for page in flow.pages:
        has_rows = any(each.item.kind is Kind.ROW for each in page.placed)
        assert (page.header_top is not None) == has_rows
        assert page.placed


@given(FLOWS)
def test_blocks_keep_their_order(flow: Flow) -> None:
    numbers = [block.number for block in items(flow, Kind.BLOCK)]
    assert numbers == sorted(set(numbers))


@given(st.lists(st.integers(1, 3), min_size=3, max_size=60), st.floats(0, 20))
def test_the_signature_has_rows_on_its_page(depths: list[int], foot: float) -> None:
    flow = filled(depths, [20], [6, 6], 20, foot)

    last = flow.pages[-1]
    assert last.header_top is not None
    assert last.placed[-1].top + 20 + foot <= HEIGHT + 0.1


def test_a_tall_row_leaves_no_single_line_at_the_bottom() -> None:
    flow = filled([14, 40], [], [], 1, 0)

    parts = [(row.number, row.first, row.end) for row in items(flow, Kind.ROW)]
    assert parts == [(0, 0, 14), (1, 0, 17), (1, 17, 34), (1, 34, 40)]


def test_long_notes_flow_over_pages_by_themselves() -> None:
    flow = filled([2, 2, 2], [], [10.0] * 30, 20, 5)

    assert len(flow.pages) > 4
    assert flow.pages[-1].header_top is None
    assert len(flow.pages[-1].placed) > 1
