"""Plays four weeks of what people write, and today so far: texts, e-mails, messages on pages, forms, officers' mail.
They come as at a real force, most in the evening, few at night, more on a Monday, and colleagues at work then deal with
them: most within the hour, some late, some handed on. Answers on pages are announced by text, with receipts.

Everything goes through the services that real messages go through, at the moment that is played.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from victimcare.demo import played_messages
from victimcare.demo.demo_staff import Colleagues
from victimcare.demo.played_messages import SUPPLIER
from victimcare.records.models import ContactPoint, ReceivedMessage
from victimcare.rules.clock import ONE_DAY, london_date, london_moment
from victimcare.services.desk.staff_sessions import staff_actor

DAYS = 28
_KEY_PREFIX = "day-"  # begins the ids of what is played here
A_PAST_DAY, YESTERDAY, TODAY = 5.0, 14.0, 34.0  # messages on a Tuesday
_OF_WEEKDAY = (1.4, 1.0, 1.0, 0.95, 1.0, 0.6, 0.55)
# How much of a day's messages comes in each hour, from midnight.
_OF_HOUR = (
    0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.3, 0.7, 1.1, 1.3, 1.2, 1.1,
    1.3, 1.1, 1.0, 1.1, 1.4, 2.0, 2.4, 2.6, 2.2, 1.6, 0.9, 0.4,
)  # fmt: skip
_UNKNOWN_SENDERS = 0.2
_HANDED_ON_SHARE = 0.06
_LATE_SHARE = 0.12
_MINUTE = timedelta(minutes=1)
_WAITING_TEXTS = (34 * _MINUTE, 11 * _MINUTE)  # how long ago the texts came that wait now, whatever was drawn
_BEGIN_WORK = time(8, 10)


@dataclass(frozen=True, slots=True)
class _PlayedDay:
    """What the played messages are drawn from, and who deals with them."""

    drawn: random.Random
    colleagues: Colleagues
    mobiles: Sequence[str]
    addresses: Sequence[str]
    writers: Sequence[played_messages.PageWriter]
    now: datetime

    def is_over(self, at: datetime) -> bool:
        return at >= self.now


@cache
def read_demo_messages() -> Mapping[str, Any]:
    """Everything that people write in the demonstration, as in the table."""
    return tomllib.loads(files("victimcare.demo").joinpath("data/messages.toml").read_text(encoding="utf-8"))


def play_messages(*, colleagues: Colleagues, besides: Collection[str], now: datetime) -> int:
    """Runs once. Returns how many messages came. `besides`: crimes that have stories of their own."""
    if ReceivedMessage.objects.filter(supplier=SUPPLIER, supplier_id__startswith=_KEY_PREFIX).exists():
        return 0
    known = ContactPoint.objects.filter(retired_at=None).exclude(person__victim__case__reference__in=besides)
    known = known.filter(person__victim__case__reported_at__lt=now - (DAYS + 1) * ONE_DAY)
    known = known.order_by("-person__victim__case__reported_at", "id")
    day = _PlayedDay(
        drawn=random.Random("messages of a demonstration"),  # noqa: S311  the same messages each time
        colleagues=colleagues,
        mobiles=list(known.filter(kind="mobile").values_list("value", flat=True)[:60]),
        addresses=list(known.filter(kind="email").values_list("value", flat=True)[:40]),
        writers=played_messages.read_page_writers(besides, before=now - (DAYS + 1) * ONE_DAY, now=now),
        now=now,
    )
    kinds: tuple[tuple[Callable[[_PlayedDay, datetime, int], None], float], ...] = (
        (_write_text, 50),
        (_write_email, 22),
        (_write_on_page, 16),
        (_give_feedback, 8),
        (_mail_of_officer, 4),
    )
    plays, weights = zip(*kinds, strict=True)
    moments = list(_moments(now, day.drawn))
    for number, at in enumerate(moments):
        day.drawn.choices(plays, weights)[0](day, at, number)
    for number, ago in enumerate(_WAITING_TEXTS, start=len(moments)):
        words, sender = day.drawn.choice(read_demo_messages()["texts"]), day.drawn.choice(day.mobiles)
        played_messages.take_in_text(sender=sender, supplier_id=f"{_KEY_PREFIX}{number}", words=words, at=now - ago)
    return len(moments) + len(_WAITING_TEXTS)


def _moments(now: datetime, drawn: random.Random) -> Iterator[datetime]:
    """When messages come, the earliest first."""
    today = london_date(now)
    for back in range(DAYS, -1, -1):
        on = today - back * ONE_DAY
        usual = {0: TODAY, 1: YESTERDAY}.get(back, A_PAST_DAY)
        yield from (at for at in _moments_of_day(on, usual, drawn) if at < now - 2 * _MINUTE)


def _moments_of_day(on: date, usual: float, drawn: random.Random) -> list[datetime]:
    count = round(usual * _OF_WEEKDAY[on.weekday()] * drawn.uniform(0.8, 1.2))
    hours = drawn.choices(range(24), _OF_HOUR, k=count)
    return sorted(london_moment(on, time(hour, drawn.randrange(60), drawn.randrange(60))) for hour in hours)


def _write_text(day: _PlayedDay, at: datetime, number: int) -> None:
    is_unknown = day.drawn.random() < _UNKNOWN_SENDERS
    sender = f"07700 900{day.drawn.randrange(600, 700)}" if is_unknown else day.drawn.choice(day.mobiles)
    words = day.drawn.choice(read_demo_messages()["texts"])
    received_id = played_messages.take_in_text(sender=sender, supplier_id=f"{_KEY_PREFIX}{number}", words=words, at=at)
    _deal_with(day, received_id, at)


def _write_email(day: _PlayedDay, at: datetime, number: int) -> None:
    is_unknown = day.drawn.random() < _UNKNOWN_SENDERS
    sender = f"reader{day.drawn.randrange(90)}@post.example" if is_unknown else day.drawn.choice(day.addresses)
    subject, words = day.drawn.choice(read_demo_messages()["emails"])
    received_id = played_messages.take_in_email(
        sender=sender, supplier_id=f"{_KEY_PREFIX}{number}", subject=subject, words=words, at=at
    )
    _deal_with(day, received_id, at)


def _deal_with(day: _PlayedDay, received_id: UUID, at: datetime) -> None:
    """As far as it has come by now: taken and read, then closed; or handed on first."""
    read_at = _next_at_work(day, at + _delay(day.drawn))
    note = day.drawn.choice(read_demo_messages()["read_notes"])
    is_handed_on, ends_after = day.drawn.random() < _HANDED_ON_SHARE, day.drawn.randint(3, 14) * _MINUTE
    if day.is_over(read_at):
        return
    actor = played_messages.find_message_actor(received_id, day.colleagues.at_work(read_at))
    played_messages.read_message(actor=actor, received_id=received_id, at=read_at)
    ended_at = read_at + ends_after
    if is_handed_on and not day.is_over(ended_at):
        played_messages.hand_message_on(
            actor=actor, received_id=received_id, note=read_demo_messages()["handed_on"], at=ended_at
        )
        ended_at = _next_at_work(day, ended_at + 4 * ends_after)
        actor = played_messages.find_message_actor(received_id, day.colleagues.at_work(ended_at))
        if not day.is_over(ended_at):
            played_messages.read_message(actor=actor, received_id=received_id, at=ended_at)
        ended_at += ends_after
    if not day.is_over(ended_at):
        played_messages.end_message(actor=actor, received_id=received_id, note=note, at=ended_at)


def _write_on_page(day: _PlayedDay, at: datetime, number: int) -> None:
    writer = day.writers[number % len(day.writers)]
    words, answer = (day.drawn.choice(read_demo_messages()[name]) for name in ("pages", "page_answers"))
    played_messages.write_letter(writer, words=words, at=at)
    read_at = _next_at_work(day, at + 3 * _delay(day.drawn))
    answered_at = read_at + day.drawn.randint(4, 13) * _MINUTE
    reads_after = timedelta(hours=day.drawn.randint(1, 30))
    if day.is_over(answered_at):
        return
    actor = staff_actor(day.colleagues.at_work(read_at))
    played_messages.answer_letter(writer, actor=actor, words=answer, read_at=read_at, at=answered_at, now=day.now)
    if not day.is_over(answered_at + reads_after):
        played_messages.read_answer(writer, at=answered_at + reads_after)


def _give_feedback(_: _PlayedDay, at: datetime, number: int) -> None:
    score, words = read_demo_messages()["feedback"][number % len(read_demo_messages()["feedback"])]
    played_messages.give_feedback(score=score, words=words, at=at)


def _mail_of_officer(day: _PlayedDay, at: datetime, number: int) -> None:
    subject, words = day.drawn.choice(read_demo_messages()["officers"])
    read_at = _next_at_work(day, at + _delay(day.drawn))
    sender = f"rp{4800 + number}@riverside-police.example"
    reply_id = played_messages.take_in_officer_mail(
        sender=sender, supplier_id=f"{_KEY_PREFIX}{number}", subject=subject, words=words, at=at
    )
    if not day.is_over(read_at):
        note = day.drawn.choice(read_demo_messages()["read_notes"])
        played_messages.end_officer_mail(
            actor=staff_actor(day.colleagues.at_work(read_at)), reply_id=reply_id, note=note, at=read_at
        )


def _delay(drawn: random.Random) -> timedelta:
    """The time until a colleague deals with it: within the hour, with some exceptions."""
    return drawn.randint(75, 170) * _MINUTE if drawn.random() < _LATE_SHARE else drawn.randint(3, 52) * _MINUTE


def _next_at_work(day: _PlayedDay, at: datetime) -> datetime:
    """Then, or when the desk is next at work."""
    if day.colleagues.is_desk_staffed(at):
        return at
    begins = (london_moment(london_date(at) + ahead * ONE_DAY, _BEGIN_WORK) for ahead in range(8))
    found = next((one for one in begins if one > at and day.colleagues.is_desk_staffed(one)), None)
    return (found or at) + day.drawn.randint(0, 40) * _MINUTE
