"""Draws the call's tables as a picture: a column for each table, its steps from top to bottom, an arrow for each exit.

The picture depends on the tables alone, so a test can check that the one in the documents matches them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from victimcare.rules.calls.steps import AGAIN, BACK, DIGIT, SLOWER, WRONG_KEY, CallStep, SpokenPart

Tables = Mapping[str, Mapping[str, CallStep]]
Text = Callable[[str], str]  # returns the words for a sentence's id

_WIDE, _LINE, _PAD, _GAP = 330, 15, 8, 14
_LANE, _LANES, _MARGIN, _TOP = 9, 12, 24, 64
_COLUMN = _WIDE + _LANE * (_LANES + 2)
_MOST_WORDS = 52  # letters of what is said
_STANDS_FOR = {AGAIN: "say it again", SLOWER: "slower", WRONG_KEY: "say it again", BACK: "the menu before"}
_STYLE = (
    "text{font:11px sans-serif;fill:#1a2223}.h{font-size:17px;font-weight:bold}.n{font-weight:bold}"
    ".w{fill:#50605f}.x{fill:#0e5a61}rect{fill:#fff;stroke:#50605f}.e{stroke:#9a3b26}.a{fill:none;stroke:#0e5a61}"
)


@dataclass(frozen=True, slots=True)
class _Way:
    why: str
    target: str


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    step: CallStep
    top: int
    says: str
    ways: tuple[_Way, ...]

    @property
    def height(self) -> int:
        return 2 * _PAD + _LINE * (1 + bool(self.says) + len(self.ways))

    def middle(self, line: int) -> int:
        return self.top + _PAD + _LINE * line + _LINE // 2


def draw_flow(tables: Tables, text: Text) -> str:
    """Draw the whole picture, in SVG 1.1 without scripts or external parts."""
    columns = [_column(table, text) for table in tables.values()]
    high = max(column[-1].top + column[-1].height for column in columns) + _MARGIN
    wide = 2 * _MARGIN + _COLUMN * len(columns)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-label="The call">',
        "<title>The call</title>",
        f"<style>{_STYLE}</style>",
        (
            '<defs><marker id="to" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">'
            '<path d="M0 0L6 3L0 6z" fill="#0e5a61"/></marker></defs>'
        ),
    ]
    for place, (title, column) in enumerate(zip(tables, columns, strict=True)):
        left = _MARGIN + place * _COLUMN
        parts.append(f'<text class="h" x="{left}" y="{_TOP - 24}">{escape(title)}</text>')
        parts += [line for box in column for line in _drawn(box, left, {each.name for each in column})]
        parts += _arrows(column, left + _WIDE)
    return "\n".join([*parts, "</svg>", ""])


def step_text(step: CallStep, text: Text) -> str:
    """Return what the step says; words that are not fixed stand in brackets."""
    said = [
        f"({each.value})" if isinstance(each, SpokenPart) else text(each) for each in step.says if isinstance(each, str)
    ]
    return " ".join(said)


def list_exits(step: CallStep) -> Iterator[_Way]:
    """List each exit from this step with what leads there; keys that lead to the same step share a line."""
    by_key = sorted((target, _key(key)) for key, target in step.keys.items())
    for target, keys in groupby(by_key, key=lambda pair: pair[0]):
        yield _Way(" ".join(sorted(key for _, key in keys)), target)
    for reply, target in step.replies.items():
        yield _Way(reply.value.replace("_", " "), target)
    named = (
        ("then", step.after),
        ("silence", step.silence),
        ("silence again", step.quiet),
        (f"{step.takes} keyed", step.full),
        ("else", step.otherwise),
        ("0 alone", step.zero_alone),
        ("shaped as a code", step.instead_of_code),
        (f"{step.most} times", step.spent),
        ("said", step.recorded),
        ("they go", step.left),
        ("passed on", step.passed),
        ("not rung", step.not_rung),
    )
    yield from (_Way(why, target) for why, target in named if target)


def _key(key: str) -> str:
    return "other" if key == DIGIT else key


def _column(table: Mapping[str, CallStep], text: Text) -> list[_Box]:
    top, boxes = _TOP, []
    for name, step in table.items():
        box = _Box(name, step, top, _shortened(step_text(step, text)), tuple(list_exits(step)))
        boxes.append(box)
        top += box.height + _GAP
    return boxes


def _shortened(whole: str) -> str:
    return whole if len(whole) <= _MOST_WORDS else whole[: _MOST_WORDS - 1].rstrip() + "…"


def _drawn(box: _Box, left: int, beside: set[str]) -> Iterator[str]:
    ends = ' class="e"' if box.step.ends else ""
    yield f'<rect x="{left}" y="{box.top}" width="{_WIDE}" height="{box.height}" rx="3"{ends}/>'
    asks = f" · asks: {box.step.asks.value}" if box.step.asks else ""
    yield _text("n", left, box, 0, box.name.replace("_", " ") + asks)
    if box.says:
        yield _text("w", left, box, 1, f"“{box.says}”")
    for line, way in enumerate(box.ways, start=1 + bool(box.says)):
        target = _STANDS_FOR.get(way.target, way.target.replace("_", " "))
        kind = "" if way.target in beside or way.target in _STANDS_FOR else "x"
        yield _text(kind, left, box, line, f"{way.why} → {target}")


def _text(kind: str, left: int, box: _Box, line: int, words: str) -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{left + _PAD}" y="{box.middle(line) + 4}">{escape(words)}</text>'


def _arrows(column: list[_Box], right: int) -> Iterator[str]:
    """Draw a lane beside the column for each step that is a target; all arrows to a step share its lane."""
    tops = {box.name: box.top for box in column}
    lanes = {name: right + _LANE * (1 + place % _LANES) for place, name in enumerate(tops)}
    for box in column:
        for line, way in enumerate(box.ways, start=1 + bool(box.says)):
            if way.target in tops:
                down = tops[way.target] + _PAD
                yield (
                    f'<path class="a" marker-end="url(#to)" '
                    f'd="M{right} {box.middle(line)}H{lanes[way.target]}V{down}H{right}"/>'
                )
