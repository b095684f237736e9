from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from victimcare.records.models.victim_contact.contact_plans import PageDisclosure as PageDisclosure
from victimcare.records.models.victim_contact.linked_people import RelationToVictim as RelationToVictim
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactMethod, DisclosureLevel, WordingLevel


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """How and when a member of staff identified the victim."""

    how: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedWay:
    """One number or address of the victim and one way of using it, as they agreed it.

    `point` is one from their record, by its row; otherwise `given` is a number or address that they gave just now.
    `wording`: what it may be used for; none: they were asked, and it may not be used. `hours` has the feed's shape:
    `[{"days": ["mon"], "from": "10:00", "to": "14:00"}]`, `to` exclusive; empty: any hour but the force's quiet ones.
    """

    channel: ContactMethod
    point: int | None = None
    given: str = ""
    wording: WordingLevel = WordingLevel.NEUTRAL
    hours: tuple[Mapping[str, Any], ...] = ()
    may_leave_voicemail: bool = False
    say_police: bool = False
    sender_name: str = ""
    number_shown: CallerDisplay = CallerDisplay.WITHHELD
    person_may_ring: bool = True
    machine_may_ring: bool = False
    seen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPlan:
    """What the victim agreed, as a trained person heard it. `ways`: the preferred one first.

    `code_word` is the new one; None leaves the current one, empty removes it. `agreed_as`: what we knew the victim to
    be when they agreed (`rules.safe_contact.contact_plan.SensitiveGroup`), written by
    `plan_confirmations.confirm_plan`.
    """

    ways: tuple[ProposedWay, ...] = ()
    line_may_say: DisclosureLevel = DisclosureLevel.NOTHING
    page_may_show: PageDisclosure = PageDisclosure.FULL
    note: str = ""
    code_word: str | None = None
    language: str = ""
    formats: tuple[str, ...] = ()
    review_on: date | None = None
    agreed_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSaveResult:
    """`version` None: it waits for a second person. `may_have_left`: messages sent under the old plan whose fate no
    provider has reported yet; they cannot be recalled."""

    version: int | None
    may_have_left: int


@dataclass(frozen=True, slots=True)
class ContactPointOption:
    """A number or address of the victim, for a form that chooses among them."""

    id: int
    kind: str
    value: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class ContactWayDetail:
    """What the victim agreed to for one number or address and one way of using it. `point` None: the record system
    states the way without a number or address, or the reader may not see it."""

    channel: ContactMethod
    point: ContactPointOption | None
    wording: str
    hours: tuple[Mapping[str, Any], ...]
    may_leave_voicemail: bool
    say_police: bool
    sender_name: str
    seen_by: str
    is_sender_gone: bool = False  # a text can no longer show that name, so nothing is sent under it
    number_shown: str = CallerDisplay.WITHHELD  # when a call is made
    person_may_ring: bool = True
    machine_may_ring: bool = False


@dataclass(frozen=True, slots=True)
class ContactPlanDetail:
    """The victim's plan as staff read it, the preferred way first. Empty for a victim who was never asked."""

    version: int
    ways: tuple[ContactWayDetail, ...]
    line_may_say: str
    page_may_show: str
    note: str
    has_code_word: bool
    language: str
    formats: tuple[str, ...]
    confirmed_at: datetime | None
    confirmed_by: str
    confirmed_how: str
    review_on: date | None

    def for_(self, channel: ContactMethod) -> tuple[ContactWayDetail, ...]:
        """The ways of this kind that may be used."""
        return tuple(way for way in self.ways if way.channel is channel and way.wording != WordingLevel.NONE)

    @property
    def callable_by_person(self) -> tuple[ContactWayDetail, ...]:
        """The numbers that a person may ring."""
        return tuple(way for way in self.for_(ContactMethod.CALL) if way.person_may_ring)


@dataclass(frozen=True, slots=True)
class SafeContactSummary:
    """What the colleague who rings the victim must know first: whether and how they may be reached.

    `stated` is what the record system states of a guarded victim with whom no plan was confirmed: it permits nothing,
    and warns the colleague who makes the first contact. `is_hearsay`: another person stated it. `is_overtaken`: the
    plan was confirmed before the victim was marked guarded, so no machine follows it. `name` and `number` are empty
    unless the reader has taken the task (`shows_contact_details`): then empty means that there is none.
    `has_pending_point`: a new number or address was agreed or accepted and is not in force; the reason is not given.
    `minutes_left` until the victim's hours end today; None where they are not set or are over for today.
    `is_quiet_code_used`: the duress code was used; until a colleague has closed that warning the victim is not rung, so
    no number is given.
    """

    is_guarded: bool
    plan: ContactPlanDetail | None
    stated: ContactPlanDetail | None
    is_hearsay: bool
    is_overtaken: bool
    name: str
    number: str
    is_open_now: bool
    has_pending_point: bool
    minutes_left: int | None
    has_stopped: bool  # STOP came back from a number or address of the victim: no message goes there
    shows_contact_details: bool
    has_letter_back: bool = False  # the post returned a letter from an address of the victim: no letter goes there
    is_quiet_code_used: bool = False
    # the victim agreed to automatic calls before we knew of their present situation: these calls have ended
    is_machine_call_unagreed: bool = False
    too: tuple[str, ...] = ()  # colleagues whose work also needs a call to the victim
    # the rows of the victim's points that are on hold: they are never shown as usable
    still: frozenset[int] = frozenset()
    opens_at: datetime | None = None  # the victim agreed to calls at other hours than now: when those next begin

    @property
    def is_held_by_quiet_hours(self) -> bool:
        """Whether only the force's quiet hours prevent a call now: the victim gave no hours of their own."""
        shown = self.plan or self.stated
        return not self.is_open_now and (shown is None or not any(way.hours for way in shown.callable_by_person))


class CallPermission(StrEnum):
    """Whether a person may ring a victim's number at this moment."""

    NOW = "now"  # agreed, and in the hours that were agreed
    STATED = "stated"  # stated by the record system, in the hours that it gives; not agreed with the victim
    QUIET_HOURS = "quiet_hours"  # only the force's quiet hours prevent it
    NOT_NOW = "not_now"  # agreed, for other hours
    NOT_AGREED = "not_agreed"  # the number itself is then not shown
    NOT_ASKED = "not_asked"  # the victim has not been asked yet
    QUIET_CODE = "quiet_code"  # the duress code was used and the warning is open: no calls, and no number is shown
    OVERTAKEN = "overtaken"  # agreed before the victim was marked guarded, perhaps with the suspect beside them


@dataclass(frozen=True, slots=True)
class NumberPermission:
    """A telephone number of a victim and what their plan says about it. `way` None: the plan names no call to it."""

    point_id: int
    value: str  # empty where it may not be rung
    may: CallPermission
    way: ContactWayDetail | None


@dataclass(frozen=True, slots=True)
class ContactSummary:
    """A conversation, or an attempt. `by` is empty where the record system reported it."""

    at: datetime
    channel: str
    reached: bool
    by: str
