"""Lists the ways to reach a victim, or to get help to them, at this moment: what a task offers as its rungs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings

from victimcare.records.models import Referral, Supporter, Victim
from victimcare.records.models.contact import PointKind
from victimcare.records.models.desk import ReachCameOf, ReachWay
from victimcare.records.models.referred import ReferralState
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.people.supporters import SupporterKind, SupporterScope, is_role_in_force
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.services.cases.looking_after import LooksAfter, looked_after_by
from victimcare.services.contact import ways
from victimcare.services.contact.shapes import MayRing, NumberKnown
from victimcare.services.messages import gate, suppliers
from victimcare.services.messages.quiet_code_use import find_warned_victims
from victimcare.services.people.supporters import roles
from victimcare.services.sealed_words import SUPPORTER_SAFE_WAY

CONTROL_ROOM = "999"  # used where the force has named no contact for danger
# The possible results of each way, the likeliest first.
CAN_COME_OF: Mapping[ReachWay, tuple[ReachCameOf, ...]] = {
    ReachWay.NUMBER: (ReachCameOf.NO_ANSWER, ReachCameOf.ANSWERED),
    ReachWay.TEXT: (ReachCameOf.UNDER_WAY, ReachCameOf.CANNOT),
    ReachWay.EMAIL: (ReachCameOf.UNDER_WAY, ReachCameOf.CANNOT),
    ReachWay.CONTROL_ROOM: (ReachCameOf.UNDER_WAY, ReachCameOf.CANNOT),
    ReachWay.OFFICER: (ReachCameOf.UNDER_WAY, ReachCameOf.NO_ANSWER, ReachCameOf.CANNOT),
    ReachWay.SERVICE: (ReachCameOf.UNDER_WAY, ReachCameOf.NO_ANSWER, ReachCameOf.CANNOT),
    ReachWay.SUPPORTER: (ReachCameOf.UNDER_WAY, ReachCameOf.NO_ANSWER, ReachCameOf.CANNOT),
    ReachWay.LETTER: (ReachCameOf.UNDER_WAY, ReachCameOf.CANNOT),
    ReachWay.VISIT: (ReachCameOf.UNDER_WAY, ReachCameOf.CANNOT),
}
# The way a colleague takes to write on the victim's page; the message that announces it leaves through the gate alone.
WRITING: Mapping[ContactMethod, ReachWay] = {
    ContactMethod.TEXT: ReachWay.TEXT,
    ContactMethod.EMAIL: ReachWay.EMAIL,
    ContactMethod.LETTER: ReachWay.LETTER,
}
_IN_HOURS = (MayRing.NOW, MayRing.STATED, MayRing.NOT_ASKED, MayRing.OVERTAKEN)
_AT_SERVICE = (ReferralState.ACCEPTED, ReferralState.WAITING, ReferralState.IN_CONTACT)


@dataclass(frozen=True, slots=True)
class Rung:
    """One way. `name` and `number`: the person or service to ring; empty where there is none to name. `known`: a number
    of the victim's. `safe_way`: when and how a supporter may be rung."""

    way: ReachWay
    about: str = ""
    name: str = ""
    number: str = ""
    known: NumberKnown | None = None
    kind: str = ""  # a supporter's
    safe_way: str = ""
    is_quiet_lifted: bool = False

    @property
    def may_be_tried(self) -> bool:
        """Whether the way may be tried now. Hours that the victim agreed are never overridden, and a number that was
        not agreed is not rung. A named person can override quiet hours."""
        if self.known is None or self.known.may in _IN_HOURS:
            return True
        return self.known.may is MayRing.QUIET_HOURS and self.is_quiet_lifted

    @property
    def can_come_of_it(self) -> tuple[ReachCameOf, ...]:
        return CAN_COME_OF[self.way]


def list_offered_rungs(
    victim: Victim | None, *, is_danger: bool, is_whole: bool, is_quiet_lifted: bool, now: datetime
) -> tuple[Rung, ...]:
    """List the ways. A patrol is offered only where a person is in danger. While the warning of a duress code is open,
    nothing is offered that the victim's telephone or door would show."""
    control_room = (_control_room(),) if is_danger else ()
    if victim is None:
        return control_room
    known = ways.numbers_known(victim, now=now) if is_whole else ()
    numbers = tuple(replace(_number(one), is_quiet_lifted=is_quiet_lifted) for one in known)
    officer = _officer(looked_after_by(victim.case, london_date(now)))
    if find_warned_victims([victim.id], now=now):
        # A person beside the victim must see no answer to the code: only services that work out of their sight are
        # asked.
        return (*numbers, *control_room, officer, *(_services(victim) if is_whole else ()))
    others = (*_services(victim), *_supporters(victim, now)) if is_whole else ()
    written = _writing(victim, now) if is_whole else ()
    at_once = tuple(rung for rung in written if rung.way is not ReachWay.LETTER)
    letter = tuple(rung for rung in written if rung.way is ReachWay.LETTER)
    first = (*numbers, *at_once) if any(rung.may_be_tried for rung in numbers) else (*at_once, *numbers)
    return (*first, *control_room, officer, *others, *letter, Rung(ReachWay.VISIT))


def _writing(victim: Victim, now: datetime) -> tuple[Rung, ...]:
    """How a message may leave now to say that something waits on the victim's page, as the gate would decide."""
    decision = gate.ways([victim], now=now, channels=suppliers.carried())[victim.id].decision
    way = WRITING.get(decision.channel) if isinstance(decision, ContactNow) else None
    return (Rung(way),) if way is not None else ()


def has_post_only(victim: Victim) -> bool:
    return all(point.kind == PointKind.ADDRESS for point in ways.points_of(victim))


def _control_room() -> Rung:
    force: Force = settings.FORCE
    helps = next((partner for partner in force.call_partners if partner.in_danger), None)
    if helps is None:
        return Rung(ReachWay.CONTROL_ROOM, number=CONTROL_ROOM)
    return Rung(ReachWay.CONTROL_ROOM, name=helps.name, number=helps.telephone)


def _number(known: NumberKnown) -> Rung:
    return Rung(ReachWay.NUMBER, about=f"point:{known.point_id}", number=known.value, known=known)


def _officer(carer: LooksAfter) -> Rung:
    return Rung(ReachWay.OFFICER, name=carer.name, number=carer.phone)


def _services(victim: Victim) -> list[Rung]:
    """The services that have taken the victim on."""
    referrals = Referral.objects.filter(victim=victim, settled="", state__in=_AT_SERVICE).select_related("service")
    return [
        Rung(ReachWay.SERVICE, f"referral:{one.public_id}", one.service.name, one.service.telephone)
        for one in referrals.order_by("-id")
    ]


def _supporters(victim: Victim, now: datetime) -> list[Rung]:
    """Supporters whom the victim agreed that we may ring, without any that the victim must be kept safe from."""
    born = victim.person.date_of_birth
    agreed = Supporter.objects.filter(victim=victim, agreed_at__isnull=False, ended_at=None)
    rows = list(agreed.filter(sees__contains=[SupporterScope.RING]).order_by("asked_at", "id"))
    keys = SUPPORTER_SAFE_WAY.load_keys(rows)
    return [
        Rung(
            ReachWay.SUPPORTER,
            f"supporter:{row.public_id}",
            row.name,
            row.phone,
            kind=SupporterKind(row.kind),
            safe_way=SUPPORTER_SAFE_WAY.open_words(row, keys),
        )
        for row in rows
        if is_role_in_force(roles.role_of(row), born, now) and not roles.is_feared(row)
    ]
