"""What moment a contact is in: what happened last to the case, or is about to, and whether anybody spoke with her."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.cases.stages import Stage

COURT_SOON = timedelta(days=10)  # "court next week", said on a Thursday or a Friday


class Moment(StrEnum):
    FIRST_CONTACT = "first_contact"
    BEING_LOOKED_INTO = "being_looked_into"
    ARRESTED = "arrested"
    LET_OUT = "let_out"  # on bail or without: somebody who may be near her again
    WITH_LAWYERS = "with_lawyers"
    CHARGED = "charged"
    COURT_SOON = "court_soon"
    FOUND_GUILTY = "found_guilty"
    ACQUITTED = "acquitted"
    SENTENCED = "sentenced"
    RELEASED = "released"  # from prison, or soon
    CLOSED = "closed"  # without a charge, or given up
    SHE_STOPPED = "she_stopped"


class Phase(StrEnum):
    """Moments that ask for the same care with one kind of crime."""

    BEGINS = "begins"
    RISK = "risk"
    COURT = "court"
    ENDS = "ends"


_OF_STAGE: Mapping[Stage, Moment] = {
    Stage.REPORTED: Moment.BEING_LOOKED_INTO,
    Stage.FOUND: Moment.BEING_LOOKED_INTO,
    Stage.ARRESTED: Moment.ARRESTED,
    Stage.INTERVIEWED: Moment.BEING_LOOKED_INTO,
    Stage.RELEASED: Moment.LET_OUT,
    Stage.LET_GO: Moment.LET_OUT,
    Stage.BAILED: Moment.LET_OUT,
    Stage.WITH_LAWYERS: Moment.WITH_LAWYERS,
    Stage.TO_COURT: Moment.CHARGED,
    Stage.COURT: Moment.CHARGED,
    Stage.APPEAL: Moment.CHARGED,
    Stage.FOUND_GUILTY: Moment.FOUND_GUILTY,
    Stage.NOT_GUILTY: Moment.ACQUITTED,
    Stage.SENTENCED: Moment.SENTENCED,
    Stage.APPEAL_DECIDED: Moment.SENTENCED,
    Stage.RELEASE: Moment.RELEASED,
    Stage.NOT_INVESTIGATED: Moment.CLOSED,
    Stage.CLOSED: Moment.CLOSED,
    Stage.NO_CHARGE: Moment.CLOSED,
    Stage.OUT_OF_COURT: Moment.CLOSED,
    Stage.STOPPED: Moment.CLOSED,
    Stage.YOU_STOPPED: Moment.SHE_STOPPED,
}
_OF_MOMENT: Mapping[Moment, Phase] = {
    Moment.FIRST_CONTACT: Phase.BEGINS,
    Moment.BEING_LOOKED_INTO: Phase.BEGINS,
    Moment.WITH_LAWYERS: Phase.BEGINS,
    Moment.ARRESTED: Phase.RISK,
    Moment.LET_OUT: Phase.RISK,
    Moment.RELEASED: Phase.RISK,
    Moment.CHARGED: Phase.COURT,
    Moment.COURT_SOON: Phase.COURT,
    Moment.FOUND_GUILTY: Phase.COURT,
    Moment.ACQUITTED: Phase.ENDS,
    Moment.SENTENCED: Phase.ENDS,
    Moment.CLOSED: Phase.ENDS,
    Moment.SHE_STOPPED: Phase.ENDS,
}


def moment_of(*, stage: Stage, hearing_at: datetime | None, has_spoken: bool, now: datetime) -> Moment:
    """A day in court that is near goes before the stage; a case that has only just begun is a first contact."""
    if hearing_at is not None and now <= hearing_at <= now + COURT_SOON:
        return Moment.COURT_SOON
    moment = _OF_STAGE[stage]
    return Moment.FIRST_CONTACT if moment is Moment.BEING_LOOKED_INTO and not has_spoken else moment


def phase_of(moment: Moment) -> Phase:
    return _OF_MOMENT[moment]
