"""Schema: plain data checked by pydantic against the domain's own value types."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from firsthand.refdata.documents import Entry, Steps

Value = TypeVar("Value")
Vocabulary = Mapping[str, frozenset[str]]
Shape = Mapping[str, "Shape"]
LIST_MARK = "|"


def maker(kind: type[Value], words: Vocabulary) -> Callable[[Entry], Value]:
    """
    Return a function that makes a `kind` of an entry, or raises RefdataError.

    `words` gives, for a field such as 'kind' or 'areas.line', the words that may stand there.
    """
    adapter, shape = TypeAdapter(kind), _shape(kind)

    def made(entry: Entry) -> Value:
        _refuse_unknown_fields(shape, entry.data, entry, ())
        for field, allowed in words.items():
            _refuse_unknown_words(entry, tuple(field.split(".")), allowed)
        try:
            return adapter.validate_python(entry.data)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = tuple(first["loc"])
            raise entry.objection(
                f"'{'.'.join(map(str, at))}' is wrong: {first['msg'].lower()}.",
                f"The value is {first['input']!r}; write what {kind.__name__} needs there.",
                at,
            ) from error

    return made


def from_text(kind: type[Any], entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield CSV entries with empty cells as None, and lists parted at '|', as `kind` needs."""
    hints = get_type_hints(kind)
    for entry in entries:
        data = {name: _read(text, hints.get(name)) for name, text in entry.data.items()}
        yield Entry(file=entry.file, data=data, line_of=entry.line_of)


def _read(text: str, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(part.strip() for part in text.split(LIST_MARK) if part.strip())
    if text == "" and hint is not str:
        return None
    return text


def _shape(kind: Any) -> Shape:
    """Return the fields of a value type, each with the shape of the values inside it."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    return {field.name: _shape(_inner(hints[field.name])) for field in fields(kind)}


def _inner(hint: Any) -> Any:
    """Return X of tuple[X, ...] and of X | None; any other type as it is."""
    if get_origin(hint) in {tuple, Union, UnionType}:
        return next((a for a in get_args(hint) if a not in {type(None), Ellipsis}), hint)
    return hint


def _refuse_unknown_fields(shape: Shape, data: Any, entry: Entry, at: Steps) -> None:
    """Refuse a field that the value type does not have: pydantic would drop it in silence."""
    if not shape:
        return
    if isinstance(data, list | tuple):
        for number, part in enumerate(data):
            _refuse_unknown_fields(shape, part, entry, (*at, number))
    elif isinstance(data, dict):
        for name, part in data.items():
            if name not in shape:
                raise entry.objection(
                    f"There is no field '{name}'.",
                    f"Use only: {', '.join(sorted(shape))}.",
                    (*at, name),
                )
            _refuse_unknown_fields(shape[name], part, entry, (*at, name))


def _refuse_unknown_words(entry: Entry, path: tuple[str, ...], allowed: frozenset[str]) -> None:
    for at, word in _found(entry.data, path, ()):
        if word is not None and word not in allowed:
            raise entry.objection(
                f"'{word}' is not a known word for '{'.'.join(path)}'.",
                f"Use one of: {', '.join(sorted(allowed))}.",
                at,
            )


def _found(data: Any, path: tuple[str, ...], at: Steps) -> Iterator[tuple[Steps, Any]]:
    """Yield every value that stands at `path`, going through lists, with its place."""
    if isinstance(data, list | tuple):
        for number, part in enumerate(data):
            yield from _found(part, path, (*at, number))
    elif not path:
        yield at, data
    elif isinstance(data, dict) and path[0] in data:
        yield from _found(data[path[0]], path[1:], (*at, path[0]))
