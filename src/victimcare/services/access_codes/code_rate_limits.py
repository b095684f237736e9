"""The brake on wrong codes: counts them by source, network and entry point, and says which codes a try is compared
with.

It runs the same number of queries for any input, and is asked before any code is looked at
(`access_codes.attempt_limits`).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from victimcare.records.models import AccessGrant, CodeAttempt, SpentProofOfWork
from victimcare.records.models.access_codes import AccessLevel
from victimcare.rules.access_codes import access_code, attempt_limits
from victimcare.rules.access_codes.attempt_limits import AttemptLimits, BrakeExemption, CodeComparison, WrongAttempts
from victimcare.services.access_codes import attempt_sources
from victimcare.services.access_codes.attempt_sources import UNKNOWN_SOURCE, AttemptSource

# Challenges that let one try through a brake: answered by a small proof of work, or without a script by waiting.
#
# Nothing is stored when a challenge is given: it is signed, holds its time and difficulty, and counts only from the
# network that asked for it. It is accepted once.

_NONCE = 16
_LONGEST_ANSWER = 20


@dataclass(frozen=True, slots=True)
class AnsweredChallenge:
    """The answer sent with a code. Both fields may be empty, or anything at all."""

    challenge: str = ""
    answer: str = ""


NO_CHALLENGE = AnsweredChallenge()


def new_challenge(source: AttemptSource, now: datetime, *, bits: int = attempt_limits.LEAST_BITS) -> str:
    """Make a challenge for a visitor from this network. A browser answers it with a number for which the SHA-256 of
    `challenge:number` begins with so many zero bits (`pass.mjs`)."""
    body = f"{secrets.token_hex(_NONCE)}.{int(now.timestamp())}.{bits}"
    return f"{body}.{_signed(body, source)}"


def take_challenge_pass(
    answered: AnsweredChallenge, source: AttemptSource, now: datetime, *, least_bits: int
) -> BrakeExemption | None:
    """What this answer lets through: None where the challenge is not ours, is too old, was answered before, was
    answered too early, or has become too easy."""
    nonce, let_by = _read_challenge(answered, source, now, least_bits)
    return let_by if let_by is not None and _spend_nonce(nonce, now) else None


def forget_old_passes(*, now: datetime) -> int:
    """Forget challenges that are too old to be accepted. Returns how many; safe to run twice."""
    return SpentProofOfWork.objects.filter(at__lte=now - 2 * attempt_limits.PASS_LASTS).delete()[0]


def _read_challenge(
    answered: AnsweredChallenge, source: AttemptSource, now: datetime, least_bits: int
) -> tuple[bytes, BrakeExemption | None]:
    body, _, signature = answered.challenge[:200].rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signed(body, source).encode()):
        return b"", None
    nonce, issued, bits = body.split(".")
    age = now - datetime.fromtimestamp(int(issued), UTC)
    if not timedelta(seconds=-1) <= age <= attempt_limits.PASS_LASTS:
        return b"", None
    if int(bits) >= least_bits and _is_answered(answered, int(bits)):
        return bytes.fromhex(nonce), BrakeExemption.WORK
    return bytes.fromhex(nonce), BrakeExemption.WAIT if age >= attempt_limits.PASS_WAIT else None


def _is_answered(answered: AnsweredChallenge, bits: int) -> bool:
    if not answered.answer or len(answered.answer) > _LONGEST_ANSWER:
        return False
    digest = hashlib.sha256(f"{answered.challenge}:{answered.answer}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0


def _spend_nonce(nonce: bytes, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_spentproofofwork (nonce, at) VALUES (%s, %s) ON CONFLICT (nonce) DO NOTHING",
            [nonce, now],
        )
        return bool(cursor.rowcount == 1)


def _signed(body: str, source: AttemptSource) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"pass:{source.network}:{body}".encode(), "sha256").hex()


WEB_CHANNEL = "web"
# In ten minutes, at one entry point. On the web this is more networks than one attacker has by chance; the brake asks
# for work or a minute's wait, and refuses no visitor.
WRONG_TRIES_THAT_PAUSE = {WEB_CHANNEL: 400, "phone": 100, "desk": 100}
OPENED_HERE = timedelta(days=30)  # how long a telephone stays known after a code was opened from it
_MATCHES_NONE = Q(id=-1)


@dataclass(frozen=True, slots=True)
class AttemptContext:
    """What a try shows besides the code. `browser`: the value of its cookie; None where the entry point has none."""

    source: AttemptSource = UNKNOWN_SOURCE
    browser: str | None = field(default=None, repr=False)
    answered: AnsweredChallenge = NO_CHALLENGE


@dataclass(frozen=True, slots=True)
class AttemptStatus:
    """The state of a try before its code is looked at. `is_held_back`: a brake applies, and nothing visible lets the
    try through. On every page a known browser is held back too."""

    reading: CodeComparison
    let_by: BrakeExemption | None
    browser_id: int | None
    is_slowed: bool
    is_paused: bool
    wrong: WrongAttempts

    @property
    def is_held_back(self) -> bool:
        is_let = self.let_by in (BrakeExemption.WORK, BrakeExemption.WAIT) and self.reading is CodeComparison.ALL
        return (self.is_slowed or self.is_paused) and not is_let

    @property
    def counts_for_all(self) -> bool:
        """Whether a wrong try counts against the whole entry point. Tries during a pause do not, so that the pause ends
        by itself."""
        return not self.is_slowed and not self.is_paused


def assess_attempt(beside: AttemptContext, channel: str, now: datetime) -> AttemptStatus:
    """Counts recent tries from this source, and takes the answered challenge where one is needed."""
    wrong, limits = count_wrong_tries(beside.source, channel, now), _limits(beside.source, channel)
    is_slowed, is_paused = attempt_limits.is_source_slowed(wrong, limits), attempt_limits.is_door_paused(wrong, limits)
    known = attempt_sources.find_known_browser(beside.browser, now) if beside.browser is not None else None
    let_by = None
    if is_slowed or is_paused:
        bits = attempt_limits.proof_of_work_bits(wrong.works_of_network)
        let_by = take_challenge_pass(beside.answered, beside.source, now, least_bits=bits)
        let_by = let_by or (BrakeExemption.BROWSER if known is not None else None)
    reading = attempt_limits.decide_comparison(wrong, limits, let_by)
    browser_id = known if let_by is BrakeExemption.BROWSER else None
    return AttemptStatus(reading, let_by, browser_id, is_slowed, is_paused, wrong)


def is_limit_reached(standing: AttemptStatus, channel: str, *, is_right: bool) -> bool:
    """Whether this try makes the brake hold for the whole entry point."""
    return standing.wrong.of_all + (not is_right) >= _limits(UNKNOWN_SOURCE, channel).of_all


def find_work_bits(address: str, now: datetime) -> int:
    """How hard the next proof of work is for a visitor from this address."""
    source = attempt_sources.address_source(address)
    return attempt_limits.proof_of_work_bits(count_wrong_tries(source, WEB_CHANNEL, now).works_of_network)


def list_comparable_codes(standing: AttemptStatus, source: AttemptSource, now: datetime) -> Q:
    """The codes that this try is compared with. All others are treated as unknown codes, in the same time."""
    if standing.reading is CodeComparison.ALL:
        return Q()
    own = _opened_from(source, now)
    return own if standing.reading is CodeComparison.OWN else own | Q(made_at__gt=now - access_code.NEW_CODE_FOR)


def count_wrong_tries(source: AttemptSource, channel: str, now: datetime) -> WrongAttempts:
    """Three queries."""
    wrong = CodeAttempt.objects.filter(was_right=False, at__gt=now - attempt_limits.ATTEMPT_WINDOW)
    free, lately = Q(was_paced=False, let_by=""), Q(at__gt=now - attempt_limits.RECENT_ATTEMPTS)
    theirs = Q(source_key=attempt_sources.source_key(source))
    by_source = wrong.filter(source_key__range=attempt_sources.list_source_keys(source)).aggregate(
        of_source=Count("id", filter=theirs & free),
        paced=Count("id", filter=theirs & Q(was_paced=True)),
        works_lately=Count("id", filter=theirs & lately & Q(let_by=BrakeExemption.WORK)),
        waits_lately=Count("id", filter=theirs & lately & Q(let_by=BrakeExemption.WAIT)),
        of_them=Count("id", filter=free),
        of_them_lately=Count("id", filter=free & lately),
    )
    by_network = wrong.filter(network_key=attempt_sources.network_key(source)).aggregate(
        of_network=Count("id", filter=free),
        works_of_network=Count("id", filter=Q(let_by=BrakeExemption.WORK)),
        works_of_network_lately=Count("id", filter=lately & Q(let_by=BrakeExemption.WORK)),
        waits_of_network_lately=Count("id", filter=lately & Q(let_by=BrakeExemption.WAIT)),
    )
    of_all = wrong.filter(was_read=True, channel=channel).count()
    return WrongAttempts(of_all=of_all, **by_source, **by_network)


def _limits(source: AttemptSource, channel: str) -> AttemptLimits:
    return AttemptLimits(
        source.most_wrong,
        WRONG_TRIES_THAT_PAUSE[channel],
        is_among=bool(source.among),
        has_network=bool(source.network),
    )


def _opened_from(source: AttemptSource, now: datetime) -> Q:
    """The codes recently opened from this telephone. None for an address, because people share addresses."""
    if source.among or source.network or not source.name:
        return _MATCHES_NONE
    opened = CodeAttempt.objects.filter(
        tried=OuterRef("pk"), was_right=True, source_key=attempt_sources.source_key(source), at__gt=now - OPENED_HERE
    )
    return Q(Exists(opened))


def wait_for_other_tries(selector_key: bytes) -> None:
    """Make tries with one selector run one after another, whether or not a code has that selector. If only an existing
    code's row made them wait, the timing of simultaneous tries would show that the code exists."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(selector_key[:8], signed=True)])


def count_code_try(grant: AccessGrant | None, is_right: bool, is_proved: bool, now: datetime) -> None:
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
    return (
        access_code.DURESS_CODE_LIFE
        if grant is not None and grant.opens == AccessLevel.QUIET
        else access_code.LIFE_AFTER_USE
    )
