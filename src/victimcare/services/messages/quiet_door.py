"""Serves a page and a call that belong to no victim, after a duress code (ADR 32).

Such a visit can reach no row of the victim: what the pages ask for is asked of a victim who is in no table, with as
many queries as for any other. Two things are taken from the case, which all short pages there show alike: the area,
whose team is named, and the edition of the Code, by which we count days; and from the victim whether they are bereaved,
or a child, since a short page is then in words for a death, or for their age. They are read by the query that the page
would make for the victim's own row, which takes as long, and nothing else that it reads is passed on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import Case, Person, Victim
from victimcare.records.models.people import Kind
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.services.access import Actor
from victimcare.services.messages import doors

NOBODY = -1  # no row has this id

Read = Callable[[QuerySet[Victim]], QuerySet[Victim]]  # what a page reads with the victim's row


def _plainly(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    return victims


def hold() -> None:
    """As `doors.hold`, with nothing to hold."""
    doors.hold(NOBODY)


def stand_in(actor: Actor, read: Read = _plainly) -> Victim:
    """A stand-in victim: not guarded, with no plan, no officer and nothing written. One query: `read` makes it the one
    that this page makes for any victim, which takes most of the page's time."""
    hers = read(Victim.objects.select_related("case")).get(access_grants=actor.quiet)
    nobody = _nobody(hers)
    if "person" in hers._state.fields_cache:  # read with the victim's row: their age decides which pages are for them
        nobody.person = Person(date_of_birth=hers.person.date_of_birth)
    return nobody


def with_last_heard(actor: Actor, read: Read) -> tuple[Victim, datetime]:
    """The same, and when the record system last sent anything, which every page says alike. One query. `read` has it."""
    hers: Any = read(Victim.objects.select_related("case")).get(access_grants=actor.quiet)
    nobody = _nobody(hers)
    nobody.person = Person(date_of_birth=hers.person.date_of_birth)
    return nobody, hers.heard_at or hers.case.recorded_at


def _nobody(hers: Victim) -> Victim:
    kind = hers.kind if is_bereaved_kind(hers.kind) else Kind.PERSON
    return Victim(id=NOBODY, case=_case(hers), is_enhanced=False, kind=kind)


def _case(hers: Victim) -> Case:
    """All that is passed on of the victim's case: the rest of what was read is dropped here."""
    return Case(id=NOBODY, area=hers.case.area, edition=hers.case.edition, is_guarded_by_offence=False)
