"""The stages of a case, in order, and which of them end it."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far the case has come with one suspect (or with none known yet). The values are parts of sentence ids."""

    NOT_INVESTIGATED = "not-investigated"
    YOU_STOPPED = "you-stopped"
    CLOSED = "closed"
    REPORTED = "reported"
    FOUND = "found"
    ARRESTED = "arrested"
    INTERVIEWED = "interviewed"
    RELEASED = "released"
    LET_GO = "let-go"
    BAILED = "bailed"
    WITH_LAWYERS = "with-lawyers"
    NO_CHARGE = "no-charge"
    OUT_OF_COURT = "out-of-court"
    STOPPED = "stopped"
    NOT_GUILTY = "not-guilty"
    TO_COURT = "to-court"
    COURT = "court"
    FOUND_GUILTY = "found-guilty"
    SENTENCED = "sentenced"
    APPEAL = "appeal"
    APPEAL_DECIDED = "appeal-decided"
    RELEASE = "release"

    @property
    def is_end(self) -> bool:
        """Nothing more is expected, unless new facts come."""
        return self in _ENDS

    @property
    def goes_on(self) -> bool:
        """Whether the case is still open for this suspect. One released without charge is out of it, unless there is no
        other suspect."""
        return not self.is_end and self is not Stage.RELEASED

    @property
    def is_in_court(self) -> bool:
        """From the charge until the courts have finished: a hearing can be listed."""
        return self in _IN_COURT

    @property
    def has_been_charged(self) -> bool:
        return self in _IN_COURT or self in _AFTER_COURT

    @property
    def rank(self) -> tuple[bool, int]:
        """Of several suspects, the one with the highest rank decides where the case stands: going on before ended."""
        return (self.goes_on, list(Stage).index(self))


_ENDS = frozenset(
    {
        Stage.NOT_INVESTIGATED,
        Stage.YOU_STOPPED,
        Stage.CLOSED,
        Stage.NO_CHARGE,
        Stage.OUT_OF_COURT,
        Stage.STOPPED,
        Stage.NOT_GUILTY,
        Stage.SENTENCED,
        Stage.APPEAL_DECIDED,
        Stage.RELEASE,
    }
)
_IN_COURT = frozenset({Stage.TO_COURT, Stage.COURT, Stage.FOUND_GUILTY, Stage.APPEAL})
_AFTER_COURT = frozenset({Stage.STOPPED, Stage.NOT_GUILTY, Stage.SENTENCED, Stage.APPEAL_DECIDED, Stage.RELEASE})
