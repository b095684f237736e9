"""What is kept of a text with words of danger, for the person who is asked to help: all of it, or what stands around
these words where it is long."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from victimcare.rules.danger.matches import Match, Span

WHOLE_TO = 2_000  # characters: a text up to this long is kept whole
_AROUND = 300  # of a long text, the most characters before and after the words that matched
_ENOUGH = 4_000  # of a long text, how many characters are enough; the most urgent rules come first
_SENTENCE_END = re.compile(r"[.!?\n]+\s*")
_LEFT_OUT = " […] "


@dataclass(frozen=True, slots=True)
class Passage:
    """`is_whole`: it is the text as it was written, and not only sentences of it."""

    text: str
    is_whole: bool


def choose_passage(text: str, matches: Sequence[Match]) -> Passage:
    """This text, or where it is long each sentence with words that matched, the one before and the one after."""
    if len(text) <= WHOLE_TO:
        return Passage(text.strip(), is_whole=True)
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    chosen: list[Span] = []
    for match in matches:
        for span in match.spans:
            if sum(one.end - one.start for one in chosen) < _ENOUGH:
                chosen = _join([*chosen, _widen(span, ends)])
    passages = [text[one.start : one.end].strip() for one in chosen]
    before = _LEFT_OUT.lstrip() if chosen and chosen[0].start else ""
    after = _LEFT_OUT.rstrip() if chosen and chosen[-1].end < len(text) else ""
    return Passage(before + _LEFT_OUT.join(passages) + after, is_whole=False)


def _widen(span: Span, ends: Sequence[int]) -> Span:
    """From the sentence before these words to the sentence after them, and at most some characters of each."""
    start = ends[max(bisect_right(ends, span.start) - 2, 0)]
    end = ends[min(bisect_left(ends, span.end) + 1, len(ends) - 1)]
    return Span(max(start, span.start - _AROUND), min(end, span.end + _AROUND))


def _join(spans: Sequence[Span]) -> list[Span]:
    """These in their order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
