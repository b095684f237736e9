"""Shows where words of danger were found: to the owner of the task, and as a list without the words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import DangerReading
from victimcare.records.models.danger import DangerAnswer as DangerAnswer
from victimcare.records.models.danger import DangerDoor as DangerDoor
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.danger.reading import sealed_about
from victimcare.services.desk.eligibility import concerned_in_words, is_own_matter, list_shut_readings
from victimcare.services.person_keys import ERASED, KEY_MISSING, OpeningKeys, load_person_keys
from victimcare.services.sealing import Unopened

# Of one task, the newest: the one that holds what a flood of unknown senders brought must hide none of theirs.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class MatchedWords:
    """A rule with the words of the message that it found."""

    rule: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DangerShown:
    """One message with words of danger. `matched` None: the actor has not taken the task, or the words have been
    deleted.

    `kind`: the kind of text, such as `complaint` or `feedback`. `text`: what was written, or where not `is_whole` the
    sentences around the words that matched. Both are empty for an actor who has not taken the task: a complaint may be
    about them. `message_id`: of a text or e-mail, which has a page of its own; None where it came by another channel.
    """

    door: DangerDoor
    kind: str
    found_at: datetime
    rules: tuple[str, ...]
    matched: tuple[MatchedWords, ...] | None
    text: str
    is_whole: bool
    message_id: UUID | None
    answer: DangerAnswer


@transaction.atomic
def list_danger_of_task(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[DangerShown, ...]:
    """The messages of this task, newest first; the words only for its owner. Writes an audit entry."""
    permit(actor, Act.SEE_TASKS)
    found = DangerReading.objects.filter(task__public_id=task_id).select_related("task", "victim")
    unread_first = F("looked_at").desc(nulls_first=True)
    rows = list(scopes.without_shut(actor, found.order_by(unread_first, "-id"))[:MOST_SHOWN])
    if not rows:
        return ()
    is_theirs = actor.staff_id is not None and rows[0].task.owner_id == actor.staff_id
    abouts = [row.about for row in rows]
    concerned, shut = concerned_in_words(abouts), list_shut_readings(abouts, actor.staff_id or 0)
    # They may have had the task before words about them, or about a case that is shut to them, came to it: these stay
    # unread, and are not said to be there.
    shown = [
        row for row in rows if row.about not in shut and not is_own_matter(actor.staff_id, concerned.get(row.about, ()))
    ]
    if is_theirs:
        unread = DangerReading.objects.filter(id__in=[row.id for row in shown], looked_at=None)
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
    return tuple(_show(row, keys, may_read=is_theirs) for row in newest_first)


def rules_found(abouts: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """By what was read, such as `received:<id>`, the names of the rules that matched. The caller permits the look."""
    rows = DangerReading.objects.filter(about__in=abouts).values_list("about", "rules")
    return {about: tuple(rules) for about, rules in rows}


def _show(row: DangerReading, keys: OpeningKeys, *, may_read: bool) -> DangerShown:
    kept = _open_kept(row, keys) if may_read else None
    return DangerShown(
        door=DangerDoor(row.door),
        kind=_kind_of(row) if may_read else "",
        found_at=row.found_at,
        rules=tuple(row.rules),
        matched=tuple(MatchedWords(rule, tuple(words)) for rule, words in kept["matched"]) if kept else None,
        text=kept.get("text", "") if kept else "",
        is_whole=kept.get("is_whole", False) if kept else False,
        message_id=_message_id(row.about),
        answer=DangerAnswer(row.answer),
    )


def _kind_of(row: DangerReading) -> str:
    """What was read, such as `complaint`, `feedback` or `contact`."""
    return row.about.partition(":")[0]


def _open_kept(row: DangerReading, keys: OpeningKeys) -> dict[str, Any] | None:
    """What was sealed of this message; None where it was blanked, and where its key was erased or is missing. Old ones
    hold only the words that matched."""
    try:
        opened = keys.open_words(row.sealed, sealed_about(row.about))
    except Unopened:
        return None
    if opened in ("", ERASED, KEY_MISSING):
        return None
    kept = json.loads(opened)
    return kept if isinstance(kept, dict) else {"matched": kept}


def _message_id(about: str) -> UUID | None:
    kind, _, name = about.partition(":")
    return UUID(name) if kind == "received" else None
