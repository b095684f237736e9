"""The states of a brake on wrong codes, as a person at a door meets them: a slowed address that people share, an
address that goes on and on, a paused door, a known browser, and a telephone that shows a victim's number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cached_property, partial
from uuid import uuid4

from tests.faults.oracle import Door, Try
from tests.faults.oracle_world import World
from tests.services.people_and_cases import a_victim
from victimcare.records.models import AccessGrant, CodeAttempt, KnownBrowser
from victimcare.rules.access_codes import access_code, attempt_limits
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services import clock
from victimcare.services.access_codes import attempt_sources, code_rate_limits, victim_codes
from victimcare.services.access_codes.code_rate_limits import AttemptContext

HOME, HOMES_NEIGHBOUR = "81.2.69.142", "81.2.69.143"
NUMBER = "+447700900126"
OLD = timedelta(days=3)


class SlowedWorld:
    """A home with codes of several people, opened there just now or days ago."""

    def __init__(self, world: World) -> None:
        self._world = world

    def kinds(self) -> dict[str, Callable[[], str]]:
        """Codes that are all refused in these states. "warm": opened there a moment ago; "cold": days ago."""
        world = self._world
        return {
            "unknown": world.unknown,
            "of a victim elsewhere": world.wrong,
            "ended": world.ended,
            "opened here, warm, wrong": lambda: f"{self.warm.selector}000000",
            "opened here, cold, wrong": lambda: f"{self.cold.selector}000000",
        }

    def right_kinds(self) -> dict[str, Callable[[], str]]:
        """With codes that are right, where none is read."""
        return {
            **self.kinds(),
            "opened here, warm": lambda: self.warm.digits,
            "opened here, cold": lambda: self.cold.digits,
        }

    @cached_property
    def warm(self) -> AccessCode:
        return self._opened_at_home(clock.current_time() - access_code.NEW_CODE_FOR)

    @cached_property
    def cold(self) -> AccessCode:
        return self._opened_at_home(clock.current_time() - OLD)

    def _opened_at_home(self, at: datetime) -> AccessCode:
        made = victim_codes.make_victim_code(actor=self._world.desk, victim_id=a_victim().id, opens="case", now=at)
        code = access_code.parse_access_code(made.code)
        assert isinstance(code, AccessCode)
        for source, channel in ((attempt_sources.address_source(HOME), "web"), (self.telephone, "phone")):
            assert victim_codes.try_code(
                code=code, channel=channel, now=at, beside=AttemptContext(source, "victims")
            ).grant
        return code

    @cached_property
    def telephone(self) -> attempt_sources.AttemptSource:
        return attempt_sources.caller_source(NUMBER, "", uuid4())

    def slow(self, source: attempt_sources.AttemptSource, channel: str, *, paced: int = 0) -> None:
        """So many wrong tries from there, and nothing else."""
        self.warm, self.cold  # noqa: B018  opened before
        victim_codes._alert_desk(clock.current_time())  # as the first try in this state does
        CodeAttempt.objects.filter(was_right=False).delete()
        AccessGrant.objects.filter(ended_at=None).update(wrong_tries=0)
        KnownBrowser.objects.update(wrong_tries=0)
        kept = [False] * (source.most_wrong or 0) + [True] * paced
        self._wrong(channel, kept, source)

    def pause(self) -> None:
        """Wrong tries from everywhere, so that the web door asks for work."""
        self.slow(attempt_sources.UNKNOWN_SOURCE, "web")
        self._wrong("web", [False] * code_rate_limits.WRONG_TRIES_THAT_PAUSE["web"], attempt_sources.UNKNOWN_SOURCE)

    def _wrong(self, channel: str, paced: list[bool], source: attempt_sources.AttemptSource) -> None:
        CodeAttempt.objects.bulk_create(
            CodeAttempt(
                at=clock.current_time(),
                channel=channel,
                was_right=False,
                was_read=not one,
                was_paced=one,
                source_key=attempt_sources.source_key(source),
                network_key=attempt_sources.network_key(source),
            )
            for one in paced
        )


def slowed_doors(
    world: World,
    *,
    signs_in: Callable[..., Try],
    keys: Callable[..., Try],
    looks_up: Callable[..., Try],
) -> Iterator[Door]:
    """`signs_in(code, address, browser)`, `keys(code, number)` and `looks_up(code, number)` come to the doors."""
    slowed = SlowedWorld(world)
    at_home, by_phone = attempt_sources.address_source(HOME), slowed.telephone
    on = attempt_limits.PACED_TIMES * (at_home.most_wrong or 0)

    def door(
        name: str, kinds: dict[str, Callable[[], str]], ready: Callable[[], None], comes: Callable[[str], Try]
    ) -> Door:
        def made(make: Callable[[], str]) -> Try:
            code = make()
            ready()
            return comes(code)

        return Door(name, {kind: partial(made, make) for kind, make in kinds.items()})

    web, line = partial(slowed.slow, at_home, "web"), partial(slowed.slow, by_phone, "phone")
    yield door("Sign-in, slowed address", slowed.right_kinds(), web, lambda code: signs_in(code, HOME, "strangers"))
    yield door(
        "Sign-in, slowed network",
        slowed.right_kinds(),
        _network(slowed),
        lambda code: signs_in(code, HOMES_NEIGHBOUR, ""),
    )
    yield door(
        "Sign-in, address that goes on",
        slowed.right_kinds(),
        partial(slowed.slow, at_home, "web", paced=on),
        lambda code: signs_in(code, HOME, "strangers"),
    )
    yield door("Sign-in, paused", slowed.kinds(), slowed.pause, lambda code: signs_in(code, HOMES_NEIGHBOUR, ""))
    yield Door(
        "Sign-in, wrong code by a known browser",
        {
            browser or "no cookie": partial(_as_browser, slowed, web, signs_in, browser)
            for browser in ("victims", "strangers", "")
        },
    )
    yield door("The line's code, slowed number", slowed.kinds(), line, lambda code: keys(code, NUMBER))
    yield door(
        "Look-up by code, slowed number", slowed.kinds(), line, lambda code: looks_up(code=code, rings_from=NUMBER)
    )


def _network(slowed: SlowedWorld) -> Callable[[], None]:
    def ready() -> None:
        slowed.slow(attempt_sources.UNKNOWN_SOURCE, "web")
        for number in range(4):
            slowed._wrong("web", [False] * 15, attempt_sources.address_source(f"81.2.69.{number + 1}"))

    return ready


def _as_browser(slowed: SlowedWorld, ready: Callable[[], None], signs_in: Callable[..., Try], browser: str) -> Try:
    ready()
    return signs_in(f"{slowed.warm.selector}000000", HOME, browser)
