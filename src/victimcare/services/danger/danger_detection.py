"""Reads all text from outside, and all that staff write down, for words of danger, in the transaction that stores it; a
match asks a person to look at once.

No machine answers what was written. Where it came from a number or address of the victim whose plan allows that, one
fixed line says where help is (`messages.special_messages`).
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from victimcare import wording
from victimcare.records.models import ContactPoint, DangerFinding, Notification, Task, TaskChange, Team, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.records.models.victim_contact.correspondence import DangerSource as DangerSource
from victimcare.records.models.victim_contact.correspondence import FixedReplyResult
from victimcare.rules.danger.matches import DANGER_LOOKED_AT_WITHIN, DangerMatch, choose_passage, find_alarms
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.audit import note
from victimcare.services.danger.danger_rules import blank_nothing_left, load_rule_book
from victimcare.services.desk.task_actions import make_task, release_own_matter
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.messages import special_messages
from victimcare.services.person_keys import seal_for_victim
from victimcare.services.safe_contact import gate
from victimcare.wording import languages

# Limits the danger tasks that unidentified senders can create: such senders cost nothing to invent.

MOST_UNKNOWN_TASKS = 20  # open tasks of such senders; beyond them one task holds all the rest
UNKNOWN_OVERFLOW = "danger:many"


def unknown_sender_subject(who: str, *, is_on_record: bool) -> str:
    """The subject of the task where no victim is known. A sender whose number or address is in victims' records always
    has a task of their own, however many strangers write."""
    with connection.cursor() as cursor:  # two at once would count one too few
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('danger.unknown'))")
    unknown = Task.objects.filter(kind=TaskKind.DANGER_WORDS, victim=None, closed_at=None).exclude(
        subject_key=UNKNOWN_OVERFLOW
    )
    key = f"danger:{hmac.digest(settings.CODE_KEY.encode(), who.encode(), 'sha256').hex()[:24]}"
    if is_on_record or unknown.filter(subject_key=key).exists() or unknown.count() < MOST_UNKNOWN_TASKS:
        return key
    return UNKNOWN_OVERFLOW


# Answers a number or address that wrote words of danger with the one fixed line, where the victim's plan allows it.


@dataclass(frozen=True, slots=True)
class DangerSender:
    """The number or address that wrote, by its key (`safe_contact.contact_points`), and the way in which it did."""

    key: str
    kind: ContactPointKind
    channel: ContactMethod


def is_sender_on_record(sender: DangerSender | None) -> bool:
    """Whether the number or address that wrote is in the record of a victim, or of several."""
    if sender is None or not sender.key:
        return False
    return ContactPoint.objects.filter(kind=sender.kind, match_key=sender.key).exists()


def answer_with_fixed_line(
    victim_id: int | None, sender: DangerSender | None, now: datetime
) -> tuple[FixedReplyResult, Notification | None]:
    """What becomes of the fixed line. The caller holds the victim."""
    if victim_id is None or sender is None or not sender.key:
        return FixedReplyResult.NO_POINT, None
    victim = Victim.objects.get(id=victim_id)
    points = ContactPoint.objects.filter(
        person_id=victim.person_id, kind=sender.kind, match_key=sender.key, retired_at=None
    )
    point_ids = list(points.values_list("id", flat=True))
    if not point_ids:
        return FixedReplyResult.NO_POINT, None
    if any(special_messages.was_danger_line_sent(point_id, now=now) for point_id in point_ids):
        return FixedReplyResult.SENT_BEFORE, None
    for point_id in point_ids:
        if telling := special_messages.queue_danger_line(victim, point_id, sender.channel, now=now):
            return FixedReplyResult.SENT, telling
    return FixedReplyResult.NOT_AGREED, None


SAME_DANGER_WITHIN = timedelta(
    hours=1
)  # what staff note after they pressed `danger now` with this victim is of that danger
_KEPT_WHOLE_ELSEWHERE = frozenset({DangerSource.TEXT, DangerSource.EMAIL})  # they have a page of their own
_OF_STAFF = frozenset({DangerSource.DESK, DangerSource.OFFICER})
_DOORS = {ActorKind.VICTIM: DangerSource.PAGE, ActorKind.PARTNER: DangerSource.PARTNER}
_OURS = ("messages-danger", "written-danger", "written-told-danger")


@transaction.atomic
def check_for_danger(
    *,
    actor: Actor,
    door: DangerSource,
    about: str,
    texts: Iterable[str],
    victim_id: int | None,
    now: datetime,
    sender: DangerSender | None = None,
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
    matches = find_alarms(load_rule_book().read(words), is_account=is_account or door in _OF_STAFF)
    if not matches:
        return ()
    if (known := DangerFinding.objects.filter(about=about).first()) is not None:
        return tuple(known.rules)
    rules = tuple(match.rule for match in matches)
    pressed = _danger_pressed(actor, victim_id, now) if door is DangerSource.DESK else None
    if pressed is not None and pressed.closed_at is not None:
        return rules  # what they note after help came is of that danger
    if victim_id is not None:
        gate.lock_victims([victim_id])  # before any task of theirs, as everybody does who reaches them
    is_on_record = victim_id is None and is_sender_on_record(sender)
    subject = _name_subject(victim_id, who or about, apart, is_on_record=is_on_record)
    task_id = pressed.id if pressed else _ask_a_person(actor, rules, victim_id, subject=subject, now=now)
    reading = DangerFinding(door=door, about=about, victim_id=victim_id, found_at=now, rules=list(rules))
    reading.is_sender_on_record = is_on_record
    reading.sealed = seal_for_victim(
        victim_id, json.dumps(_to_keep(door, matches, words, text)), danger_reading_place(about)
    )
    reading.answer, reading.telling = answer_with_fixed_line(victim_id, sender, now)
    _keep(reading, task_id, actor, now)
    release_own_matter(task_id, now=now)
    return rules


def _ask_a_person(actor: Actor, rules: Sequence[str], victim_id: int | None, *, subject: str, now: datetime) -> int:
    """Make the task, or update the open one; lists name it by the first of these rules. What staff typed goes to their
    own team."""
    return make_task(
        kind=TaskKind.DANGER_WORDS,
        victim_id=victim_id,
        reason=f"danger_{rules[0]}",
        harm=HarmLevel.HIGH,
        due_at=now + DANGER_LOOKED_AT_WITHIN,
        now=now,
        subject_key=subject,
        team=Team.objects.filter(id=actor.team_id or 0).values_list("code", flat=True).first(),
        is_danger=True,
    )


def _name_subject(victim_id: int | None, who: str, apart: str, *, is_on_record: bool) -> str:
    """What the task is about, so that a victim, a matter apart or a sender has one task and not many."""
    if victim_id is None:
        return unknown_sender_subject(who, is_on_record=is_on_record)
    return f"danger:{apart}" if apart else "danger"


def _keep(reading: DangerFinding, task_id: int, actor: Actor, now: datetime) -> None:
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


def check_typed_words(
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
    """As `check_for_danger`, for text typed into one of our pages. Text typed by staff goes to their own team."""
    return check_for_danger(
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


def _door_of(actor: Actor) -> DangerSource:
    if actor.helps is not None:
        return DangerSource.SUPPORTER
    if actor.kind is ActorKind.STAFF:
        return DangerSource.DESK if actor.roles & {Role.DESK, Role.SUPERVISOR} else DangerSource.OFFICER
    return _DOORS.get(actor.kind, DangerSource.FORM)


def danger_reading_place(about: str) -> str:
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
    codes = (languages.ENGLISH, *(each.code for each in languages.other_languages()))
    found = {
        wording.say(sentence, code) for sentence in _OURS for code in codes if wording.has_sentence(sentence, code)
    }
    return sorted(found, key=len, reverse=True)


def _to_keep(door: DangerSource, matches: Sequence[DangerMatch], words: str, text: str) -> dict[str, object]:
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
    said = Task.objects.filter(kind=TaskKind.DANGER_NOW, victim_id=victim_id, created_at__gt=now - SAME_DANGER_WITHIN)
    theirs = said.filter(id__in=TaskChange.objects.filter(by=actor.staff_id).values("task"))
    return theirs.order_by(F("closed_at").desc(nulls_first=True), "-id").first()


def _is_by_owner(actor: Actor, task_id: int) -> bool:
    """The owner of the task need not look at what they wrote themselves."""
    return actor.staff_id is not None and Task.objects.filter(id=task_id, owner=actor.staff_id).exists()
