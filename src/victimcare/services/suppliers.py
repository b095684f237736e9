"""Chooses the supplier for a message, calls it, and adjusts its share by how it answers."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from django.db.models import Count

from victimcare.records.models import Notification, Supplier
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.message_sending import (
    ANSWERS_SHOWN,
    BEST_SCORE,
    SupplierGrade,
    SupplierScore,
    choose_supplier,
    score_after_answer,
)
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import port_registry
from victimcare.services.ports import (
    WITHHELD,
    AcceptedMessage,
    DeliveryLookup,
    MessageSupplier,
    NamedSenderSupplier,
    OutgoingCall,
    OutgoingMessage,
    ProviderMessage,
    VisibleNumberCarrier,
)
from victimcare.services.ports.outgoing_messages import PrintRoom

_GOOD_NOTED_EVERY = timedelta(minutes=1)  # how often a supplier that is well is recorded, rather than at each message
_BOUND: Mapping[ContactMethod, Callable[[], Mapping[str, MessageSupplier[Any]]]] = {
    ContactMethod.TEXT: port_registry.text_suppliers,
    ContactMethod.EMAIL: port_registry.email_suppliers,
    ContactMethod.LETTER: port_registry.letter_suppliers,
    ContactMethod.CALL: port_registry.call_carriers,
}


class LookupUnsupported(Exception):
    """This supplier does not report what became of a message: a person must look at one that is in doubt."""


def list_carried_channels() -> frozenset[ContactMethod]:
    """The channels that have a supplier. Where there is none at all, texts are the channel that waits for one."""
    return frozenset(channel for channel in ContactMethod if is_channel_carried(channel)) or frozenset(
        {ContactMethod.TEXT}
    )


def is_channel_carried(channel: ContactMethod) -> bool:
    try:
        return bool(_BOUND[channel]())
    except port_registry.PortUnbound:
        return False


def list_supported_sender_names() -> frozenset[str] | None:
    """The sender's names that every supplier of texts can show, whichever is given a text or takes over. None: there is
    none."""
    if not is_channel_carried(ContactMethod.TEXT):
        return None
    each = [
        one.sender_names if isinstance(one, NamedSenderSupplier) else frozenset()
        for one in port_registry.text_suppliers().values()
    ]
    return frozenset.intersection(*each)


def find_number_revealing_suppliers(message: object) -> frozenset[str]:
    """The suppliers that would show a number with this message, where the victim agreed to have none shown."""
    if not isinstance(message, OutgoingCall) or message.shown != WITHHELD or not is_channel_carried(ContactMethod.CALL):
        return frozenset()
    return frozenset(
        name for name, one in port_registry.call_carriers().items() if isinstance(one, VisibleNumberCarrier)
    )


class SupplierSelector:
    """Chooses suppliers for the messages of one batch by their shares, which are read once for each channel. Each
    message given to a supplier counts as in progress with it for the next choice."""

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
        every = list_supplier_names(channel)
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
            found = (
                load_supplier_standings(channel, every) if len(every) > 1 else [SupplierScore(every[0], BEST_SCORE, 0)]
            )
            self._standings[channel] = {one.name: one for one in found}
        return self._standings[channel]


def load_supplier_standings(channel: ContactMethod, among: Collection[str]) -> list[SupplierScore]:
    """The current state of these suppliers."""
    scores = dict(Supplier.objects.filter(channel=channel, name__in=among).values_list("name", "score"))
    given = Notification.objects.filter(status=NotificationStatus.HANDED_OVER, channel=channel, provider__in=among)
    unanswered = dict(given.values_list("provider").annotate(Count("id")))
    return [SupplierScore(name, scores.get(name, BEST_SCORE), unanswered.get(name, 0)) for name in among]


def list_supplier_names(channel: ContactMethod) -> list[str]:
    return list(_BOUND[channel]())


def send_by_supplier(channel: ContactMethod, name: str, message: OutgoingMessage) -> AcceptedMessage:
    """Raises SendRefused, SendDeferred or SendInDoubt; PortUnbound when it is no longer configured."""
    return _supplier(channel, name).send(message)


def list_print_rooms() -> list[PrintRoom]:
    """The suppliers of letters that are a place on our own disk."""
    posting = _BOUND[ContactMethod.LETTER]() if is_channel_carried(ContactMethod.LETTER) else {}
    return [supplier for supplier in posting.values() if isinstance(supplier, PrintRoom)]


def look_up_message(channel: ContactMethod, name: str, reference: str) -> ProviderMessage | None:
    """What became of the message; None: this supplier never had it. Raises SendDeferred, PortUnbound,
    LookupUnsupported."""
    supplier = _supplier(channel, name)
    if not isinstance(supplier, DeliveryLookup):
        raise LookupUnsupported(name)
    return supplier.find(reference)


def record_supplier_answers(
    channel: ContactMethod, name: str, answers: Sequence[SupplierGrade], *, now: datetime
) -> None:
    """Record how a supplier answered, the newest last. Locked until the transaction ends, so call it last."""
    known = Supplier.objects.filter(channel=channel, name=name)
    is_well = set(answers) == {SupplierGrade.GOOD}
    if is_well and known.filter(score=BEST_SCORE, last_answer_at__gt=now - _GOOD_NOTED_EVERY).exists():
        return
    Supplier.objects.get_or_create(channel=channel, name=name)
    row = known.select_for_update().get()
    for answer in answers:
        row.score = score_after_answer(row.score, answer)
    row.last_answers = [*row.last_answers, *answers][-ANSWERS_SHOWN:]
    row.last_answer_at = now
    row.ailing_since = None if row.score == BEST_SCORE else row.ailing_since or now
    row.save()


def _supplier(channel: ContactMethod, name: str) -> MessageSupplier[Any]:
    supplier = _BOUND[channel]().get(name)
    if supplier is None:
        raise port_registry.PortUnbound(f"{channel} by {name}")
    return supplier


# Calls suppliers, with a limit for each: a supplier that hangs delays only its own messages.
#
# A place with a supplier is reserved before a message is promised to it, so every promised message is sent at once.

_Answer = TypeVar("_Answer")
SupplierSlot = tuple[ContactMethod, str]  # a channel and the name of a supplier on it
# Per process, with one supplier. At a fifth of a second for each text this is 200 a second; a supplier that begins to
# hang has at most this many in doubt. A mail server gets a connection for each e-mail; the pages of a letter are made
# while it has its place, and that takes time.
SLOTS_PER_SUPPLIER = {ContactMethod.TEXT: 40, ContactMethod.EMAIL: 8, ContactMethod.CALL: 4, ContactMethod.LETTER: 4}


class _SupplierThreads:
    """Threads that call one supplier; they are reused, and each keeps its connection."""

    def __init__(self, room: int) -> None:
        self._room, self._taken, self._threads = room, 0, 0
        self._lock = threading.Lock()
        self._calls: SimpleQueue[Callable[[], Callable[[], None]]] = SimpleQueue()

    @property
    def free(self) -> int:
        return self._room - self._taken

    def take(self) -> bool:
        with self._lock:
            if self.free <= 0:
                return False
            self._taken += 1
            return True

    def give_back(self) -> None:
        with self._lock:
            self._taken -= 1

    def call(self, call: Callable[[], Callable[[], None]]) -> None:
        with self._lock:
            if self._threads < self._taken:
                self._threads += 1
                # Not waited for at the end of the process: a message whose call is cut off is looked up.
                threading.Thread(target=self._work, daemon=True).start()
        self._calls.put(call)

    def _work(self) -> None:
        while True:
            tell = self._calls.get()()
            self.give_back()  # before the answer is published: its reader finds the place free
            tell()


_threads: dict[SupplierSlot, _SupplierThreads] = {}
_threads_lock = threading.Lock()


def reserve_slot(channel: ContactMethod, supplier: str) -> bool:
    """Reserve a place with this supplier. False: the maximum number of calls to it is in progress."""
    return _threads_for((channel, supplier)).take()


def return_slot(channel: ContactMethod, supplier: str) -> None:
    """Release a reserved place that is not used."""
    _threads_for((channel, supplier)).give_back()


def count_free_slots(channel: ContactMethod, supplier: str) -> int:
    """How many places this supplier has free at the moment."""
    return _threads_for((channel, supplier)).free


def call_in_thread(place: SupplierSlot, ask: Callable[[], _Answer], tell: Callable[[_Answer], None]) -> None:
    """Call in a thread, at a reserved place, and publish the answer from there. Neither may raise."""
    _threads_for(place).call(lambda: partial(tell, ask()))


def _threads_for(place: SupplierSlot) -> _SupplierThreads:
    with _threads_lock:
        if place not in _threads:
            _threads[place] = _SupplierThreads(SLOTS_PER_SUPPLIER[place[0]])
        return _threads[place]
