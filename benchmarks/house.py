"""Measures the source tree: names, folders, sizes, prose, repeated logic, imports between rooms.

    python -m benchmarks.house                          # this tree, as a table
    python -m benchmarks.house --tree ../other --json   # another checkout, as JSON

Counts what `docs/building.md` promises about the house. It imports nothing of the product, so it also measures
checkouts of earlier commits. `--list NAME` prints the places behind one figure.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import re
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

REPEATED_RUN = 6  # lines of logic
LONG_FILE = 320  # lines
LARGE_FOLDER = 25  # files
CALLED_BY_FRAMEWORKS = ("click.", "command", "group", "job", "queue.", "register", "hookimpl", "receiver", "fixture")
WORDS = {
    "whoever": re.compile(r"\bwhoever\b", re.IGNORECASE),
    "somebody_or_nobody": re.compile(r"\b(?:some|no)body\b", re.IGNORECASE),
    "she_or_her": re.compile(r"(?<![A-Za-z])(?:she|her|hers|herself)(?![A-Za-z])", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """A public function or class at the top of a module."""

    floor: str
    place: str
    name: str


@dataclass(frozen=True)
class SourceFile:
    """One Python file, parsed once."""

    path: Path
    root: Path

    @property
    def relative(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.relative

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @property
    def floor(self) -> str:
        """The part of the house in which a search should find one thing: a floor, or one channel or site of the top
        floor."""
        parts = self.relative.removeprefix("src/victimcare/").split("/")
        if parts[0] == "channels":
            return "/".join(parts[: 3 if parts[1] == "web" else 2])
        return parts[0]

    def functions(self) -> Iterator[Definition]:
        for node in self.tree.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
                continue
            if not any(_is_of_a_framework(decorator) for decorator in node.decorator_list):
                yield Definition(self.floor, f"{self.relative}:{node.lineno}", node.name)

    def classes(self) -> Iterator[Definition]:
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield Definition(self.floor, f"{self.relative}:{node.lineno}", node.name)


def _is_of_a_framework(decorator: ast.expr) -> bool:
    return ast.unparse(decorator).startswith(CALLED_BY_FRAMEWORKS)


@dataclass
class Figures:
    """Each figure with the places behind it."""

    numbers: dict[str, float] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)

    def count(self, name: str, places: list[str]) -> None:
        self.numbers[name] = len(places)
        self.places[name] = places

    def share(self, name: str, places: list[str], of: int) -> None:
        self.numbers[name] = round(100 * len(places) / max(of, 1), 1)
        self.places[name] = places


def measure_sizes(figures: Figures, sources: list[SourceFile]) -> None:
    written = [source for source in sources if not source.is_migration]
    figures.numbers["modules"] = len(written)
    figures.numbers["lines"] = sum(source.lines for source in written)
    figures.numbers["migration_lines"] = sum(source.lines for source in sources if source.is_migration)
    figures.count("long_files", [f"{source.relative} {source.lines}" for source in written if source.lines > LONG_FILE])
    folders = Counter(source.path.parent.relative_to(source.root).as_posix() for source in written)
    figures.count("large_folders", [f"{folder} {n}" for folder, n in folders.most_common() if n > LARGE_FOLDER])


def measure_names(figures: Figures, sources: list[SourceFile]) -> None:
    written = [source for source in sources if not source.is_migration]
    functions = [found for source in written for found in source.functions()]
    classes = [found for source in written for found in source.classes()]
    figures.numbers["public_functions"] = len(functions)
    figures.share("functions_sharing_a_name_percent", _sharing(functions), len(functions))
    bare = [f"{found.place} {found.name}" for found in functions if "_" not in found.name]
    figures.share("functions_of_one_word_percent", bare, len(functions))
    figures.numbers["public_classes"] = len(classes)
    figures.share("classes_sharing_a_name_percent", _sharing(classes), len(classes))


def _sharing(definitions: list[Definition]) -> list[str]:
    named = Counter((found.floor, found.name) for found in definitions)
    shared = [found for found in definitions if named[found.floor, found.name] > 1]
    return [f"{found.place} {found.name}" for found in sorted(shared, key=lambda found: (found.name, found.place))]


def measure_words(figures: Figures, texts: list[Path], root: Path) -> None:
    for name, word in WORDS.items():
        places = [
            f"{path.relative_to(root).as_posix()}:{number} {line.strip()[:120]}"
            for path in texts
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            for _ in word.finditer(line)
        ]
        figures.count(name, places)


def measure_repeated_logic(figures: Figures, sources: list[SourceFile]) -> None:
    """Runs of six equal lines of logic. Imports, declarations, comments and docstrings are not logic."""
    seen: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for source in sources:
        if source.is_migration:
            continue
        logic = list(_lines_of_logic(source))
        for start in range(len(logic) - REPEATED_RUN + 1):
            run = logic[start : start + REPEATED_RUN]
            seen[tuple(line for _, line in run)].append(f"{source.relative}:{run[0][0]}")
    repeated = [" = ".join(places) for places in seen.values() if len(places) > 1]
    figures.count("repeated_runs_of_six_lines", sorted(repeated))


def _lines_of_logic(source: SourceFile) -> Iterator[tuple[int, str]]:
    """Line numbers and texts of the lines inside functions that are neither docstring nor comment nor punctuation."""
    inside: set[int] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            for part in body:
                if not isinstance(part, ast.Import | ast.ImportFrom):
                    inside.update(range(part.lineno, (part.end_lineno or part.lineno) + 1))
    comments = {
        token.start[0]: token.start[1]
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline)
        if token.type == tokenize.COMMENT
    }
    for number, line in enumerate(source.text.splitlines(), 1):
        logic = line[: comments[number]].strip() if number in comments else line.strip()
        if number in inside and re.search(r"\w", logic):
            yield number, logic


def measure_enumerations(figures: Figures, sources: list[SourceFile]) -> None:
    """Enumerations of the tables whose values also appear in an enumeration of the rules."""
    of_rules, of_records = defaultdict(list), []
    for source in sources:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ClassDef):
                continue
            bases = {ast.unparse(base).split(".")[-1] for base in node.bases}
            place = f"{source.relative}:{node.lineno} {node.name}"
            if source.floor == "rules" and bases & {"StrEnum", "IntEnum"}:
                of_rules[_values(node)].append(place)
            if source.floor == "records" and bases & {"TextChoices", "IntegerChoices"}:
                of_records.append((_values(node), place))
    twice = [f"{place} = {', '.join(of_rules[values])}" for values, place in of_records if values in of_rules]
    figures.count("enumerations_twice", twice)


def _values(enumeration: ast.ClassDef) -> frozenset[str]:
    found = set()
    for node in enumeration.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value
            name = node.targets[0].id
            found.add(str(value.value) if isinstance(value, ast.Constant) else name.lower())
    return frozenset(found)


def measure_rooms(figures: Figures, sources: list[SourceFile]) -> None:
    """Imports within the services: from one room to another, and inside a room."""
    within: list[str] = []
    between: list[str] = []
    modules = {_module(source) for source in sources}
    for source in sources:
        room = _room(_module(source))
        if room is None:
            continue
        for target in _imported(source, modules):
            other = _room(target)
            if other is not None:
                (within if other == room else between).append(f"{source.relative} {target}")
    figures.count("imports_between_rooms", between)
    figures.count("imports_within_rooms", within)


def _module(source: SourceFile) -> str:
    return source.relative.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _room(module: str) -> str | None:
    parts = module.split(".")
    return parts[2] if len(parts) > 2 and parts[1] == "services" else None


def _imported(source: SourceFile, modules: set[str]) -> set[str]:
    found = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in modules else node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {module for module in found if module in modules}


def measure_tests(figures: Figures, sources: list[SourceFile], root: Path) -> None:
    """Service rooms without a folder of tests, and constraints that no test names."""
    rooms = sorted({room for source in sources if (room := _room(_module(source))) and "/" in _inside(source)})
    figures.count(
        "rooms_without_tests", [room for room in rooms if not list(root.glob(f"tests/services/{room}/test_*"))]
    )
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (root / "tests").rglob("*.py"))
    figures.numbers["test_lines"] = tests.count("\n")
    named = {
        (name, source.relative)
        for source in sources
        if source.floor == "records" and not source.is_migration
        for name in re.findall(r'Constraint\(\s*(?:[^()]*?)name="(\w+)"', source.text)
    }
    figures.numbers["constraints"] = len(named)
    figures.count(
        "constraints_that_no_test_names", sorted(f"{place} {name}" for name, place in named if name not in tests)
    )


def _inside(source: SourceFile) -> str:
    return source.relative.removeprefix("src/victimcare/services/")


def measure_documents(figures: Figures, root: Path) -> None:
    documents = _documents(root)
    figures.numbers["documents_kilobytes"] = round(sum(path.stat().st_size for path in documents) / 1000)
    pictures = [path for path in (root / "docs").rglob("*") if path.suffix in {".png", ".jpg", ".wav", ".svg", ".pdf"}]
    figures.count("pictures_and_recordings", [path.relative_to(root).as_posix() for path in pictures])


def _documents(root: Path) -> list[Path]:
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def measure_tree(root: Path) -> Figures:
    """All figures of the checkout at `root`."""
    figures = Figures()
    sources = [SourceFile(path, root) for path in sorted((root / "src").rglob("*.py"))]
    others = [path for folder in ("tests", "benchmarks") for path in sorted((root / folder).rglob("*.py"))]
    measure_sizes(figures, sources)
    measure_names(figures, sources)
    measure_words(figures, [*(source.path for source in sources), *others, *_documents(root)], root)
    measure_repeated_logic(figures, sources)
    measure_enumerations(figures, sources)
    measure_rooms(figures, sources)
    measure_tests(figures, sources, root)
    measure_documents(figures, root)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path, default=Path(__file__).parent.parent, help="the checkout to measure")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--list", metavar="NAME", help="print the places behind one figure")
    asked = parser.parse_args()
    figures = measure_tree(asked.tree.resolve())
    if asked.list is not None and asked.list not in figures.places:
        parser.error(f"{asked.list} has no places; choose from: {', '.join(sorted(figures.places))}")
    if asked.list is not None:
        print(*figures.places[asked.list], sep="\n")
    elif asked.json:
        print(json.dumps(figures.numbers, indent=2))
    else:
        width = max(map(len, figures.numbers))
        print(*(f"{name:<{width}} {number:>12,}" for name, number in figures.numbers.items()), sep="\n")


if __name__ == "__main__":
    main()
