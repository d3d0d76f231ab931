"""The act that the office works under: built-in ones, and the office's own edited copies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from smdesk.desk.acts import OfficeCases
from smdesk.desk.cases import Tools
from smdesk.models.errors import InUse, NotFound
from smdesk.models.labels import quoted
from smdesk.models.records import ProcedureCopy
from smdesk.models.values import one_line
from smdesk.models.vocabulary import ActKind
from smdesk.procedures.loading import builtin_codes, load_builtin, parse, read_procedure
from smdesk.procedures.records import Act, Procedure
from smdesk.procedures.writing import dump
from smdesk.reports.atomic import write_bytes


@dataclass(frozen=True, slots=True)
class Choice:
    """A procedure that can be chosen."""

    code: str
    title: str
    builtin: bool


class Procedures:
    """Use cases of the procedure."""

    def __init__(self, tools: Tools, office: OfficeCases) -> None:
        self._changes = tools.changes
        self._copies = tools.storage.repository(ProcedureCopy)
        self._office = office
        self._today = tools.today
        self._parsed: dict[str, Procedure] = {}
        self._builtin: dict[str, Procedure] = {}
        """They never change while the program runs, and every change of the base asks for one."""

    def available(self) -> list[Choice]:
        """The built-in procedures, then the office's copies."""
        builtin = [Choice(code, load_builtin(code).title, True) for code in builtin_codes()]
        return builtin + [Choice(copy.code, copy.title, False) for copy in self._copies.all()]

    def load(self, code: str) -> Procedure:
        """The procedure of a code. Raises `NotFound`, `ProcedureError`."""
        if code in self._builtin:
            return self._builtin[code]
        if code in builtin_codes():
            self._builtin[code] = load_builtin(code)
            return self._builtin[code]
        copy = self._copy(code)
        if copy.text not in self._parsed:
            self._parsed[copy.text] = parse(copy.text)
        return self._parsed[copy.text]

    def current(self) -> Procedure | None:
        """The procedure in use; None while none is chosen, or when the chosen copy is gone.

        An earlier version of the office that history brings back may name such a copy.
        """
        code = self._office.get().procedure
        try:
            return self.load(code) if code else None
        except NotFound:
            return None

    def use(self, code: str) -> None:
        """Work under this procedure; an empty code means none. Raises `NotFound`."""
        title = self.load(code).title if code else ""
        change = f"Выбран порядок {quoted(title)}" if code else "Порядок не выбран"
        with self._changes(change):
            self._office.change(replace(self._office.get(), procedure=code))

    def copy(self, code: str, title: str) -> str:
        """Make an editable copy of a procedure and return its code."""
        made = replace(self.load(code), code=self._free_code(), title=title)
        return self._insert(made, base=code, said="Создана копия порядка")

    def change(self, procedure: Procedure) -> None:
        """Store an edited copy under its id. Raises `InUse` for a built-in one."""
        if procedure.code in builtin_codes():
            raise InUse("Встроенный порядок не изменяется.", "Создайте его копию и измените её.")
        changed = self._ready(self._copy(procedure.code), procedure)
        with self._changes(f"Изменён порядок {quoted(changed.title)}"):
            self._copies.update(changed)

    def create(self, title: str) -> str:
        """Begin an act of the office's own with nothing in it; returns its code."""
        empty = Procedure(
            code=self._free_code(),
            title=title,
            body="Организация",
            body_short="Организация",
            act=Act(
                kind=ActKind.RESOLUTION,
                number="б/н",
                signed_on=self._today(),
                title=title,
                issuer="Организация",
                in_force_from=self._today(),
            ),
            networks=(),
        )
        return self._insert(empty, base="", said="Создан порядок")

    def export(self, file: Path, code: str | None = None) -> None:
        """Write a procedure as TOML: the one in use unless a code is given.

        Raises `NotFound`, `NotWritten`.
        """
        found = self.load(code) if code else self.current()
        if found is None:
            raise NotFound("Порядок не выбран.", "Укажите код порядка.")
        write_bytes(file, dump(found).encode())

    def take(self, file: Path) -> str:
        """Add the procedure of a TOML file as a copy of the office's own; returns its code.

        A code that is taken gives way to a free one. Raises `ProcedureError` with the line.
        """
        found = parse(read_procedure(file), file.name)
        taken = {choice.code for choice in self.available()}
        if found.code in taken:
            found = replace(found, code=self._free_code())
        return self._insert(found, base="", said="Добавлен порядок")

    def _insert(self, procedure: Procedure, base: str, said: str) -> str:
        made = self._ready(ProcedureCopy(code=procedure.code, base=base), procedure)
        with self._changes(f"{said} {quoted(made.title)}"):
            self._copies.insert(made)
        return made.code

    def _ready(self, copy: ProcedureCopy, procedure: Procedure) -> ProcedureCopy:
        """The copy with this procedure, its title on one line wherever it stands."""
        title = one_line(procedure.title, "title")
        text = dump(replace(procedure, title=title))
        parse(text)
        return replace(copy, title=title, text=text)

    def _free_code(self) -> str:
        taken = {choice.code for choice in self.available()}
        return next(f"own-{n}" for n in range(1, 10_000) if f"own-{n}" not in taken)

    def delete(self, code: str) -> None:
        """Remove a copy that is not in use. Raises `InUse`, `NotFound`."""
        copy = self._copy(code)
        if self._office.get().procedure == code:
            raise InUse("Этот порядок сейчас выбран.", "Сначала выберите другой.")
        with self._changes(f"Удалена копия порядка {quoted(copy.title)}"):
            self._copies.delete([copy.id])

    def _copy(self, code: str) -> ProcedureCopy:
        found = self._copies.where(code=code)
        if not found:
            raise NotFound(f"Порядок «{code}» не найден.", "Выберите его из списка.")
        return found[0]
