"""Shows the victim which staff accessed their case, and why, in plain words from the audit; and makes the sheet with
the crime reference number.

No access is left out, but its purpose is told only as far as that endangers no one. So each act is described by the
kind of work it belongs to, and work about a person the victim must be kept safe from reads like any other work on the
case. Not listed: the victim's own sessions (`session_history`), the product's own jobs, and what was done for another
victim in the same case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import Max, Min, Q, Value
from django.db.models.functions import TruncDate

from victimcare.records.models import AccessGrant, AuditEntry, Staff, Victim
from victimcare.rules.cases.page_shapes import CaseName
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.force import Force, StaffNaming
from victimcare.rules.people.privacy import ShownStaff, name_staff_for_victim
from victimcare.services.access import Act, Actor, ActorKind
from victimcare.services.cases.case_queries import name_case
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.safe_contact.page_access import authorise_victim_page

DAYS_PER_PAGE = 30
_PEOPLE = (ActorKind.STAFF, ActorKind.OPERATOR, ActorKind.SUPPORTER)

# By the part of an act before the dot: the kind of work, `account-look-<kind>`. An act that is not listed here is
# "work".
_KINDS: Mapping[str, str] = {
    "access_code": "code",
    "answer": "asked",
    "asked": "asked",
    "beside": "beside",
    "call": "calls",
    "callback": "calls",
    "callbacks": "calls",
    "case": "record",
    "challenge": "asked",
    "challenges": "asked",
    "complaint": "asked",
    "contact": "spoke",
    "contact_wish": "reach",
    "contacts": "spoke",
    "court_ask": "asked",
    "court_asks": "asked",
    "duty": "owed",
    "grounds": "owed",
    "ledger": "owed",
    "more_help": "asked",
    "messages": "messages",
    "passport": "spoke",
    "plan": "reach",
    "promise": "owed",
    "proof": "spoke",
    "recordings": "calls",
    "review": "asked",
    "safe_way": "reach",
    "second_step": "code",
    "supporters": "supporters",
    "task": "tasks",
    "tasks": "tasks",
    "tell_once": "told_once",
    "timeline": "record",
    "written": "asked",
}
_ANY = "work"


@dataclass(frozen=True, slots=True)
class StaffAccessDay:
    """What one person did on one day. `who`: the name that the force lets the victim read."""

    on: date
    who: ShownStaff
    kinds: tuple[str, ...]
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class StaffAccessPage:
    """Newest first. `page` begins with 1."""

    listed: tuple[StaffAccessDay, ...]
    page: int
    has_more: bool


@transaction.atomic
def list_staff_accesses(*, actor: Actor, page: int, now: datetime) -> StaffAccessPage:
    """List who accessed the victim's case or worked on it. Raises PermissionRefused where the victim's page does not
    show the case."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SEE_OWN_CASE, noted="own_looks.see", now=now, detail={"page": page}
    )
    begins = (page - 1) * DAYS_PER_PAGE
    rows = list(_by_day_and_person(entered.victim.case_id, entered.victim.id)[begins : begins + DAYS_PER_PAGE + 1])
    names = _named([row["actor"] for row in rows])
    anonymous = name_staff_for_victim("", "", by=_as_shown())
    listed = tuple(
        StaffAccessDay(
            row["day"],
            names.get(row["actor"], anonymous),
            _kinds(row["acts"]),
            row["first_at"],
            row["last_at"],
        )
        for row in rows[:DAYS_PER_PAGE]
    )
    return StaffAccessPage(listed, page, has_more=len(rows) > DAYS_PER_PAGE)


def _by_day_and_person(case_id: int, victim_id: int):  # type: ignore[no-untyped-def]  # of rows that are no model
    of_case = Q(case_id=case_id) & (Q(victim_id=victim_id) | Q(victim_id=None))
    kept_from_case = Q(case_id=None, victim_id=victim_id)  # a complaint, which the case record does not mention
    entries = AuditEntry.objects.filter(of_case | kept_from_case, actor_kind__in=_PEOPLE)
    by_day = entries.annotate(day=TruncDate("at", tzinfo=LONDON)).values("day", "actor")
    grouped = by_day.annotate(acts=ArrayAgg("act", distinct=True), first_at=Min("at"), last_at=Max("at"))
    return grouped.order_by("-day", "-last_at", "actor")


def _kinds(acts: Iterable[str]) -> tuple[str, ...]:
    found = {_KINDS.get(act.partition(".")[0], _ANY) for act in acts}
    return tuple(sorted(found, key=lambda kind: (kind == _ANY, kind)))


def _named(actors: Collection[str]) -> dict[str, ShownStaff]:
    """Today's name and team of those who have a row: an engineer at the terminal has none. Supporters appear under the
    name that the victim knows them by: they do not work for the force. One query."""
    staff = Staff.objects.filter(public_id__in=_ids("staff:", actors))
    helping = AccessGrant.objects.filter(public_id__in=_ids("grant:", actors), supporter__isnull=False)
    rows = staff.values_list(Value("staff:"), "public_id", "name", "team__name").union(
        helping.values_list(Value("grant:"), "public_id", "supporter__name", Value(""))
    )
    return {
        f"{kind}{public_id}": name_staff_for_victim(name, team or "", by=_as_shown())
        if kind == "staff:"
        else ShownStaff(name, "")
        for kind, public_id, name, team in rows
    }


def _as_shown() -> StaffNaming:
    force: Force = settings.FORCE
    return force.victim_pages.staff_names


def _ids(kind: str, actors: Collection[str]) -> set[str]:
    return {actor.removeprefix(kind) for actor in actors if actor.startswith(kind)}


# The sheet with the crime reference number, for an insurer, a landlord or a bank.


@dataclass(frozen=True, slots=True)
class ReferenceSheet:
    """`recorded_as`: the record system's own words for the crime."""

    name: CaseName
    recorded_as: str
    reported_on: date


@transaction.atomic
def load_reference_sheet(*, actor: Actor, now: datetime) -> ReferenceSheet:
    """Make the sheet. Raises PermissionRefused where the page shows less than the case; a second step, if the victim
    has one, must be taken first."""
    return build_reference_sheet(
        authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_reference.see", now=now).victim
    )


def build_reference_sheet(victim: Victim) -> ReferenceSheet:
    """Make the sheet for a victim already admitted."""
    case = victim.case
    name = name_case(case, victim.kind, load_timelines([case.id])[case.id])
    return ReferenceSheet(name, case.offence_title, london_date(case.reported_at))
