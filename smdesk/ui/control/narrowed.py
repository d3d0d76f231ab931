"""What of the findings the filters let through: rows, columns, entries and counts. No Qt here.

A region has hundreds of thousands of entries, so narrowing is a job that goes segment by segment.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress

from smdesk.models.folding import fold, words_of
from smdesk.models.progress import Job, Progress
from smdesk.models.vocabulary import Force, Status
from smdesk.procedures.examined import Examined, Segment
from smdesk.procedures.findings import OPEN, ORDER

_WEIGHED = (Status.VIOLATION, Status.ADVICE, Status.UNKNOWN)
"""What moves a row or a column to the front, in this order."""
_STEP = Progress(0, 0)
_PART = 500
"""Texts folded in one step."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty values want everything."""

    text: str = ""
    forces: Collection[Force] = ()
    statuses: Collection[Status] = ()
    networks: Collection[int] = ()
    organization: int | None = None
    """With everything below it."""
    only_open: bool = False

    def wants(self, status: Status, force: Force) -> bool:
        """Whether findings of this status, of a clause of this force, are shown."""
        return (
            (not self.statuses or status in self.statuses)
            and (not self.only_open or status in OPEN)
            and (not self.forces or force in self.forces)
        )


class Texts:
    """Folded texts of requirements and subjects, made once for all searches."""

    def __init__(self, examined: Examined) -> None:
        self._examined = examined
        self._labels: list[str] = []
        self._subjects_with: dict[str, bytes] = {}

    def folding(self) -> Iterator[Progress]:
        """Fold the labels, part by part, unless that has been done."""
        labels = self._examined.subjects.labels
        while len(self._labels) < len(labels):
            start = len(self._labels)
            self._labels += map(fold, labels[start : start + _PART])
            yield _STEP

    @cached_property
    def requirements(self) -> list[str]:
        """Of each requirement its clause and text."""
        return [fold(f"{each.clause} {each.text}") for each in self._examined.requirements]

    def subjects_with(self, word: str) -> bytes:
        """For each subject 1 where its label holds the word."""
        if word not in self._subjects_with:
            self._subjects_with[word] = bytes(word in text for text in self._labels)
        return self._subjects_with[word]


@dataclass(frozen=True)
class Narrowed:
    """One narrowing of what was examined; everything in it stands worst first."""

    examined: Examined
    entries: Sequence[int]
    """Numbers of the findings."""
    rows: Sequence[int]
    """Requirements that have findings, those with most violations first."""
    columns: Sequence[int]
    """Subjects that have findings, those with most violations first."""
    counts: Mapping[Status, int]
    """Status → how many findings."""
    by_organization: Mapping[int, Counter[Status]]
    """Organisation → status → how many findings, those of its pages included."""


def narrowing(examined: Examined, texts: Texts, wanted: Wanted) -> Job[Narrowed]:
    """The job that finds what the filters let through."""
    if wanted.text:
        yield from texts.folding()
    sieve = _Sieve(examined, texts, wanted)
    rows, columns = _counters(), _counters()
    parts: list[Sequence[int]] = []
    for segment in examined.segments:
        force = examined.requirements[segment.requirement].force
        if wanted.wants(segment.status, force) and (entries := sieve.entries(segment)):
            parts.append(entries)
            rows[segment.status][segment.requirement] += len(entries)
            columns[segment.status].update(_who(examined, entries))
        yield _STEP
    organizations: dict[int, Counter[Status]] = {}
    for status, counter in columns.items():
        yield from _add_up(examined, status, counter, organizations)
    order = _worst_first(columns)
    yield _STEP
    return Narrowed(
        examined,
        _joined(parts, len(examined)),
        _worst_first(rows),
        order,
        {status: counter.total() for status, counter in rows.items()},
        organizations,
    )


def _counters() -> dict[Status, Counter[int]]:
    return {status: Counter() for status in ORDER}


def _add_up(
    examined: Examined,
    status: Status,
    counter: Counter[int],
    found: dict[int, Counter[Status]],
) -> Iterator[Progress]:
    """Add what each subject has to its organisation."""
    owners = examined.subjects.organizations
    for done, (subject, number) in enumerate(counter.items(), 1):
        found.setdefault(owners[subject], Counter())[status] += number
        if done % _PART == 0:
            yield _STEP


def _joined(parts: Sequence[Sequence[int]], total: int) -> Sequence[int]:
    if sum(map(len, parts)) == total:
        return range(total)
    return list(chain.from_iterable(parts))


def _who(examined: Examined, entries: Sequence[int]) -> Iterable[int]:
    if isinstance(entries, range):
        return examined.who[entries.start : entries.stop]
    return map(examined.who.__getitem__, entries)


def _worst_first(counts: Mapping[Status, Counter[int]]) -> list[int]:
    places = sorted(set().union(*counts.values()))
    for status in reversed(_WEIGHED):
        places.sort(key=counts[status].__getitem__, reverse=True)
    return places


class _Sieve:
    """Lets entries through by subject, and by words that the requirement does not have itself."""

    def __init__(self, examined: Examined, texts: Texts, wanted: Wanted) -> None:
        self._who = examined.who
        self._texts = texts
        self._words = words_of(wanted.text)
        self._flags: dict[tuple[str, ...], bytes] = {(): _subjects(examined, wanted)}

    def entries(self, segment: Segment) -> Sequence[int]:
        every = range(segment.start, segment.end)
        text = self._texts.requirements[segment.requirement] if self._words else ""
        flags = self._of(tuple(word for word in self._words if word not in text))
        if 0 not in flags:
            return every
        if 1 not in flags:
            return ()
        who: array[int] = self._who[segment.start : segment.end]
        return list(compress(every, map(flags.__getitem__, who)))

    def _of(self, words: tuple[str, ...]) -> bytes:
        if words not in self._flags:
            found = [self._flags[()], *map(self._texts.subjects_with, words)]
            self._flags[words] = bytes(map(all, zip(*found, strict=True)))
        return self._flags[words]


def _subjects(examined: Examined, wanted: Wanted) -> bytes:
    """For each subject 1 where the filters of network and organisation let it through."""
    subjects = examined.subjects
    found = [bytes([1]) * len(subjects)]
    if wanted.networks:
        found.append(bytes(map(frozenset(wanted.networks).__contains__, subjects.networks)))
    if wanted.organization:
        below = subtree(examined, wanted.organization)
        found.append(bytes(map(below.__contains__, subjects.organizations)))
    return found[0] if len(found) == 1 else bytes(map(all, zip(*found, strict=True)))


def subtree(examined: Examined, organization_id: int) -> frozenset[int]:
    """The organisation and everything below it."""
    below: dict[int | None, list[int]] = {}
    for each in examined.organizations:
        below.setdefault(each.parent_id, []).append(each.id)
    found, waiting = set[int](), [organization_id]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += below.get(at, ())
    return frozenset(found)
