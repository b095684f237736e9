"""Which supplier is given a message, how it answers, and what becomes of its share."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count

from victimcare.records.models import Supplier, Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.message_sending import (
    ANSWERS_SHOWN,
    BEST_SCORE,
    SupplierGrade,
    SupplierScore,
    choose_supplier,
    score_after_answer,
)
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import outside
from victimcare.services.ports import (
    WITHHELD,
    Accepted,
    AlwaysShows,
    Askable,
    Outgoing,
    OutgoingCall,
    ProviderMessage,
    ShowsNames,
    TakesMessages,
)
from victimcare.services.ports.print_room import PrintRoom

_SAME_AGAIN = timedelta(minutes=1)  # a supplier that is well is written down this often, not at each message
_BOUND: Mapping[ContactMethod, Callable[[], Mapping[str, TakesMessages[Any]]]] = {
    ContactMethod.TEXT: outside.texts,
    ContactMethod.EMAIL: outside.mailers,
    ContactMethod.LETTER: outside.letters,
    ContactMethod.CALL: outside.carriers,
}


class CannotBeAsked(Exception):
    """This supplier does not tell what became of a message: a person must look at one that is in doubt."""


def carried() -> frozenset[ContactMethod]:
    """The channels for which there is a supplier. Where there is none at all, texts are what waits for one."""
    return frozenset(channel for channel in ContactMethod if is_carried(channel)) or frozenset({ContactMethod.TEXT})


def is_carried(channel: ContactMethod) -> bool:
    try:
        return bool(_BOUND[channel]())
    except outside.NotBound:
        return False


def sender_names() -> frozenset[str] | None:
    """The sender's names that every supplier of texts can show: whichever is given a text, or takes over. None: there
    is none."""
    if not is_carried(ContactMethod.TEXT):
        return None
    each = [one.sender_names if isinstance(one, ShowsNames) else frozenset() for one in outside.texts().values()]
    return frozenset.intersection(*each)


def showing_what_she_must_not_see(message: object) -> frozenset[str]:
    """The suppliers that would show a number with this message, where the victim agreed to have none shown."""
    if not isinstance(message, OutgoingCall) or message.shown != WITHHELD or not is_carried(ContactMethod.CALL):
        return frozenset()
    return frozenset(name for name, one in outside.carriers().items() if isinstance(one, AlwaysShows))


class Shares:
    """Who is given the messages of one batch: by their shares, which are read once for each channel. Each message that
    one of them is given counts as under way with it from the next on."""

    def __init__(self) -> None:
        self._standings: dict[ContactMethod, dict[str, SupplierScore]] = {}

    def chosen(
        self,
        channel: ContactMethod,
        *,
        besides: Collection[str],
        has_room: Callable[[str], bool],
        unfit: Collection[str] = (),
    ) -> str | None:
        """The name of the supplier to give the next message on this channel, among those that are not `besides` if
        there are others. `has_room` reserves a place with a supplier; None: none of them has one. `unfit`: suppliers
        that refuse this message; one of them gets it only where there is no other, so that a person learns of it."""
        every = names(channel)
        fit = [name for name in every if name not in unfit] or every
        among = [name for name in fit if name not in besides] or fit
        known = self._known(channel, every)
        while among:
            name = choose_supplier([known[name] for name in among], random.random())  # noqa: S311
            if has_room(name):
                known[name] = replace(known[name], unanswered=known[name].unanswered + 1)
                return name
            among.remove(name)
        return None

    def _known(self, channel: ContactMethod, every: Sequence[str]) -> dict[str, SupplierScore]:
        if channel not in self._standings:
            # With a single supplier, its state changes nothing.
            found = standings(channel, every) if len(every) > 1 else [SupplierScore(every[0], BEST_SCORE, 0)]
            self._standings[channel] = {one.name: one for one in found}
        return self._standings[channel]


def standings(channel: ContactMethod, among: Collection[str]) -> list[SupplierScore]:
    """How these suppliers stand now."""
    scores = dict(Supplier.objects.filter(channel=channel, name__in=among).values_list("name", "score"))
    given = Telling.objects.filter(status=TellingStatus.HANDED_OVER, channel=channel, provider__in=among)
    unanswered = dict(given.values_list("provider").annotate(Count("id")))
    return [SupplierScore(name, scores.get(name, BEST_SCORE), unanswered.get(name, 0)) for name in among]


def names(channel: ContactMethod) -> list[str]:
    return list(_BOUND[channel]())


def send(channel: ContactMethod, name: str, message: Outgoing) -> Accepted:
    """Raises RefusedForGood, TryLater or InDoubt; NotBound when it is no longer configured."""
    return _supplier(channel, name).send(message)


def print_rooms() -> list[PrintRoom]:
    """The suppliers of letters that are a place on our own disk."""
    posting = _BOUND[ContactMethod.LETTER]() if is_carried(ContactMethod.LETTER) else {}
    return [supplier for supplier in posting.values() if isinstance(supplier, PrintRoom)]


def find(channel: ContactMethod, name: str, reference: str) -> ProviderMessage | None:
    """What became of the message; None: this supplier never had it. Raises TryLater, NotBound, CannotBeAsked."""
    supplier = _supplier(channel, name)
    if not isinstance(supplier, Askable):
        raise CannotBeAsked(name)
    return supplier.find(reference)


def answered(channel: ContactMethod, name: str, answers: Sequence[SupplierGrade], *, now: datetime) -> None:
    """Write down how a supplier answered, the newest last. Held until the transaction ends: the last thing in it."""
    known = Supplier.objects.filter(channel=channel, name=name)
    is_well = set(answers) == {SupplierGrade.GOOD}
    if is_well and known.filter(score=BEST_SCORE, last_answer_at__gt=now - _SAME_AGAIN).exists():
        return
    Supplier.objects.get_or_create(channel=channel, name=name)
    row = known.select_for_update().get()
    for answer in answers:
        row.score = score_after_answer(row.score, answer)
    row.last_answers = [*row.last_answers, *answers][-ANSWERS_SHOWN:]
    row.last_answer_at = now
    row.ailing_since = None if row.score == BEST_SCORE else row.ailing_since or now
    row.save()


def _supplier(channel: ContactMethod, name: str) -> TakesMessages[Any]:
    supplier = _BOUND[channel]().get(name)
    if supplier is None:
        raise outside.NotBound(f"{channel} by {name}")
    return supplier
