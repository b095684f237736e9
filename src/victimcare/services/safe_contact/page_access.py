"""Opens each of the victim's own pages: checks who asks and whether the gate lets this page be shown now, writes the
audit entry, and serves decoy pages after a duress code.

Call `authorise_victim_page` first in the page's transaction: what decides is locked until what is shown is on record
(`lock_plan`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from victimcare.records.annotations import read_annotations, read_joined_row
from victimcare.records.models import Case, Person, SafeContactPlan, Victim
from victimcare.records.models.people import VictimKind
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel, decide_disclosure
from victimcare.rules.safe_contact.contact_plan import ContactPlan, DisclosureLevel, is_plan_confirmed
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import guarded_now_condition, last_guarded_mark

# The gate before the victim's own page and the line, checked each time that either shows or says something.
#
# Call `lock_plan` first, then read the victim's row with `with_access_facts`, then call `decide_access_level` with the
# row's `read_access_facts`. A change of the plan, or a guarded mark, that was committed before decides the answer; a
# later one waits until what was shown is on record.

RowReader = Callable[[QuerySet[Victim]], QuerySet[Victim]]  # what a page reads with the victim's row

# Locks the rows that `gate.lock_victims` takes, in its order, in one query: the case first, then the victim. Every
# change of a plan takes both.
_LOCK_PLAN = """
WITH own_case AS (
    SELECT id FROM records_case WHERE id = (SELECT case_id FROM records_victim WHERE id = %(victim)s)
       FOR NO KEY UPDATE
)
SELECT victim.id FROM records_victim victim JOIN own_case ON own_case.id = victim.case_id WHERE victim.id = %(victim)s
   FOR NO KEY UPDATE OF victim
"""


def lock_plan(victim_id: int) -> None:
    """Lock what decides what the victim may be shown, until the transaction ends. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_PLAN, {"victim": victim_id})


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """What decides what a page or call may show a victim. `marked_at`: when a person last marked them guarded."""

    plan: SafeContactPlan | None
    is_guarded_now: bool
    marked_at: datetime | None

    @property
    def is_plan_confirmed(self) -> bool:
        return self.plan is not None and is_plan_confirmed(self.plan.confirmed_at, self.marked_at)


def with_access_facts(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """Add to these victims everything that `read_access_facts` reads."""
    return victims.select_related("safe_contact_plan").annotate(
        is_guarded_now=guarded_now_condition(), marked_at=last_guarded_mark()
    )


def read_access_facts(victim: Victim) -> AccessFacts:
    """Read the facts from a row of `with_access_facts`. Raises AttributeError or KeyError for any other row."""
    plan = read_joined_row(victim, "safe_contact_plan", SafeContactPlan)
    return read_annotations(victim, AccessFacts, plan=plan)


def decide_access_level(facts: AccessFacts, door: VictimChannel, *, opens: str, now: datetime) -> DisclosureDecision:
    """Decide what this page or call may show the victim now.

    `opens`: a `SessionAccess`: what the victim's code opens, or ALL once a second factor was shown in this visit.
    """
    plan = _plan_for_access(facts)
    return decide_disclosure(plan, door=door, is_guarded=facts.is_guarded_now, opens=opens, now=now)


def decide_duress_access_level(door: VictimChannel, *, now: datetime) -> DisclosureDecision:
    """Decide what is shown after a duress code: the same for every victim, whatever their plan says."""
    return decide_disclosure(None, door=door, is_guarded=False, opens=SessionAccess.QUIET, now=now)


def find_access_level(victim_id: int, door: VictimChannel, *, opens: str, now: datetime) -> DisclosureDecision | None:
    """As `decide_access_level`, where nothing is shown yet. One query, also for an unknown victim_id: then None."""
    victim = with_access_facts(Victim.objects.filter(id=victim_id)).first()
    return None if victim is None else decide_access_level(read_access_facts(victim), door, opens=opens, now=now)


def is_access_open(victim_id: int, door: VictimChannel, *, opens: str, now: datetime) -> bool:
    """Whether the page or call opens for the victim at all. The same single query for any victim_id."""
    found = find_access_level(victim_id, door, opens=opens, now=now)
    return found is not None and not found.is_shut


def _plan_for_access(facts: AccessFacts) -> ContactPlan | None:
    """The plan, as far as this decision reads it."""
    if facts.plan is None:
        return None
    return ContactPlan(
        is_confirmed=facts.is_plan_confirmed,
        ways=(),
        review_on=facts.plan.review_on,
        line=DisclosureLevel(facts.plan.line_may_say),
        page=DisclosureLevel(facts.plan.page_may_show),
    )


# Serves a page and a call that belong to no victim, after a duress code (ADR 32).
#
# Such a session can reach no row of the victim: the pages ask for a victim who is in no table, with as many queries as
# for any other. Two things are taken from the case, which all its short pages show alike: the area, whose team is
# named, and the edition of the Code, by which we count days; and from the victim whether they are bereaved, or a child,
# since a short page is then worded for a death, or for their age. They are read by the query that the page would make
# for the victim's own row, which takes as long, and nothing else that it reads is passed on.

DECOY_ID = -1  # no row has this id


@dataclass(frozen=True, slots=True)
class _LastUpdate:
    heard_at: datetime | None


def _read_plain_row(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    return victims


def lock_decoy_plan() -> None:
    """As `page_access.lock_plan`, with nothing to lock."""
    lock_plan(DECOY_ID)


def load_decoy_victim(actor: Actor, read: RowReader = _read_plain_row) -> Victim:
    """Load a stand-in victim: not guarded, with no plan, no officer and nothing written. One query: `read` makes it the
    query that this page runs for any victim, which takes most of the page's time."""
    victim = read(Victim.objects.select_related("case")).get(access_grants=actor.quiet)
    decoy = _build_decoy_victim(victim)
    if "person" in victim._state.fields_cache:  # a page that reads their age decides by it what is for them
        decoy.person = Person(date_of_birth=victim.person.date_of_birth)
    return decoy


def load_decoy_and_last_update(actor: Actor, read: RowReader) -> tuple[Victim, datetime]:
    """Load the stand-in, and when the record system last sent anything, which every page says alike. One query, as
    `read` builds it."""
    victim = read(Victim.objects.select_related("case")).get(access_grants=actor.quiet)
    decoy = _build_decoy_victim(victim)
    decoy.person = Person(date_of_birth=victim.person.date_of_birth)
    return decoy, read_annotations(victim, _LastUpdate).heard_at or victim.case.recorded_at


def _build_decoy_victim(victim: Victim) -> Victim:
    kind = victim.kind if is_bereaved_kind(victim.kind) else VictimKind.PERSON
    return Victim(id=DECOY_ID, case=_build_decoy_case(victim), is_enhanced=False, kind=kind)


def _build_decoy_case(victim: Victim) -> Case:
    """Everything of the victim's case that is passed on: the rest of what was read is dropped here."""
    return Case(id=DECOY_ID, area=victim.case.area, edition=victim.case.edition, is_guarded_by_offence=False)


@dataclass(frozen=True, slots=True)
class PageAccess:
    """A victim at one of their own pages, which the gate has opened. `victim`: their locked row, with its case and what
    else was read with it."""

    victim: Victim
    opened: DisclosureDecision
    is_guarded: bool


def authorise_victim_page(
    *,
    actor: Actor,
    act: Act,
    noted: str,
    now: datetime,
    may_be_short: bool = False,
    detail: Mapping[str, Any] | None = None,
    also: RowReader = _read_plain_row,
) -> PageAccess:
    """Admit the victim, with an audit entry, or raise PermissionRefused. Three queries, including the entry's.

    `noted`: the entry's action, such as "own_messages.see". `may_be_short`: the page shows nothing of the case, so the
    short level is enough for it (ADR 29). `also`: what else the page reads with the victim's row, in the same query.
    """
    permit(actor, act)
    if actor.quiet is not None:
        return _authorise_decoy_page(actor, noted, now, may_be_short=may_be_short, detail=detail or {}, also=also)
    victim_id = actor.victim_id or -1
    lock_plan(victim_id)
    victim = also(with_access_facts(Victim.objects.select_related("case"))).get(id=victim_id)
    facts = read_access_facts(victim)
    opened = decide_access_level(facts, VictimChannel.PAGE, opens=actor.opens, now=now)
    if opened.is_shut or (opened.is_short and not may_be_short):
        raise PermissionRefused("the victim's page shows less than this")
    note(
        actor,
        noted,
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"shown": opened.level, **(detail or {})},
    )
    return PageAccess(victim, opened, facts.is_guarded_now)


def _authorise_decoy_page(
    actor: Actor, noted: str, now: datetime, *, may_be_short: bool, detail: Mapping[str, Any], also: RowReader
) -> PageAccess:
    """Admit in the same way after a duress code, at a page that belongs to no victim. The same number of queries."""
    lock_decoy_plan()
    decoy = load_decoy_victim(actor, lambda victims: also(with_access_facts(victims)))
    opened = decide_duress_access_level(VictimChannel.PAGE, now=now)
    if not may_be_short:
        raise PermissionRefused("the victim's page shows less than this")
    note(actor, noted, at=now, detail={"shown": "quiet", **detail})
    return PageAccess(decoy, opened, is_guarded=False)


def may_see_full_case(actor: Actor, now: datetime) -> bool:
    """Whether the victim's page may show more than the short view now; what decides that is locked until the
    transaction ends. Raises PermissionRefused where the page may show nothing."""
    if actor.quiet is not None:
        lock_decoy_plan()
        find_access_level(DECOY_ID, VictimChannel.PAGE, opens=actor.opens, now=now)
        return False
    victim_id = actor.victim_id or -1
    lock_plan(victim_id)
    opened = find_access_level(victim_id, VictimChannel.PAGE, opens=actor.opens, now=now)
    if opened is None or opened.is_shut:
        raise PermissionRefused("the plan says that the page shows nothing")
    return not opened.is_short
