"""Access codes: made by the machine, given by a person, proved on web and phone alike.

Whether a code is unknown, wrong, ended or sealed, the same queries and one slow hash run, so that nothing about a case
shows in the answer or its time (design, sections 2 and 5).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from victimcare.records.models import AccessGrant, CodeTry, Supporter, Victim
from victimcare.records.models.access import Opens
from victimcare.records.models.desk import TaskKind
from victimcare.rules import access_code
from victimcare.rules.access_code import Code
from victimcare.rules.people import quiet_code
from victimcare.services import even_time, slow_hash
from victimcare.services.access import Act, Actor, ActorKind, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk.actions import is_open, make_task
from victimcare.services.people import sources
from victimcare.services.people.second_step.ending import end_all
from victimcare.services.people.shapes import NewCode
from victimcare.services.people.sources import NOT_KNOWN, Source, Wrong

# A brake across all codes: this many wrong tries in ten minutes pause entry by digits on every door, but for codes that
# a person has just given. Before it, each source has one of its own, so that whoever tries a thousand codes stops
# nobody else. Tries in a pause do not count for it, and what a source tries once it is slowed counts for neither, so
# both let go by themselves, and no right code is refused for good. For its own source a try in a pause does count: it
# costs a slow hash as any, and nobody may have as many of those as they like.
WRONG_TRIES_THAT_PAUSE = 100
PAUSE_WINDOW = timedelta(minutes=10)

_PURPOSE = "prove"  # what its hash is for


class UnknownVictim(LookupError):
    """No such victim, or not for this actor."""


class ShortOnly(ValueError):
    """A guarded victim's code opens the short view only (design, section 5)."""


def opens_alone(victim_id: int) -> str:
    """The most that a code of hers may open alone: the short view for a guarded victim, else the case."""
    return "short" if is_guarded([victim_id]) else "case"


@transaction.atomic
def make_code(*, actor: Actor, victim_id: int, opens: str, now: datetime, keeps_second: bool = False) -> NewCode:
    """Make a new code; the old one ends with its visits. Shown once, kept nowhere in the clear.

    `keeps_second`: her second step stays, because a person knows that she still has it. Else it ends with the old code.

    Raises UnknownVictim, and ShortOnly when a guarded victim's code should open more than the short view.
    """
    permit(actor, Act.MAKE_CODE)
    if actor.kind is ActorKind.OPERATOR and settings.VICTIMCARE_ENV == "production":
        raise NotPermitted("in production codes are made at the desk, by a named person after proof")
    # Not from those who only point at her row: a call that proves her code would wait for us, and we for her code.
    victim = Victim.objects.select_for_update(no_key=True).filter(id=victim_id).first()
    if victim is None:
        raise UnknownVictim(victim_id)
    if opens != "short" and opens_alone(victim_id) == "short":
        raise ShortOnly
    end_codes(victim_id=victim_id, reason="replaced", now=now)
    if not keeps_second:
        end_all(victim_id=victim_id, reason="new_code", now=now)
    expires_at = now + access_code.LIFE_AFTER_USE
    code = insert(victim_id, opens, actor, now, expires_at)
    detail = {"opens": opens, **({"second_step": "kept"} if keeps_second else {})}
    note(actor, "access_code.made", at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)
    return NewCode(code=code.in_fours, opens=opens, expires_at=expires_at)


@transaction.atomic
def make_for_supporter(*, actor: Actor, supporter: Supporter, now: datetime) -> NewCode:
    """A code of their own for somebody who helps her; their old one ends with its visits. It opens no more than hers
    may alone. The caller has looked whether their role is in force."""
    permit(actor, Act.KEEP_SUPPORTERS)
    Supporter.objects.select_for_update(no_key=True).get(id=supporter.id)
    end_of_supporter(supporter_id=supporter.id, reason="replaced", now=now)
    opens = opens_alone(supporter.victim_id)
    expires_at = now + access_code.LIFE_AFTER_USE
    code = insert(supporter.victim_id, opens, actor, now, expires_at, supporter_id=supporter.id)
    return NewCode(code=code.in_fours, opens=opens, expires_at=expires_at)


def end_of_supporter(*, supporter_id: int, reason: str, now: datetime) -> int:
    """End the live code of somebody who helps her, and with it their visits."""
    theirs = AccessGrant.objects.filter(supporter_id=supporter_id, ended_at=None)
    return theirs.update(ended_at=now, ended_reason=reason)


def end_codes(*, victim_id: int, reason: str, now: datetime) -> int:
    """End her live code, if there is one; her quiet code stands, and a supporter's ends with their role. `reason`:
    replaced, sealed, grew_up. Returns how many ended."""
    hers = AccessGrant.objects.hers().filter(victim_id=victim_id, ended_at=None)
    return hers.update(ended_at=now, ended_reason=reason)


@transaction.atomic
def seal_code(*, actor: Actor, victim_id: int, now: datetime) -> int:
    """End her code at once because it may be in the wrong hands, and her second step too. New ones stay possible."""
    permit(actor, Act.MAKE_CODE)
    victim = Victim.objects.filter(id=victim_id).first()
    if victim is None:
        raise UnknownVictim(victim_id)
    ended = end_codes(victim_id=victim_id, reason="sealed", now=now)
    end_all(victim_id=victim_id, reason="sealed", now=now)
    note(actor, "access_code.sealed", at=now, case_id=victim.case_id, victim_id=victim_id)
    return ended


def _anything(victim_id: int, opens: str) -> bool:
    return True


@transaction.atomic
def prove(
    *,
    code: Code,
    channel: str,
    now: datetime,
    source: Source = NOT_KNOWN,
    may_open: Callable[[int, str], bool] = _anything,
    takes_supporters: bool = False,
) -> AccessGrant | None:
    """The grant this code opens, or None for every other reason. Counts the try, and audits it, either way. One that
    was read and refused is answered on a beat (`even_time`).

    `source`: whence it comes, as far as the door knows; one that has tried too many wrong ones is not listened to for
    a while, whatever it keys, but a code that it has opened before: anybody can show her number, and whoever tries
    wrong ones from it, or fills up the brake, does not lock her out where she has come from. Such a code is worn out by
    five wrong tries as ever.

    `may_open(victim_id, opens)`: whether this door may open for her at all. It is asked whatever the code, with a
    victim_id of -1 for nobody's, so that the same queries run. A right code it refuses wears out nothing of hers; for
    the brake it is a wrong one, or whoever filled that up before would see by it that the code is right. So is the code
    of somebody who helps her, but where `takes_supporters`: it opens their page, and proves nothing of her.
    """
    began = even_time.begin()
    source_key = sources.key(source)
    wrong_lately, wrong = _wrong_lately(source, now)
    if sources.is_slowed(source, wrong) and not _has_opened(code, source, source_key):
        _refuse_unread(channel, now)
        return None
    is_paused = wrong_lately >= WRONG_TRIES_THAT_PAUSE
    grant = _live_grant(code, now, _read_in_a_pause(source, source_key, now) if is_paused else Q())
    kept = grant.proof_hash if grant else slow_hash.NOBODYS
    is_proved = slow_hash.matches(_PURPOSE, code.digits, kept) and grant is not None
    is_allowed = may_open(grant.victim_id, grant.opens) if grant else may_open(-1, "short")
    is_theirs = grant is not None and grant.supporter_id is not None
    is_right = is_proved and is_allowed and (takes_supporters or not is_theirs)
    _count_try(grant, is_right, is_proved, now)
    # Wrong ones are looked at by `guessing`, in a job; right ones by `_read_in_a_pause`.
    tried = grant.id if grant and (is_right or not is_proved) else None
    CodeTry.objects.create(
        at=now, channel=channel, was_right=is_right, was_read=not is_paused, source_key=source_key, tried_id=tried
    )
    _note_try(grant, is_right, is_paused, channel, now)
    if wrong_lately + (not is_right) >= WRONG_TRIES_THAT_PAUSE:
        _call_the_desk(now)
    if not is_right:
        even_time.wait(began)
    return grant if is_right else None


def _live_grant(code: Code, now: datetime, among: Q) -> AccessGrant | None:
    """The grant that the code's first half names, held until this try is counted."""
    _wait_for_others(_selector_key(code))
    return (
        AccessGrant.objects.select_for_update(of=("self",))
        .select_related("victim")
        .filter(among, selector_key=_selector_key(code), ended_at=None, expires_at__gt=now)
        .first()
    )


def _note_try(grant: AccessGrant | None, is_right: bool, is_paused: bool, channel: str, now: datetime) -> None:
    act = "right" if is_right else "paused" if is_paused and grant is None else "wrong"
    note(
        Actor.nobody(channel),
        f"access_code.{act}",
        at=now,
        case_id=grant.victim.case_id if grant else None,
        victim_id=grant.victim_id if grant else None,
    )


def _wrong_lately(source: Source, now: datetime) -> tuple[int, Wrong]:
    """Of everybody, as far as they were read; and of this source, in a pause too."""
    wrong = CodeTry.objects.filter(was_right=False, at__gt=now - PAUSE_WINDOW)
    found = wrong.filter(source_key__range=sources.keys_among(source)).aggregate(
        theirs=Count("id", filter=Q(source_key=sources.key(source))),
        of_them=Count("id"),
        lately=Count("id", filter=Q(at__gt=now - sources.SLOWLY_WITHIN)),
    )
    return wrong.filter(was_read=True).count(), Wrong(found["theirs"], found["of_them"], found["lately"])


def _read_in_a_pause(source: Source, source_key: bytes, now: datetime) -> Q:
    """The codes that are read while entry is paused: all others are tried as nobody's, in the same time. What a person
    has just given must open, whatever goes on meanwhile; and what was opened from here before goes on doing so."""
    just_given = Q(made_at__gt=now - access_code.NEW_FOR)
    return just_given | Q(Exists(_opened_from(source, source_key).filter(tried=OuterRef("pk"))))


def _has_opened(code: Code, source: Source, source_key: bytes) -> bool:
    """Whether the code that begins like this one was opened from here before. Asked only of whoever is slowed."""
    opened = _opened_from(source, source_key)
    return opened.filter(tried__selector_key=_selector_key(code), tried__ended_at=None).exists()


def _opened_from(source: Source, source_key: bytes) -> QuerySet[CodeTry]:
    if source.among or not source.name:
        return CodeTry.objects.none()
    return CodeTry.objects.filter(tried__isnull=False, was_right=True, source_key=source_key)


def _refuse_unread(channel: str, now: datetime) -> None:
    """No code of this source is looked at: it wears out nobody's code, costs no slow hash and counts for nothing."""
    note(Actor.nobody(channel), "access_code.paced", at=now)
    _call_the_desk(now)


def _wait_for_others(selector_key: bytes) -> None:
    """Tries with one selector come one after another, whether or not a code has it: where only the row of a code that
    is there made them wait, several at once would show by their time that it is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(selector_key[:8], signed=True)])


def _call_the_desk(now: datetime) -> None:
    """Once an attack. Not only at the very try that reaches the limit: of several at once each may miss it."""
    if not is_open(kind=TaskKind.CODE_ATTACK, subject_key=""):
        make_task(
            kind=TaskKind.CODE_ATTACK,
            victim_id=None,
            reason="many_wrong_codes",
            harm=3,
            due_at=now + timedelta(minutes=15),
            now=now,
        )


def _count_try(grant: AccessGrant | None, is_right: bool, is_proved: bool, now: datetime) -> None:
    """One update whatever the answer; without a grant it changes no row."""
    tries = (grant.wrong_tries if grant else 0) + (0 if is_proved else 1)
    is_over = tries >= access_code.WRONG_TRIES
    AccessGrant.objects.filter(id=grant.id if grant else -1).update(
        wrong_tries=tries,
        last_used_at=now if is_right else (grant.last_used_at if grant else None),
        expires_at=now + _life(grant) if is_right or grant is None else grant.expires_at,
        ended_at=now if is_over else None,
        ended_reason="wrong_tries" if is_over else "",
    )


def _life(grant: AccessGrant | None) -> timedelta:
    return quiet_code.LIFE if grant is not None and grant.opens == Opens.QUIET else access_code.LIFE_AFTER_USE


def insert(
    victim_id: int, opens: str, actor: Actor, now: datetime, expires_at: datetime, *, supporter_id: int | None = None
) -> Code:
    """A random code whose first six digits no live code has, of whichever kind. The caller has permitted it and ended
    the one before."""
    for _ in range(20):
        code = _draw()
        try:
            with transaction.atomic():
                AccessGrant.objects.create(
                    victim_id=victim_id,
                    supporter_id=supporter_id,
                    selector_key=_selector_key(code),
                    proof_hash=slow_hash.keep(_PURPOSE, code.digits),
                    opens=opens,
                    made_at=now,
                    made_by=actor.id,
                    reason=actor.reason,
                    expires_at=expires_at,
                )
        except IntegrityError:
            continue
        return code
    raise RuntimeError("no free selector in twenty draws: too many live codes")


def _draw() -> Code:
    while not access_code.has_its_shape(digits := f"{secrets.randbelow(10**access_code.LENGTH):0{access_code.LENGTH}}"):
        pass
    return Code(digits)


def _selector_key(code: Code) -> bytes:
    return hmac.digest(settings.CODE_KEY.encode(), f"select:{code.selector}".encode(), "sha256")
