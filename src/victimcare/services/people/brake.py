"""The brake on wrong codes: counts them by source, network and entry point, and says which codes a try is compared
with.

It runs the same number of queries for any input, and is asked before any code is looked at (`access_codes.attempt_limits`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from victimcare.records.models import CodeTry
from victimcare.rules.access_codes import access_code, attempt_limits
from victimcare.rules.access_codes.attempt_limits import AttemptLimits, BrakeExemption, CodeComparison, WrongAttempts
from victimcare.services.people import known_browsers, passes, sources
from victimcare.services.people.passes import NO_CHALLENGE, AnsweredChallenge
from victimcare.services.people.sources import NOT_KNOWN, Source

WEB = "web"
# In ten minutes, at one entry point. On the web this is more networks than one attacker has by chance; the brake asks
# for work or a minute's wait, and refuses no visitor.
WRONG_TRIES_THAT_PAUSE = {WEB: 400, "phone": 100, "desk": 100}
OPENED_HERE = timedelta(days=30)  # how long a telephone stays known after a code was opened from it
_NOBODYS = Q(id=-1)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a try shows beside the code. `browser`: the value of its cookie; None where the entry point has none."""

    source: Source = NOT_KNOWN
    browser: str | None = field(default=None, repr=False)
    answered: AnsweredChallenge = NO_CHALLENGE


@dataclass(frozen=True, slots=True)
class Standing:
    """How a try stands before its code is looked at. `is_held_back`: a brake holds, and nothing visible lets the try
    through. On every page a known browser is held back too."""

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


def standing_of(beside: Beside, channel: str, now: datetime) -> Standing:
    """Counts recent tries from this source, and takes the answered challenge where one is needed."""
    wrong, limits = count_wrong_tries(beside.source, channel, now), _limits(beside.source, channel)
    is_slowed, is_paused = attempt_limits.is_source_slowed(wrong, limits), attempt_limits.is_door_paused(wrong, limits)
    known = known_browsers.known_browser_id(beside.browser, now) if beside.browser is not None else None
    let_by = None
    if is_slowed or is_paused:
        bits = attempt_limits.proof_of_work_bits(wrong.works_of_network)
        let_by = passes.take_pass(beside.answered, beside.source, now, least_bits=bits)
        let_by = let_by or (BrakeExemption.BROWSER if known is not None else None)
    reading = attempt_limits.decide_comparison(wrong, limits, let_by)
    browser_id = known if let_by is BrakeExemption.BROWSER else None
    return Standing(reading, let_by, browser_id, is_slowed, is_paused, wrong)


def is_filled_up(standing: Standing, channel: str, *, is_right: bool) -> bool:
    """Whether this try makes the brake hold for the whole entry point."""
    return standing.wrong.of_all + (not is_right) >= _limits(NOT_KNOWN, channel).of_all


def work_bits(address: str, now: datetime) -> int:
    """How hard the next proof of work is for a visitor from this address."""
    source = sources.address(address)
    return attempt_limits.proof_of_work_bits(count_wrong_tries(source, WEB, now).works_of_network)


def codes_compared(standing: Standing, source: Source, now: datetime) -> Q:
    """The codes that this try is compared with. All others are treated as unknown codes, in the same time."""
    if standing.reading is CodeComparison.ALL:
        return Q()
    own = _opened_from(source, now)
    return own if standing.reading is CodeComparison.OWN else own | Q(made_at__gt=now - access_code.NEW_CODE_FOR)


def count_wrong_tries(source: Source, channel: str, now: datetime) -> WrongAttempts:
    """Three queries."""
    wrong = CodeTry.objects.filter(was_right=False, at__gt=now - attempt_limits.ATTEMPT_WINDOW)
    free, lately = Q(was_paced=False, let_by=""), Q(at__gt=now - attempt_limits.RECENT_ATTEMPTS)
    theirs = Q(source_key=sources.key(source))
    by_source = wrong.filter(source_key__range=sources.keys_among(source)).aggregate(
        of_source=Count("id", filter=theirs & free),
        paced=Count("id", filter=theirs & Q(was_paced=True)),
        works_lately=Count("id", filter=theirs & lately & Q(let_by=BrakeExemption.WORK)),
        waits_lately=Count("id", filter=theirs & lately & Q(let_by=BrakeExemption.WAIT)),
        of_them=Count("id", filter=free),
        of_them_lately=Count("id", filter=free & lately),
    )
    by_network = wrong.filter(network_key=sources.network_key(source)).aggregate(
        of_network=Count("id", filter=free),
        works_of_network=Count("id", filter=Q(let_by=BrakeExemption.WORK)),
        works_of_network_lately=Count("id", filter=lately & Q(let_by=BrakeExemption.WORK)),
        waits_of_network_lately=Count("id", filter=lately & Q(let_by=BrakeExemption.WAIT)),
    )
    of_all = wrong.filter(was_read=True, channel=channel).count()
    return WrongAttempts(of_all=of_all, **by_source, **by_network)


def _limits(source: Source, channel: str) -> AttemptLimits:
    return AttemptLimits(
        source.most_wrong,
        WRONG_TRIES_THAT_PAUSE[channel],
        is_among=bool(source.among),
        has_network=bool(source.network),
    )


def _opened_from(source: Source, now: datetime) -> Q:
    """The codes recently opened from this telephone. None for an address, because people share addresses."""
    if source.among or source.network or not source.name:
        return _NOBODYS
    opened = CodeTry.objects.filter(
        tried=OuterRef("pk"), was_right=True, source_key=sources.key(source), at__gt=now - OPENED_HERE
    )
    return Q(Exists(opened))
