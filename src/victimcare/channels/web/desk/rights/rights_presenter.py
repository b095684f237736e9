"""Staff's words for the Victims' Code, duties and their deadlines, and the backlog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.staff_words import event_label, id_part, join_words
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.rights import DutyHolder, Entitlement, Span, Unit
from victimcare.rules.rights.deadline_explanation import DayRole, DeadlineCount
from victimcare.rules.rights.edition_differences import DifferenceKind, EditionDifference
from victimcare.rules.rights.enhanced_grounds import EnhancedGround
from victimcare.services.contact.ledger_shapes import DutyDecision, DutyRow, EarlierReading
from victimcare.services.contact.rights_ledger import GroundDetail
from victimcare.services.desk.agency_waiting import AgencyContact, AgencyRequestDetail
from victimcare.services.follow_up.backlog_lists import BacklogFigure, BacklogRow, TeamProgress
from victimcare.wording import dates, say

# The fields shown for an entry that only one edition has.
_MAIN = ("standard", "enhanced", "holders", "paragraph")


def span_label(limit: Span | None) -> str:
    """Name a time limit, such as "five working days", or say that the Code gives no number."""
    return say(f"rights-span-{id_part(limit.unit)}", count=limit.amount) if limit else say("rights-span-none")


def holders_label(of: Sequence[DutyHolder]) -> str:
    return join_words([say(f"rights-holder-{id_part(one)}") for one in of])


def paragraph_label(entry: Entitlement) -> str:
    return say("rights-paragraph", number=entry.paragraph) if entry.paragraph else say("rights-paragraph-unknown")


def difference_label(difference: EditionDifference) -> str:
    return say(f"rights-differs-{difference.kind}")


def difference_sides(difference: EditionDifference) -> tuple[list[str], list[str]]:
    """Return what each of the two editions says, line by line for comparison."""
    if difference.kind is DifferenceKind.CHANGED:
        return (
            [_line(change.name, change.old) for change in difference.fields],
            [_line(change.name, change.new) for change in difference.fields],
        )
    here = [_line(name, getattr(difference.entry, name)) for name in _MAIN]
    absent = [say("rights-differs-absent")]
    return (absent, here) if difference.kind is DifferenceKind.ADDED else (here, absent)


def _line(name: str, value: Any) -> str:
    return say("rights-differs-line", name=say(f"rights-key-{id_part(name)}"), value=_value(name, value))


def _value(name: str, value: Any) -> str:
    if name in ("standard", "enhanced"):
        return span_label(value)
    if isinstance(value, bool):
        return say("rights-key-yes" if value else "rights-key-no")
    if name == "holders":
        return holders_label(value)
    if isinstance(value, tuple):
        return join_words([str(one).replace("_", " ") for one in value])
    return str(value).replace("_", " ") if value is not None else say("rights-key-nothing")


def is_web_page(source: str) -> bool:
    """Whether the source is exactly one web address, so that it can be a link."""
    return source.startswith("https://") and " " not in source


def site_name(source: str) -> str:
    """Name the site: the full address adds nothing and would not wrap."""
    return source.split("/")[2].removeprefix("www.")


def duty_due_label(row: DutyRow, now: datetime) -> str:
    """Return the due time; if the Code gives no number, our own standard by its name."""
    duty, today = row.standing.duty, london_date(now)
    if duty.due_at is not None:
        return _moment(duty.due_at, today) if duty.unit is Unit.HOUR else _short(london_date(duty.due_at), today)
    if row.our_standard is None:
        return say("desk-due-undated")
    days, on = row.our_standard
    named = say("rights-our-standard", count=days)
    return say("rights-our-standard-on", standard=named, day=_short(on, today)) if on else named


def met_by_label(row: DutyRow) -> str:
    """Name the event that met the duty."""
    end = row.met_by
    if end is None:
        return ""
    if end.kind != EventType.VICTIM_CONTACTED:
        return event_label(end.kind)
    how = say(f"desk-channel-{id_part(end.channel)}")
    return say("rights-met-by-person", how=how, name=end.by) if end.by else how


def duty_start_label(row: DutyRow, now: datetime) -> str:
    return say("rights-started", what=event_label(row.event_type), moment=_moment(row.event_at, london_date(now)))


def current_holders_label(row: DutyRow) -> str:
    """Name who is responsible now; the first named usually acts."""
    return holders_label(row.hands)


def count_cause_label(count: DeadlineCount, now: datetime) -> str:
    """Name what started this count, with its moment."""
    return say(f"rights-why-cause-{count.cause}", moment=_moment(count.at, london_date(now)))


def count_limit_label(count: DeadlineCount) -> str:
    """Say whether the limit is standard or enhanced, how long it is, and why it is enhanced."""
    if count.fixed:
        return say("rights-why-fixed")
    kind = say("rights-why-enhanced" if count.is_enhanced else "rights-why-standard", span=span_label(count.span))
    if count.span is None or not count.is_enhanced:
        return kind
    why = [ground_label(one) for one in count.because]
    return say("rights-why-because", what=kind, why=join_words(why)) if why else kind


def ground_label(one: EnhancedGround) -> str:
    if one.flag:
        return say("rights-ground-offence-flag", flag=one.flag.replace("_", " "))
    return say(f"rights-ground-{id_part(one.name)}")


def ground_steps_label(one: GroundDetail) -> str:
    """Say how the ground was added and removed."""
    steps = [one.given, *([one.removed] if one.removed else [])]
    return " · ".join(part for step in steps for part in (event_label(step.kind), step.by, step.words) if part)


def count_days(count: DeadlineCount, holidays: Mapping[date, str], now: datetime) -> list[tuple[str, str, bool]]:
    """List each day of the count: its name, its kind, and whether it was counted."""
    today, lines = london_date(now), []
    for one in count.days:
        if one.what is DayRole.HOLIDAY and one.on in holidays:
            what = say("rights-why-day-holiday-named", name=holidays[one.on])
        elif one.what is DayRole.COUNTED:
            what = say("rights-why-day-counted", number=one.number or 0)
        else:
            what = say(f"rights-why-day-{one.what}")
        lines.append((_with_weekday(one.on, today), what, one.what is DayRole.COUNTED))
    return lines


def count_outcome(count: DeadlineCount, now: datetime) -> list[str]:
    """Say which day this count gives, and whether that day or the one before it applies."""
    today = london_date(now)
    if count.gives is None:
        return [say("rights-why-no-number" if count.span is None else "rights-why-calendar-ends")]
    lines = []
    if count.span is not None and count.span.unit is Unit.HOUR and not count.fixed:
        moments = {"start": _moment(count.from_at, today), "end": _moment(count.gives.at, today)}
        lines.append(say("rights-why-hours", **moments))
        if count.clock_change:
            lines.append(say(f"rights-why-clocks-{'forward' if count.clock_change > 0 else 'back'}"))
    else:
        if not count.days and not count.fixed:
            lines.append(say("rights-why-from", span=span_label(count.span), day=_long(count.from_on, today)))
        lines.append(say("rights-why-due", day=_long(count.gives.on, today)))
    if not count.decides and count.due is not None:
        lines.append(say("rights-why-earlier-stands", day=_long(count.due.on, today)))
    return lines


def earlier_reading_label(one: EarlierReading, now: datetime) -> str:
    """Describe the duty before it changed."""
    today = london_date(now)
    if one.ending:
        stood = say("rights-reading-ended", how=say(f"desk-status-{id_part(one.ending)}"))
    elif one.met_at is not None:
        stood = say("rights-reading-met", moment=_moment(one.met_at, today))
    else:
        stood = say("rights-reading-open")
    due = say("rights-reading-due", day=_short(one.due_on, today)) if one.due_on else say("rights-reading-undated")
    return f"{stood} {due}"


def reading_reason_label(one: EarlierReading) -> str:
    why = say(f"rights-reading-why-{id_part(one.why)}")
    return say("rights-reading-caused", why=why, what=event_label(one.caused_by)) if one.caused_by else why


def decision_label(one: DutyDecision, now: datetime) -> tuple[str, str]:
    """Name a decision and its reason."""
    what = say(f"rights-decided-{id_part(one.what)}")
    if one.review_on:
        what = say("rights-decided-until", what=what, day=_short(one.review_on, london_date(now)))
    parts = [say(f"rights-reason-{id_part(one.reason)}")] if one.reason else []
    if one.words:
        parts.append(say("rights-decided-words", words=one.words) if one.channel else one.words)
    return what, " ".join(parts)


def _short(day: date, today: date) -> str:
    return dates.write_day(day, manner="short", today=today)


def _long(day: date, today: date) -> str:
    return dates.write_day(day, manner="page", today=today)


def _with_weekday(day: date, today: date) -> str:
    weekday = say(f"dates-weekday-{day.weekday()}.short")
    return say("desk-weekday-and-day", weekday=weekday, day=_short(day, today))


def _moment(at: datetime, today: date) -> str:
    local = at.astimezone(LONDON)
    return say("desk-moment", day=_short(local.date(), today), time=dates.staff_time(at))


def waiting_label(one: AgencyRequestDetail, now: datetime) -> str:
    """Say since when we have waited, or how the waiting ended."""
    today = london_date(now)
    since = _moment(one.since, today)
    if one.closed_at is not None:
        ended = _moment(one.closed_at, today)
        if one.answer:
            return say("rights-wait-end-answered", moment=ended, answer=one.answer)
        return say(f"rights-wait-end-{id_part(one.end)}", moment=ended)
    if one.due_at is None:
        return say("rights-wait-since", moment=since)
    return say("rights-wait-since-due", moment=since, day=_short(london_date(one.due_at), today))


def agency_contact_label(one: AgencyContact, *, first: bool) -> str:
    name = "rights-wait-first" if first else "rights-wait-again"
    return say(name, name=one.by, how=say(f"desk-channel-{id_part(one.how)}"))


# The backlog in words: the victim's longest overdue duty, its owner, and when a team will have caught up.


def name_longest_owed(row: BacklogRow) -> str:
    return staff_words.with_capital(say(f"follow-up-breaks-{row.breaks}", what=row.title))


def say_what_else_is_owed(row: BacklogRow) -> str:
    """Count the victim's other late duties, and say whether there is a task."""
    lines = [say("backlog-more", count=row.more)] if row.more else []
    lines.append(say("backlog-is-work") if row.task else say("backlog-waits"))
    return " ".join(lines)


def name_backlog_owner(row: BacklogRow) -> str:
    if row.is_mine:
        return say("desk-owner-you")
    return row.owner or row.team


def say_last_day(team: TeamProgress, now: datetime) -> str:
    """Say when the last of the backlog is handed out at this daily share."""
    if not team.left:
        return say("backlog-until-done")
    if team.days is None:
        return say("backlog-until-never")
    if team.last_day is None:
        return say("backlog-until-far", count=team.days)
    return say("backlog-until", day=staff_words.day_label(team.last_day, now), count=team.days)


def say_backlog_figure(found: BacklogFigure) -> str:
    """Return the backlog's own line for each page about lateness."""
    if not found.victims:
        return say("backlog-figure-none")
    return say("backlog-figure", victims=found.victims, rights=found.rights)
