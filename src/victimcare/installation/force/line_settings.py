"""The force's settings for its telephone line: queue, hours and targets, whom it may ring, and what is stored."""

import re
from collections.abc import Iterable
from datetime import time, timedelta

from victimcare.installation.force.toml_table import TomlTable
from victimcare.rules.calls import opening_hours
from victimcare.rules.calls.call_queue import USUAL_LIMITS, QueueLimits
from victimcare.rules.calls.outbound_calls import CallPrice, OutboundCallPolicy, find_destination
from victimcare.rules.calls.service_level import ServiceTarget
from victimcare.rules.force import CallPartner, ForceLine, RecordingSettings

# In the order of `rules.calls.opening_hours.OpeningHours`.
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "bank_holidays")


def read_queue_settings(table: TomlTable) -> QueueLimits:
    """What is not named has its default."""
    usual = USUAL_LIMITS

    def time_of(name: str, unit: timedelta, otherwise: timedelta) -> timedelta:
        return table.count_or(name, otherwise // unit) * unit

    second, minute = timedelta(seconds=1), timedelta(minutes=1)
    made = QueueLimits(
        most_wait=time_of("most_wait_minutes", minute, usual.most_wait),
        another_language=time_of("another_language_minutes", minute, usual.another_language),
        untrained=time_of("untrained_minutes", minute, usual.untrained),
        answers_within=time_of("answer_within_seconds", second, usual.answers_within),
        wrap_up=time_of("wrap_up_seconds", second, usual.wrap_up),
        reserve=table.count_or("reserve", usual.reserve),
        heavy_in_a_row=table.count_or("heavy_in_a_row", usual.heavy_in_a_row),
        rest=time_of("rest_minutes", minute, usual.rest),
    )
    table.refuse_unknown()
    return made


def read_outgoing_call_settings(table: TomlTable) -> OutboundCallPolicy:
    prices = {
        kind: CallPrice(*(table.count_or(f"{kind}_{each}", getattr(price, each)) for each in ("a_minute", "a_day")))
        for kind, price in OutboundCallPolicy().prices.items()
    }
    extensions = table.texts_if_any("extensions")
    if not all(_is_extensions(entry) for entry in extensions):
        raise table.wrong("extensions", 'extensions of 3 to 5 digits from 2 to 8 on, such as "2041" or "2000-2099"')
    table.refuse_unknown()
    return OutboundCallPolicy(prices, extensions)


def _is_extensions(entry: str) -> bool:
    first, dash, last = entry.partition("-")
    written = re.fullmatch(r"[2-8][0-9]{2,4}", first) and (not dash or re.fullmatch(r"[2-8][0-9]{2,4}", last))
    return bool(written) and (not dash or (len(first) == len(last) and first <= last))


def read_force_line(table: TomlTable) -> ForceLine:
    """Hours: where any day is named, calls are not taken on days that are not."""
    names = table.names()
    named = {day: [_window(each, name, table) for each in table.texts(name)] for day, name in _named(names)}
    overflow = table.telephone("overflow") if "overflow" in names else ""
    if overflow and find_destination(overflow) is None:
        raise table.wrong("overflow", "an ordinary number of the United Kingdom")
    puts_through = "overflow_puts_through" in names and table.yes_or_no("overflow_puts_through")
    if puts_through and not overflow:
        raise table.wrong("overflow_puts_through", "false where no overflow number is given")
    aim = _aim(table)
    for name in (*_DAYS, "overflow", "overflow_puts_through"):
        table.knows(name)
    table.refuse_unknown()
    return ForceLine(
        opening_hours.OpeningHours(named) if named else opening_hours.ALWAYS_OPEN,
        overflow,
        puts_through,
        aim,
        bool(named),
    )


def _aim(table: TomlTable) -> ServiceTarget:
    usual = ServiceTarget()

    def part(name: str, otherwise: float) -> float:
        return min(100, table.count_or(name, round(otherwise * 100))) / 100

    def seconds(name: str, otherwise: timedelta) -> timedelta:
        return timedelta(seconds=table.count_or(name, round(otherwise.total_seconds())))

    return ServiceTarget(
        part=part("answered_in_100", usual.part),
        within=seconds("answered_seconds", usual.within),
        short=seconds("short_abandon_seconds", usual.short),
        answer=seconds("average_seconds", usual.answer),
        longest=seconds("longest_seconds", usual.longest),
        abandoned=part("abandoned_in_100", usual.abandoned),
    )


def _named(names: Iterable[str]) -> Iterable[tuple[int, str]]:
    return [(day, name) for day, name in enumerate(_DAYS) if name in names]


def _window(text: str, name: str, table: TomlTable) -> opening_hours.OpeningWindow:
    """ "08:00-20:00"; 00:00 at the end is the end of the day."""
    try:
        start, end = (time.fromisoformat(part) for part in text.split("-"))
    except ValueError:
        start = end = time(1)
    if end != time(0) and start >= end:
        raise table.wrong(name, 'hours such as "08:00-20:00"')
    return opening_hours.OpeningWindow(start, end)


def read_recording_settings(table: TomlTable) -> RecordingSettings:
    usual = RecordingSettings()
    read = RecordingSettings(
        table.count_or("voicemail_days", usual.voicemail_days),
        table.yes_or_no("conversations") if "conversations" in table.names() else usual.keeps_conversations,
        table.count_or("conversation_days", usual.conversation_days),
    )
    table.refuse_unknown()
    return read


def read_line_partners(tables: list[TomlTable]) -> tuple[CallPartner, ...]:
    found: list[CallPartner] = []
    for table in tables:
        telephone = table.telephone("telephone")
        if find_destination(telephone) is None:
            raise table.wrong("telephone", "an ordinary number of the United Kingdom")
        in_danger = table.yes_or_no("in_danger") if "in_danger" in table.names() else False
        if in_danger and any(partner.in_danger for partner in found):
            raise table.wrong("in_danger", "true for one of them at the most")
        found.append(CallPartner(table.text("name"), telephone, in_danger))
        table.refuse_unknown()
    return tuple(found)
