"""Decides whether, how and where we may contact a victim now, from their safe contact plan.

This is the one gate before every text, e-mail, letter and call, and before the victim's page and the line.

This file is written to be read by people who speak for survivors, so the whole rule is here in words.
`decide_safe_contact` below does rules 1 to 8, in this order, and nothing else. `decide_disclosure` does rules 9 and 10,
and `find_consent_route` (in `staff_contact`) rules 11 and 12.

 1. A guarded victim, with whom no trained person has agreed a plan since they became guarded: no machine tells them
    anything. A person does. Nothing lifts this: not two people, not a supervisor. What the record system says of the
    victim's wishes does not count as asking them. A plan agreed before a person marked them guarded no longer counts.
 2. A guarded victim whose plan is overdue for review: no machine tells them anything until a person has asked them
    again. The plan of a victim who is not guarded still applies, and a person is asked to review it.
 3. A victim who has not been asked how they want to be reached: a person tells them the news. A machine may once, and
    never again, invite them to choose (`decide_invitation`), in their own language: a text that they cannot read they
    would have to show to another person.
 4. A victim who was asked: only the numbers and addresses that they named are used, each only in the ways they agreed
    to, only in their hours, and with no more words than they agreed to. "Nothing" is nothing.
    A text shows the sender's name that they agreed to see; if that name can no longer be shown, no text goes there
    under another. A call shows no number, unless they agreed to see one.
    For each number the plan says who may ring it: a person, the machine, or both. A person alone, unless they agreed
    otherwise. The machine rings only a number for which they agreed to the machine, and only if they also agreed that
    the line may say something to them. It says nothing before they have keyed their code.
    Three kinds of victim are never rung by a machine unless they agreed to it as what they are: people bereaved by
    the crime, guarded victims, and anybody under 18. If we learn only after the plan was agreed that a victim is one
    of these, the machine stops ringing until a person has agreed it with them again.
 5. Of the ways they agreed to, we use the one they like best among those open at this moment. If none is open we wait
    for the first to open. If none ever opens, a person tells them. A letter takes days: it never leaves before a
    text, an e-mail or a call that they like better and that opens within three days. It leaves only with news that
    can wait for it (`staff_contact`), and never with news of risk: a person tells that the same day.
 6. Words that tell the news show that they come from the police. A victim who did not agree to that is told only that
    there is something new.
 7. A plan that the record system states, and that no person has confirmed with the victim, lets the machine send a
    text or an e-mail that says there is something new; never the news, never a call, never a letter, never a name. If
    it states that the victim may be called, a person may ring them; the machine never. If it states letters alone, a
    person agrees a plan with them before any letter leaves.
 8. Two people together, with a written reason, can let one message pass despite one of three things (`OverrideKind`):
    that the victim was not asked, that the review of their plan is overdue, or the force's own quiet hours. Never
    rule 1, and never anything that the victim said: not another number, not another way, not more words, not outside
    hours that they chose.

The page and the line send nothing: the victim opens them, with a code that a person gave them after an identity check.
Nothing that anybody else knows or holds opens either. Each time, what they may tell is decided again at that moment.

 9. The page shows what that person recorded at the time: the case, or the short view, which says only whether there is
    something new and how to reach a person. A guarded victim sees the short view, whatever was recorded; a second
    factor that only the victim has, agreed with a person, shows them the case even so.
    What the victim said about their page can only make it show less. "Nothing" is nothing: then their code is answered
    as a wrong one is, so that a person who forces them to give it up sees that it opens nothing.
10. The line, on which another person may listen, says what the victim agreed with a trained person that it may. A plan
    that rule 1 or 2 sets aside does not count here either. Without a plan that counts the line says nothing to a
    guarded victim, and that sounds as a wrong code does; to others it says what their code opens.

The page and the line tell a victim their own part of the case. They never say a word about another victim in it.

Two more things are for the victim to allow: that a support service is told about them, and that they are asked how it
was.

11. A support service is told about a victim only by a person, and only when the victim has agreed to it: the record
    says that they did, or they say so themselves to that person. Not asked is not agreed. A victim who wants no more
    support is referred nowhere, until they say that they want it again.
12. A victim who wants no questions about how it was is asked none. Only a person asks a guarded victim. For all other
    victims the question goes as a message does, and rules 1 to 8 decide it like any other.

Silence is better than telling the wrong person; a human call is better than silence.

Sources: contract of the record feed ("A plan in the feed is stated, not confirmed", "Guarded"); design, second rule,
sixth rule and section 5.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_hours import ContactWindow, next_open_moment
from victimcare.rules.safe_contact.contact_plan import (
    EVERY_CHANNEL,
    STATED_PLAN_CHANNELS,
    AgreedWay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    ContactPlan,
    DisclosureLevel,
    GateAnswer,
    OverrideKind,
    SensitiveGroup,
    StaffOnlyReason,
    WordingLevel,
    is_review_overdue,
)

INVITED_BETWEEN = (ContactWindow(frozenset(range(7)), time(9), time(20)),)
_AT_ANY_HOUR = DailyHours(time(0), time(0))  # no quiet hours
# How long a message waits for a change that has cooled to come into force; after that a person is asked.
_PUT_IN_FORCE_WITHIN = timedelta(hours=1)
_ASK_AGAIN = timedelta(minutes=1)
_IN_THE_POST = timedelta(days=3)  # a letter takes at least this long, by which time another way may have opened


def decide_safe_contact(
    plan: ContactPlan | None,
    *,
    is_guarded: bool,
    quiet: DailyHours,
    now: datetime,
    channels: Collection[ContactMethod] = EVERY_CHANNEL,
    by_person: bool = False,
    alone: Sequence[AgreedWay] = (),
    lift: OverrideKind | None = None,
    sensitive: Collection[SensitiveGroup] = (),
) -> GateAnswer:
    """Return the best of these ways to contact the victim now. `plan` None: the victim was never asked.

    `channels` may be one alone. `by_person`: a person rings, so the numbers that a person may ring count. `alone`:
    numbers and addresses that only the victim uses; a message goes there only when two people have overridden that the
    victim was not asked. `sensitive`: the victim's sensitive groups now, besides guarded (`sensitive_groups_of`). `now`
    is in UTC.
    """
    if is_guarded and (plan is None or not plan.is_confirmed):
        return ContactByStaff(StaffOnlyReason.GUARDED)
    if (
        is_guarded
        and plan is not None
        and is_review_overdue(plan.review_on, now)
        and lift is not OverrideKind.REVIEW_DUE
    ):
        return ContactByStaff(StaffOnlyReason.REVIEW_DUE)
    if plan is None and lift is OverrideKind.NOT_ASKED:
        plan = ContactPlan(is_confirmed=False, ways=tuple(alone))
    if plan is None:
        return ContactByStaff(StaffOnlyReason.NOT_ASKED)
    is_to = frozenset({*sensitive, SensitiveGroup.GUARDED} if is_guarded else sensitive)
    agreed = [way for way in plan.ways if way.channel in channels and _may_use(plan, way, by_person, is_to)]
    known = [way for way in agreed if way.point is not None]
    named = [way for way in known if not way.is_sender_gone]
    if known and not named:
        return ContactByStaff(StaffOnlyReason.NO_SENDER)
    if named:
        return _by_the_clock(plan, named, _AT_ANY_HOUR if lift is OverrideKind.QUIET_HOURS else quiet, now)
    return _until_cooled(plan, channels, now) or ContactByStaff(StaffOnlyReason.NO_POINT if agreed else _why_not(plan))


def decide_invitation(
    plan: ContactPlan | None,
    *,
    is_guarded: bool,
    was_invited: bool,
    alone: Sequence[AgreedWay],
    now: datetime,
    language: str = "",
) -> ContactNow | ContactLater | None:
    """Decide the one neutral invitation to choose a way of contact. None: no invitation. `language`: the victim's, as
    recorded.

    It goes only to a victim who has not been asked and is not guarded, only once whatever became of it, only between
    nine in the morning and eight in the evening, and only to a mobile, or else an e-mail address, that the victim alone
    uses.
    """
    if plan is not None or is_guarded or was_invited or not alone:
        return None
    to = min(alone, key=lambda way: list(ContactMethod).index(way.channel))
    at = next_open_moment(INVITED_BETWEEN, _AT_ANY_HOUR, now)
    assert at is not None, "some hour of the day is open"
    assert to.point is not None
    return (
        ContactNow(to.channel, to.point, WordingLevel.NEUTRAL, language=language)
        if at == now
        else ContactLater(at, to.channel)
    )


def _may_use(plan: ContactPlan, way: AgreedWay, by_person: bool, sensitive: frozenset[SensitiveGroup]) -> bool:
    if way.wording is WordingLevel.NONE:
        return False
    if way.channel is ContactMethod.CALL:
        may_ring = way.person_may_ring if by_person else _machine_may_ring(plan, way, sensitive)
        return plan.is_confirmed and may_ring
    return plan.is_confirmed or way.channel in STATED_PLAN_CHANNELS


def _machine_may_ring(plan: ContactPlan, way: AgreedWay, sensitive: frozenset[SensitiveGroup]) -> bool:
    """Whether the victim agreed that the machine may ring this number, in every sensitive group they now belong to."""
    return way.machine_may_ring and sensitive <= plan.agreed_as and plan.line is not DisclosureLevel.NOTHING


def may_staff_ring(way: AgreedWay) -> bool:
    """Whether the plan lets a person ring this way, agreed with the victim or only stated."""
    return way.channel is ContactMethod.CALL and way.wording is not WordingLevel.NONE and way.person_may_ring


def _why_not(plan: ContactPlan) -> StaffOnlyReason:
    """Why no way can be used. If a person may ring a number that the record system only states, that person decides it,
    and no list of numbers does."""
    if any(map(may_staff_ring, plan.ways)):
        return StaffOnlyReason.PERSON_RINGS
    is_post = any(way.channel is ContactMethod.LETTER and way.wording is not WordingLevel.NONE for way in plan.ways)
    return StaffOnlyReason.POST_STATED if is_post and not plan.is_confirmed else StaffOnlyReason.NOT_AGREED


def _until_cooled(plan: ContactPlan, channels: Collection[ContactMethod], now: datetime) -> ContactLater | None:
    """Return when a number or address that is cooling can be used, if nothing can be used now."""
    if plan.cools_until is None or now > plan.cools_until + _PUT_IN_FORCE_WITHIN:
        return None
    return ContactLater(max(plan.cools_until, now + _ASK_AGAIN), min(channels, key=list(ContactMethod).index))


def _by_the_clock(plan: ContactPlan, ways: list[AgreedWay], quiet: DailyHours, now: datetime) -> GateAnswer:
    opening = [(way, at) for way in ways if (at := next_open_moment(way.hours, quiet, now)) is not None]
    if not opening:
        return ContactByStaff(StaffOnlyReason.NO_HOUR)
    way, at = min(opening, key=lambda one: one[1])  # of several at the same moment, the one that the victim likes best
    if way.channel is ContactMethod.LETTER:
        others = [one for one in opening if one[0].channel is not ContactMethod.LETTER]
        liked = [one for one in opening[: opening.index((way, at))] if one in others]
        if any(opens - now <= _IN_THE_POST for _, opens in liked):  # then no letter: the soonest of all other ways
            way, at = min(others, key=lambda one: one[1])
    return _send(plan, way) if at == now else ContactLater(at, way.channel)


def _send(plan: ContactPlan, way: AgreedWay) -> ContactNow:
    assert way.point is not None
    if not plan.is_confirmed:
        return ContactNow(way.channel, way.point, WordingLevel.NEUTRAL, language=plan.language, formats=plan.formats)
    # Words that tell the news show who sent them; without consent to that, they say only that there is news.
    wording = WordingLevel.NEUTRAL if way.wording is WordingLevel.FULL and not way.may_say_police else way.wording
    return ContactNow(
        way.channel,
        way.point,
        wording,
        sender_name=way.sender_name,
        may_say_police=way.may_say_police,
        may_leave_voicemail=way.may_leave_voicemail,
        language=plan.language,
        formats=plan.formats,
        shown=way.shown,
    )


# What the page and the line may tell a victim who opened them with a code: rules 9 and 10.


class VictimChannel(StrEnum):
    """What the victim opens with a code."""

    PAGE = "page"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class DisclosureDecision:
    """The gate's answer at this moment: how much this channel may tell the victim. Only `decide_disclosure` makes
    one."""

    door: VictimChannel
    level: DisclosureLevel

    @property
    def is_shut(self) -> bool:
        return self.level is DisclosureLevel.NOTHING

    @property
    def is_short(self) -> bool:
        return self.level is DisclosureLevel.NEWS_OR_NOT

    @property
    def tells_conditions(self) -> bool:
        """Bail conditions name people and places, so only a full view tells them, a status does not."""
        return self.level is DisclosureLevel.FULL


def decide_disclosure(
    plan: ContactPlan | None, *, door: VictimChannel, is_guarded: bool, opens: str, now: datetime
) -> DisclosureDecision:
    """Decide how much this channel may tell at this moment to the person who entered the victim's code.

    `opens`: a `SessionAccess`; SHORT or CASE as recorded by the person who gave the code. A QUIET page is no victim's,
    so that no plan decides. `now` is in UTC.
    """
    if opens == SessionAccess.QUIET:
        return DisclosureDecision(door, DisclosureLevel.NEWS_OR_NOT)
    if door is VictimChannel.PAGE:
        is_full = opens == SessionAccess.ALL or (opens == SessionAccess.CASE and not is_guarded)
        most = DisclosureLevel.FULL if is_full else DisclosureLevel.NEWS_OR_NOT
        return DisclosureDecision(door, most if plan is None else min(most, plan.page, key=list(DisclosureLevel).index))
    if plan is not None and plan.is_confirmed and not (is_guarded and is_review_overdue(plan.review_on, now)):
        return DisclosureDecision(door, plan.line)
    if is_guarded:
        return DisclosureDecision(door, DisclosureLevel.NOTHING)
    return DisclosureDecision(
        door, DisclosureLevel.NEWS_OR_NOT if opens == SessionAccess.SHORT else DisclosureLevel.STATUS
    )
