"""The words of the wallboard: six tiles that can be read from eight metres, and smaller ones below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from victimcare.channels.web.desk.staff_words import coming_moment, id_part
from victimcare.channels.web.ui.board_tiles import (
    BoardTile,
    clock_label,
    percent_with_unit,
    time_with_unit,
    whole_seconds,
)
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.service_level import ServiceFigures
from victimcare.services.calls.call_spending import ReachedCap
from victimcare.services.calls.hosted_calls import HostedQueueSummary
from victimcare.services.calls.line_wallboard import HalfHourFigures, Wallboard
from victimcare.services.calls.written_figures import WrittenHalfHour
from victimcare.wording import dates, say

_WILL_BE_READY = (AgentState.READY, AgentState.OFFERED, AgentState.ON_A_CALL, AgentState.WRAP_UP)


def build_board_tiles(board: Wallboard) -> tuple[BoardTile, ...]:
    """Build the six main tiles."""
    figures, aim = board.figures, board.aim
    ready = board.agents[AgentState.READY]
    gave_up = _part(figures.abandoned, figures.counted)
    level = figures.service_level
    return (
        BoardTile(
            say("wallboard-waiting"),
            str(figures.waiting),
            say("wallboard-waiting-unit", count=figures.waiting),
            say("wallboard-waiting-line", ready=ready),
        ),
        BoardTile(
            say("wallboard-longest"),
            *time_with_unit(figures.longest_wait),
            say("wallboard-longest-aim", span=clock_label(aim.longest)),
            figures.longest_wait > aim.longest,
        ),
        BoardTile(
            say("wallboard-answered"),
            str(figures.answered),
            say("wallboard-of", count=figures.counted),
            say("wallboard-answered-line", count=figures.in_time, seconds=whole_seconds(aim.within)),
        ),
        BoardTile(
            say("wallboard-abandoned"),
            str(figures.abandoned),
            say("wallboard-of", count=figures.counted),
            say("wallboard-abandoned-line", short=figures.short_abandons, aim=round(aim.abandoned * 100)),
            gave_up is not None and gave_up > aim.abandoned,
        ),
        BoardTile(
            say("wallboard-service"),
            *percent_with_unit(level),
            say("wallboard-service-line", seconds=whole_seconds(aim.within), aim=round(aim.part * 100)),
            level is not None and level < aim.part,
        ),
        BoardTile(
            say("wallboard-answer"),
            *time_with_unit(figures.answer),
            say("wallboard-answer-line", span=clock_label(aim.answer)),
            figures.answer is not None and figures.answer > aim.answer,
        ),
    )


def build_lower_tiles(board: Wallboard) -> tuple[BoardTile, ...]:
    """Build the smaller tiles below the six. Contained calls always stand beside callers who reached a person."""
    backs, reached = board.call_backs, board.reached
    return (
        BoardTile(say("wallboard-handling"), *time_with_unit(board.figures.handling), say("wallboard-handling-line")),
        BoardTile(say("wallboard-occupancy"), *percent_with_unit(board.occupancy), say("wallboard-occupancy-line")),
        BoardTile(
            say("wallboard-backs"),
            str(backs.due),
            "",
            say("wallboard-backs-line", late=backs.late_now),
            backs.late_now > 0,
        ),
        BoardTile(
            say("wallboard-kept"),
            str(backs.kept),
            say("wallboard-of", count=backs.kept + backs.late),
            say("wallboard-kept-line"),
            backs.late > 0,
        ),
        BoardTile(
            say("wallboard-contained"),
            str(reached.contained),
            say("wallboard-of", count=reached.rang),
            say("wallboard-contained-line"),
        ),
        BoardTile(
            say("wallboard-reached"),
            str(reached.reached),
            say("wallboard-of", count=reached.asked),
            say("wallboard-reached-line"),
        ),
    )


def build_written_tiles(board: Wallboard, now: datetime) -> tuple[BoardTile, ...]:
    """Build the tiles for written messages."""
    written = board.written
    waits = now - written.oldest_unread_at if written.oldest_unread_at else None
    return (
        BoardTile(say("wallboard-written-came"), str(written.came), "", say("wallboard-written-came-line")),
        BoardTile(say("wallboard-written-answered"), str(written.answered), "", say("wallboard-written-answered-line")),
        BoardTile(say("wallboard-written-open"), str(written.open), "", say("wallboard-written-open-line")),
        BoardTile(say("wallboard-written-oldest"), *time_with_unit(waits), say("wallboard-written-oldest-line")),
    )


def cap_label(one: ReachedCap, now: datetime) -> str:
    """Say which cap keeps the line from dialling, and until when."""
    until = coming_moment(one.until, now)
    return say(f"wallboard-cap-{id_part(one.cap)}", kind=one.kind or "", until=until)


def is_line_unstaffed(board: Wallboard) -> bool:
    """Whether the line is open and no agent can take a call, now or after their current call."""
    return board.opening.is_open and not any(board.agents.get(state, 0) for state in _WILL_BE_READY)


def list_agent_counts(board: Wallboard) -> tuple[str, ...]:
    """Count the agents in each state; empty states are left out."""
    told = [say(f"wallboard-state-{id_part(state)}", count=count) for state, count in board.agents.items() if count]
    return (*told, *([say("wallboard-without-sound", count=board.without_sound)] if board.without_sound else []))


def hosted_queue_label(found: HostedQueueSummary | None) -> str:
    """Explain why agents with only a browser cannot take callers of a hosted carrier; empty when there is nothing to
    explain."""
    if found is None or not found.on_duty or (found.dialled and not found.callers):
        return ""
    if not found.dialled:
        return say("wallboard-hosted-nobody")
    return say("wallboard-hosted", callers=found.callers, dialled=found.dialled, onduty=found.on_duty)


def service_level_formula(board: Wallboard) -> str:
    aim = board.aim
    return say(
        "wallboard-formula",
        seconds=whole_seconds(aim.within),
        short=whole_seconds(aim.short),
        count=board.figures.left_otherwise,
    )


def half_hour_cells(figures: ServiceFigures) -> Iterator[tuple[str, str]]:
    """Yield the half-hour's columns after its time: the end of the sentence id, and the figure."""
    yield "asked", str(figures.asked)
    yield "answered", str(figures.answered)
    yield "in-time", str(figures.in_time)
    yield "abandoned", str(figures.abandoned)
    yield "short", str(figures.short_abandons)
    yield "otherwise", str(figures.left_otherwise)
    yield "waiting", str(figures.waiting)
    yield "service", percent_with_unit(figures.service_level)[0]
    yield "answer", clock_label(figures.answer)
    yield "handling", clock_label(figures.handling)


def written_cells(written: WrittenHalfHour) -> Iterator[tuple[str, str]]:
    """Yield the columns for written messages, which follow those for calls."""
    yield "written-came", str(written.came)
    yield "written-answered", str(written.answered)


def csv_row(half: HalfHourFigures) -> list[str]:
    """Return a spreadsheet row: plain numbers, empty where there is nothing to divide by, and no cell that begins with
    = + - or @, which a spreadsheet would take for a formula."""
    figures = half.figures
    level = figures.service_level
    return [
        half.start.isoformat(),
        *(str(count) for count in _counts(figures)),
        "" if level is None else str(round(level * 100, 1)),
        *("" if time is None else str(round(time.total_seconds(), 1)) for time in (figures.answer, figures.handling)),
        *(value for _, value in written_cells(half.written)),
    ]


def _counts(figures: ServiceFigures) -> tuple[int, ...]:
    return (
        figures.asked,
        figures.answered,
        figures.in_time,
        figures.abandoned,
        figures.short_abandons,
        figures.left_otherwise,
        figures.waiting,
    )


def csv_header() -> list[str]:
    """Return the spreadsheet's header row, in the order of `csv_row`."""
    written = written_cells(WrittenHalfHour(0, 0))
    names = ("from", *(name for name, _ in half_hour_cells(ServiceFigures())), *(name for name, _ in written))
    return [say(f"half-hours-csv-{name}") for name in names]


def hour_label(start: datetime) -> str:
    return dates.staff_time(start)


def _part(count: int, of: int) -> float | None:
    return count / of if of > 0 else None
