"""When the cast's staff work, what they speak and are trained for, who leads, and who is away next week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from victimcare.records.models import Staff, WorkProfile
from victimcare.rules.desk.rota import Shift
from victimcare.services.desk import rota_changes
from victimcare.services.desk.rota import AbsenceReason
from victimcare.services.desk.staff_sessions import staff_actor

_EVERY_DAY = range(7)
_WEEKDAYS = range(5)
# Languages, training, days, from, until, and whether work is given to them by itself.
_KEPT: dict[str, tuple[tuple[str, ...], tuple[str, ...], range, time, time, bool]] = {
    "carys": (("cy",), ("domestic_abuse", "sexual_offence"), _EVERY_DAY, time(8), time(20), False),
    "yaw": (("pl",), ("bereaved", "child"), _WEEKDAYS, time(10), time(18), True),
    "imani": ((), (), _WEEKDAYS, time(9), time(17), False),
    "bernice": ((), ("domestic_abuse", "bereaved"), _WEEKDAYS, time(8), time(17), False),
}


def keep(staff_of: Callable[[str], Staff], *, now: datetime) -> None:
    """South of the river work is given by itself; in the other team whoever looks round takes what they like."""
    if WorkProfile.objects.exists():
        return
    bernice = staff_actor(staff_of("bernice"))
    for name, (languages, skills, days, start, end, gets_work) in _KEPT.items():
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
