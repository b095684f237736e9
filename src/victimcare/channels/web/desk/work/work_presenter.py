"""Tasks in words: what to do, why, whose it is, and why it has its place in the list."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, FirstAction, UnattendedCause
from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.conversations.task_takeovers import TakeoverNotice
from victimcare.services.desk.direct_assignment import BulkHandOnResult, HandedOnTask
from victimcare.services.desk.task_shapes import HarmLevel, OwnerFilter, RecentShareOut, WorkItem
from victimcare.services.follow_up.follow_up_shapes import (
    CoverRow,
    EscalationDetail,
    EscalationStepDetail,
    OwedItem,
    SilentCaseRow,
)
from victimcare.wording import has_sentence, say
from victimcare.wording.service_hours import join_words

_SEEN_TO = (
    "escalated_supervisor",
    "escalated_care_team",
    "backlog",
)  # reasons of late work that was escalated to a person to deal with


def task_act(item: WorkItem | TakeoverNotice, *, of: str = "") -> str:
    """Say what to do, verb first; for escalated late work, what it is about (`of`), because such rows would otherwise
    all read the same."""
    if of and item.reason in _SEEN_TO:
        return say("desk-act-of-late", what=of)
    named = f"desk-act-{id_part(item.kind)}-{id_part(item.reason)}"
    return say(named) if has_sentence(named) else say(f"desk-act-{id_part(item.kind)}")


def task_reason(item: WorkItem) -> str:
    """Give the reason, and what has been added since, in one line."""
    named = f"desk-why-{id_part(item.reason)}"
    lines = [say(named if has_sentence(named) else f"desk-why-kind-{id_part(item.kind)}")]
    if item.unread > 1:
        lines.append(say("desk-unrung" if item.kind == "call_back" else "desk-unread", count=item.unread))
    if item.tried:
        lines.append(say("work-tried", count=item.tried))
    return " ".join(lines)


def say_when_callable(panel: TaskPanel, now: datetime) -> str:
    """Say from when the victim may be rung if their agreed hours are closed now; if that is another day, also by when
    they must be reached in another way. Empty if they may be rung now or gave no hours."""
    opens_at = panel.way.opens_at if panel.way is not None and panel.reaches else None
    if panel.way is None or opens_at is None or panel.way.is_quiet_code_used:
        return ""
    moment, due_at = staff_words.coming_moment(opens_at, now), panel.task.item.due_at
    if london_date(opens_at) == london_date(now):
        return say("work-rung-later", moment=moment)
    if due_at is None or due_at <= now:
        return say("work-rung-another-day.late", moment=moment)
    if due_at >= opens_at:
        return say("work-rung-another-day.in-time", moment=moment)
    return say("work-rung-another-day", moment=moment, by=staff_words.coming_moment(due_at, now))


def task_line(item: WorkItem, now: datetime, *, of: str = "") -> str:
    """Describe the task for the list: first whether it is snoozed or handed on, then what it is about (`of`) unless its
    title says so, then why."""
    apart = ""
    if item.snoozed_until is not None and item.snoozed_until > now:
        apart = say("work-snoozed-until", moment=staff_words.coming_moment(item.snoozed_until, now))
    elif item.handed_at is not None:
        apart = say(
            "work-handed-by",
            name=staff_words.short_name(item.handed_by),
            moment=staff_words.moment_in_sentence(item.handed_at, now),
        )
    about = f"{of}." if of and item.reason not in _SEEN_TO else ""
    return " ".join(part for part in (apart, about, task_reason(item)) if part)


def victim_number_label(item: WorkItem) -> str:
    """Say which of several victims of one crime it is about."""
    return say("work-among", number=item.among[0], count=item.among[1]) if item.among else ""


def task_owner(item: WorkItem) -> str:
    """Name the owner; for unowned work, the lead who is responsible for it."""
    if item.is_mine:
        return say("desk-owner-you")
    return staff_words.owner_or_lead(item.owner, item.lead)


def say_recent_share_out(found: RecentShareOut | None, which: OwnerFilter, now: datetime) -> str:
    """Say what was assigned automatically in the last hour, in a line above the list."""
    if found is None:
        return ""
    moment = staff_words.moment_in_sentence(found.last_at, now)
    if which is OwnerFilter.MINE:
        return say("work-given-to-you", count=found.count, moment=moment)
    to = join_words([say("work-given-to", name=staff_words.short_name(name), count=count) for name, count in found.to])
    return say("work-given-out", count=found.count, moment=moment, to=to)


def say_handed_on(went: BulkHandOnResult) -> str:
    """Say what became of the ticked tasks."""
    lines = [say("work-many-handed", count=went.handed, name=went.to)]
    lines += [say("work-many-left", count=len(went.left))] if went.left else []
    lines += [say("work-many-gone", count=went.gone)] if went.gone else []
    return " ".join(lines)


def say_unmoved_tasks(went: BulkHandOnResult) -> list[str]:
    """List each ticked task that was not handed on, and why."""
    return [
        say(f"work-left-{one.why}", act=task_act(one.item), reference=_reference(one.item), name=went.to)
        for one in went.left
    ]


def say_handed_to(one: HandedOnTask) -> str:
    return say("work-handed-to", act=task_act(one.item), reference=_reference(one.item), name=one.to)


def _reference(item: WorkItem) -> str:
    return item.reference or say("work-no-case")


def list_news_to_tell(panel: TaskPanel, now: datetime) -> list[tuple[str, str]]:
    """List the news to tell, with its date and due time; once if two rights owe the same. Court results that witness
    care has not received have no due time."""
    lines: dict[tuple[str, str], None] = {}
    for decided in panel.court_results:
        of = say("desk-news-of", moment=staff_words.moment_in_sentence(decided.heard_at, now))
        lines[staff_words.court_result_label(decided.result), f"({of})"] = None
    for one in panel.news:
        of = say("desk-news-of", moment=staff_words.moment_in_sentence(one.starts_at, now))
        lines[staff_words.event_label(one.event_type), f"({of}; {staff_words.due_label(one.due_at, now)[0]})"] = None
    return list(lines)


def task_causes(panel: TaskPanel, now: datetime) -> list[dict[str, str]]:
    """Explain the task's place in the list, most important cause first: only what decides the order."""
    item = panel.task.item
    marked = [say("desk-cause-harm-guarded")] if panel.way and panel.way.is_guarded else []
    if panel.is_enhanced:
        marked.append(say("desk-cause-harm-enhanced"))
    if panel.call_back and panel.victim is None and item.harm > HarmLevel.STANDARD and item.reason != "callback_silent":
        marked.append(say("desk-cause-harm-caller"))
    plain = "desk-cause-harm-kind" if item.harm is HarmLevel.HIGH else "desk-cause-harm-plain"
    harm = {"cause": say(f"ui-harm-{staff_words.HARM_STATES[item.harm]}"), "fact": join_words(marked) or say(plain)}
    when = staff_words.due_label(item.due_at, now)[0]
    by = [{"cause": staff_words.with_capital(when), "fact": _owed_by(item.due_at, now)}] if item.due_at else []
    since: list[dict[str, str]] = []
    if item.handed_at is not None:
        handed = "work-cause-handed-to-you" if item.is_mine else "work-cause-handed"
        fact = say(handed, name=item.handed_by, moment=staff_words.moment_in_sentence(item.handed_at, now))
        since.append({"cause": say("work-cause-not-received"), "fact": fact})
    unreached = [one.at for one in panel.tries if not one.reached]
    if unreached:
        tried = join_words([staff_words.moment_in_sentence(at, now) for at in sorted(unreached)])
        since.append({"cause": say("work-cause-unreached"), "fact": say("work-cause-tried", moments=tried)})
    return [harm, *by, *since]


def _owed_by(due_at: datetime, now: datetime) -> str:
    if staff_words.is_end_of_day(due_at):
        return say("desk-cause-due-day", day=staff_words.weekday_label(london_date(due_at), now))
    return say("desk-cause-due-by", moment=staff_words.moment_in_sentence(due_at, now))


# Follow-up in words: the next act, why a line has its place, and the result of each escalation step.


def silent_case_act(item: SilentCaseRow) -> str:
    """Say what to do, verb first; a duty other than news by its title."""
    if item.line.act is FirstAction.DO:
        return say("follow-up-act-do", what=item.title)
    return say(f"follow-up-act-{id_part(item.line.act)}")


def _broken(item: SilentCaseRow) -> str:
    """Name the commitment that will be broken, never calling our own standard a right. If the act names it already, say
    that nothing is under way."""
    first = item.line.matters[0]
    if item.line.act is FirstAction.DO and first.breaks is CommitmentKind.RIGHT:
        return say("follow-up-nothing-under-way")
    return say(f"follow-up-breaks-{first.breaks}", what=item.title)


def owed_label(one: OwedItem) -> str:
    """Name what the task is for."""
    return staff_words.with_capital(say(f"follow-up-breaks-{one.breaks}", what=one.title))


def silence_causes(item: SilentCaseRow, now: datetime) -> list[dict[str, str]]:
    """Give at most three causes, worst first: what decides the order, and what makes it harder."""
    return [_cause(cause, item, now) for cause in item.line.causes]


def _cause(cause: UnattendedCause, item: SilentCaseRow, now: datetime) -> dict[str, str]:
    if cause is UnattendedCause.HARM:
        return {
            "cause": say(f"ui-harm-{staff_words.HARM_STATES[item.harm]}"),
            "fact": say(f"follow-up-harm-{staff_words.HARM_STATES[item.harm]}"),
        }
    if cause in (UnattendedCause.LATE, UnattendedCause.DUE):
        when, _ = staff_words.due_label(item.line.due_at, now)
        return {"cause": staff_words.with_capital(when), "fact": _broken(item)}
    more = len(item.line.matters) - 1
    return {"cause": say(f"follow-up-cause-{cause}"), "fact": say(f"follow-up-fact-{cause}", count=more)}


def officer_label(found: OfficerInCase, now: datetime) -> str:
    """Name the officer in the case, and whom they cover for."""
    if not found.instead_of:
        return say(f"follow-up-carer-{found.by}", name=found.name)
    if found.until_on is None:
        return say("follow-up-carer-instead", name=found.name, officer=found.instead_of)
    return say(
        "follow-up-carer-until",
        name=found.name,
        officer=found.instead_of,
        day=staff_words.day_label(found.until_on, now),
    )


def escalation_news(pursuit: EscalationDetail, now: datetime) -> str:
    """Name the news that the victim is to receive, to tell several escalations apart."""
    days = [(staff_words.event_label(kind), staff_words.day_label(london_date(at), now)) for kind, at in pursuit.news]
    return staff_words.join_words([say("follow-up-news", what=what, day=day) for what, day in days])


def escalation_step_label(step: EscalationStepDetail) -> str:
    return say(f"follow-up-rung-{id_part(step.rung)}")


def step_result_label(step: EscalationStepDetail) -> str:
    """Say how this step went."""
    if step.how == "sent":
        return say(f"desk-state-{id_part(step.state)}")
    if step.how == "skipped":
        named = f"follow-up-why-{id_part(step.why)}"
        return say("follow-up-skipped", why=say(named if has_sentence(named) else f"desk-why-{id_part(step.why)}"))
    return say("follow-up-asked")


def escalation_state(pursuit: EscalationDetail, now: datetime) -> str:
    """Say whether the victim has the news, and what comes next."""
    if pursuit.ended_at is not None:
        moment = staff_words.moment_in_sentence(pursuit.ended_at, now)
        return say(f"follow-up-{id_part(pursuit.ended_as)}", moment=moment, name=pursuit.stopped_by)
    if pursuit.next_at is None:
        return say("follow-up-stands")
    return say("follow-up-next", moment=staff_words.moment_in_sentence(max(pursuit.next_at, now), now))


def cover_days_label(cover: CoverRow, now: datetime) -> str:
    first = staff_words.day_label(cover.from_on, now)
    if cover.until_on is None:
        return say("follow-up-cover-since", first=first)
    return say("follow-up-cover-days", first=first, last=staff_words.day_label(cover.until_on, now))
