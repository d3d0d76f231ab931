"""Templates of letters: opened, checked before anything is rendered, and filled in.

docxtpl turns a Word document into the source of a jinja2 template and back. It writes through
regular expressions, so three of its ways are kept away from what the user typed: `{_{` in a text
would become `{{`, broken XML would be mended silently, properties are rendered unescaped.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from markupsafe import Markup, escape

from smdesk.letters.constructs import Forbidden, check_constructs, environment, has_constructs
from smdesk.letters.containers import TemplateRefused, template_bytes
from smdesk.models.vocabulary import DeadlineKind
from smdesk.resources import resource_path

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties
    from docx.parts.document import DocumentPart

Row = dict[str, str]
_FOLDER = "templates/letters"
_ALLOWED = "Оставьте в шаблоне только поля и циклы из справки или возьмите исходный шаблон."
_AGAIN = "Сохраните его в Word или LibreOffice ещё раз или возьмите другой."
_BROKEN = (
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    SyntaxError,
    AssertionError,
    EOFError,
    NotImplementedError,
    RecursionError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What python-docx, docxtpl and lxml raise at parts that are not what they should be."""
_TAG = re.compile(r"<[^>]*>")
_JOINING = re.compile(r"\{%-|-%\}")
"""docxtpl would glue paragraphs together at these, and hide them from jinja2."""
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_MARKS = str.maketrans({"{": "&#123;", "}": "&#125;", "%": "&#37;"})


class LetterTemplate:
    """A Word document whose fields and loops are all known ones."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open and check the content of a template. Raises `TemplateRefused`."""
        from docxtpl import DocxTemplate

        self._name = name
        self._document = DocxTemplate(io.BytesIO(data))
        with self._worded():
            self._document.render_init()
            self._check()

    def filled(self, fields: Mapping[str, str | list[Row]]) -> bytes:
        """The document with the fields put in. Raises `TemplateRefused` where they break it."""
        from docx.oxml import parse_xml

        context = {name: _ready(value) for name, value in fields.items()}
        made = io.BytesIO()
        with self._worded():
            parse_xml(self._document.build_xml(context, environment()))
            self._document.render(context, environment(), autoescape=True)
            self._document.save(made)
        return made.getvalue()

    def _check(self) -> None:
        read = set()
        for part, source in self._sources():
            read.add(part)
            joining = _JOINING.search(_TAG.sub("", source))
            if joining is not None:
                raise Forbidden(f"знак «{joining[0]}»")
            check_constructs(self._document.patch_xml(source))
        if any(has_constructs(getattr(self._properties, name)) for name in _PROPERTIES):
            raise Forbidden("поле в свойствах файла")
        for part in self._main.package.iter_parts():
            is_text = part.partname.endswith(".xml") and part.partname not in read
            if is_text and has_constructs(_TAG.sub("", part.blob.decode("utf-8", "replace"))):
                raise Forbidden(f"поле в части «{part.partname}», где они не заполняются")

    def _sources(self) -> Iterator[tuple[str, str]]:
        """The parts that are filled in, as XML: the text, the heads and feet of pages."""
        yield self._main.partname, self._document.get_xml()
        for uri in (self._document.HEADER_URI, self._document.FOOTER_URI):
            for _, part in self._document.get_headers_footers(uri):
                yield part.partname, self._document.get_part_xml(part)

    @property
    def _main(self) -> DocumentPart:
        part: DocumentPart = self._document.docx.part
        return part

    @property
    def _properties(self) -> CoreProperties:
        return self._main.core_properties

    @contextmanager
    def _worded(self) -> Iterator[None]:
        from docx.exceptions import PythonDocxError
        from docx.opc.exceptions import OpcError

        try:
            yield
        except Forbidden as error:
            raise TemplateRefused(f"В шаблоне «{self._name}» — {error}.", _ALLOWED) from None
        except (*_BROKEN, TemplateError, OpcError, PythonDocxError) as error:
            raise TemplateRefused(f"Шаблон «{self._name}» не заполняется.", _AGAIN) from error


def open_template(path: Path) -> LetterTemplate:
    """Open a template and check it. Raises `TemplateRefused`, naming what must not stand in it."""
    return LetterTemplate(template_bytes(path), path.name)


def default_template(kind: DeadlineKind) -> Path:
    """The template that ships with the program for a kind of `letter.KINDS`."""
    return resource_path(f"{_FOLDER}/{kind.value}.docx")


def _ready(value: str | list[Row]) -> Markup | list[dict[str, Markup]]:
    if isinstance(value, str):
        return _marked(value)
    return [{name: _marked(text) for name, text in row.items()} for row in value]


def _marked(text: str) -> Markup:
    """The text as XML in which neither docxtpl nor jinja2 finds any mark of its own."""
    return Markup(str(escape(text)).translate(_MARKS))  # noqa: S704
