"""What following up says in words: the one next act, why a line stands where it stands, how far each rung came."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.said import dashed
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, FirstAction, UnattendedCause
from victimcare.services.cases.looking_after import LooksAfter
from victimcare.services.follow_up.shapes import CoverShown, OwedShown, PursuitShown, SilentCase, StepShown
from victimcare.wording import has, say


def act(item: SilentCase) -> str:
    """Verb first; what is owed by its title where it is not news."""
    if item.line.act is FirstAction.DO:
        return say("follow-up-act-do", what=item.title)
    return say(f"follow-up-act-{dashed(item.line.act)}")


def _broken(item: SilentCase) -> str:
    """What will be broken, named as what it is: never our own standard as a right of theirs. Where the act says it
    already, what is missing."""
    first = item.line.matters[0]
    if item.line.act is FirstAction.DO and first.breaks is CommitmentKind.RIGHT:
        return say("follow-up-nothing-under-way")
    return say(f"follow-up-breaks-{first.breaks}", what=item.title)


def owed(one: OwedShown) -> str:
    """What a task is for."""
    return said.capital(say(f"follow-up-breaks-{one.breaks}", what=one.title))


def causes(item: SilentCase, now: datetime) -> list[dict[str, str]]:
    """Three at most, the worst first: what the list is ordered by, and what makes it harder."""
    return [_cause(cause, item, now) for cause in item.line.causes]


def _cause(cause: UnattendedCause, item: SilentCase, now: datetime) -> dict[str, str]:
    if cause is UnattendedCause.HARM:
        return {"cause": say(f"ui-harm-{said.HARM[item.harm]}"), "fact": say(f"follow-up-harm-{said.HARM[item.harm]}")}
    if cause in (UnattendedCause.LATE, UnattendedCause.DUE):
        when, _ = said.due(item.line.due_at, now)
        return {"cause": said.capital(when), "fact": _broken(item)}
    more = len(item.line.matters) - 1
    return {"cause": say(f"follow-up-cause-{cause}"), "fact": say(f"follow-up-fact-{cause}", count=more)}


def carer(found: LooksAfter, now: datetime) -> str:
    """Whose it is, and in whose place."""
    if not found.instead_of:
        return say(f"follow-up-carer-{found.by}", name=found.name)
    if found.until_on is None:
        return say("follow-up-carer-instead", name=found.name, officer=found.instead_of)
    return say("follow-up-carer-until", name=found.name, officer=found.instead_of, day=said.day(found.until_on, now))


def news(pursuit: PursuitShown, now: datetime) -> str:
    """What she is to hear: of several pursuits, which is which."""
    days = [(said.event(kind), said.day(london_date(at), now)) for kind, at in pursuit.news]
    return said.listed([say("follow-up-news", what=what, day=day) for what, day in days])


def rung(step: StepShown) -> str:
    return say(f"follow-up-rung-{dashed(step.rung)}")


def came(step: StepShown) -> str:
    """How far this rung came."""
    if step.how == "sent":
        return say(f"desk-state-{dashed(step.state)}")
    if step.how == "skipped":
        named = f"follow-up-why-{dashed(step.why)}"
        return say("follow-up-skipped", why=say(named if has(named) else f"desk-why-{dashed(step.why)}"))
    return say("follow-up-asked")


def stands(pursuit: PursuitShown, now: datetime) -> str:
    """Whether she has it, and what comes next."""
    if pursuit.ended_at is not None:
        moment = said.within(pursuit.ended_at, now)
        return say(f"follow-up-{dashed(pursuit.ended_as)}", moment=moment, name=pursuit.stopped_by)
    if pursuit.next_at is None:
        return say("follow-up-stands")
    return say("follow-up-next", moment=said.within(max(pursuit.next_at, now), now))


def cover_days(cover: CoverShown, now: datetime) -> str:
    first = said.day(cover.from_on, now)
    if cover.until_on is None:
        return say("follow-up-cover-since", first=first)
    return say("follow-up-cover-days", first=first, last=said.day(cover.until_on, now))
