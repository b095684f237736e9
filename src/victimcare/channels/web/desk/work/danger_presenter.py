"""Danger in staff's words: the row in the danger band, the options that a task offers, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.record.plan_presenter import way_label
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.rules.contact.communication_needs import uses_relay
from victimcare.rules.safe_contact.contact_plan import WordingLevel
from victimcare.services.contact.communication_passports import ConversationNeeds
from victimcare.services.danger.danger_findings import DangerDetail, DangerSource
from victimcare.services.desk.task_shapes import DangerStep, WorkItem
from victimcare.services.people.reach_attempts import (
    NEXT_IN,
    WRITING_WAYS,
    ReachAttemptDetail,
    ReachAttemptMethod,
    ReachOption,
    ReachOptions,
)
from victimcare.services.safe_contact.plan_shapes import CallPermission, SafeContactSummary
from victimcare.wording import has_sentence, say
from victimcare.wording.dates import staff_time

next_in = NEXT_IN
writing = frozenset(WRITING_WAYS.values())
_OTHERS_GO = (ReachAttemptMethod.CONTROL_ROOM, ReachAttemptMethod.OFFICER, ReachAttemptMethod.VISIT)
new_id = uuid4  # for one form: posting it twice records one attempt
_NEVER_ANSWERED = frozenset({DangerSource.PARTNER, DangerSource.OFFICER, DangerSource.DESK, DangerSource.VOICE})


def say_reason(item: WorkItem, now: datetime) -> str:
    """Give the reason in few words and its time. For messages: the channel of the newest, all matching rules with the
    worst first, and how many there are."""
    written = item.messages
    if written is None:
        reason = _name_news(item) or _name_cause(item)
        return (
            say("danger-since", reason=reason, moment=staff_words.moment_in_sentence(item.made_at, now))
            if item.made_at
            else reason
        )
    rules = ", ".join(name_rule(name) for name in written.rules)
    found = say("danger-because-rules", door=_name_door(written.last_door, item), rules=rules)
    if written.count == 1:
        return say("danger-since", reason=found, moment=staff_words.moment_in_sentence(written.last_at, now))
    counted = say(
        "danger-messages",
        reason=found,
        count=written.count,
        moment=staff_words.moment_in_sentence(written.last_at, now),
    )
    return f"{counted} {say('danger-messages-unread', count=written.unread)}" if written.unread else counted


def _name_door(door: str, item: WorkItem) -> str:
    """Name the channel of a message. Anyone can write to the officers' address, so a message there that names no victim
    is not called an officer's."""
    is_unknown = door == DangerSource.OFFICER and not item.reference
    return say(f"danger-found-by-{door}-unknown" if is_unknown else f"danger-found-by-{door}")


def _name_cause(item: WorkItem) -> str:
    named = f"danger-because-{id_part(item.reason)}"
    return say(named if has_sentence(named) else "danger-because-other")


def _name_news(item: WorkItem) -> str:
    """Name the news, so that rows differ from each other."""
    named = [
        staff_words.court_result_label(result) if result else staff_words.event_label(kind)
        for kind, result in item.news
    ]
    return " · ".join(dict.fromkeys(named))


def is_danger_new(item: WorkItem, since: datetime | None) -> bool:
    """Whether the task, or a message in it, came after the list was last shown, or the owner has not read one of
    several messages."""
    if item.messages is not None and item.messages.count > 1 and item.messages.unread:
        return True
    came = [at for at in (item.made_at, item.messages and item.messages.last_at) if at]
    return since is not None and any(at > since for at in came)


def name_rule(name: str) -> str:
    return say(f"danger-rule-{id_part(name)}")


def say_when_found(one: DangerDetail, now: datetime) -> str:
    """Say by which channel, and when, a message with words of danger came."""
    door, named = f"danger-found-by-{one.door}", f"danger-found-by-{one.door}-{id_part(one.kind)}"
    return say(
        "danger-found-when",
        door=say(named if has_sentence(named) else door),
        moment=staff_words.moment_in_sentence(one.found_at, now),
    )


def say_answer_sent(one: DangerDetail) -> str:
    """Say what became of the automatic reply; empty where no reply could be expected, because no victim wrote."""
    if one.door in _NEVER_ANSWERED:
        return ""
    return say(f"danger-found-answer-{id_part(one.answer)}")


def name_danger_owner(item: WorkItem) -> str:
    if item.is_mine:
        return say("desk-owner-you")
    return staff_words.owner_or_lead(item.owner, "") if item.owner else say("danger-nobody")


def say_last_step(item: WorkItem, now: datetime) -> str:
    """Say what was done last for this task, without quoting what people typed."""
    return _say_step("danger-last-step", item.last_step, now) if item.last_step else say("danger-no-step")


def say_step_beside(item: WorkItem, now: datetime) -> str:
    """Say what was done last for another danger of the same victim; empty if there is none."""
    return _say_step("danger-step-beside", item.step_beside, now) if item.step_beside else ""


def _say_step(sentence: str, step: DangerStep, now: datetime) -> str:
    return say(sentence, step=say_attempt(step.way, step.came_of), moment=staff_words.moment_in_sentence(step.at, now))


def say_attempt(way: str, came_of: str) -> str:
    return say(f"danger-did-{id_part(way)}-{id_part(came_of)}")


def say_attempt_made(one: ReachAttemptDetail, rungs: Sequence[ReachOption]) -> str:
    """Describe one attempt, naming who was tried where the page may say so."""
    tried = next((rung for rung in rungs if (rung.way, rung.about) == (one.way, one.about)), None)
    whom = (tried.number if tried.known else tried.name) if tried else ""
    return f"{say_attempt(one.way, one.came_of)}{f' ({whom})' if whom else ''}"


def name_reach_option(rung: ReachOption) -> str:
    """Name the option, verb first, then the person."""
    if rung.known is not None:
        return say("danger-rung-number", number=rung.number) if rung.number else say("danger-rung-number-hidden")
    name = f"danger-rung-{id_part(rung.way)}"
    return say(name, name=rung.name) if rung.name else say(f"{name}.unnamed")


def say_to_attending_officer(needs: ConversationNeeds | None) -> list[str]:
    """List what the attending officer must know about speaking with the victim."""
    if needs is None:
        return []
    language = [say("danger-tell-language", spoken=staff_words.language_name(needs.language))] if needs.language else []
    return [*language, *(say(f"danger-tell-{id_part(need)}") for need in needs.needs)]


def say_option_advice(
    rung: ReachOption,
    item: WorkItem,
    way: SafeContactSummary | None,
    reach: ReachOptions,
    candidates: Sequence[str] = (),
) -> list[str]:
    """List what staff must know before trying this option. `way`: how the victim may be reached, as the page may show
    it; `candidates`: cases whose records contain the sender, when it is unknown which of them wrote."""
    if rung.known is not None:
        is_lifted = rung.known.may is CallPermission.QUIET_HOURS and rung.is_quiet_lifted
        found = [say("danger-may-quiet-lifted" if is_lifted else f"danger-may-{id_part(rung.known.may)}")]
        if rung.number and reach.needs is not None and uses_relay(reach.needs.needs):
            found.append(say("danger-by-relay", number=rung.number))
        if rung.known.way is not None and rung.known.may in (
            CallPermission.NOW,
            CallPermission.STATED,
            CallPermission.QUIET_HOURS,
            CallPermission.NOT_NOW,
        ):
            found.append(way_label(rung.known.way))
            found += [] if rung.known.way.may_leave_voicemail else [say("desk-never-voicemail") + "."]
            found += [] if rung.known.way.say_police else [say("desk-never-police") + "."]
        # for example that another person reads their telephone; shown first if the call may be made
        noted = _noted(way)
        return [*noted, *found] if rung.may_be_tried else [*found, *noted]
    came = "-call" if item.kind == "danger_now" else ""
    about = (
        say("danger-words-reference", reference=item.reference)
        if item.reference
        else say(f"danger-words-no-case{came}")
    )
    name = f"danger-words-{id_part(rung.way)}"
    usual, quiet = f"{name}-other", f"{name}-quiet"
    if way is not None and way.is_quiet_code_used and has_sentence(quiet):
        return [say(quiet, about=about), *(say_to_attending_officer(reach.needs) if rung.way in _OTHERS_GO else [])]
    words = [say(usual if not item.is_danger and has_sentence(usual) else name, about=about)]
    if rung.way is ReachAttemptMethod.CONTROL_ROOM:
        words += [_say_where_to_go(item, candidates, came)]
        words += [] if _may_police_be_seen(way) else [say("danger-words-no-lights")]
    if rung.way in _OTHERS_GO:
        words += say_to_attending_officer(reach.needs)
    if rung.way is ReachAttemptMethod.VISIT and reach.has_post_only:
        has_letter = any(one.way is ReachAttemptMethod.LETTER for one in reach.rungs)
        words += [] if has_letter else [say("danger-words-agree-at-visit")]
    if rung.way is ReachAttemptMethod.TEXT and reach.needs is not None and uses_relay(reach.needs.needs):
        words.append(say("danger-words-text-relay"))
    more = [say("danger-supporter-kind", kind=say(f"desk-supporters-kind-{id_part(rung.kind)}"))] if rung.kind else []
    more += [say("danger-supporter-way", way=rung.safe_way)] if rung.safe_way else []
    return [*more, *words]


def _say_where_to_go(item: WorkItem, candidates: Sequence[str], came: str) -> str:
    """Return the location or references for the control room, so that a patrol finds the person."""
    if item.reference:
        return say("danger-words-address")
    if candidates:
        return say("danger-words-candidates", count=len(candidates), references=", ".join(candidates))
    return say(f"danger-words-no-address{came}")


def is_advice_urgent(rung: ReachOption, way: SafeContactSummary | None) -> bool:
    """Whether the first line of the advice must not be missed: that this must not be tried, or the note about the
    victim's telephone."""
    return not rung.may_be_tried or (rung.known is not None and bool(_noted(way)))


def _noted(way: SafeContactSummary | None) -> list[str]:
    """Return the note on how to reach the victim, such as who else reads their telephone."""
    plan = (way.plan or way.stated) if way is not None else None
    return [say("danger-plan-note", note=plan.note)] if plan is not None and plan.note else []


def _may_police_be_seen(way: SafeContactSummary | None) -> bool:
    """Whether the victim agreed, for every channel that may be used, that it may say we are police."""
    if way is None or way.plan is None or way.plan.confirmed_at is None:
        return False
    return all(one.say_police for one in way.plan.ways if one.wording != WordingLevel.NONE)


def list_attempt_results(rung: ReachOption) -> list[tuple[str, str]]:
    """List the possible results of an attempt, for its buttons."""
    return [(one.value, say(f"danger-press-{id_part(rung.way)}-{id_part(one)}")) for one in rung.can_come_of_it]


def say_next_due(at: datetime, now: datetime) -> str:
    return say("danger-next-late" if at < now else "danger-next", time=staff_time(at))
