"""The officers of the invented force, on a shift pattern; they leave and are followed by others.

The roster depends on the calendar alone, not on a feed's seed: two feeds name the same officers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from victimcare.demo.feed.feed_moments import DAY, HOUR
from victimcare.demo.feed.feed_people import invent_name
from victimcare.demo.feed.seeded_draw import SeededDraw, WeightedChoice

POSTS = 40  # in each area: a multiple of the pattern's ten days
WITNESS_CARE = "WC"  # an area of its own: witness care serves all areas
_PATTERN = 10  # two early, two late, two night shifts, four days off
_RANKS = WeightedChoice((("PC", 62), ("DC", 30), ("DS", 5), ("PS", 3)))
_TEAMS = WeightedChoice((("Response", 45), ("Investigations", 35), ("Neighbourhood", 12), ("Public Protection", 8)))
_BEGINNING = 710_000  # an ordinal day in 1944: before any crime that will be generated

Officer = dict[str, object]


@dataclass(frozen=True, slots=True)
class DutyMoment:
    """A moment at which an officer is at work, and who."""

    minute: int
    officer: Officer


def find_post_holder(area: str, post: int, minute: int) -> tuple[Officer, int]:
    """The holder of the post then, and the minute at which the next one takes over."""
    day = minute // DAY
    # each post changes hands on its own day, every 400 to 1,099 days
    stay = 400 + _post_number(area, post) % 700
    turn = (day - _BEGINNING + _post_number(area, post) % stay) // stay
    leaves = _BEGINNING + (turn + 1) * stay - _post_number(area, post) % stay
    return _officer(area, post, turn), leaves * DAY + 9 * HOUR


def find_next_on_duty(draw: SeededDraw, area: str, post: int, minute: int) -> DutyMoment:
    """The first waking-hours shift after this minute of the post's holder, or of a colleague where the holder is
    off."""
    day, clock = divmod(minute, DAY)
    if clock > 20 * HOUR:
        day, clock = day + 1, 0
    place = (day + post) % _PATTERN
    if place > 3:  # on nights or off: a colleague on the early or the late shift
        post = (post - place + place % 4) % POSTS
        place %= 4
    opens, closes = (8 * HOUR, 15 * HOUR) if place < 2 else (14 * HOUR, 20 * HOUR + 45)
    opens = max(opens, min(clock + 10, closes - 1))
    at = day * DAY + draw.between(opens, closes)
    return DutyMoment(max(at, minute + 1), find_post_holder(area, post, at)[0])


@cache
def _post_number(area: str, post: int) -> int:
    return SeededDraw(f"post/{area}/{post}").between(0, 999_999)


@cache
def _officer(area: str, post: int, turn: int) -> Officer:
    draw = SeededDraw(f"officer/{area}/{post}/{turn}")
    given, family = invent_name(draw)
    staff = area == WITNESS_CARE
    return {
        "officer_id": f"RP{area}{post:02}{turn:02}",
        "name": f"{given} {family}" if staff else f"{draw.weighted(_RANKS)} {given} {family}",
        "email": f"{area}{post:02}{turn:02}@riverside-police.example".lower(),
        "phone": f"020 7946 0{draw.between(0, 999):03}",
        "team": "Witness Care" if staff else f"{draw.weighted(_TEAMS)}, {area}",
    }
