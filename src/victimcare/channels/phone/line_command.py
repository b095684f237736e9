"""Runs `victimcare line`, the process that answers the telephone."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeVar

import click
import structlog
from django.conf import settings
from django.db import DatabaseError

from victimcare.channels.phone.call_desk import DatabaseDesk, fresh_connections
from victimcare.channels.phone.line_process import LineSettings, PhoneLine, raise_priority
from victimcare.channels.phone.line_prompts import (
    Prompts,
    UnusableRecording,
    is_demonstration,
    list_machine_languages,
    list_offered_languages,
    may_tell_cases,
)
from victimcare.channels.phone.outbound_dialling import DatabaseSpendLimit
from victimcare.channels.phone.outbound_legs import AllowedNumbers
from victimcare.channels.phone.queue_port import DatabaseQueue
from victimcare.rules.calls.outbound_calls import find_destination
from victimcare.rules.force import Force
from victimcare.services import clock, port_registry
from victimcare.services.control_room.major import major_greetings
from victimcare.services.ports import SpeechFailed
from victimcare.services.ports.desk_telephone import LINE_SOCKET
from victimcare.wording import Value
from victimcare.wording.languages import ENGLISH
from victimcare.wording.spoken_numbers import spoken_number

log = structlog.get_logger(__name__)

SECONDS_TO_TIDY_UP = 10.0
SECONDS_BETWEEN_PROGRESS = 2.0

Got = TypeVar("Got")


@click.command("line")
def run_line() -> None:
    """Answer the victims' line: SIP on VICTIMCARE_SIP_PORT (UDP), until it is told to stop.

    `victimcare up` runs it. A softphone on this machine may ring it at once; a carrier's machines are named in
    VICTIMCARE_SIP_PEERS.

    \b
    Example:
      VICTIMCARE_SIP_PORT=5070 victimcare line
    """
    try:
        prompts, *others = [_prepare_prompts(code) for code in (ENGLISH, *_languages_at_once())]
    except UnusableRecording as wrong:
        click.echo(f"{wrong}. Put another file there or remove it, then start again.", err=True)
        sys.exit(2)
    except SpeechFailed as failed:
        click.echo(f"The line has no voice: {failed}.", err=True)
        sys.exit(1)
    sys.exit(asyncio.run(_serve_line(prompts, {each.language: each for each in others})))


def _prepare_drafts(is_over: Callable[[], bool]) -> dict[str, Prompts]:
    """Prepare every language as a draft, for a demonstration, while the line answers already."""
    made: dict[str, Prompts] = {}
    try:
        for code in sorted(list_machine_languages()) if is_demonstration() else ():
            if is_over():
                return {}
            made[code] = _prepare_prompts(code)
    except (UnusableRecording, SpeechFailed, DatabaseError) as problem:
        log.error("line.drafts_not_spoken", error=type(problem).__name__)
    return made


def _languages_at_once() -> tuple[str, ...]:
    return () if is_demonstration() else list_offered_languages(settings.HOME, _machine_languages())


def force_values(force: Force) -> dict[str, Value]:
    """Return the force's own values that fixed sentences contain."""
    return {
        "number": spoken_number(force.telephones.other_ways),
        "relay": spoken_number(force.telephones.text_relay),
        "days": force.recordings.voicemail_days,
    }


def _prepare_prompts(language: str) -> Prompts:
    is_english = language == ENGLISH
    prompts = Prompts(
        settings.HOME,
        port_registry.speech_engine(),
        force_values(settings.FORCE),
        language,
        may_speak=is_english or language in _machine_languages(),
        tells_cases=is_english or may_tell_cases(language),
        is_draft=not is_english and is_demonstration(),
    )
    prompts.prepare(_progress_logger(language))
    return prompts


def _progress_logger(language: str) -> Callable[[int, int], None]:
    """Logs how many sentences are ready, if that takes longer than a moment."""
    told_at = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at > SECONDS_BETWEEN_PROGRESS:
            told_at = time.monotonic()
            log.info("line.speaking", language=language, done=done, of=of)

    return tell


def _with_connections(make: Callable[[], Got]) -> Got:
    with fresh_connections():
        return make()


def _machine_languages() -> frozenset[str]:
    """Without the database no sign-off is known: then only recorded languages are offered."""
    try:
        return list_machine_languages()
    except DatabaseError as problem:
        log.error("line.languages_not_known", error=type(problem).__name__)
        return frozenset()


async def _serve_line(prompts: Prompts, others: Mapping[str, Prompts]) -> int:
    environment = settings.ENVIRONMENT
    told_to_stop = _stop_event()  # before the line answers, so that a stop is never missed
    trunk = await _resolve_trunk(environment.sip_trunk)
    desk = DatabaseDesk(clock.current_time, can_ring=trunk is not None)
    purse, floor = DatabaseSpendLimit(clock.current_time), DatabaseQueue(clock.current_time)
    left_open = await _try_tidying(desk.left_open())
    serving = PhoneLine(
        LineSettings(
            bind=environment.bind,
            port=environment.sip_port,
            peers=environment.sip_peers,
            media_peers=environment.sip_media_peers,
            trunk=trunk,
            rings_from=environment.sip_rings_from,
            line_number=settings.FORCE.telephones.line.replace(" ", ""),
            allowed=_allowed_numbers(settings.FORCE),
            room_number=environment.control_room_line_number,
            orders=environment.home / LINE_SOCKET,
        ),
        desk=desk,
        prompts=prompts,
        now=clock.current_time,
        others=others,
        purse=purse,
        floor=floor,
        greeting=major_greetings.find_line_greeting,
    )
    try:
        host, port = await serving.start()
    except OSError as problem:
        asked = f"{environment.bind}:{environment.sip_port}"
        click.echo(f"The line cannot listen on {asked}: {problem.strerror}. Set VICTIMCARE_SIP_PORT.", err=True)
        return 2
    raise_priority()
    log.info("line.listening", address=host, port=port)
    if left_open and any(left_open.counts.values()):  # and the port is ours, so no other line has these calls
        log.warning("line.calls_cut_off", **left_open.counts)
        await _try_tidying(desk.end_cut_off(left_open))
    drafts = asyncio.ensure_future(asyncio.to_thread(_with_connections, partial(_prepare_drafts, told_to_stop.is_set)))
    drafts.add_done_callback(lambda made: None if made.cancelled() else serving.speak_also(made.result()))
    await told_to_stop.wait()
    await serving.stop()
    desk.close()
    purse.close()
    floor.close()
    port_registry.speech_engine().close()
    log.info("line.stopped", **serving.counts, **serving.endpoint.wire.counts)
    return 0


def _allowed_numbers(force: Force) -> AllowedNumbers:
    overflow = find_destination(force.line.overflow) if force.line.puts_through else None
    numbers = [*map(find_destination, force.may_be_brought_in.values()), overflow]
    return AllowedNumbers(
        force.placed_calls.extensions,
        frozenset(each.dialled for each in numbers if each is not None),
        overflow.dialled if overflow is not None else "",
        force.queue.answers_within.total_seconds(),
    )


async def _resolve_trunk(trunk: tuple[str, int] | None) -> tuple[str, int] | None:
    """Return the trunk's address; None, with a warning, if it cannot be found: the line still answers."""
    if trunk is None:
        return None
    try:
        found = await asyncio.get_running_loop().getaddrinfo(*trunk, type=socket.SOCK_DGRAM)
    except OSError as problem:
        log.error("line.trunk_not_found", error=type(problem).__name__)
        return None
    return (str(found[0][4][0]), trunk[1])


async def _try_tidying(ask: Awaitable[Got]) -> Got | None:
    """Try the tidying. The line answers even without the database: what fails now is left to the next start."""
    try:
        async with asyncio.timeout(SECONDS_TO_TIDY_UP):
            return await ask
    except Exception as problem:
        log.error("line.calls_left_open", error=type(problem).__name__)
        return None


def _stop_event() -> asyncio.Event:
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    return told
