"""Which guide staff read before a contact: by the kind of crime and by the moment in the case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.cases.case_stages import Stage


class CrimeFamily(StrEnum):
    BEREAVED = "bereaved"
    SEXUAL = "sexual"
    DOMESTIC = "domestic"
    STALKING = "stalking"
    EXPLOITED = "exploited"
    HATE = "hate"
    BUSINESS = "business"
    FRAUD = "fraud"
    HOME = "home"
    VIOLENCE = "violence"
    THEFT = "theft"
    OTHER = "other"


_FAMILY_OF_GROUP: Mapping[str, CrimeFamily] = {
    "violence": CrimeFamily.VIOLENCE,
    "robbery": CrimeFamily.VIOLENCE,
    "weapons": CrimeFamily.VIOLENCE,
    "public_order": CrimeFamily.VIOLENCE,
    "sexual": CrimeFamily.SEXUAL,
    "burglary": CrimeFamily.HOME,
    "criminal_damage_arson": CrimeFamily.HOME,
    "theft_person": CrimeFamily.THEFT,
    "vehicle": CrimeFamily.THEFT,
    "bicycle": CrimeFamily.THEFT,
    "shoplifting": CrimeFamily.THEFT,
    "other_theft": CrimeFamily.THEFT,
    "fraud": CrimeFamily.FRAUD,
    "drugs": CrimeFamily.OTHER,
    "other": CrimeFamily.OTHER,
}
OFFENCE_GROUPS = frozenset(_FAMILY_OF_GROUP)
# Besides the offence: what staff most need to know before they speak comes first.
_FAMILY_BY_FLAG = (
    ("homicide", CrimeFamily.BEREAVED),
    ("trafficking", CrimeFamily.EXPLOITED),
    ("domestic_abuse", CrimeFamily.DOMESTIC),
    ("stalking_harassment", CrimeFamily.STALKING),
    ("hate_crime", CrimeFamily.HATE),
    ("terrorism", CrimeFamily.VIOLENCE),
)


def crime_family_of(*, group: str, flags: Collection[str], kind: str) -> CrimeFamily:
    """`kind` is that of the victim: a bereaved relative is spoken with as bereaved, whatever the crime."""
    if kind == "bereaved_relative":
        return CrimeFamily.BEREAVED
    if kind == "business":
        return CrimeFamily.BUSINESS
    if group == "sexual":
        return CrimeFamily.SEXUAL
    return next(
        (family for flag, family in _FAMILY_BY_FLAG if flag in flags), _FAMILY_OF_GROUP.get(group, CrimeFamily.OTHER)
    )


# The moment of a contact: what last happened in the case or is about to, and whether we have spoken with the victim
# yet.

COURT_SOON = timedelta(days=10)  # "court next week", said on a Thursday or Friday


class ContactMoment(StrEnum):
    FIRST_CONTACT = "first_contact"
    BEING_LOOKED_INTO = "being_looked_into"
    ARRESTED = "arrested"
    LET_OUT = "let_out"  # on bail or without: the suspect may be near the victim again
    WITH_LAWYERS = "with_lawyers"
    CHARGED = "charged"
    COURT_SOON = "court_soon"
    FOUND_GUILTY = "found_guilty"
    ACQUITTED = "acquitted"
    SENTENCED = "sentenced"
    RELEASED = "released"  # from prison, or soon
    CLOSED = "closed"  # without a charge, or dropped
    VICTIM_STOPPED = "she_stopped"


class ContactPhase(StrEnum):
    """Moments that call for the same care with one kind of crime."""

    BEGINS = "begins"
    RISK = "risk"
    COURT = "court"
    ENDS = "ends"


_OF_STAGE: Mapping[Stage, ContactMoment] = {
    Stage.REPORTED: ContactMoment.BEING_LOOKED_INTO,
    Stage.FOUND: ContactMoment.BEING_LOOKED_INTO,
    Stage.ARRESTED: ContactMoment.ARRESTED,
    Stage.INTERVIEWED: ContactMoment.BEING_LOOKED_INTO,
    Stage.RELEASED: ContactMoment.LET_OUT,
    Stage.LET_GO: ContactMoment.LET_OUT,
    Stage.BAILED: ContactMoment.LET_OUT,
    Stage.WITH_LAWYERS: ContactMoment.WITH_LAWYERS,
    Stage.TO_COURT: ContactMoment.CHARGED,
    Stage.COURT: ContactMoment.CHARGED,
    Stage.APPEAL: ContactMoment.CHARGED,
    Stage.FOUND_GUILTY: ContactMoment.FOUND_GUILTY,
    Stage.NOT_GUILTY: ContactMoment.ACQUITTED,
    Stage.SENTENCED: ContactMoment.SENTENCED,
    Stage.APPEAL_DECIDED: ContactMoment.SENTENCED,
    Stage.RELEASE: ContactMoment.RELEASED,
    Stage.NOT_INVESTIGATED: ContactMoment.CLOSED,
    Stage.CLOSED: ContactMoment.CLOSED,
    Stage.NO_CHARGE: ContactMoment.CLOSED,
    Stage.OUT_OF_COURT: ContactMoment.CLOSED,
    Stage.STOPPED: ContactMoment.CLOSED,
    Stage.YOU_STOPPED: ContactMoment.VICTIM_STOPPED,
}
_OF_MOMENT: Mapping[ContactMoment, ContactPhase] = {
    ContactMoment.FIRST_CONTACT: ContactPhase.BEGINS,
    ContactMoment.BEING_LOOKED_INTO: ContactPhase.BEGINS,
    ContactMoment.WITH_LAWYERS: ContactPhase.BEGINS,
    ContactMoment.ARRESTED: ContactPhase.RISK,
    ContactMoment.LET_OUT: ContactPhase.RISK,
    ContactMoment.RELEASED: ContactPhase.RISK,
    ContactMoment.CHARGED: ContactPhase.COURT,
    ContactMoment.COURT_SOON: ContactPhase.COURT,
    ContactMoment.FOUND_GUILTY: ContactPhase.COURT,
    ContactMoment.ACQUITTED: ContactPhase.ENDS,
    ContactMoment.SENTENCED: ContactPhase.ENDS,
    ContactMoment.CLOSED: ContactPhase.ENDS,
    ContactMoment.VICTIM_STOPPED: ContactPhase.ENDS,
}


def contact_moment_of(*, stage: Stage, hearing_at: datetime | None, has_spoken: bool, now: datetime) -> ContactMoment:
    """Return the moment of a contact. A hearing soon outweighs the stage; a case that has only just begun is a first
    contact."""
    if hearing_at is not None and now <= hearing_at <= now + COURT_SOON:
        return ContactMoment.COURT_SOON
    moment = _OF_STAGE[stage]
    return ContactMoment.FIRST_CONTACT if moment is ContactMoment.BEING_LOOKED_INTO and not has_spoken else moment


def contact_phase_of(moment: ContactMoment) -> ContactPhase:
    return _OF_MOMENT[moment]
