"""`force.toml` in the home: read, checked, and told with its line when something in it is wrong."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import time, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from victimcare.installation.refusal import Refusal
from victimcare.rules.calls import opening
from victimcare.rules.calls.flow.without_code import NEEDS
from victimcare.rules.calls.queue import USUAL_LIMITS, Limits
from victimcare.rules.calls.ringable import destination
from victimcare.rules.calls.service_level import Aim
from victimcare.rules.calls.spending import PlacedCalls, Price
from victimcare.rules.contrast import READABLE, contrast
from victimcare.rules.follow_up.escalation import Step, To
from victimcare.rules.force import (
    USUAL_CALLBACKS_IN_A_SLOT,
    USUAL_CEILING,
    USUAL_CRIMES_IN_A_YEAR,
    USUAL_LETTER_HOURS,
    USUAL_NEUTRAL_PLACE,
    USUAL_SILENCE_DAYS,
    Area,
    CallPartner,
    Colours,
    Force,
    Hours,
    Line,
    Recordings,
    Senders,
    Slot,
    SupportService,
    Team,
    Telephones,
)
from victimcare.rules.neutral import loud_words

NAME = "force.toml"

# A whole address of its own, so that no visit can end on a page of ours, and encrypted, so that no one adds to it.
_WEB_PAGE = r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(/[!-~]*)?"

Place = tuple[str | int, ...]


class _Wrong(Exception):
    """Something at this place is not what was expected."""

    def __init__(self, place: Place, expected: str) -> None:
        super().__init__(expected)
        self.place = place
        self.expected = expected


def read(home: Path) -> Force:
    """The force's own settings; the example's until the file is there. Raises Refusal naming file, line and why."""
    path = home / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = example()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} cannot be read ({error}): it must be a UTF-8 file this user may read.") from None
    return parse(text, path)


def write_example(home: Path) -> None:
    """The commented example, unless the force has a file already."""
    try:
        with (home / NAME).open("x", encoding="utf-8") as file:
            file.write(example())
    except FileExistsError:
        return


def example() -> str:
    return files("victimcare.installation").joinpath("force.example.toml").read_text(encoding="utf-8")


def parse(text: str, path: Path) -> Force:
    try:
        force = _force(_Table(tomllib.loads(_with_seconds(text)), ()))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise Refusal(f"{path}, line {line}: not TOML: {str(error).split(' (at')[0]}.") from None
    except _Wrong as wrong:
        line = _line(_with_seconds(text), wrong.place)
        where = ".".join(str(step) for step in wrong.place if isinstance(step, str))
        raise Refusal(f"{path}, line {line}: {where}: expected {wrong.expected}.") from None
    if force.logo and not (path.parent / force.logo).is_file():
        line = _line(_with_seconds(text), ("force", "logo"))
        raise Refusal(f"{path}, line {line}: force.logo: expected a file in {path.parent}, and {force.logo} is not.")
    return force


def _force(file: "_Table") -> Force:
    force, phones, hours = file.table("force"), file.table("telephones"), file.table("hours")
    senders, colours = file.table("senders"), file.table("colours")
    ceilings = file.table("messages_an_hour")
    named = file.table("areas")
    areas = tuple(Area(code, named.text(code)) for code in named.names())
    made = Force(
        name=force.text("name"),
        shown_name=force.text("shown_name"),
        neutral_title=force.neutral("neutral_title"),
        neutral_place=force.matching("neutral_place", _WEB_PAGE, 'a web page such as "https://www.bbc.co.uk/weather"')
        or USUAL_NEUTRAL_PLACE,
        logo=force.matching("logo", r"[\w-]+\.(svg|png)", "an SVG or PNG file beside this one") or None,
        telephones=Telephones(*(phones.telephone(name) for name in ("line", "other_ways", "text_relay"))),
        quiet_hours=Hours(hours.time_of_day("quiet_from"), hours.time_of_day("quiet_until")),
        callback_slots=tuple(_slot(each, hours) for each in hours.texts("callback_slots")),
        callbacks_in_a_slot=(
            hours.count("callbacks_in_a_slot") if "callbacks_in_a_slot" in hours.names() else USUAL_CALLBACKS_IN_A_SLOT
        ),
        senders=Senders(senders.sender("neutral"), senders.sender("open")),
        colours=Colours(colours.colour("strong"), colours.colour("main")),
        areas=areas,
        teams=_teams(file.tables("teams"), {area.code for area in areas}),
        ceilings={name: ceilings.count(name) for name in ceilings.names() if name != "usual"},
        usual_ceiling=ceilings.count("usual") if "usual" in ceilings.names() else USUAL_CEILING,
        local_standards=_standards(file.table("local_standards")),
        silence_days=file.count("silence_days") if "silence_days" in file.names() else USUAL_SILENCE_DAYS,
        crimes_in_a_year=(
            file.count("crimes_in_a_year") if "crimes_in_a_year" in file.names() else USUAL_CRIMES_IN_A_YEAR
        ),
        letter_hours=file.count("letter_hours") if "letter_hours" in file.names() else USUAL_LETTER_HOURS,
        return_address=senders.neutral_lines("return_address"),
        placed_calls=_placed(file.table("placed_calls")) if "placed_calls" in file.names() else PlacedCalls(),
        queue=_queue(file.table("queue")) if "queue" in file.names() else USUAL_LIMITS,
        line=_line_of(file.table("line")) if "line" in file.names() else Line(),
        recordings=_recordings(file.table("recordings")) if "recordings" in file.names() else Recordings(),
        spoken_languages=tuple(file.texts("spoken_languages")) if "spoken_languages" in file.names() else (),
        support_services=_support(file.tables("support_services"), {area.code for area in areas})
        if "support_services" in file.names()
        else (),
        call_partners=_partners(file.tables("call_partners")) if "call_partners" in file.names() else (),
        escalation=_escalation(file.tables("escalation")) if "escalation" in file.names() else (),
    )
    for table in (file, force, phones, hours, senders, colours):
        table.refuse_unknown()
    return made


def _queue(table: "_Table") -> Limits:
    """Whatever is not named is as usual."""
    usual, names = USUAL_LIMITS, table.names()

    def count(name: str, otherwise: int) -> int:
        table.knows(name)
        return table.count(name) if name in names else otherwise

    def time_of(name: str, unit: timedelta, otherwise: timedelta) -> timedelta:
        return count(name, otherwise // unit) * unit

    second, minute = timedelta(seconds=1), timedelta(minutes=1)
    made = Limits(
        most_wait=time_of("most_wait_minutes", minute, usual.most_wait),
        another_language=time_of("another_language_minutes", minute, usual.another_language),
        untrained=time_of("untrained_minutes", minute, usual.untrained),
        answers_within=time_of("answer_within_seconds", second, usual.answers_within),
        wrap_up=time_of("wrap_up_seconds", second, usual.wrap_up),
        reserve=count("reserve", usual.reserve),
        heavy_in_a_row=count("heavy_in_a_row", usual.heavy_in_a_row),
        rest=time_of("rest_minutes", minute, usual.rest),
    )
    table.refuse_unknown()
    return made


def _placed(table: "_Table") -> PlacedCalls:
    usual, names = PlacedCalls(), table.names()
    prices = {
        kind: Price(
            *(
                table.count(f"{kind}_{each}") if f"{kind}_{each}" in names else getattr(price, each)
                for each in ("a_minute", "a_day")
            )
        )
        for kind, price in usual.prices.items()
    }
    extensions = tuple(table.texts("extensions")) if "extensions" in names else ()
    if not all(_is_extensions(entry) for entry in extensions):
        raise table.wrong("extensions", 'extensions of 3 to 5 digits from 2 to 8 on, such as "2041" or "2000-2099"')
    table.refuse_unknown()
    return PlacedCalls(prices, extensions)


def _is_extensions(entry: str) -> bool:
    first, dash, last = entry.partition("-")
    written = re.fullmatch(r"[2-8][0-9]{2,4}", first) and (not dash or re.fullmatch(r"[2-8][0-9]{2,4}", last))
    return bool(written) and (not dash or (len(first) == len(last) and first <= last))


# In the order of `rules.calls.opening.Hours`.
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "bank_holidays")

_AIMS = (
    "answered_in_100",
    "answered_seconds",
    "short_abandon_seconds",
    "average_seconds",
    "longest_seconds",
    "abandoned_in_100",
)


def _line_of(table: "_Table") -> Line:
    """Hours: where any day is named, nobody takes calls on those that are not."""
    usual, names = Aim(), table.names()

    def count(name: str, otherwise: float) -> int:
        return table.count(name) if name in names else round(otherwise)

    named = {day: [_window(each, name, table) for each in table.texts(name)] for day, name in _named(names)}
    overflow = table.telephone("overflow") if "overflow" in names else ""
    if overflow and destination(overflow) is None:
        raise table.wrong("overflow", "an ordinary number of the United Kingdom")
    aim = Aim(
        part=min(100, count("answered_in_100", usual.part * 100)) / 100,
        within=timedelta(seconds=count("answered_seconds", usual.within.total_seconds())),
        short=timedelta(seconds=count("short_abandon_seconds", usual.short.total_seconds())),
        answer=timedelta(seconds=count("average_seconds", usual.answer.total_seconds())),
        longest=timedelta(seconds=count("longest_seconds", usual.longest.total_seconds())),
        abandoned=min(100, count("abandoned_in_100", usual.abandoned * 100)) / 100,
    )
    puts_through = "overflow_puts_through" in names and table.yes_or_no("overflow_puts_through")
    if puts_through and not overflow:
        raise table.wrong("overflow_puts_through", "false where no overflow number is given")
    for name in (*_DAYS, "overflow", "overflow_puts_through", *_AIMS):
        table.knows(name)
    table.refuse_unknown()
    return Line(opening.Hours(named) if named else opening.ALWAYS, overflow, puts_through, aim)


def _named(names: Iterable[str]) -> Iterable[tuple[int, str]]:
    return [(day, name) for day, name in enumerate(_DAYS) if name in names]


def _window(text: str, name: str, table: "_Table") -> opening.Window:
    """ "08:00-20:00"; 00:00 at the end is the end of the day."""
    try:
        start, end = (time.fromisoformat(part) for part in text.split("-"))
    except ValueError:
        start = end = time(1)
    if end != time(0) and start >= end:
        raise table.wrong(name, 'hours such as "08:00-20:00"')
    return opening.Window(start, end)


def _recordings(table: "_Table") -> Recordings:
    usual, names = Recordings(), table.names()
    read = Recordings(
        table.count("voicemail_days") if "voicemail_days" in names else usual.voicemail_days,
        table.yes_or_no("conversations") if "conversations" in names else usual.keeps_conversations,
        table.count("conversation_days") if "conversation_days" in names else usual.conversation_days,
    )
    table.refuse_unknown()
    return read


def _support(tables: list["_Table"], areas: set[str]) -> tuple[SupportService, ...]:
    services = []
    for table in tables:
        needs, covered = frozenset(table.texts("needs")), frozenset(table.texts("areas"))
        if not needs or not needs <= set(NEEDS):
            raise table.wrong("needs", f"one or more of {', '.join(NEEDS)}")
        if not covered <= areas:
            raise table.wrong("areas", "codes that stand under [areas]")
        hours = table.text("hours") if "hours" in table.names() else ""
        services.append(SupportService(table.text("name"), table.telephone("telephone"), needs, covered, hours))
        table.refuse_unknown()
    return tuple(services)


def _partners(tables: list["_Table"]) -> tuple[CallPartner, ...]:
    partners = []
    for table in tables:
        telephone = table.telephone("telephone")
        if destination(telephone) is None:
            raise table.wrong("telephone", "an ordinary number of the United Kingdom")
        partners.append(CallPartner(table.text("name"), telephone))
        table.refuse_unknown()
    return tuple(partners)


def _teams(tables: list["_Table"], areas: set[str]) -> tuple[Team, ...]:
    teams: list[Team] = []
    for table in tables:
        code = table.matching(
            "code", r"[a-z][a-z0-9-]{1,39}", "a code of small letters, digits and dashes", needed=True
        )
        if code in {team.code for team in teams}:
            raise table.wrong("code", "a code that no other team has")
        covered = frozenset(table.texts("areas"))
        if not covered <= areas:
            raise table.wrong("areas", f"codes from [areas], and {', '.join(sorted(covered - areas))} is not there")
        teams.append(Team(code, table.text("name"), covered))
        table.refuse_unknown()
    return tuple(teams)


def _escalation(tables: list["_Table"]) -> tuple[Step, ...]:
    """The steps by their days. Two on one day would be one: refused."""
    steps: list[Step] = []
    for table in tables:
        days = table.whole("working_days")
        if steps and days <= steps[-1].working_days:
            raise table.wrong("working_days", "more days than the step before it")
        to = table.matching("to", "|".join(To), f"one of {', '.join(To)}", needed=True)
        steps.append(Step(days, To(to), table.count("keeps")))
        table.refuse_unknown()
    return tuple(steps)


def _slot(text: str, hours: "_Table") -> Slot:
    try:
        start, end = (time.fromisoformat(part) for part in text.split("-"))
    except ValueError:
        start = end = time()
    if start >= end:
        raise hours.wrong("callback_slots", 'times such as "09:00-11:00"')
    return Slot(start, end)


def _standards(table: "_Table") -> Mapping[str, int]:
    """Duty -> working days. Only duties of the Victims' Code, and only those to which it gives no number."""
    known = _duties_without_a_number()
    for name in table.names():
        if name not in known:
            raise table.wrong(name, f"a duty without a number in the Victims' Code{_nearest(name, known)}")
    return {name: table.count(name) for name in table.names()}


@cache
def _duties_without_a_number() -> frozenset[str]:
    """From the editions in the package, read as what they are: files that are checked where they are used."""
    found: set[str] = set()
    for edition in files("victimcare.services.rights").joinpath("editions").iterdir():
        for file in edition.iterdir() if edition.is_dir() else ():
            if file.name.endswith(".toml"):
                duties = tomllib.loads(file.read_text(encoding="utf-8")).get("entitlement", [])
                found |= {duty["id"] for duty in duties if "standard" not in duty}
    return frozenset(found)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f", such as {near[0]}" if near else ""


class _Table:
    """One table of the file and where it stands; each reader checks what it reads."""

    def __init__(self, held: Mapping[str, Any], place: Place) -> None:
        self._held = held
        self._place = place
        self._asked: set[str] = set()

    def names(self) -> list[str]:
        return list(self._held)

    def knows(self, name: str) -> None:
        """It may stand here, and need not."""
        self._asked.add(name)

    def wrong(self, name: str, expected: str) -> _Wrong:
        return _Wrong((*self._place, name), expected)

    def refuse_unknown(self) -> None:
        for name in self._held:
            if name not in self._asked:
                raise self.wrong(name, f"nothing of this name (known: {', '.join(sorted(self._asked))})")

    def table(self, name: str) -> "_Table":
        return _Table(self._get(name, lambda value: isinstance(value, dict), f"a table [{name}]"), (name,))

    def tables(self, name: str) -> list["_Table"]:
        expected = f"one or more tables [[{name}]]"
        held = self._get(
            name,
            lambda value: isinstance(value, list) and value and all(isinstance(each, dict) for each in value),
            expected,
        )
        return [_Table(each, (name, index)) for index, each in enumerate(held)]

    def text(self, name: str) -> str:
        return str(self._get(name, lambda value: isinstance(value, str) and value.strip(), "some words in quotes"))

    def neutral(self, name: str) -> str:
        """Words for her browser's tab and history, where others see them."""
        text = self.text(name)
        if loud := loud_words(text):
            raise self.wrong(name, f"words that say nothing of police or crime, and “{loud[0]}” does")
        return text

    def neutral_lines(self, name: str) -> tuple[str, ...]:
        """Lines of a letter, which others in her home see; none where the force has named none."""
        self._asked.add(name)
        lines = tuple(self.texts(name)) if name in self._held else ()
        if loud := loud_words(" ".join(lines)):
            raise self.wrong(name, f"lines that say nothing of police or crime, and “{loud[0]}” does")
        return lines

    def texts(self, name: str) -> list[str]:
        return list(
            self._get(
                name,
                lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
                "a list of words in quotes",
            )
        )

    def matching(self, name: str, pattern: str, expected: str, *, needed: bool = False) -> str:
        self._asked.add(name)
        if not needed and name not in self._held:
            return ""
        return str(
            self._get(name, lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value)), expected)
        )

    def telephone(self, name: str) -> str:
        return self.matching(name, r"\+?[0-9][0-9 ]{2,22}", "a telephone number in quotes", needed=True)

    def sender(self, name: str) -> str:
        # What mobile networks carry as a sender's name: at most 11 characters, not all digits.
        return self.matching(name, r"(?=.*[A-Za-z])[A-Za-z0-9]{3,11}", "3 to 11 letters and digits", needed=True)

    def colour(self, name: str) -> str:
        colour = self.matching(name, r"#[0-9A-Fa-f]{6}", 'a colour such as "#0B3A40"', needed=True)
        if contrast(colour, "#FFFFFF") < READABLE:
            raise self.wrong(name, f"a colour dark enough to be read with white (contrast {READABLE} or more)")
        return colour

    def time_of_day(self, name: str) -> time:
        found: time = self._get(name, lambda value: isinstance(value, time), "a time of day such as 21:00")
        return found

    def yes_or_no(self, name: str) -> bool:
        return bool(self._get(name, lambda value: isinstance(value, bool), "true or false"))

    def count(self, name: str) -> int:
        return int(self._get(name, lambda value: type(value) is int and value > 0, "a whole number above 0"))

    def whole(self, name: str) -> int:
        return int(self._get(name, lambda value: type(value) is int, "a whole number"))

    def _get(self, name: str, fits: Callable[[Any], Any], expected: str) -> Any:
        self._asked.add(name)
        if name not in self._held:
            raise _Wrong(self._place, f"{name} with {expected}") if self._place else self.wrong(name, expected)
        if not fits(self._held[name]):
            raise self.wrong(name, expected)
        return self._held[name]


def _with_seconds(text: str) -> str:
    """TOML 1.0 wants 21:00:00; people write 21:00, as TOML 1.1 allows."""
    return re.sub(r"(?m)^(\s*\w+\s*=\s*\d\d:\d\d)(?=\s*(#|$))", r"\1:00", text)


def _line(text: str, place: Place) -> int:
    """The line on which the value at this place begins; of its table when it is missing, 1 when that is too.

    The parser keeps no lines. So ever longer beginnings of the file are parsed: the value begins on the line after
    the last beginning that parses and does not hold it yet.
    """
    if not place:
        return 1
    lines = text.splitlines()
    last_without = 0
    for count in range(1, len(lines) + 1):
        try:
            held: Any = tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        if _holds(held, place):
            return last_without + 1
        last_without = count
    return _line(text, place[:-1])


def _holds(held: Any, place: Place) -> bool:
    for step in place:
        try:
            held = held[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
