"""What support services wrote for an officer, once a care officer has read it and passed it on: it stands on the
officer's page until two weeks after they have read it. Without the service's name, as on every list: a refuge's name
beside a case tells where she is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import Case, Officer, PartnerNote
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.looking_after import looked_after
from victimcare.services.person_keys import load_person_keys
from victimcare.services.referrals import for_officer, packets
from victimcare.services.updates import queries, who

STANDS_FOR = timedelta(days=14)  # once it is read


@dataclass(frozen=True, slots=True)
class FromService:
    reference: str
    on: date
    words: str


@transaction.atomic
def read(*, actor: Actor, now: datetime) -> tuple[FromService, ...]:
    """Of the cases that they look after today, the newest first. The service sees when it was read, and not by whom."""
    permit(actor, Act.SEE_QUESTIONS)
    rows = _passed_on(actor, now).select_related("referral__victim__case").order_by("-passed_on_at", "-id")
    keys = load_person_keys(row.sealed for row in rows)
    found = []
    for row in rows:
        case = row.referral.victim.case
        note(actor, "service_words.see", at=now, case_id=case.id)
        words = packets.unseal_note(row.sealed, row.public_id, keys)
        found.append(FromService(case.reference, london_date(row.written_at), words))
    unread = [row for row in rows if row.read_at is None]
    if unread:
        PartnerNote.objects.filter(id__in=[row.id for row in unread], read_at=None).update(read_at=now)
    for referral in {row.referral_id: row.referral for row in unread}.values():
        for_officer.look_again(referral, by=actor.staff_id, now=now)
    return tuple(found)


def count(*, actor: Actor, now: datetime) -> int:
    """How often something stands there that was not read."""
    permit(actor, Act.SEE_QUESTIONS)
    return _passed_on(actor, now).filter(read_at=None).count()


def waiting_for(officer: Officer, *, now: datetime) -> int:
    """How often the mail to them says that something stands there."""
    return _passed_on(who.writing(officer), now).filter(read_at=None).count()


def unread_by(*, now: datetime) -> frozenset[int]:
    """The officers on whose page something stands that they have not read, in the two weeks after it was passed on."""
    lately = _unread().filter(passed_on_at__gt=now - STANDS_FOR)
    cases = list(Case.objects.filter(id__in=lately.values("referral__victim__case")))
    carers = looked_after(cases, london_date(now)) if cases else {}
    asked = who.without_shut({case_id: who.asked_of(carer) for case_id, carer in carers.items()})
    return frozenset(officer_id for officer_id in asked.values() if officer_id is not None)


def _unread() -> QuerySet[PartnerNote]:
    return PartnerNote.objects.filter(passed_on_at__isnull=False, read_at=None).exclude(sealed=b"")


def _passed_on(actor: Actor, now: datetime) -> QuerySet[PartnerNote]:
    theirs = [case.id for case in queries.cases_of(actor, now)]
    rows = PartnerNote.objects.filter(referral__victim__case_id__in=theirs, passed_on_at__isnull=False)
    return rows.filter(Q(read_at=None) | Q(read_at__gt=now - STANDS_FOR)).exclude(sealed=b"")
