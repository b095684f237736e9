"""When the cast's staff work, which languages they speak, their training, who leads, and who is away next week."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from victimcare.records.models import Absence, Staff, WorkProfile
from victimcare.rules.desk.rota import Shift, next_working_moment
from victimcare.services.desk import rota_changes
from victimcare.services.desk.rota import AbsenceReason, sort_shifts
from victimcare.services.desk.staff_sessions import staff_actor

_EVERY_DAY = range(7)
_WEEKDAYS = range(5)
# Languages, training, days, from, until, and whether work is assigned to them automatically.
_ROTA: dict[str, tuple[tuple[str, ...], tuple[str, ...], range, time, time, bool]] = {
    "carys": (("cy",), ("domestic_abuse", "sexual_offence"), _EVERY_DAY, time(8), time(20), False),
    "yaw": (("pl",), ("bereaved", "child"), _WEEKDAYS, time(10), time(18), True),
    "imani": ((), (), _WEEKDAYS, time(9), time(17), False),
    "bernice": ((), ("domestic_abuse", "bereaved"), _WEEKDAYS, time(8), time(17), False),
}


def fill_rota(staff_of: Callable[[str], Staff], *, now: datetime) -> None:
    """South of the river work is assigned automatically; in the other team staff choose from the list."""
    if WorkProfile.objects.exists():
        return
    bernice = staff_actor(staff_of("bernice"))
    for name, (languages, skills, days, start, end, gets_work) in _ROTA.items():
        rota_changes.save_work_profile(
            actor=bernice,
            person_id=staff_of(name).public_id,
            languages=languages,
            skills=skills,
            shifts=[Shift(day, start, end) for day in days],
            gets_work=gets_work,
            after=0,
            now=now,
        )
    rota_changes.name_team_lead(actor=bernice, team="victim-care", person_id=staff_of("bernice").public_id, now=now)
    rota_changes.enter_absence(
        actor=bernice,
        person_id=staff_of("yaw").public_id,
        from_at=now + timedelta(days=7),
        until_at=now + timedelta(days=14),
        why=AbsenceReason.LEAVE,
        cover_id=staff_of("carys").public_id,
        now=now,
    )


# Which of the demonstration's staff were at work at a moment, by their usual hours and absences.

STANDARDS = "standards"  # the professional standards team, which takes no calls and reads no messages
_STANDBY_NUMBER = "RPV101"
_TURN_SECONDS = 420  # seconds after which it is the next colleague's turn


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The desk's staff. `stands_by` is returned when no colleague is at work."""

    people: Sequence[Staff]
    shifts: Mapping[int, Sequence[Shift]]
    absences: Sequence[Absence]
    stands_by: Staff

    def at_work(self, at: datetime, *, besides: Collection[int] = ()) -> Staff:
        """One of the staff at work then. `besides`: rows of staff to leave out."""
        there = [person for person in self.people if person.id not in besides and self._is_there(person, at)]
        return there[int(at.timestamp() // _TURN_SECONDS) % len(there)] if there else self.stands_by

    def is_desk_staffed(self, at: datetime) -> bool:
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
        stands_by=Staff.objects.get(username=_STANDBY_NUMBER),
    )
