"""Behind a quiet code: a page and a call that are nobody's (ADR 32).

Whoever is in such a visit has no row of hers to reach: what the pages ask for is asked of a victim who is in no table,
with as many queries as for anybody. Of her case two things are taken, which all short pages there show alike: the area,
whose team is named, and the edition of the Code, by which we count days; and of the victim whether they are bereaved,
or a child, since a short page is then in words for a death, or for their age. They are read by the query that the page
would ask of her own row, which takes as long, and nothing else that it reads goes on from here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import Case, Person, Victim
from victimcare.records.models.people import Kind
from victimcare.rules.cases.bereavement import is_bereaved
from victimcare.services.access import Actor
from victimcare.services.messages import doors

NOBODY = -1  # no row has this id

Read = Callable[[QuerySet[Victim]], QuerySet[Victim]]  # what a page reads with her row


def _plainly(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    return victims


def hold() -> None:
    """As `doors.hold`, with nothing to hold."""
    doors.hold(NOBODY)


def stand_in(actor: Actor, read: Read = _plainly) -> Victim:
    """Nobody: not guarded, with no plan, no officer and nothing that was ever written. One query: `read` makes it the
    one that this page asks for anybody, which takes most of the time that the page takes."""
    hers = read(Victim.objects.select_related("case")).get(access_grants=actor.quiet)
    nobody = _nobody(hers)
    if "person" in hers._state.fields_cache:  # read with her row: their age decides which pages are for them
        nobody.person = Person(date_of_birth=hers.person.date_of_birth)
    return nobody


def with_last_heard(actor: Actor, read: Read) -> tuple[Victim, datetime]:
    """The same, and when the record system was last heard, which every page says alike. One query. `read` has it."""
    hers: Any = read(Victim.objects.select_related("case")).get(access_grants=actor.quiet)
    nobody = _nobody(hers)
    nobody.person = Person(date_of_birth=hers.person.date_of_birth)
    return nobody, hers.heard_at or hers.case.recorded_at


def _nobody(hers: Victim) -> Victim:
    kind = hers.kind if is_bereaved(hers.kind) else Kind.PERSON
    return Victim(id=NOBODY, case=_case(hers), is_enhanced=False, kind=kind)


def _case(hers: Victim) -> Case:
    """All that goes on of hers: the rest of what was read ends here."""
    return Case(id=NOBODY, area=hers.case.area, edition=hers.case.edition, is_guarded_by_offence=False)
