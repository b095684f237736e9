"""Who of the demonstration's staff was at work at a moment, by their usual hours and absences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Absence, Staff, WorkProfile
from victimcare.rules.desk.rota import Shift, next_working_moment
from victimcare.services.desk.rota import sort_shifts

STANDARDS = "standards"  # the team of professional standards, which takes no calls and reads no messages
_STANDS_BY = "RPV101"
_TURN = 420  # seconds after which another of those who are at work is the next


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The desk's staff. `stands_by` is rung where nobody is at work."""

    people: Sequence[Staff]
    shifts: Mapping[int, Sequence[Shift]]
    absences: Sequence[Absence]
    stands_by: Staff

    def at_work(self, at: datetime, *, besides: Collection[int] = ()) -> Staff:
        """One of those who were at work then. `besides`: rows of staff who are not asked."""
        there = [person for person in self.people if person.id not in besides and self._is_there(person, at)]
        return there[int(at.timestamp() // _TURN) % len(there)] if there else self.stands_by

    def is_anybody_at_work(self, at: datetime) -> bool:
        return any(self._is_there(person, at) for person in self.people)

    def _is_there(self, person: Staff, at: datetime) -> bool:
        is_away = any(
            one.staff_id == person.id and one.from_at <= at and (one.until_at is None or at < one.until_at)
            for one in self.absences
        )
        return not is_away and next_working_moment(self.shifts.get(person.id, ()), at) == at


def read_colleagues() -> Colleagues:
    profiles = WorkProfile.objects.prefetch_related("times")
    at_the_desk = Staff.objects.filter(is_active=True, roles=["desk"]).exclude(team__code=STANDARDS)
    return Colleagues(
        people=list(at_the_desk.order_by("username")),
        shifts={row.staff_id: sort_shifts(row.times.all()) for row in profiles},
        absences=list(Absence.objects.filter(withdrawn_at=None)),
        stands_by=Staff.objects.get(username=_STANDS_BY),
    )
