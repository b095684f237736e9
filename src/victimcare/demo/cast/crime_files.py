"""A crime's file as the cast's stories write it: in working days before now, with events in the order they are told.

The cast's mobiles begin at 07700 900010: among the numbers before it are some that GOV.UK Notify makes fail on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from victimcare.demo.feed.feed_cases import SOURCE
from victimcare.demo.feed.feed_moments import LONDON
from victimcare.rules.cases.event_types import EventType
from victimcare.services.rights.working_calendar import shipped_working_days

Data = dict[str, object]

# What a victim is told when the crime is reported
FIRST_INFORMATION = ("r3_information_on_reporting", "r5_compensation_information", "r7_vps_information")


class WorkingCalendar:
    """Working days counted from now, so that a story always happened recently and on working days."""

    def __init__(self, now: datetime) -> None:
        self._today = now.astimezone(LONDON).date()

    def ago(self, days: int, clock: str) -> datetime:
        """This clock time on the n-th working day before today, n at least 1."""
        return _at(self._counted(days, timedelta(days=-1)), clock)

    def ahead(self, days: int, clock: str) -> datetime:
        """This clock time on the n-th working day after today, n at least 1."""
        return _at(self._counted(days, timedelta(days=1)), clock)

    def born(self, age: int) -> str:
        """The birthday of a person who reached this age some months ago."""
        return (self._today - timedelta(days=age * 365 + 130)).isoformat()

    def _counted(self, days: int, step: timedelta) -> date:
        day = self._today
        while days > 0:
            day += step
            is_open = shipped_working_days().is_working_day(day)
            # beyond the calendar's last year any weekday is good enough: these dates are invented
            days -= day.weekday() < 5 if is_open is None else is_open
        return day


class CrimeFile:
    """One crime. Events are added in order of time."""

    def __init__(self, reference: str, days: WorkingCalendar, officer: Data) -> None:
        self.reference = reference
        self.number = reference.split("/")[1]
        self.days = days
        self.officer = officer
        self._events: list[Data] = []

    def add(self, days: int, clock: str, kind: str, /, **data: object) -> str:
        """Add an event this many working days ago; returns its id."""
        at = self.days.ago(days, clock)
        event_id = f"{self.number}-{len(self._events) + 1}"
        self._events.append(
            {
                "specversion": "1.0",
                "id": event_id,
                "source": SOURCE,
                "type": kind,
                "subject": self.reference,
                "time": at.isoformat(),
                "recordedat": (at + timedelta(minutes=12)).isoformat(),
                "sequence": len(self._events) + 1,
                "datacontenttype": "application/json",
                "data": data,
            }
        )
        return event_id

    def recorded(self, days: int, clock: str, *, hours_since: int, **data: object) -> str:
        """`case.recorded`, reported half an hour before, some hours after the crime."""
        reported = self.days.ago(days, clock) - timedelta(minutes=30)
        happened = reported - timedelta(hours=hours_since)
        return self.add(
            days,
            clock,
            EventType.CASE_RECORDED,
            reported_at=reported.isoformat(),
            occurred_from=happened.isoformat(),
            officer=self.officer,
            **data,
        )

    def told(self, days: int, clock: str, victim: int, channel: str, *about: str, reached: bool = True) -> str:
        """The officer in the case told the n-th victim about these events."""
        return self.add(
            days,
            clock,
            EventType.VICTIM_CONTACTED,
            victim_id=self.victim_id(victim),
            channel=channel,
            reached=reached,
            by=self.officer,
            about=list(about),
        )

    def listed(
        self, days: int, clock: str, hearing: int, kind: str, court: str, starts: datetime, **data: object
    ) -> str:
        """A hearing's date, which witness care received two hours later."""
        received = self.days.ago(days, clock) + timedelta(hours=2)
        return self.add(
            days,
            clock,
            EventType.HEARING_LISTED,
            hearing_ref=f"H{self.number}-{hearing}",
            court=court,
            kind=kind,
            starts_at=starts.isoformat(),
            received_by_wcu_at=received.isoformat(),
            **data,
        )

    def resulted(self, days: int, clock: str, hearing: int, result: str, **data: object) -> str:
        received = self.days.ago(days, clock) + timedelta(hours=3)
        return self.add(
            days,
            clock,
            EventType.HEARING_RESULTED,
            hearing_ref=f"H{self.number}-{hearing}",
            result=result,
            received_by_wcu_at=received.isoformat(),
            **data,
        )

    def victim_id(self, number: int) -> str:
        return f"V{self.number}-{number}"

    @property
    def suspect(self) -> str:
        return f"S{self.number}-1"

    def lines(self) -> Iterator[bytes]:
        return (msgspec.json.encode(event) + b"\n" for event in self._events)


def home_address(number: str, street: str, postcode: str) -> Data:
    return {"lines": [f"{number} {street}"], "postcode": postcode}


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), LONDON)


# The officers in the cast's cases.


def _officer(number: str, name: str, team: str, telephone: str) -> Data:
    return {
        "officer_id": number,
        "name": name,
        "email": f"{number.lower()}@riverside-police.example",
        "phone": telephone,
        "team": team,
    }


DUDEK = _officer("RP4471", "DC Tomasz Dudek", "Investigations, South", "020 7946 0471")
WRAY = _officer("RP2210", "DC Marcia Wray", "Public Protection, North", "020 7946 0210")
MADDOCKS = _officer("RP5093", "PC Huw Maddocks", "Response, Central East", "020 7946 0093")
TIERNEY = _officer("RP1187", "DS Niamh Tierney", "Homicide, family liaison", "020 7946 0187")
