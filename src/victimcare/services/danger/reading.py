"""The one door through which everything goes that somebody from outside writes, or staff write down: it is read for
words of danger in the transaction that keeps it, and a match asks a person to look at once.

No machine answers what was written. Where it came from a number or address of the victim whose plan allows that, one
fixed line says where help is (`messages.danger_line`).
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from victimcare import wording
from victimcare.records.models import ContactPoint, DangerReading, Task, Team, Telling, Victim
from victimcare.records.models.contact import PointKind
from victimcare.records.models.danger import DangerAnswer
from victimcare.records.models.danger import DangerDoor as DangerDoor
from victimcare.records.models.desk import TaskKind
from victimcare.rules.danger.matches import Match, find_alarms
from victimcare.rules.people.safe_contact import Channel
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.audit import note
from victimcare.services.danger.rules import rule_book
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.shapes import Harm
from victimcare.services.messages import danger_line, gate
from victimcare.services.sealing import seal
from victimcare.wording import languages

LOOKED_AT_WITHIN = timedelta(minutes=5)
# Open tasks of senders whom nobody knows; beyond them one task holds all the rest. Such senders cost nothing to invent.
MOST_UNKNOWN = 20
MANY = "danger:many"
SEEN_TO = timedelta(hours=1)  # what staff note after they pressed `danger now` with this victim is of that danger
_OF_STAFF = frozenset({DangerDoor.DESK, DangerDoor.OFFICER})
_DOORS = {ActorKind.VICTIM: DangerDoor.PAGE, ActorKind.PARTNER: DangerDoor.PARTNER}
_OURS = ("messages-danger", "written-danger", "written-told-danger")


@dataclass(frozen=True, slots=True)
class Sender:
    """The number or address that wrote, by its key (`rules.people.points`), and the way in which it did."""

    key: str
    kind: PointKind
    channel: Channel


def find_danger(*texts: str) -> tuple[Match, ...]:
    """The rules that match what stands in these texts, which are read one after the other."""
    return rule_book().read(_without_our_own(_as_one(texts)))


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
) -> tuple[str, ...]:
    """Read this; where it holds words of danger, ask a person to look now. Returns the names of the rules that matched.

    `about` names the message, such as `received:<id>`; read again, it is one. `who`: of a sender whom nobody knows,
    what tells them from others; all that they write is one task. The team of the case is asked; of what staff typed,
    their own. `is_account`: it tells of the past by its nature (`matches.find_alarms`), as all notes of staff do.
    """
    words = _without_our_own(_as_one(texts))
    matches = find_alarms(rule_book().read(words), is_account=is_account or door in _OF_STAFF)
    if not matches:
        return ()
    known = DangerReading.objects.filter(about=about).first()
    if known is not None:
        return tuple(known.rules)
    rules = tuple(match.rule for match in matches)
    if door is DangerDoor.DESK and _is_seen_to(actor, victim_id, now):
        return rules
    if victim_id is not None:
        gate.lock([victim_id])  # before any task of theirs, as everybody does who reaches them
    task_id = make_task(
        kind=TaskKind.DANGER_WORDS,
        victim_id=victim_id,
        reason=f"danger_{rules[0]}",  # the first in the order of the files says it in a list
        harm=Harm.HIGH,
        due_at=now + LOOKED_AT_WITHIN,
        now=now,
        subject_key="danger" if victim_id is not None else _of_unknown(who or about),
        team=Team.objects.filter(id=actor.team_id or 0).values_list("code", flat=True).first(),
        is_danger=True,
    )
    answer, telling = _answer(victim_id, sender, now)
    DangerReading.objects.create(
        door=door,
        about=about,
        victim_id=victim_id,
        found_at=now,
        rules=list(rules),
        sealed=seal(json.dumps(_words(matches, words)).encode(), sealed_about(about)),
        task_id=task_id,
        answer=answer,
        telling=telling,
        looked_at=now if _is_by_owner(actor, task_id) else None,
    )
    note(
        actor,
        "danger.found",
        at=now,
        case_id=Victim.objects.filter(id=victim_id or 0).values_list("case_id", flat=True).first(),
        victim_id=victim_id,
        detail={"about": about, "door": door, "rules": list(rules), "answer": answer},
    )
    return rules


def read_typed(
    *,
    actor: Actor,
    about: str,
    texts: Iterable[str],
    victim_id: int | None,
    now: datetime,
    who: str = "",
    is_account: bool = False,
) -> tuple[str, ...]:
    """As `read_for_danger`, of what somebody typed into a page of ours. What staff typed is for their own team."""
    return read_for_danger(
        actor=actor,
        door=_door_of(actor),
        about=about,
        texts=texts,
        victim_id=victim_id,
        now=now,
        who=who,
        is_account=is_account,
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


def _words(matches: Iterable[Match], words: str) -> list[tuple[str, list[str]]]:
    return [(match.rule, [words[span.start : span.end] for span in match.spans]) for match in matches]


def _is_seen_to(actor: Actor, victim_id: int | None, now: datetime) -> bool:
    """Whether whoever writes this has just said themselves that this victim is in danger now."""
    if actor.staff_id is None or victim_id is None:
        return False
    said = Task.objects.filter(kind=TaskKind.DANGER_NOW, victim_id=victim_id, created_at__gt=now - SEEN_TO)
    return said.filter(changes__by=actor.staff_id).exists()


def _is_by_owner(actor: Actor, task_id: int) -> bool:
    """The owner of the task need not look at what they wrote themselves."""
    return actor.staff_id is not None and Task.objects.filter(id=task_id, owner=actor.staff_id).exists()


def _of_unknown(who: str) -> str:
    """What the task is about for a sender whom nobody knows."""
    with connection.cursor() as cursor:  # two at once would count one too few
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('danger.unknown'))")
    unknown = Task.objects.filter(kind=TaskKind.DANGER_WORDS, victim=None, closed_at=None).exclude(subject_key=MANY)
    key = f"danger:{hmac.digest(settings.CODE_KEY.encode(), who.encode(), 'sha256').hex()[:24]}"
    if unknown.filter(subject_key=key).exists() or unknown.count() < MOST_UNKNOWN:
        return key
    return MANY


def _answer(victim_id: int | None, sender: Sender | None, now: datetime) -> tuple[DangerAnswer, Telling | None]:
    """What becomes of the fixed line. The caller holds the victim."""
    if victim_id is None or sender is None or not sender.key:
        return DangerAnswer.NO_POINT, None
    victim = Victim.objects.get(id=victim_id)
    points = ContactPoint.objects.filter(
        person_id=victim.person_id, kind=sender.kind, match_key=sender.key, retired_at=None
    )
    point_ids = list(points.values_list("id", flat=True))
    if not point_ids:
        return DangerAnswer.NO_POINT, None
    if any(danger_line.was_sent(point_id, now=now) for point_id in point_ids):
        return DangerAnswer.SENT_BEFORE, None
    for point_id in point_ids:
        if telling := danger_line.queue(victim, point_id, sender.channel, now=now):
            return DangerAnswer.SENT, telling
    return DangerAnswer.NOT_AGREED, None
