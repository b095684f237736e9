"""Messages to stand a test on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob

from tests.services import plans
from tests.services.people_and_cases import NOW, a_case, a_duty, a_victim, an_event
from victimcare.records.models import Duty, SafeContactPlan, Telling, TellingState, Victim
from victimcare.services.access import Actor
from victimcare.services.messages import actions, handing_over, looking_up
from victimcare.services.queue import Job

SYSTEM = Actor.system("test")
MOBILE = "07700 900123"


def a_reachable_victim(*, mobile: str = MOBILE, **plan: Any) -> Victim:
    """Not guarded, with a stated plan that permits texts."""
    victim = a_victim(mobile=mobile)
    a_plan(victim, **plan)
    return victim


def a_plan(victim: Victim, *, is_confirmed: bool = False, **values: Any) -> SafeContactPlan:
    """Stated by the record system with these words beside `may_text`; or agreed for texts to her mobile."""
    if is_confirmed:
        return plans.agreed(victim, plans.by("text", victim.person.contact_points.get(kind="mobile"), **values))
    return plans.stated(victim, **({"may_text": True} | values))


def news_for(victim: Victim, type: str = "suspect.arrested", **values: Any) -> Duty:  # noqa: A002
    code = "r6_" + type.replace(".", "_")
    return a_duty(victim, an_event(victim.case, type, **values), code)


def planned(victim: Victim, *duties: Duty, now: datetime = NOW) -> actions.Planned:
    return actions.plan_tellings(actor=SYSTEM, duty_ids=[duty.id for duty in duties or victim.duties.all()], now=now)


def a_queued_text(victim: Victim | None = None, *, now: datetime = NOW) -> Telling:
    victim = victim or a_reachable_victim()
    planned(victim, news_for(victim), now=now)
    return victim.tellings.get()


def hand_over(telling: Telling, *, now: datetime = NOW) -> Telling:
    handing_over.hand_over(actor=SYSTEM, telling_id=telling.id, now=now)
    telling.refresh_from_db()
    return telling


def look_up(telling: Telling, *, tries: int = 0, now: datetime = NOW) -> Telling:
    looking_up.look_up(actor=SYSTEM, telling_id=telling.id, attempt=telling.attempts, tries=tries, now=now)
    telling.refresh_from_db()
    return telling


def steps(telling: Telling) -> list[str]:
    """The states it went through."""
    return list(TellingState.objects.filter(telling=telling).order_by("id").values_list("status", flat=True))


def jobs(job: Job, telling: Telling) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name=job, args__telling_id=telling.id).order_by("id"))


__all__ = ["NOW", "a_case", "a_duty", "a_victim", "an_event"]
