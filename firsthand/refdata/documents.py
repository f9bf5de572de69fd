"""Documents: YAML and CSV files as plain data that knows the line of each of its parts."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from firsthand.refdata.errors import RefdataError

Steps = tuple[int | str, ...]
# The same rules in C, several times faster; not every build of PyYAML has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a file: its data, and a function from a path inside it to a line."""

    file: Path
    data: dict[str, Any]
    line_of: Callable[[Steps], int]

    def objection(self, problem: str, remedy: str, at: Steps = ()) -> RefdataError:
        """Return the error that says `problem` of the part `at`."""
        return RefdataError(self.file, self.line_of(at), problem, remedy)


def yaml_entries(file: Path) -> Iterator[Entry]:
    """Yield each mapping of a YAML file that holds one mapping or a list of them."""
    root = _composed(file)
    if root is None:
        return
    nodes = root.value if isinstance(root, yaml.SequenceNode) else [root]
    for node in nodes:
        if not isinstance(node, yaml.MappingNode):
            raise RefdataError(
                file,
                node.start_mark.line + 1,
                "An entry is not a mapping of fields to values.",
                "Write 'field: value' lines, or a list of such blocks.",
            )
        _refuse_repeated_keys(node, file)
        data = yaml.SafeLoader("").construct_document(node)
        yield Entry(file=file, data=data, line_of=_line_finder(node))


def csv_entries(file: Path) -> Iterator[Entry]:
    """Yield each row of a CSV file, with every cell as text."""
    with _opened(file) as lines:
        reader = csv.DictReader(lines, strict=True)
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise RefdataError(
                    file,
                    line,
                    "The row has more or fewer cells than the header.",
                    f"Give exactly these cells: {', '.join(reader.fieldnames or ())}.",
                )
            yield Entry(file=file, data=dict(row), line_of=_always(line))


def _always(line: int) -> Callable[[Steps], int]:
    return lambda _: line


def _opened(file: Path) -> Any:
    try:
        return file.open(encoding="utf-8", newline="")
    except OSError as error:
        raise RefdataError(
            file, None, f"The file cannot be read ({error.strerror}).", "Put it back."
        ) from error


def _composed(file: Path) -> yaml.Node | None:
    with _opened(file) as text:
        try:
            return yaml.compose(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise RefdataError(
                file,
                mark.line + 1 if mark else None,
                f"This is not YAML: {error.problem}.",
                "Check the indentation, the quotes and the colons near this line.",
            ) from error


def _refuse_repeated_keys(node: yaml.Node, file: Path) -> None:
    """Refuse a field given twice: YAML would keep the last one and say nothing."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise RefdataError(
                    file,
                    key.start_mark.line + 1,
                    f"The field '{key.value}' is given twice.",
                    "Keep one of them.",
                )
            seen.add(key.value)
            _refuse_repeated_keys(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated_keys(item, file)


def _line_finder(root: yaml.Node) -> Callable[[Steps], int]:
    def line_of(path: Steps) -> int:
        node, line = root, root.start_mark.line
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line + 1

    return line_of


def _child(node: yaml.Node, step: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line, value
    if not isinstance(node, yaml.SequenceNode) or not isinstance(step, int):
        return None
    return (
        (node.value[step].start_mark.line, node.value[step]) if step < len(node.value) else None
    )
