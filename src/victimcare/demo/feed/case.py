"""One crime's file while its story is being made up, and the lines it ends as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

import msgspec

from victimcare.demo.feed.draw import Draw
from victimcare.demo.feed.moments import DAY, in_office_hours, written
from victimcare.demo.feed.officers import Duty, Officer, holder, next_on_duty
from victimcare.demo.feed.people import People, Person
from victimcare.demo.feed.places import Area

SOURCE = "urn:riverside:records"
Data = dict[str, object]

_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Case:
    """Stories add events in any order; `lines` sorts them. Moments are minutes, see moments.py."""

    draw: Draw
    people: People
    number: str  # unique in the feed; the reference without force and year
    reference: str
    area: Area
    post: int  # the officer in the case is whoever holds it
    recorded_at: int
    until: int  # nothing after this minute has happened yet
    group: str
    is_guarded: bool  # by its offence: all its victims
    is_domestic: bool
    is_homicide: bool
    victims: list[Person] = field(default_factory=list)
    events: list[tuple[int, str, str, Data]] = field(default_factory=list)  # minute, id, type, data

    def add(self, minute: int, kind: str, data: Data) -> str:
        """The new event's id."""
        event_id = f"{self.number}-{len(self.events) + 1}"
        self.events.append((minute, event_id, kind, data))
        return event_id

    def officer(self, minute: int) -> Officer:
        return holder(self.area.code, self.post, minute)[0]

    def on_duty(self, minute: int) -> Duty:
        return next_on_duty(self.draw, self.area.code, self.post, minute)

    def within(self, minute: int, low: int, high: int, end: int) -> int:
        """Low to high minutes later, hurried where the story must end sooner."""
        return min(minute + self.draw.between(low, high), max(minute, end - 1))

    def office_hours(self, minute: int, low: int, high: int, end: int) -> int:
        """As `within`, but by day where there is time for it."""
        later = self.within(minute, low, high, end)
        by_day = in_office_hours(later)
        return by_day if minute <= by_day < end else later

    def lines(self) -> Iterator[bytes]:
        """What has happened, in order of time."""
        until = self.until
        self.events.sort(key=itemgetter(0))
        share = self.draw.share
        for sequence, (minute, event_id, kind, data) in enumerate(self.events, 1):
            if minute > until:
                return
            late = share()
            lag = int(late * 40) if late < 0.97 else int((late - 0.97) * 90 * DAY)
            yield (
                _encode(
                    {
                        "specversion": "1.0",
                        "id": event_id,
                        "source": SOURCE,
                        "type": kind,
                        "subject": self.reference,
                        "time": written(minute),
                        "recordedat": written(min(minute + lag, until)),
                        "sequence": sequence,
                        "datacontenttype": "application/json",
                        "data": data,
                    }
                )
                + b"\n"
            )
