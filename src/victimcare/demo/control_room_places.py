"""The gazetteer of the demonstration: invented places in the form of OS Open Names."""

from __future__ import annotations

from datetime import datetime

from victimcare.demo.feed.crime_tables import read_demo_file
from victimcare.services.access import Actor
from victimcare.services.control_room.incidents.place_search import has_places, load_places


def load_demo_places(*, now: datetime) -> None:
    """Load it once: a list that a force loaded stays as it is."""
    if has_places():
        return
    load_places(actor=Actor.system("demo"), lines=read_demo_file("places.csv").splitlines(), now=now)
