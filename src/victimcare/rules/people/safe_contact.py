"""Decides whether, how and where we may contact a victim now, from their safe contact plan. This is the one gate before
every text, e-mail, letter and call, and before the victim's page and the line.

This file is written to be read by people who speak for survivors, so the whole rule stands here in words. `decide`
below does rules 1 to 8, in this order, and nothing else. `open_to_her` in `doors` beside this file does rules 9 and 10,
and `may_go` in `hers_to_allow` rules 11 and 12.

 1. A guarded victim, with whom no trained person has agreed a plan since they became guarded: no machine tells them
    anything. A person does. Nothing lifts this: not two people, not a supervisor. What the record system says of the
    victim's wishes does not count as asking them. A plan agreed before a person marked them guarded no longer counts.
 2. A guarded victim whose plan should have been looked at again by now: no machine tells them anything until a person
    has asked them anew. For a victim who is not guarded the plan stands, and a person is asked to look at it.
 3. Nobody has asked the victim how they want to be reached: a person tells them the news. A machine may once, and never
    again, invite them to choose (`invite`), in their own language: a text that they cannot read they would have to show
    to somebody.
 4. The victim was asked: only the numbers and addresses that they named are used, each only in the ways they agreed to,
    only in their hours, and with no more words than they agreed to. "Nothing" is nothing. A text shows the sender's
    name that they agreed to see; where that name can no longer be shown, no text goes there under another. A call shows
    no number, unless they agreed to see one.
    For each number the plan says who may ring it: a person, the machine, or both. A person alone, unless they agreed
    otherwise. The machine rings only a number for which they agreed to the machine, and only where they also agreed
    that the line may say something to them. It says nothing before they have keyed their code.
    Three kinds of victim are never rung by a machine unless they agreed to it as what they are: people bereaved by the
    crime, guarded victims, and anybody under 18. If we learn only after the plan was agreed that a victim is one of
    these, the machine stops ringing until a person has agreed it with them anew.
 5. Of the ways they agreed to, we use the one they like best among those open at this moment. Where none is open we
    wait for the first to open. Where none ever opens, a person tells them.
    A letter takes days: it never leaves before a text, an e-mail or a call that they like better and that opens within
    three days. It leaves only with news that can wait for it (`by_post`), and never with news of risk: a person tells
    that the same day.
 6. Words that tell the news show that they come from the police. A victim who did not agree to that is only told that
    there is something new.
 7. A plan that the record system states, and nobody has confirmed with the victim, lets the machine send a text or an
    e-mail that says there is something new; never the news, never a call, never a letter, never a name. Where it states
    that the victim may be called, a person may ring them; the machine never. Where it states letters alone, a person
    agrees a plan with them before any letter leaves.
 8. Two people together, with a written reason, can let one message pass three things (`Lift`): that the victim was not
    asked, that the look at their plan is overdue, and the force's own quiet hours. Never rule 1, and never anything
    that the victim said: not another number, not another way, not more words, not outside hours that they chose.

The page and the line send nothing: the victim opens them, with a code that a person gave them after they proved who
they are. Nothing that anybody else knows or holds opens either. Each time, what they may tell is asked again at that
moment.

 9. The page shows what that person wrote down at the time: the case, or the short view, which says only whether there
    is something new and how to reach a person. A guarded victim sees the short view, whatever was written down; a
    second proof that only the victim has, agreed with a person, shows them the case all the same.
    What the victim said about their page can only make it show less. "Nothing" is nothing: then their code is answered
    as a wrong one is, so that a person who forces them to give it up sees that it opens nothing.
10. The line, on which another person may listen, says what the victim agreed with a trained person that it may. A plan
    that rule 1 or 2 sets aside does not count here either. Without a plan that counts the line says nothing to a
    guarded victim, and that sounds as a wrong code does; to others it says what their code opens.

The page and the line tell a victim their own part of the case. Of another victim in it, they never say a word.

Two more things are for the victim to allow: that an outside service hears of them, and that they are asked how it was.

11. A support service is told of a victim only by a person, and only when the victim has agreed to it: the record says
    that they did, or they say so themselves to that person. Not asked is not agreed. A victim who wants nothing more of
    support is referred nowhere, until they say that they want it again.
12. A victim who wants no questions about how it was is asked none. Only a person asks a guarded victim. For everybody
    else the question goes as a message does, and rules 1 to 8 decide it like any other.

Silence is better than telling the wrong person; a human call is better than silence.

Sources: contract of the record feed ("A plan in the feed is stated, not confirmed", "Guarded"); design, second rule,
sixth rule and section 5.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from victimcare.rules.force import Hours
from victimcare.rules.people.contact_decision import Decision, Lift, Person, Send, Wait, Why
from victimcare.rules.people.contact_plan import (
    EVERY_CHANNEL,
    OF_STATED_PLANS,
    Agreed,
    Channel,
    MaySay,
    Plan,
    Sensitive,
    Wording,
    is_past_review,
)
from victimcare.rules.people.her_hours import Window, next_open

INVITED_BETWEEN = (Window(frozenset(range(7)), time(9), time(20)),)
_AT_ANY_HOUR = Hours(time(0), time(0))  # no hour is quiet
# How long a message waits for a change that has cooled to be put in force; after that a person is asked.
_PUT_IN_FORCE_WITHIN = timedelta(hours=1)
_ASK_AGAIN = timedelta(minutes=1)
_IN_THE_POST = timedelta(days=3)  # so long a letter takes at the least, by which another way may have opened


def decide(
    plan: Plan | None,
    *,
    is_guarded: bool,
    quiet: Hours,
    now: datetime,
    channels: Collection[Channel] = EVERY_CHANNEL,
    by_person: bool = False,
    alone: Sequence[Agreed] = (),
    lift: Lift | None = None,
    sensitive: Collection[Sensitive] = (),
) -> Decision:
    """What may be done for her at this moment by the best of these ways. `plan` None: she was never asked.

    `channels` may be one alone. `by_person`: a person rings; then the numbers count that a person may ring. `alone`:
    numbers and addresses that are hers and nobody else's; only two people who lift that she was not asked let a message
    go there. `sensitive`: what the victim is now, besides guarded (`sensitive_as`). `now` is in UTC.
    """
    if is_guarded and (plan is None or not plan.is_confirmed):
        return Person(Why.GUARDED)
    if is_guarded and plan is not None and is_past_review(plan.review_on, now) and lift is not Lift.REVIEW_DUE:
        return Person(Why.REVIEW_DUE)
    if plan is None and lift is Lift.NOT_ASKED:
        plan = Plan(is_confirmed=False, ways=tuple(alone))
    if plan is None:
        return Person(Why.NOT_ASKED)
    is_to = frozenset({*sensitive, Sensitive.GUARDED} if is_guarded else sensitive)
    agreed = [way for way in plan.ways if way.channel in channels and _may_use(plan, way, by_person, is_to)]
    known = [way for way in agreed if way.point is not None]
    named = [way for way in known if not way.is_sender_gone]
    if known and not named:
        return Person(Why.NO_SENDER)
    if named:
        return _by_the_clock(plan, named, _AT_ANY_HOUR if lift is Lift.QUIET_HOURS else quiet, now)
    return _until_cooled(plan, channels, now) or Person(Why.NO_POINT if agreed else _why_not(plan))


def invite(
    plan: Plan | None,
    *,
    is_guarded: bool,
    was_invited: bool,
    alone: Sequence[Agreed],
    now: datetime,
    language: str = "",
) -> Send | Wait | None:
    """The one neutral invitation to choose how she wants to be contacted. None: none. `language`: her record's.

    Only to somebody whom nobody has asked and who is not guarded, only once whatever became of it, only between nine
    and eight in the evening, and only to a mobile, or else an e-mail address, that is hers and nobody else's.
    """
    if plan is not None or is_guarded or was_invited or not alone:
        return None
    to = min(alone, key=lambda way: list(Channel).index(way.channel))
    at = next_open(INVITED_BETWEEN, _AT_ANY_HOUR, now)
    assert at is not None, "some hour of the day is open"
    assert to.point is not None
    return Send(to.channel, to.point, Wording.NEUTRAL, language=language) if at == now else Wait(at, to.channel)


def _may_use(plan: Plan, way: Agreed, by_person: bool, sensitive: frozenset[Sensitive]) -> bool:
    if way.wording is Wording.NONE:
        return False
    if way.channel is Channel.CALL:
        may_ring = way.person_may_ring if by_person else _machine_may_ring(plan, way, sensitive)
        return plan.is_confirmed and may_ring
    return plan.is_confirmed or way.channel in OF_STATED_PLANS


def _machine_may_ring(plan: Plan, way: Agreed, sensitive: frozenset[Sensitive]) -> bool:
    """Only a number for which the victim agreed to the machine, as all that they are now."""
    return way.machine_may_ring and sensitive <= plan.agreed_as and plan.line is not MaySay.NOTHING


def may_be_rung_by_person(way: Agreed) -> bool:
    """Whether the plan lets a person use this way to ring, whether it is agreed with the victim or only stated."""
    return way.channel is Channel.CALL and way.wording is not Wording.NONE and way.person_may_ring


def _why_not(plan: Plan) -> Why:
    """Where a person may ring a number that the record system only states, they decide that, and no list of numbers."""
    if any(map(may_be_rung_by_person, plan.ways)):
        return Why.PERSON_RINGS
    is_post = any(way.channel is Channel.LETTER and way.wording is not Wording.NONE for way in plan.ways)
    return Why.POST_STATED if is_post and not plan.is_confirmed else Why.NOT_AGREED


def _until_cooled(plan: Plan, channels: Collection[Channel], now: datetime) -> Wait | None:
    """Where nothing may be used now, a number or address that comes in force by itself may be, once it has cooled."""
    if plan.cools_until is None or now > plan.cools_until + _PUT_IN_FORCE_WITHIN:
        return None
    return Wait(max(plan.cools_until, now + _ASK_AGAIN), min(channels, key=list(Channel).index))


def _by_the_clock(plan: Plan, ways: list[Agreed], quiet: Hours, now: datetime) -> Decision:
    opening = [(way, at) for way in ways if (at := next_open(way.hours, quiet, now)) is not None]
    if not opening:
        return Person(Why.NO_HOUR)
    way, at = min(opening, key=lambda one: one[1])  # of several at the same moment, the one she likes best
    if way.channel is Channel.LETTER:
        liked = opening[: opening.index((way, at))]
        if any(opens - now <= _IN_THE_POST for _, opens in liked):  # then no letter: the soonest of all other ways
            way, at = min((one for one in opening if one[0].channel is not Channel.LETTER), key=lambda one: one[1])
    return _send(plan, way) if at == now else Wait(at, way.channel)


def _send(plan: Plan, way: Agreed) -> Send:
    assert way.point is not None
    if not plan.is_confirmed:
        return Send(way.channel, way.point, Wording.NEUTRAL, language=plan.language, formats=plan.formats)
    # Words that tell the news show who they come from; without leave for that they only say that there is news.
    wording = Wording.NEUTRAL if way.wording is Wording.FULL and not way.may_say_police else way.wording
    return Send(
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
