"""Draws the lines of a PDF so that programs read the same words back: screen readers, searches, copy and paste.

A PDF says which characters each shape stands for. WeasyPrint says so once for each shape of a typeface, when it first
meets it, which is correct for Latin letters. In Arabic script one stroke serves several letters, which only dots tell
apart, the letters of a word climb, and Indic vowels stand before the letter that they follow: words came back as dots
and other letters. Here the shapes that make a character together, in their positions, become one shape of the file,
with a number of its own for each meaning. Nothing moves on the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

_ROOM_FOR_MISSING = 1024  # numbers that WeasyPrint gives to characters for which a typeface has no shape
_MOST = 0xFFFF


class _Part(NamedTuple):
    """A shape of the typeface, and its position in a drawing, in the typeface's units."""

    shape: int
    right: int
    up: int


class _Drawing(NamedTuple):
    """What one number of the file draws. Without parts it draws nothing and has no width."""

    parts: tuple[_Part, ...] = ()
    width: int = 0


@dataclass(slots=True)
class _Numbers:
    """The numbers of one typeface in the file: what each draws, and what it stands for."""

    next: int
    drawings: dict[int, _Drawing] = field(default_factory=dict)  # for the numbers that are not shapes of the typeface
    shapes: dict[int, int] = field(default_factory=dict)  # which shape of the file each of these is
    _words: dict[int, str] = field(default_factory=dict)
    _given: dict[tuple[_Drawing, str], int] = field(default_factory=dict)

    def number_of(self, drawing: _Drawing, words: str) -> int | None:
        """None: there are no numbers left."""
        if len(drawing.parts) == 1 and not (drawing.parts[0].right or drawing.parts[0].up):
            shape = drawing.parts[0].shape
            if self._words.setdefault(shape, words) == words:
                return shape
        number = self._given.get((drawing, words))
        if number is None and self.next <= _MOST:
            number = self._given[drawing, words] = self.next
            self.drawings[number] = drawing
            self.next += 1
        return number


@cache
def install_readable_lines() -> None:
    """Give WeasyPrint our way to draw a line, and typefaces that accept further shapes; once per process."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont
    from weasyprint.draw import text
    from weasyprint.pdf import fonts, stream

    class OpenFont(fonts.Font):  # type: ignore[misc]
        file_content: bytes

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.numbers = _Numbers(self.glyph_count + _ROOM_FOR_MISSING)

        def clean(self, to_unicode: dict[int, str], hinting: bool) -> None:
            drawings = self.numbers.drawings
            used = {number: words for number, words in to_unicode.items() if number not in drawings}
            used |= {part.shape: "" for drawing in drawings.values() for part in drawing.parts}
            super().clean(used, hinting)
            if drawings:
                self._add(drawings)

        def _add(self, drawings: dict[int, _Drawing]) -> None:
            face = TTFont(io.BytesIO(self.file_content), recalcTimestamp=False)
            order = face.getGlyphOrder()
            names = {name: place for place, name in enumerate(order)}
            made = {drawing: f"drawn{place}" for place, drawing in enumerate(dict.fromkeys(drawings.values()))}
            for drawing, name in made.items():
                pen = TTGlyphPen(names)
                for part in drawing.parts:
                    pen.addComponent(order[part.shape], (1, 0, 0, 1, part.right, part.up))
                glyph = face["glyf"].glyphs[name] = pen.glyph()
                glyph.recalcBounds(face["glyf"])
                # A drawing begins at this position, whatever its parts say.
                face["hmtx"].metrics[name] = (drawing.width, glyph.xMin)
            face["glyf"].glyphOrder = [*order, *made.values()]
            face.setGlyphOrder([*order, *made.values()])
            face["post"].formatType = 3.0
            places = {name: len(order) + place for place, name in enumerate(made.values())}
            self.numbers.shapes.update({number: places[made[drawing]] for number, drawing in drawings.items()})
            whole = io.BytesIO()
            face.save(whole)
            self.file_content = whole.getvalue()

    usual = text.draw_first_line

    def draw_line(page: Any, box: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
        is_cut = overflow == "ellipsis" or ellipsis != "none"
        if is_cut or not box.text.strip() or not _draw(page, box, matrix):
            return usual(page, box, overflow, ellipsis, matrix)
        return []

    stream.Font = OpenFont
    text.draw_first_line = draw_line


def write_shape_table(document: Any, pdf: Any) -> None:
    """WeasyPrint's `finisher`: which shape each further number draws."""
    import pydyf

    shapes_of: dict[bytes, dict[int, int]] = {font.name: font.numbers.shapes for font in document.fonts.values()}
    part: Any
    for part in list(pdf.objects):
        shapes = shapes_of.get(part.get("BaseFont", b""), {}) if isinstance(part, dict) else {}
        if shapes and "CIDToGIDMap" in part:
            table = b"".join(shapes.get(number, number).to_bytes(2, "big") for number in range(max(shapes) + 1))
            leading = pydyf.Stream([table], compress=True)
            pdf.add_object(leading)
            part["CIDToGIDMap"] = leading.reference


def _draw(page: Any, box: Any, matrix: Any) -> bool:
    """Draw the line; False, with nothing drawn, where WeasyPrint itself must: it holds a picture, a character that no
    typeface has, or a typeface to which no shape can be added."""
    from weasyprint.text.ffi import ffi, pango

    layout = box.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    runs = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, size = page.add_font(item.item.analysis.font)
        glyphs = [item.glyphs.glyphs[place] for place in range(item.glyphs.num_glyphs)]
        if font.bitmap or font.png or font.svg or font.colr or "glyf" not in font.tables:
            return False
        if any(glyph.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG for glyph in glyphs):
            return False
        # Older versions report another size: https://gitlab.gnome.org/GNOME/pango/-/issues/530
        runs.append((item, glyphs, font, box.style["font_size"] if pango.pango_version() < 14802 else size))

    encoded = layout.text.encode()
    page.set_text_matrix(*matrix.values)
    for item, glyphs, font, size in runs:
        font.numbers = next(one.numbers for one in page._fonts.values() if one.name == font.name)
        page.set_font_size(font.hash, size)
        page.show_text(_show_run(page, item, glyphs, encoded, font, size))
    return True


def _show_run(page: Any, item: Any, glyphs: Sequence[Any], encoded: bytes, font: Any, size: float) -> str:
    """A run as numbers, with how far each next one is moved back, in thousandths of the size."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    a_thousandth, a_unit = 1000 * FROM_UNITS / size, font.upem * FROM_UNITS / size
    shown = ""
    for group, words in _groups(item, glyphs, encoded):
        first, *others = words
        drawing = _drawing_of(group, a_unit, pango.PANGO_GLYPH_EMPTY)
        wide = sum(glyph.geometry.width for glyph in group) * a_thousandth
        if not drawing.parts:
            shown += f"{-round(wide)}"
            continue
        number = font.numbers.number_of(drawing, first)
        if number is None:
            number = drawing.parts[0].shape
        font.to_unicode.setdefault(number, first)
        if number not in font.widths:
            font.widths[number] = _width(page, item, drawing, font, a_thousandth)
        shown += f"<{number:04x}>"
        for other in others:
            if (blank := font.numbers.number_of(_Drawing(), other)) is not None:
                font.to_unicode[blank], font.widths[blank] = other, 0
                shown += f"<{blank:04x}>"
        if back := round(font.widths[number] - wide):
            shown += f"{back}"
    return shown.replace("><", "")


def _groups(item: Any, glyphs: Sequence[Any], encoded: bytes) -> Iterator[tuple[list[Any], tuple[str, ...]]]:
    """The shapes that are drawn together, from the left edge, each with what they stand for.

    A line from right to left is read from its left edge and reversed by the reader, character by character: so a group
    that stands for several characters lists them last first.
    """
    of = item.item
    begins = [item.glyphs.log_clusters[place] for place in range(len(glyphs))]
    ordered = sorted(set(begins))
    ends = dict(zip(ordered, [*ordered[1:], of.length], strict=True))
    for begin, places in groupby(range(len(glyphs)), key=begins.__getitem__):
        words = encoded[of.offset + begin : of.offset + ends[begin]].decode()
        is_from_right = of.analysis.level % 2 and len(words) > 1
        yield [glyphs[place] for place in places], tuple(reversed(words)) if is_from_right else (words,)


def _drawing_of(group: Sequence[Any], a_unit: float, empty: int) -> _Drawing:
    parts, pen = [], 0
    for glyph in group:
        place = glyph.geometry
        if glyph.glyph != empty:
            parts.append(_Part(glyph.glyph, round((pen + place.x_offset) * a_unit), round(-place.y_offset * a_unit)))
        pen += place.width
    if len(parts) == 1 and not (parts[0].right or parts[0].up):
        return _Drawing(tuple(parts))
    return _Drawing(tuple(parts), max(0, round(pen * a_unit)))


def _width(page: Any, item: Any, drawing: _Drawing, font: Any, a_thousandth: float) -> int:
    """The width stated in the file: for an unchanged shape, the typeface's own value."""
    from weasyprint.text.ffi import pango

    if drawing.width or len(drawing.parts) > 1:
        return round(drawing.width * 1000 / int(font.upem))
    pango.pango_font_get_glyph_extents(
        item.item.analysis.font, drawing.parts[0].shape, page.ink_rect, page.logical_rect
    )
    return round(int(page.logical_rect.width) * a_thousandth)
