"""What a piece of work says of itself: what to do, why, whose it is, and why it stands where it stands."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.said import dashed
from victimcare.rules.clock import london_date
from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.conversations.task_takeovers import TakeoverNotice
from victimcare.services.desk.handing_many import HandedOn, HandedTo
from victimcare.services.desk.shapes import GivenLately, Harm, Which, WorkItem
from victimcare.wording import has, say
from victimcare.wording.hours import listed

_SEEN_TO = (
    "escalated_supervisor",
    "escalated_care_team",
    "backlog",
)  # reasons of what came up, late, to who sees to it


def act(item: WorkItem | TakeoverNotice, *, of: str = "") -> str:
    """What to do, verb first; where it is only to be seen to, what it is about (`of`): else a dozen rows are one."""
    if of and item.reason in _SEEN_TO:
        return say("desk-act-of-late", what=of)
    named = f"desk-act-{dashed(item.kind)}-{dashed(item.reason)}"
    return say(named) if has(named) else say(f"desk-act-{dashed(item.kind)}")


def why(item: WorkItem) -> str:
    """In one line: the reason, and what has come to it since."""
    named = f"desk-why-{dashed(item.reason)}"
    lines = [say(named if has(named) else f"desk-why-kind-{dashed(item.kind)}")]
    if item.unread > 1:
        lines.append(say("desk-unrung" if item.kind == "call_back" else "desk-unread", count=item.unread))
    if item.tried:
        lines.append(say("work-tried", count=item.tried))
    return " ".join(lines)


def say_when_rung(panel: TaskPanel, now: datetime) -> str:
    """From when the victim may be rung, where the hours that they agreed to are not now; where that is another day, who
    reaches them until then, and by when. Empty where they may be rung now, or gave no hours."""
    opens_at = panel.way.opens_at if panel.way is not None and panel.reaches else None
    if panel.way is None or opens_at is None or panel.way.is_quiet_code_used:
        return ""
    moment, due_at = said.ahead(opens_at, now), panel.task.item.due_at
    if london_date(opens_at) == london_date(now):
        return say("work-rung-later", moment=moment)
    if due_at is None or due_at <= now:
        return say("work-rung-another-day.late", moment=moment)
    if due_at >= opens_at:
        return say("work-rung-another-day.in-time", moment=moment)
    return say("work-rung-another-day", moment=moment, by=said.ahead(due_at, now))


def line(item: WorkItem, now: datetime, *, of: str = "") -> str:
    """As the list says it: first that it stands apart, then what it is about (`of`) if its title does not, then why."""
    apart = ""
    if item.snoozed_until is not None and item.snoozed_until > now:
        apart = say("work-snoozed-until", moment=said.ahead(item.snoozed_until, now))
    elif item.handed_at is not None:
        apart = say("work-handed-by", name=said.short_name(item.handed_by), moment=said.within(item.handed_at, now))
    about = f"{of}." if of and item.reason not in _SEEN_TO else ""
    return " ".join(part for part in (apart, about, why(item)) if part)


def among(item: WorkItem) -> str:
    """Which of several victims of one crime it is about."""
    return say("work-among", number=item.among[0], count=item.among[1]) if item.among else ""


def owner(item: WorkItem) -> str:
    """Whoever has it; of what nobody has, who answers for it."""
    if item.is_mine:
        return say("desk-owner-you")
    return said.answers(item.owner, item.lead)


def say_given_lately(found: GivenLately | None, which: Which, now: datetime) -> str:
    """What came by itself in the last hour: a line above the list."""
    if found is None:
        return ""
    moment = said.within(found.last_at, now)
    if which is Which.MINE:
        return say("work-given-to-you", count=found.count, moment=moment)
    to = listed([say("work-given-to", name=said.short_name(name), count=count) for name, count in found.to])
    return say("work-given-out", count=found.count, moment=moment, to=to)


def handed_on(went: HandedOn) -> str:
    """What became of the pieces that were ticked."""
    lines = [say("work-many-handed", count=went.handed, name=went.to)]
    lines += [say("work-many-left", count=len(went.left))] if went.left else []
    lines += [say("work-many-gone", count=went.gone)] if went.gone else []
    return " ".join(lines)


def say_pieces_left(went: HandedOn) -> list[str]:
    """Each piece that was ticked and stayed where it was, and why."""
    return [
        say(f"work-left-{one.why}", act=act(one.item), reference=_reference(one.item), name=went.to)
        for one in went.left
    ]


def say_handed_to(one: HandedTo) -> str:
    return say("work-handed-to", act=act(one.item), reference=_reference(one.item), name=one.to)


def _reference(item: WorkItem) -> str:
    return item.reference or say("work-no-case")


def news(panel: TaskPanel, now: datetime) -> list[tuple[str, str]]:
    """What is to be told, and of when it is and by when it is owed: once where two rights owe the same. What a court
    decided, and witness care has not received, has no such time."""
    lines: dict[tuple[str, str], None] = {}
    for decided in panel.court_results:
        of = say("desk-news-of", moment=said.within(decided.heard_at, now))
        lines[said.court_result(decided.result), f"({of})"] = None
    for one in panel.news:
        of = say("desk-news-of", moment=said.within(one.starts_at, now))
        lines[said.event(one.event_type), f"({of}; {said.due(one.due_at, now)[0]})"] = None
    return list(lines)


def causes(panel: TaskPanel, now: datetime) -> list[dict[str, str]]:
    """Why a task stands where it stands, the worst first: what the list is ordered by, and nothing else."""
    item = panel.task.item
    marked = [say("desk-cause-harm-guarded")] if panel.way and panel.way.is_guarded else []
    if panel.is_enhanced:
        marked.append(say("desk-cause-harm-enhanced"))
    if panel.call_back and panel.victim is None and item.harm > Harm.STANDARD and item.reason != "callback_silent":
        marked.append(say("desk-cause-harm-caller"))
    plain = "desk-cause-harm-kind" if item.harm is Harm.HIGH else "desk-cause-harm-plain"
    harm = {"cause": say(f"ui-harm-{said.HARM[item.harm]}"), "fact": listed(marked) or say(plain)}
    when = said.due(item.due_at, now)[0]
    by = [{"cause": said.capital(when), "fact": _owed_by(item.due_at, now)}] if item.due_at else []
    since: list[dict[str, str]] = []
    if item.handed_at is not None:
        handed = "work-cause-handed-to-you" if item.is_mine else "work-cause-handed"
        fact = say(handed, name=item.handed_by, moment=said.within(item.handed_at, now))
        since.append({"cause": say("work-cause-not-received"), "fact": fact})
    unreached = [one.at for one in panel.tries if not one.reached]
    if unreached:
        tried = listed([said.within(at, now) for at in sorted(unreached)])
        since.append({"cause": say("work-cause-unreached"), "fact": say("work-cause-tried", moments=tried)})
    return [harm, *by, *since]


def _owed_by(due_at: datetime, now: datetime) -> str:
    if said.is_days_end(due_at):
        return say("desk-cause-due-day", day=said.day_named(london_date(due_at), now))
    return say("desk-cause-due-by", moment=said.within(due_at, now))
