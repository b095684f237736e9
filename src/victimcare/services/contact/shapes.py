from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcare.records.models.contact import LineMaySay as LineMaySay
from victimcare.records.models.contact import MessageWording as MessageWording
from victimcare.records.models.links import Relation as Relation


@dataclass(frozen=True, slots=True)
class Proof:
    """How and when a member of staff knew who they spoke with."""

    how: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPlan:
    """What she has agreed, as a trained person heard it from her. Points are those of her own record, by their row.

    `hours` has the feed's shape: `[{"days": ["mon"], "from": "10:00", "to": "14:00"}]`, `to` exclusive; empty: any hour
    but the force's quiet ones. `new_number` is one that she gave just now, for what no other point is named for.
    """

    may_text: bool = False
    may_email: bool = False
    may_call: bool = False
    may_post: bool = False
    may_leave_voicemail: bool = False
    say_police: bool = False
    hours: tuple[Mapping[str, Any], ...] = ()
    wording: MessageWording = MessageWording.NEUTRAL
    line_may_say: LineMaySay = LineMaySay.NOTHING
    text_point: int | None = None
    call_point: int | None = None
    new_number: str = ""
    note: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanSaved:
    """`version` None: it waits for a second person. `may_have_left`: messages handed over under the old plan that no
    provider has settled yet; they can't be called back."""

    version: int | None
    may_have_left: int


@dataclass(frozen=True, slots=True)
class Point:
    """A number or address of hers, for a form that chooses among them."""

    id: int
    kind: str
    value: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class PlanShown:
    """Her plan as staff read it. None of it is there for a victim who was never asked."""

    version: int
    may_text: bool
    may_email: bool
    may_call: bool
    may_post: bool
    may_leave_voicemail: bool
    say_police: bool
    hours: tuple[Mapping[str, Any], ...]
    wording: str
    line_may_say: str
    text_point: Point | None
    call_point: Point | None
    note: str
    confirmed_at: datetime | None
    confirmed_by: str
    review_on: date | None


@dataclass(frozen=True, slots=True)
class SafeWay:
    """What whoever rings her must know before: whether and how she may be reached.

    `stated` is what the record system states of a guarded victim with whom nobody has confirmed a plan: it permits
    nothing, and warns whoever makes the first contact. `is_hearsay`: somebody else stated it. `is_overtaken`: the plan
    was confirmed before a person marked her guarded, so no machine follows it. `name` and `number` are empty unless
    the asker has taken the task. `has_point_waiting`: another number or address was agreed or accepted and is not in
    force; what for it waits is not said. `minutes_left` until her hours end today; None where they are not set or are over for
    today.
    """

    is_guarded: bool
    plan: PlanShown | None
    stated: PlanShown | None
    is_hearsay: bool
    is_overtaken: bool
    name: str
    number: str
    is_open_now: bool
    has_point_waiting: bool
    minutes_left: int | None


@dataclass(frozen=True, slots=True)
class ContactMade:
    """A conversation, or a try. `by` is empty where the record system reported it."""

    at: datetime
    channel: str
    reached: bool
    by: str
