"""The safe contact plan in staff's words: what the victim agreed to, what must never be done, and proposed changes."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from victimcare.channels.web.desk.staff_words import duration_label, id_part, language_name, with_capital
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_hours import covers_all_hours, parse_contact_windows
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactMethod, WordingLevel
from victimcare.services.contact_plans.plan_summaries import build_proposed_way, build_stated_plan
from victimcare.services.safe_contact.plan_shapes import ContactPlanDetail, ContactWayDetail, SafeContactSummary
from victimcare.wording import dates, has_sentence, say
from victimcare.wording.service_hours import DAYS as DAYS
from victimcare.wording.service_hours import describe_hours as describe_hours
from victimcare.wording.service_hours import join_words

_WAYS = {
    ContactMethod.CALL: "call",
    ContactMethod.TEXT: "text",
    ContactMethod.EMAIL: "email",
    ContactMethod.LETTER: "post",
}
# The longest plan note, in characters, that keeps the line at the top of a page short.
_LONGEST_NOTE = 160


def list_way_lines(way: SafeContactSummary, now: datetime) -> list[str]:
    """List how the victim may be reached; warnings come first."""
    plan = way.plan
    if way.is_quiet_code_used:
        return [say("safe-line-quiet-code")]
    lines = [say("desk-way-point-waits")] if way.has_pending_point else []
    lines += [say("desk-way-stopped")] if way.has_stopped else []
    lines += [say("desk-way-letter-back")] if way.has_letter_back else []
    lines += [say("desk-way-machine-unasked")] if way.is_machine_call_unagreed else []
    if way.is_guarded:
        confirmed = plan is not None and plan.confirmed_at is not None
        agreed = "desk-way-guarded-since" if way.is_overtaken else "desk-way-guarded-confirmed"
        lines.append(say(agreed if confirmed else "desk-way-guarded"))
    if plan is None:
        return [*lines, say("desk-way-not-asked"), *_stated(way)]
    if plan.confirmed_at is None:
        lines.append(say("desk-way-stated"))
    else:
        lines.append(
            say(
                "desk-way-confirmed",
                day=dates.write_day(london_date(plan.confirmed_at), manner="short", today=london_date(now)),
            )
        )
    lines.append(agreed_ways_label(plan))
    if plan.confirmed_at is None:
        return [*lines, *(describe_hours(plan.ways[0].hours) if plan.ways else [])]
    if plan.review_on is not None:
        is_due = plan.review_on <= london_date(now)
        day = dates.write_day(plan.review_on, manner="short", today=london_date(now))
        lines.append(say("desk-way-review-due" if is_due else "desk-way-review", day=day))
    lines += [say("desk-way-code-word")] if plan.has_code_word else []
    return [*lines, *(way_label(one) for one in plan.ways if one.point is None or one.point.id not in way.still)]


def _stated(way: SafeContactSummary) -> list[str]:
    if way.stated is None:
        return []
    by = "desk-way-stated-by-others" if way.is_hearsay else "desk-way-stated-at-first"
    return [say(by), _names(way.stated), *(describe_hours(way.stated.ways[0].hours) if way.stated.ways else [])]


def _names(stated: ContactPlanDetail) -> str:
    named = [say(f"desk-way-{name}") for channel, name in _WAYS.items() if stated.for_(channel)]
    return say("desk-way-stated-ways", ways=join_words(named)) if named else say("desk-way-stated-none")


def time_left_today(way: SafeContactSummary) -> str:
    if way.is_quiet_code_used:
        return ""
    if not way.is_open_now:
        return say("desk-way-closed-quiet" if way.is_held_by_quiet_hours else "desk-way-closed-now")
    return say("desk-way-left", time=duration_label(way.minutes_left)) if way.minutes_left is not None else ""


def agreed_ways_label(plan: ContactPlanDetail) -> str:
    """Name the channels that the victim agreed to."""
    agreed = [_named(plan, channel) for channel in _WAYS if plan.for_(channel)]
    return say("desk-way-only", ways=join_words(agreed)) if agreed else say("desk-way-none")


def _named(plan: ContactPlanDetail, channel: ContactMethod) -> str:
    is_by_machine = channel is ContactMethod.CALL and not plan.callable_by_person
    return say("desk-way-call-by-machine" if is_by_machine else f"desk-way-{_WAYS[channel]}")


def list_prohibitions(plan: ContactPlanDetail) -> list[str]:
    """List what must never be done. It is repeated on every page, because mistakes here cause harm."""
    said = [say(f"desk-never-{name}") for channel, name in _WAYS.items() if not plan.for_(channel)]
    if plan.for_(ContactMethod.CALL) and not plan.callable_by_person:
        said.append(say("desk-never-call-by-person"))
    used = [way for way in plan.ways if way.wording != WordingLevel.NONE]
    if not any(way.may_leave_voicemail for way in used):
        said.append(say("desk-never-voicemail"))
    if not used or not all(way.say_police for way in used):
        said.append(say("desk-never-police"))
    return said


def build_safe_line(
    plan: ContactPlanDetail,
    *,
    still: Collection[int] = (),
    is_overtaken: bool = False,
    is_quiet_code_used: bool = False,
    has_hidden_note: bool = False,
    calls_open_now: bool | None = None,
) -> str:
    """Return the safe contact line: whether calls are closed now, the plan's note, what may be used, when and how, and
    what must never be done. It contains numbers if the page may show them. `is_overtaken`: the victim was marked as
    guarded after agreeing to the plan. `has_hidden_note`: there is a note that this page may not show."""
    if is_quiet_code_used:
        return say("safe-line-quiet-code")
    used = [way for way in plan.ways if way.wording != WordingLevel.NONE]
    used = [way for way in used if way.point is None or way.point.id not in still]
    if not used:
        return say("safe-line-none" if plan.confirmed_at is not None or plan.ways else "safe-line-not-asked")
    lead = [say("safe-line-closed-now")] if calls_open_now is False else []
    lead += [] if plan.confirmed_at is not None else [say("safe-line-stated")]
    lead += [say("safe-line-overtaken")] if is_overtaken else []
    lead += _note_in_short(plan.note, is_hidden=has_hidden_note)
    lead += [say("safe-line-code-word")] if plan.has_code_word else []
    return " ".join([*lead, *(_in_short(way, is_only=len(used) == 1) for way in used), _never_in_short(plan)])


def _note_in_short(note: str, *, is_hidden: bool) -> list[str]:
    if is_hidden:
        return [say("safe-line-note-hidden")]
    shown = textwrap.shorten(note, _LONGEST_NOTE, placeholder=" …")
    if not shown:
        return []
    is_whole = not shown.endswith("…") or note.rstrip().endswith("…")
    return [say("safe-line-note", note=shown), *([] if is_whole else [say("safe-line-note-more")])]


def _in_short(way: ContactWayDetail, *, is_only: bool) -> str:
    to = way.point.value.replace("\n", ", ") if way.point is not None and way.point.value else ""
    if not to:
        to = say(f"safe-line-kind-{way.point.kind}" if way.point else f"safe-line-any-{_WAYS[way.channel]}")
    only = say("safe-line-only") if is_only else ""
    name = _WAYS[way.channel] if way.person_may_ring or way.channel is not ContactMethod.CALL else "machine"
    is_any_hour = covers_all_hours(parse_contact_windows(way.hours))
    when = [say("safe-line-any-hour")] if is_any_hour or not way.hours else describe_hours(way.hours)
    parts = [f"{say(f'safe-line-{name}', to=to)}{only}", *when, *_how_rung(way)]
    return f"{', '.join(parts)}."


def _how_rung(way: ContactWayDetail) -> list[str]:
    """For a number that a person may ring: say if the machine may not, and what the victim's telephone may show."""
    if way.channel is not ContactMethod.CALL or not way.person_may_ring:
        return []
    shown = [] if way.number_shown == CallerDisplay.LINE else [say(f"safe-line-number-{way.number_shown}")]
    return [*([] if way.machine_may_ring else [say("safe-line-never-by-machine")]), *shown]


def _never_in_short(plan: ContactPlanDetail) -> str:
    return " ".join(f"{one}." for one in list_prohibitions(plan))


def way_label(one: ContactWayDetail, value: str = "") -> str:
    """Describe one way of using a number or address: for what, when, and with which conditions."""
    to = value or (one.point.value.replace("\n", ", ") if one.point else "")
    name = with_capital(say(f"desk-way-{_WAYS[one.channel]}"))
    parts = [say("desk-way-to", way=name, to=to) if to else name, say(f"desk-plan-wording-{id_part(one.wording)}")]
    if one.wording == WordingLevel.NONE:
        return _sentences(parts)
    parts += [say(f"desk-way-rung-by-{_rung_by(one)}")] if one.channel is ContactMethod.CALL else []
    parts += describe_hours(one.hours)
    parts += [say(f"desk-plan-{id_part(name)}") for name in ("may_leave_voicemail", "say_police") if getattr(one, name)]
    if one.sender_name:
        parts.append(say("desk-way-sender-gone" if one.is_sender_gone else "desk-way-sender", name=one.sender_name))
    if one.channel is ContactMethod.CALL:
        parts.append(say(f"desk-way-number-{one.number_shown}"))
    parts += [say("desk-way-seen-by", who=one.seen_by)] if one.seen_by else []
    return _sentences(parts)


def _rung_by(one: ContactWayDetail) -> str:
    if one.person_may_ring:
        return "both" if one.machine_may_ring else "person"
    return "machine"


def _sentences(parts: Sequence[str]) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def list_plan_changes(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """List the proposed changes by name, for the person who must approve them."""
    lines: list[tuple[str, str]] = []
    for name, value in content.items():
        if name == "safe_contact":
            lines += _plan_stated(build_stated_plan(value))
            continue
        if name == "ways":
            lines += [(say("desk-change-way"), way_label(build_proposed_way(one), one["point"])) for one in value]
            continue
        if value in ("", None, [], False) or not has_sentence(f"desk-change-{id_part(name)}"):
            continue
        lines.append((say(f"desk-change-{id_part(name)}"), _choice(name, value) or _change(value)))
    return lines


def _plan_stated(stated: ContactPlanDetail) -> list[tuple[str, str]]:
    """Describe a plan proposed by the record system as staff see it at first contact: the channels it names, and each
    thing it does not allow."""
    lines = [("safe_contact", " ".join([_names(stated), *(f"{one}." for one in list_prohibitions(stated))]))]
    for name in ("may_leave_voicemail", "say_police"):
        if any(getattr(one, name) for one in stated.ways):
            lines.append((name, say("desk-change-yes")))
    lines += [("hours", "; ".join(describe_hours(stated.ways[0].hours) if stated.ways else [])), ("note", stated.note)]
    return [(say(f"desk-change-{id_part(name)}"), words) for name, words in lines if words]


def _choice(name: str, value: Any) -> str:
    """Return the choice in the words of its form; empty if the value was not a choice."""
    if name == "formats":
        return ", ".join(say(f"desk-plan-format-{id_part(one)}") for one in value)
    if name == "language":
        return language_name(str(value))
    asked = {"line_may_say": "desk-plan-line", "page_may_show": "desk-plan-page", "lifts": "desk-override-lifts"}.get(
        name
    )
    return say(f"{asked}-{id_part(value)}") if asked else ""


def _change(value: Any) -> str:
    if value is True:
        return say("desk-change-yes")
    if isinstance(value, Mapping):
        return ", ".join(_change(part) for part in value.values() if part)
    if isinstance(value, list):
        if value and isinstance(value[0], Mapping) and "days" in value[0]:
            return "; ".join(describe_hours(value))
        return ", ".join(_change(part) for part in value)
    return str(value)
