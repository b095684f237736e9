"""Shows where words of danger were found: to the owner of the task, and as a list without the words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import DangerFinding, ReceivedMessage, Victim
from victimcare.records.models.victim_contact.correspondence import DangerSource as DangerSource
from victimcare.records.models.victim_contact.correspondence import FixedReplyResult as FixedReplyResult
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.danger.danger_detection import danger_reading_place
from victimcare.services.desk import task_actions
from victimcare.services.desk.eligibility import find_staff_in_words, is_own_matter, list_restricted_readings
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.messages.received_messages import list_sender_keys
from victimcare.services.person_keys import ERASED, KEY_MISSING, OpeningKeys, load_person_keys
from victimcare.services.sealing import Unopened

# Messages shown of one task, the unread first, then the newest. So many, since the one task for all further unknown
# senders must not hide what a flood of them wrote.
FINDINGS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule with the words of the message that it found."""

    rule: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DangerDetail:
    """One message with words of danger. `matched` None: the actor has not taken the task, or the words have been
    deleted.

    `kind`: the kind of text, such as `complaint` or `feedback`. `text`: what was written, or where not `is_whole` the
    sentences around the words that matched. Both are empty for an actor who has not taken the task: a complaint may be
    about them. `message_id`: of a text or e-mail, which has a page of its own; None where it came by another channel.
    """

    door: DangerSource
    kind: str
    found_at: datetime
    rules: tuple[str, ...]
    matched: tuple[RuleMatch, ...] | None
    text: str
    is_whole: bool
    message_id: UUID | None
    answer: FixedReplyResult


@transaction.atomic
def list_danger_findings(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[DangerDetail, ...]:
    """The messages of this task, newest first; the words only for its owner. Writes an audit entry."""
    permit(actor, Act.SEE_TASKS)
    found = DangerFinding.objects.filter(task__public_id=task_id).select_related("task", "victim")
    unread_first = F("looked_at").desc(nulls_first=True)
    rows = list(access_scopes.filter_visible_rows(actor, found.order_by(unread_first, "-id"))[:FINDINGS_SHOWN])
    if not rows:
        return ()
    is_theirs = actor.staff_id is not None and rows[0].task.owner_id == actor.staff_id
    abouts = [row.about for row in rows]
    concerned, shut = find_staff_in_words(abouts), list_restricted_readings(abouts, actor.staff_id or 0)
    # They may have had the task before words about them, or about a case that is shut to them, came to it: these stay
    # unread, and are not said to be there.
    shown = [
        row for row in rows if row.about not in shut and not is_own_matter(actor.staff_id, concerned.get(row.about, ()))
    ]
    if is_theirs:
        unread = DangerFinding.objects.filter(id__in=[row.id for row in shown], looked_at=None)
        unread.update(looked_at=now)  # what comes from now on is new to its owner
        victim = rows[0].victim
        note(
            actor,
            "danger.read",
            at=now,
            case_id=victim.case_id if victim else None,
            victim_id=victim.id if victim else None,
            detail={"task": str(task_id), "messages": len(rows)},
        )
    newest_first = sorted(shown, key=lambda row: row.id, reverse=True)
    keys = load_person_keys(row.sealed for row in shown)
    return tuple(_danger_detail(row, keys, may_read=is_theirs) for row in newest_first)


def list_rules_found(abouts: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """By what was read, such as `received:<id>`, the names of the rules that matched. The caller permits the look."""
    rows = DangerFinding.objects.filter(about__in=abouts).values_list("about", "rules")
    return {about: tuple(rules) for about, rules in rows}


def _danger_detail(row: DangerFinding, keys: OpeningKeys, *, may_read: bool) -> DangerDetail:
    kept = _open_kept(row, keys) if may_read else None
    return DangerDetail(
        door=DangerSource(row.door),
        kind=_kind_of(row) if may_read else "",
        found_at=row.found_at,
        rules=tuple(row.rules),
        matched=tuple(RuleMatch(rule, tuple(words)) for rule, words in kept["matched"]) if kept else None,
        text=kept.get("text", "") if kept else "",
        is_whole=kept.get("is_whole", False) if kept else False,
        message_id=_message_id(row.about),
        answer=FixedReplyResult(row.answer),
    )


def _kind_of(row: DangerFinding) -> str:
    """What was read, such as `complaint`, `feedback` or `contact`."""
    return row.about.partition(":")[0]


def _open_kept(row: DangerFinding, keys: OpeningKeys) -> dict[str, Any] | None:
    """What was sealed of this message; None where it was blanked, and where its key was erased or is missing. Old ones
    hold only the words that matched."""
    try:
        opened = keys.open_words(row.sealed, danger_reading_place(row.about))
    except Unopened:
        return None
    if opened in ("", ERASED, KEY_MISSING):
        return None
    kept = json.loads(opened)
    return kept if isinstance(kept, dict) else {"matched": kept}


def _message_id(about: str) -> UUID | None:
    kind, _, name = about.partition(":")
    return UUID(name) if kind == "received" else None


# Lists the records that a message with words of danger may be from, where its number or address is in several.
#
# Such a message belongs to no victim: we do not know which of them wrote, and it may have been another person. The
# owner of the danger task gets the references alone, and goes on by the plan of each (`desk.news_tasks`).

MOST_CANDIDATES = 12  # the number of a refuge or a solicitor is in many records
_RECEIVED = "received:"


@transaction.atomic
def list_candidate_records(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[str, ...]:
    """The references of the cases whose records hold the sender's number or address, for the owner of this danger task;
    empty for anyone else, and where the victim is known. Writes an audit entry for each of these victims."""
    permit(actor, Act.WORK_TASK)
    readings = DangerFinding.objects.filter(
        task__public_id=task_id,
        task__owner_id=actor.staff_id or 0,
        task__closed_at=None,
        task__victim=None,
        about__startswith=_RECEIVED,
    )
    ids = [about.removeprefix(_RECEIVED) for about in readings.values_list("about", flat=True)]
    if not ids:
        return ()
    keys = list_sender_keys(ReceivedMessage.objects.filter(public_id__in=ids, victim=None))
    found = Victim.objects.filter(person__contact_points__match_key__in=keys).select_related("case").order_by("id")
    victims = list(access_scopes.filter_visible_rows(actor, found, victim="id").distinct()[:MOST_CANDIDATES])
    for victim in victims:
        detail = {"task": str(task_id)}
        note(actor, "danger.candidate_seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    return tuple(dict.fromkeys(victim.case.reference for victim in victims))


# Ends danger that rules found in a text: only once the task's owner has read every word.


class UnreadDangerWords(Exception):
    """The owner has not seen so many messages of the task: `count`. Each may say where help must go."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@transaction.atomic
def close_danger_words_task(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """End the task with what became of the person. Raises UnreadDangerWords while a message is unread, also one that
    came after the page was drawn; TaskUnowned where the task has no owner; else as `desk.task_actions.close_task`."""
    permit(actor, Act.WORK_TASK)
    # A message that comes now waits for this row, and makes a task of its own where this one has ended.
    task = task_actions.lock_task(actor, task_id)
    task_actions.refuse_if_taken(actor, task)
    if task.owner_id is None:
        raise task_actions.TaskUnowned
    if unread := DangerFinding.objects.filter(task=task, looked_at=None).count():
        raise UnreadDangerWords(unread)
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


# Blanks the words in danger readings: with the text they were found in, and after a time where no victim is known.
#
# The names of the rules stay, to be counted.

DANGER_WORDS_KEPT_FOR = timedelta(days=28)  # after the danger has ended, as for a message from an unidentified sender


def blank_danger_words(abouts: Collection[str]) -> int:
    """Blank the readings of these texts, by their names (`DangerFinding.about`): the texts themselves are deleted in
    the same transaction. Returns how many."""
    return DangerFinding.objects.filter(about__in=abouts).exclude(sealed=b"").update(sealed=b"")


def blank_old_unknown_danger_words(*, now: datetime) -> int:
    """Blank what was found where no victim is known, once the danger has ended long enough ago. Returns how many; safe
    to run twice."""
    old = DangerFinding.objects.filter(victim=None, task__closed_at__lt=now - DANGER_WORDS_KEPT_FOR).exclude(sealed=b"")
    return DangerFinding.objects.filter(id__in=list(old.values_list("id", flat=True))).update(sealed=b"")
