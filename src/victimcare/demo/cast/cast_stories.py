"""What the record system says about the cast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from victimcare.demo.cast import closed_stories, contact_stories, court_stories, open_stories
from victimcare.demo.cast.crime_files import WorkingCalendar

_STORIES = (
    open_stories.naomi_story,
    court_stories.denise_story,
    open_stories.elif_story,
    closed_stories.callum_story,
    court_stories.adeyemi_story,
    court_stories.grace_story,
    closed_stories.orchard_story,
    open_stories.omar_story,
    open_stories.kai_story,
    contact_stories.walter_story,
    contact_stories.marian_story,
    contact_stories.rhona_story,
    closed_stories.jonah_bag_story,
    closed_stories.jonah_burglary_story,
)


def write_cast_feed(now: datetime) -> Iterator[bytes]:
    """The cast's feed lines, with line ends; the last event happened on the working day before `now`."""
    days = WorkingCalendar(now)
    return chain.from_iterable(story(days).lines() for story in _STORIES)
