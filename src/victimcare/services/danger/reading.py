"""Reads all text from outside, and all that staff write down, for words of danger, in the transaction that stores it; a
match asks a person to look at once.

No machine answers what was written. Where it came from a number or address of the victim whose plan allows that, one
fixed line says where help is (`messages.danger_line`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from victimcare import wording
from victimcare.records.models import DangerReading, Task, TaskChange, Team, Victim
from victimcare.records.models.danger import DangerDoor as DangerDoor
from victimcare.records.models.desk import TaskKind
from victimcare.rules.danger.matches import DANGER_LOOKED_AT_WITHIN, DangerMatch, choose_passage, find_alarms
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.audit import note
from victimcare.services.danger.fixed_line import Sender as Sender
from victimcare.services.danger.fixed_line import answer_with_fixed_line, is_sender_on_record
from victimcare.services.danger.notes_of_tries import blank_nothing_left
from victimcare.services.danger.rules import rule_book
from victimcare.services.danger.unknown_senders import subject_of_unknown
from victimcare.services.desk.actions import make_task, release_own_matter
from victimcare.services.desk.shapes import Harm
from victimcare.services.messages import gate
from victimcare.services.person_keys import seal_for_victim
from victimcare.wording import languages

SEEN_TO = timedelta(hours=1)  # what staff note after they pressed `danger now` with this victim is of that danger
_KEPT_WHOLE_ELSEWHERE = frozenset({DangerDoor.TEXT, DangerDoor.EMAIL})  # they have a page of their own
_OF_STAFF = frozenset({DangerDoor.DESK, DangerDoor.OFFICER})
_DOORS = {ActorKind.VICTIM: DangerDoor.PAGE, ActorKind.PARTNER: DangerDoor.PARTNER}
_OURS = ("messages-danger", "written-danger", "written-told-danger")


@transaction.atomic
def read_for_danger(
    *,
    actor: Actor,
    door: DangerDoor,
    about: str,
    texts: Iterable[str],
    victim_id: int | None,
    now: datetime,
    sender: Sender | None = None,
    who: str = "",
    is_account: bool = False,
    apart: str = "",
) -> tuple[str, ...]:
    """Read this text; where it holds words of danger, ask a person to look now. Returns the names of the rules that
    matched.

    `about` names the message, such as `received:<id>`; read again, it counts once. `who`: tells an unidentified sender
    from others; all that they write is one task. The team of the case is asked; for text typed by staff, their own
    team. `is_account`: the text is about the past by its nature (`matches.find_alarms`), as all staff notes are.
    `apart`: a matter of the victim that has its own task, such as `complaint:<id>`: the owner of the victim's other
    danger may have no access to it.
    """
    text = _as_one(texts)
    words = _without_our_own(text)
    words = blank_nothing_left(words) if door in _OF_STAFF else words
    matches = find_alarms(rule_book().read(words), is_account=is_account or door in _OF_STAFF)
    if not matches:
        return ()
    if (known := DangerReading.objects.filter(about=about).first()) is not None:
        return tuple(known.rules)
    rules = tuple(match.rule for match in matches)
    pressed = _danger_pressed(actor, victim_id, now) if door is DangerDoor.DESK else None
    if pressed is not None and pressed.closed_at is not None:
        return rules  # what they note after help came is of that danger
    if victim_id is not None:
        gate.lock([victim_id])  # before any task of theirs, as everybody does who reaches them
    is_on_record = victim_id is None and is_sender_on_record(sender)
    subject = _name_subject(victim_id, who or about, apart, is_on_record=is_on_record)
    task_id = pressed.id if pressed else _ask_a_person(actor, rules, victim_id, subject=subject, now=now)
    reading = DangerReading(door=door, about=about, victim_id=victim_id, found_at=now, rules=list(rules))
    reading.is_sender_on_record = is_on_record
    reading.sealed = seal_for_victim(victim_id, json.dumps(_to_keep(door, matches, words, text)), sealed_about(about))
    reading.answer, reading.telling = answer_with_fixed_line(victim_id, sender, now)
    _keep(reading, task_id, actor, now)
    release_own_matter(task_id, now=now)
    return rules


def _ask_a_person(actor: Actor, rules: Sequence[str], victim_id: int | None, *, subject: str, now: datetime) -> int:
    """The task, which the first rule in their order names in a list. Of what staff typed it is for their own team."""
    return make_task(
        kind=TaskKind.DANGER_WORDS,
        victim_id=victim_id,
        reason=f"danger_{rules[0]}",
        harm=Harm.HIGH,
        due_at=now + DANGER_LOOKED_AT_WITHIN,
        now=now,
        subject_key=subject,
        team=Team.objects.filter(id=actor.team_id or 0).values_list("code", flat=True).first(),
        is_danger=True,
    )


def _name_subject(victim_id: int | None, who: str, apart: str, *, is_on_record: bool) -> str:
    """What the task is about, so that a victim, a matter apart or a sender has one task and not many."""
    if victim_id is None:
        return subject_of_unknown(who, is_on_record=is_on_record)
    return f"danger:{apart}" if apart else "danger"


def _keep(reading: DangerReading, task_id: int, actor: Actor, now: datetime) -> None:
    """The reading belongs to this task. That danger was found is in the audit, without a word of the message."""
    reading.task_id = task_id
    reading.looked_at = now if _is_by_owner(actor, task_id) else None
    reading.save(force_insert=True)
    note(
        actor,
        "danger.found",
        at=now,
        case_id=Victim.objects.filter(id=reading.victim_id or 0).values_list("case_id", flat=True).first(),
        victim_id=reading.victim_id,
        detail={"about": reading.about, "door": reading.door, "rules": reading.rules, "answer": reading.answer},
    )


def read_typed(
    *,
    actor: Actor,
    about: str,
    texts: Iterable[str],
    victim_id: int | None,
    now: datetime,
    who: str = "",
    is_account: bool = False,
    apart: str = "",
) -> tuple[str, ...]:
    """As `read_for_danger`, for text typed into one of our pages. Text typed by staff goes to their own team."""
    return read_for_danger(
        actor=actor,
        door=_door_of(actor),
        about=about,
        texts=texts,
        victim_id=victim_id,
        now=now,
        who=who,
        is_account=is_account,
        apart=apart,
    )


def _door_of(actor: Actor) -> DangerDoor:
    if actor.helps is not None:
        return DangerDoor.SUPPORTER
    if actor.kind is ActorKind.STAFF:
        return DangerDoor.DESK if actor.roles & {Role.DESK, Role.SUPERVISOR} else DangerDoor.OFFICER
    return _DOORS.get(actor.kind, DangerDoor.FORM)


def sealed_about(about: str) -> str:
    """What the words of this reading are sealed for."""
    return f"danger:{about}"


def _as_one(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text)


def _without_our_own(words: str) -> str:
    """An answer may quote what we wrote to them, and that names danger and 999 itself."""
    for ours in _our_sentences():
        if ours in words and words.strip() != ours:
            words = words.replace(ours, " " * len(ours))
    return words


def _our_sentences() -> Sequence[str]:
    codes = (languages.ENGLISH, *(each.code for each in languages.others()))
    found = {wording.say(sentence, code) for sentence in _OURS for code in codes if wording.has(sentence, code)}
    return sorted(found, key=len, reverse=True)


def _to_keep(door: DangerDoor, matches: Sequence[DangerMatch], words: str, text: str) -> dict[str, object]:
    """The words that matched, and what the owner of the task reads where the text has no page of its own. They are
    encrypted as one, so that blanking the words blanks the text."""
    kept: dict[str, object] = {
        "matched": [(match.rule, [words[span.start : span.end] for span in match.spans]) for match in matches]
    }
    if door not in _KEPT_WHOLE_ELSEWHERE:
        passage = choose_passage(text, matches)
        kept |= {"text": passage.text, "is_whole": passage.is_whole}
    return kept


def _danger_pressed(actor: Actor, victim_id: int | None, now: datetime) -> Task | None:
    """The danger that this member of staff pressed lately with this victim, the open one first: their notes belong to
    it."""
    if actor.staff_id is None or victim_id is None:
        return None
    said = Task.objects.filter(kind=TaskKind.DANGER_NOW, victim_id=victim_id, created_at__gt=now - SEEN_TO)
    theirs = said.filter(id__in=TaskChange.objects.filter(by=actor.staff_id).values("task"))
    return theirs.order_by(F("closed_at").desc(nulls_first=True), "-id").first()


def _is_by_owner(actor: Actor, task_id: int) -> bool:
    """The owner of the task need not look at what they wrote themselves."""
    return actor.staff_id is not None and Task.objects.filter(id=task_id, owner=actor.staff_id).exists()
