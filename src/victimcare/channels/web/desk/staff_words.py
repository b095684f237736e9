"""Puts desk values into words: when something is due, what happened, who is responsible, how a duty stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from victimcare.channels.web.ui.forms import id_part as id_part
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.contact.contact_outcomes import ProposedStep
from victimcare.rules.rights import DutyReason, DutyStanding, DutyStatus
from victimcare.services.contact.victim_record import OwedDuty, RecordEvent
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.wording import dates, has_sentence, say
from victimcare.wording.languages import english_name
from victimcare.wording.service_hours import join_words as join_words

HARM_STATES = {HarmLevel.HIGH: "high", HarmLevel.MEDIUM: "medium", HarmLevel.STANDARD: "standard"}
SOON = timedelta(hours=4)
# The fields of an event that staff see beside its name, in this order; each has a sentence `desk-fact-…`.
FACTS = (
    "suspect_ref",
    "offences",
    "outcome",
    "kind",
    "decision",
    "by",
    "result",
    "against",
    "change",
    "court",
    "starts_at",
    "on",
    "return_on",
    "conditions",
    "reason",
    "sentence",
    "item_ref",
    "description",
    "summary",
)


def due_label(due_at: datetime | None, now: datetime) -> tuple[str, str]:
    """Return the due time in words, and its lateness: late, soon (within four hours) or later."""
    if due_at is None:
        return say("desk-due-undated"), "later"
    if due_at < now:
        return _late(now - due_at, (london_date(now) - london_date(due_at)).days), "late"
    local, today = due_at.astimezone(LONDON), london_date(now)
    days = (local.date() - today).days
    lateness = "soon" if due_at - now <= SOON else "later"
    if days == 0 or lateness == "soon":  # includes a time shortly after midnight
        named = say("desk-due-today") if is_end_of_day(due_at) else say("desk-due-at", time=dates.staff_time(due_at))
        return named, lateness
    if days == 1:
        return say("desk-due-tomorrow"), lateness
    if days < 7:
        return say(f"dates-weekday-{local.weekday()}"), lateness
    return dates.write_day(local.date(), manner="short", today=today), lateness


def is_end_of_day(due_at: datetime) -> bool:
    """Whether it is due by the end of a day, not at a given time."""
    local = due_at.astimezone(LONDON)
    return (local.hour, local.minute) == (23, 59)


def _late(by: timedelta, days: int) -> str:
    if by >= timedelta(days=1):
        return say("desk-late-days", count=max(days, 1))
    hours, minutes = by // timedelta(hours=1), by // timedelta(minutes=1)
    if not minutes:
        return say("desk-due-now")
    return say("desk-late-hours", count=hours) if hours else say("desk-late-minutes", count=minutes)


def grounds_label(names: Iterable[str]) -> str:
    """List the ticked grounds for Enhanced Rights in words that staff know."""
    ticked = [say(f"rights-ground-{id_part(name)}") for name in names]
    return ", ".join(ticked) if ticked else say("more-help-desk-nothing")


def owner_or_lead(owner: str, lead: str) -> str:
    """Return the owner; for unowned work, the lead who is responsible for it."""
    return owner or (say("work-owner-lead", name=short_name(lead)) if lead else say("desk-owner-nobody"))


def short_name(name: str) -> str:
    """Shorten a colleague's name for a narrow column: "Sol P."."""
    first, _, last = name.rpartition(" ")
    return f"{first.partition(' ')[0]} {last[:1]}." if first else name


def moment_label(at: datetime, now: datetime) -> str:
    """Name a past moment for a list: "Today 12:06", "Mon 16:10", "12 November 09:00"."""
    return _moment(at, now, today_is=say("desk-today"))


def moment_in_sentence(at: datetime, now: datetime) -> str:
    """Name a past moment inside a sentence: "today 12:06"."""
    return _moment(at, now, today_is=say("dates-today"))


def elapsed_clock(by: timedelta) -> str:
    """Format a duration as a clock that counts up: "02:13"."""
    seconds = max(0, round(by.total_seconds()))
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _moment(at: datetime, now: datetime, *, today_is: str) -> str:
    local, today = at.astimezone(LONDON), london_date(now)
    days = (today - local.date()).days
    if days == 0:
        day = today_is
    elif 0 < days < 7:
        day = say(f"dates-weekday-{local.weekday()}.short")
    else:
        day = dates.write_day(local.date(), manner="short", today=today)
    return say("desk-moment", day=day, time=dates.staff_time(at))


def day_label(on: date, now: datetime) -> str:
    return dates.write_day(on, manner="short", today=london_date(now))


def coming_moment(at: datetime, now: datetime) -> str:
    """Name a future moment inside a sentence: "today 14:30", "tomorrow 08:00", "Monday 30 November 08:00"."""
    local, today = at.astimezone(LONDON), london_date(now)
    return say("desk-moment", day=dates.near_day(local.date(), manner="page", today=today), time=dates.staff_time(at))


def weekday_label(on: date, now: datetime) -> str:
    """Name a day with its weekday: "Wednesday 25 November"."""
    return dates.write_day(on, manner="page", today=london_date(now))


def short_weekday_label(on: date) -> str:
    """Name a day with its short weekday: "Thu 26 November"."""
    return dates.write_day(on, manner="text", today=on)


def now_headline(now: datetime) -> str:
    """Return the day and time shown above the list."""
    return say("desk-headline", day=weekday_label(london_date(now), now), time=dates.staff_time(now))


def duration_label(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("desk-minutes", count=rest)
    return say("desk-hours-minutes", hours=hours, minutes=rest) if rest else say("desk-hours-only", hours=hours)


def event_label(kind: str) -> str:
    named = f"desk-event-{id_part(kind)}"
    return say(named) if has_sentence(named) else say("desk-event-other")


def happened_label(line: RecordEvent) -> str:
    if line.kind == "contact":
        reached = "reached" if line.reached else "not-reached"
        return say(f"desk-contact-{reached}", channel=say(f"desk-channel-{id_part(line.what)}"))
    if line.kind == "event":
        return event_label(line.what)
    return say(f"desk-happened-{line.kind}-{id_part(line.what)}")


def event_facts(data: Mapping[str, Any], now: datetime) -> str:
    """Return the event's own facts in one line."""
    said = []
    for name in FACTS:
        value = data.get(name)
        if isinstance(value, str) and value:
            said.append(say(f"desk-fact-{id_part(name)}", value=_readable(name, value, now)))
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            said.append(say(f"desk-fact-{id_part(name)}", value=join_words([str(one) for one in value])))
    return " ".join(said)


def next_step_label(one: ProposedStep, now: datetime) -> str:
    """Name a possible next step and its due day: "Risk questions, today"."""
    days = (one.due_on - london_date(now)).days
    near = {0: say("dates-today"), 1: say("dates-tomorrow")}
    named = near.get(days) or dates.write_day(one.due_on, manner="text", today=london_date(now))
    return say("one-contact-next-by", what=say(f"one-contact-step-{id_part(one.step)}"), day=named)


def status_tag(standing: DutyStanding) -> str:
    """Return the tag for a duty: due, kept, late, missed, held or declined. A duty that is not owed uses the declined
    tag."""
    return {
        DutyStatus.DUE: "due",
        DutyStatus.MET: "kept",
        DutyStatus.MET_LATE: "late",
        DutyStatus.MISSED: "missed",
        DutyStatus.HELD: "held",
        DutyStatus.DECLINED: "declined",
        DutyStatus.NOT_OWED: "declined",
    }[standing.status]


def status_label(standing: DutyStanding) -> str:
    return say(f"desk-status-{id_part(standing.status)}")


def reason_label(given: DutyReason | None) -> str:
    return say(f"rights-reason-{id_part(given)}") if given else ""


def duty_to_tell_label(owed: OwedDuty) -> str:
    """Name a duty by its title; news also by what happened. Several may be owed at once, so each names the day of its
    event and, for a hearing, the day in court."""
    of_day = day_label(london_date(owed.event_at), owed.event_at)
    if not owed.is_news:
        return say("desk-tell-other", title=owed.title, day=of_day)
    if owed.court_result:
        return say("desk-tell-of-court", what=court_result_label(owed.court_result), day=of_day)
    if owed.starts_at is None:
        return say("desk-tell-of", what=event_label(owed.event_type), day=of_day, title=owed.title)
    starts = _moment(owed.starts_at, owed.event_at, today_is=say("dates-today"))
    return say("desk-tell-of-hearing", what=event_label(owed.event_type), day=of_day, starts=starts, title=owed.title)


def court_result_label(result: str) -> str:
    """Name a court's decision in the words of the victim's page."""
    named = f"cases-step-hearing-resulted-{id_part(result)}"
    return say(named) if has_sentence(named) else event_label(EventType.HEARING_RESULTED)


def _readable(name: str, value: str, now: datetime) -> str:
    if name == "starts_at":
        return moment_label(datetime.fromisoformat(value), now)
    if name in ("on", "return_on"):
        return weekday_label(date.fromisoformat(value), now)
    if name == "by":
        return say(f"rights-holder-{id_part(value)}")
    return with_capital(value.replace("_", " ")) if name in ("kind", "decision", "result", "change") else value


def with_capital(words: str) -> str:
    """Capitalise part of a sentence that stands alone."""
    return words[:1].upper() + words[1:]


def channel_label(name: str) -> str:
    return say(f"desk-channel-{id_part(name)}")


language_name = english_name  # the name that desk templates use


def record_access_label(act: str) -> str:
    """Name what a person did. An act without its own sentence, but with an event on the timeline, takes the event's
    name."""
    named = f"desk-look-{id_part(act)}"
    if has_sentence(named):
        return say(named)
    return say("desk-look-event", what=event_label(act.removeprefix("event."))) if act.startswith("event.") else act


def actor_label(name: str) -> str:
    """Return a colleague's name, or the role of any other actor."""
    return say(f"desk-actor-{name}") if has_sentence(f"desk-actor-{name}") else name
