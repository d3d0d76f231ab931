"""What may stand in a template: plain fields, and loops over the known lists. Nothing else.

A template is the user's own file, but it may have come from anywhere, and a sandbox alone does not
stop `{{ "%1000000000d"|format(1) }}` from taking a gigabyte. So the parsed template is checked
against a list of what is allowed before anything is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import TemplateSyntaxError, nodes
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from smdesk.letters.fields import FIELDS, LISTS


class Forbidden(Exception):
    """Something that a template must not hold; the text names it in Russian."""


_TAGS = frozenset({"for", "endfor"})
_KINDS: Mapping[type[nodes.Node], str] = {
    nodes.Call: "вызов «{name}()»",
    nodes.Filter: "фильтр «{name}»",
    nodes.Test: "проверка «{name}»",
    nodes.Getitem: "обращение по номеру или ключу",
    nodes.Const: "постоянное значение",
    nodes.TemplateData: "постоянное значение",
    nodes.CondExpr: "условие",
}
_SPACES = frozenset({"whitespace"})
_TEXT = re.compile(r"<w:t(?:\s[^<>]*)?")


@cache
def environment() -> SandboxedEnvironment:
    """Where templates are parsed and rendered: a sandbox without any function."""
    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


def check_constructs(source: str) -> None:
    """Raise Forbidden for anything but plain fields and loops in the source of one part.

    `source` is XML as docxtpl gives it to jinja2.
    """
    try:
        _check_marks(source)
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        raise Forbidden(_syntax(error)) from None
    for node in tree.body:
        _check_node(node, {})


def has_constructs(text: str) -> bool:
    """Whether jinja2 would do anything with the text."""
    return any(mark in text for mark in ("{{", "{%", "{#"))


def _check_marks(source: str) -> None:
    """What the parsed tree does not show: comments, raw parts, whitespace marks, places."""
    before, kinds = "", list(environment().lex(source))
    for at, (_, kind, value) in enumerate(kinds):
        if kind in {"comment_begin", "raw_begin"}:
            raise Forbidden("комментарий" if kind == "comment_begin" else "тег «raw»")
        if kind in {"variable_begin", "block_begin"}:
            if value.strip() not in {"{{", "{%"}:
                raise Forbidden(f"знак «{value.strip()}»")
            _check_place(kind, before, "".join(text for _, _, text in kinds[at : at + 12]))
        if kind == "block_begin":
            _check_tag(kinds[at + 1 : at + 3])
        if kind == "data":
            before = value if "<" in value else before + value


def _check_place(kind: str, before: str, shown: str) -> None:
    """A field stands in a text, neither in an attribute nor between paragraphs."""
    last = before[before.rfind("<") :] if "<" in before else ""
    tag, closed, _ = last.partition(">")
    if last and (not closed or (kind == "variable_begin" and not _TEXT.fullmatch(tag))):
        what = re.sub(r"\s+", " ", re.split(r"[}%]}", shown)[0].strip("{% "))
        raise Forbidden(f"«{what}» вне обычного текста")


def _check_tag(tokens: Iterable[tuple[int, str, str]]) -> None:
    name = next((text for _, kind, text in tokens if kind not in _SPACES), "")
    if name not in _TAGS:
        raise Forbidden(f"тег «{name}»")


def _syntax(error: TemplateSyntaxError) -> str:
    unclosed = "endfor" in str(error.message) or "end of template" in str(error.message)
    return "цикл без «endfor» или лишний «endfor»" if unclosed else "поле, которое не разобрать"


_Scope = Mapping[str, Mapping[str, str]]


def _check_node(node: nodes.Node, scope: _Scope) -> None:
    if isinstance(node, nodes.Output):
        for child in node.nodes:
            _check_shown(child, scope)
    elif isinstance(node, nodes.For):
        _check_loop(node, scope)
    else:
        raise Forbidden(_named(node))


def _check_loop(node: nodes.For, scope: _Scope) -> None:
    if scope:
        raise Forbidden("цикл внутри цикла")
    if node.test is not None or node.else_ or node.recursive:
        raise Forbidden("цикл с условием")
    if not isinstance(node.target, nodes.Name):
        raise Forbidden("цикл с несколькими именами")
    if not isinstance(node.iter, nodes.Name):
        raise Forbidden(_named(node.iter))
    if node.iter.name not in LISTS:
        raise Forbidden(f"неизвестный список «{node.iter.name}»")
    for child in node.body:
        _check_node(child, {node.target.name: LISTS[node.iter.name]})


def _check_shown(node: nodes.Node, scope: _Scope) -> None:
    if isinstance(node, nodes.TemplateData):
        return
    if isinstance(node, nodes.Name):
        if node.name in scope or node.name in LISTS:
            raise Forbidden(f"«{node.name}» без поля")
        if node.name not in FIELDS:
            raise Forbidden(f"неизвестное поле «{node.name}»")
        return
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        owner = node.node.name
        if node.attr not in scope.get(owner, {}):
            raise Forbidden(f"неизвестное поле «{owner}.{node.attr}»")
        return
    raise Forbidden(_named(node))


def _named(node: nodes.Node) -> str:
    """What a construct is called, with its name where it has one."""
    if isinstance(node, nodes.Getattr):
        return f"неизвестное поле «{_path(node)}»"
    name = node.node if isinstance(node, nodes.Call) else None
    told = _path(name) if name is not None else getattr(node, "name", "")
    return _KINDS.get(type(node), "вычисление").format(name=told)


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}".lstrip(".")
    return str(getattr(node, "name", ""))
