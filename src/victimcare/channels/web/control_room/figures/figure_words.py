"""The words of the control room's wallboard and of its half-hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from victimcare.channels.web.ui.board_tiles import BoardTile, clock_label, percent_with_unit, time_with_unit
from victimcare.channels.web.ui.forms import id_part
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.figures.room_figures import ANSWER_999_AIM, FRESH_FOR
from victimcare.services.control_room.figures.half_hours import CallFigures, WrittenFigures
from victimcare.services.control_room.figures.room_wallboard import RoomWallboard, WaitingCount
from victimcare.wording import dates, say
from victimcare.wording.languages import english_name

_MINUTE = timedelta(minutes=1)
_MOST_LANGUAGES = 3


def board_headline(now: datetime) -> str:
    """The day and time above the tiles."""
    today = now.astimezone(LONDON).date()
    return say("desk-headline", day=dates.write_day(today, manner="page", today=today), time=dates.staff_time(now))


def build_board_tiles(board: RoomWallboard, now: datetime) -> tuple[BoardTile, ...]:
    """Build the six main tiles."""
    return (
        _tile_999(board.calls_999),
        _tile_101(board),
        _tile_danger(board, now),
        BoardTile(
            say("control-room-figures-board-line"),
            *time_with_unit(board.line.answer),
            say("control-room-figures-board-line-waiting", count=board.line.waiting),
        ),
        _tile_written(board.written),
        _tile_people(board),
    )


def build_lower_tiles(board: RoomWallboard) -> tuple[BoardTile, ...]:
    """Build the smaller tiles: how the day went so far."""
    calls_999, calls_101 = board.calls_999, board.calls_101
    return (
        _abandoned(say("control-room-figures-board-999-abandoned"), calls_999),
        _abandoned(say("control-room-figures-board-101-abandoned"), calls_101),
        _first_answer(say("control-room-figures-board-email-answer"), board.email),
        _first_answer(say("control-room-figures-board-web-answer"), board.web),
        _kept_tile(board),
        BoardTile(
            say("control-room-figures-board-call-backs"),
            str(board.call_backs.count),
            "",
            _oldest(board.call_backs),
            board.call_backs.past > 0,
        ),
    )


def records_warning(board: RoomWallboard) -> str:
    """Say why the telephone figures may be wrong; empty where the records are fresh."""
    if board.records_age is None:
        return say("control-room-figures-board-no-records")
    return say("control-room-figures-board-old-records", age=_age(board.records_age)) if board.are_records_old else ""


def fresh_minutes() -> int:
    return FRESH_FOR // _MINUTE


def _tile_999(found: CallFigures | None) -> BoardTile:
    title = say("control-room-figures-board-999")
    if found is None or found.part_in_time is None:
        return BoardTile(title, say("wallboard-none"), "", say("control-room-figures-board-none-recorded"))
    line = say("control-room-figures-board-999-line", calls=found.offered, aim=round(ANSWER_999_AIM * 100))
    return BoardTile(title, *percent_with_unit(found.part_in_time), line, found.part_in_time < ANSWER_999_AIM)


def _tile_101(board: RoomWallboard) -> BoardTile:
    found = board.calls_101
    waiting = say("control-room-figures-board-101-waiting", count=board.ringing.count) if board.ringing.count else ""
    half = (
        say("control-room-figures-board-101-line", time=clock_label(found.median))
        if found and found.median is not None
        else ""
    )
    line = " ".join(part for part in (waiting, half) if part) or say("control-room-figures-board-none-recorded")
    return BoardTile(say("control-room-figures-board-101"), *time_with_unit(board.ringing.longest), line)


def _tile_danger(board: RoomWallboard, now: datetime) -> BoardTile:
    found, title = board.danger, say("control-room-figures-board-danger")
    unit, aim = say("control-room-figures-board-waiting"), board.danger_within // _MINUTE
    if found is None:
        return BoardTile(title, "0", unit, say("control-room-figures-board-danger-none", aim=aim))
    counts = {"unopened": found.unopened, "untaken": found.untaken, "idle": found.idle}
    parts = [say(f"control-room-figures-board-danger-{name}", count=count) for name, count in counts.items() if count]
    oldest = now - found.oldest_at
    line = say("control-room-figures-board-danger-line", parts=", ".join(parts), oldest=_age(oldest))
    return BoardTile(title, str(found.count), unit, line, oldest > board.danger_within)


def _tile_written(found: WaitingCount) -> BoardTile:
    title = say("control-room-figures-board-written")
    if found.oldest is None:
        return BoardTile(
            title, "0", say("control-room-figures-board-waiting"), say("control-room-figures-board-written-none")
        )
    line = say("control-room-figures-board-written-line", count=found.count, past=found.past)
    return BoardTile(title, *_long_time(found.oldest), line, found.past > 0)


def _tile_people(board: RoomWallboard) -> BoardTile:
    found, title = board.handlers, say("control-room-figures-board-people")
    if not found.present:
        return BoardTile(title, say("wallboard-none"), "", say("control-room-figures-board-people-unknown"))
    spoken = sorted(found.languages.items(), key=lambda one: (-one[1], one[0]))[:_MOST_LANGUAGES]
    line = ", ".join(
        say("control-room-figures-board-people-language", count=count, language=english_name(code))
        for code, count in spoken
    )
    unit = say("wallboard-of", count=found.present)
    return BoardTile(
        title, str(found.free), unit, line or say("control-room-figures-board-people-line"), found.free == 0
    )


def _abandoned(title: str, found: CallFigures | None) -> BoardTile:
    if found is None:
        return BoardTile(title, say("wallboard-none"), "", say("control-room-figures-board-none-recorded"))
    line = (
        say("control-room-figures-board-rung-off", count=found.rung_off)
        if found.rung_off
        else say("control-room-figures-board-today")
    )
    return BoardTile(title, str(found.abandoned), say("wallboard-of", count=found.offered), line)


def _first_answer(title: str, found: WrittenFigures | None) -> BoardTile:
    if found is None or found.median is None:
        return BoardTile(title, say("wallboard-none"), "", say("control-room-figures-board-none-answered"))
    return BoardTile(
        title,
        *_long_time(found.median),
        say("control-room-figures-board-answer-line", count=found.answered, of=found.came),
    )


def _kept_tile(board: RoomWallboard) -> BoardTile:
    both = [each for each in (board.email, board.web) if each is not None]
    promised, kept = sum(each.promised for each in both), sum(each.kept for each in both)
    part = percent_with_unit(kept / promised if promised else None)
    return BoardTile(
        say("control-room-figures-board-kept"),
        *part,
        say("control-room-figures-board-kept-line", kept=kept, promised=promised),
    )


def _oldest(found: WaitingCount) -> str:
    return (
        say("control-room-figures-board-oldest", oldest=_age(found.oldest))
        if found.oldest
        else say("control-room-figures-board-none-waits")
    )


def _age(span: timedelta) -> str:
    minutes = span // _MINUTE
    if minutes < 60:
        return say("control-room-waited-minutes", minutes=minutes)
    if minutes < 24 * 60:
        return say("control-room-waited-hours", hours=minutes // 60, minutes=f"{minutes % 60:02}")
    return say("control-room-waited-days", days=minutes // (24 * 60))


def _long_time(span: timedelta) -> tuple[str, str]:
    """As `time_with_unit`; from two days, in days."""
    days = span // timedelta(days=1)
    return (str(days), say("control-room-figures-board-days")) if days >= 2 else time_with_unit(span)


# The half-hours of a day.


def list_cells(found: CallFigures | WrittenFigures) -> Iterator[tuple[str, str]]:
    """Yield the columns after the time: the end of the sentence's id, and the figure."""
    if isinstance(found, CallFigures):
        yield "offered", str(found.offered)
        yield "answered", str(found.answered)
        yield "in-time", percent_with_unit(found.part_in_time)[0]
        yield "abandoned", str(found.abandoned)
        yield "rung-off", str(found.rung_off)
    else:
        yield "came", str(found.came)
        yield "first-answered", str(found.answered)
    yield "median", _span(found.median)
    yield "slowest", _span(found.slowest_tenth)
    if isinstance(found, WrittenFigures):
        yield (
            "kept",
            say("control-room-figures-half-kept-of", kept=found.kept, of=found.promised)
            if found.promised
            else say("wallboard-none"),
        )
        yield "backlog", str(found.backlog)
        yield "oldest", _span(found.oldest)


def list_columns(*, are_calls: bool) -> tuple[str, ...]:
    """The same columns by their names alone, for half-hours of which nothing is known."""
    empty = CallFigures(0, 0, 0, 0, 0, 0, None, None) if are_calls else WrittenFigures(0, 0, None, None, 0, 0, 0, None)
    return tuple(name for name, _ in list_cells(empty))


def way_label(way: str) -> str:
    return say(f"control-room-figures-way-{id_part(way)}")


def _span(time: timedelta | None) -> str:
    """ "0:52" in minutes and seconds, "3 h 05" from one hour."""
    if time is None:
        return say("wallboard-none")
    return clock_label(time) if time < timedelta(hours=1) else _age(time)
