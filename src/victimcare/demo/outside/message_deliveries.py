"""What becomes of a message after it was accepted: its states in time, and the callbacks that tell the product."""

from __future__ import annotations

import base64
import hashlib
import heapq
import hmac
import json
import re
import smtplib
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Protocol

import requests

from victimcare.demo.outside.notify_server import NOTIFY_KINDS, find_entry_template
from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal, journal_moment
from victimcare.demo.outside.outside_mail import send_delivery_report
from victimcare.demo.outside.sinch_server import SINCH_STATUSES, sinch_moment
from victimcare.demo.outside.supplier_modes import BOUNCE, CALLBACK_MODES, SupplierModes

# How each provider reports a message to the product: what it posts, and how it proves its identity.

FORGED_SIGNATURE_KEY = "not-what-you-agreed"  # what a forger would guess


class CallbackHook(Protocol):
    def tell(self, entry: JournalEntry, *, is_forged: bool = False) -> int:
        """Post one callback about this message; returns the answer's status, or 0 if there was none."""


@dataclass(frozen=True, slots=True)
class NotifyHook:
    """Notify sends an agreed bearer token."""

    url: str
    token: str

    def tell(self, entry: JournalEntry, *, is_forged: bool = False) -> int:
        return self.post(build_notify_receipt(entry), token=FORGED_SIGNATURE_KEY if is_forged else self.token)

    def post(self, body: dict[str, Any], *, token: str | None = None) -> int:
        return _post_callback(self.url, json.dumps(body).encode(), {"Authorization": f"Bearer {token or self.token}"})


@dataclass(frozen=True, slots=True)
class SinchHook:
    """Sinch signs each callback with an agreed secret."""

    url: str
    secret: str

    def tell(self, entry: JournalEntry, *, is_forged: bool = False) -> int:
        body = json.dumps(build_sinch_report(entry)).encode()
        return _post_callback(self.url, body, sign_sinch_body(body, FORGED_SIGNATURE_KEY if is_forged else self.secret))


def build_notify_receipt(entry: JournalEntry) -> dict[str, Any]:
    """A delivery receipt as Notify posts it: all strings, except for the template's version."""
    template = find_entry_template(entry)
    return {
        "id": entry.id,
        "reference": entry.reference,
        "to": entry.to,
        "status": entry.state,
        "created_at": entry.at,
        "completed_at": entry.completed_at,
        "sent_at": entry.sent_at,
        "notification_type": NOTIFY_KINDS[entry.channel],
        "template_id": template.id,
        "template_version": 1,
    }


def build_sinch_report(entry: JournalEntry) -> dict[str, Any]:
    """A recipient delivery report as Sinch posts it."""
    status, code = SINCH_STATUSES[entry.state]
    at = sinch_moment(entry.completed_at or entry.at)
    return {
        "type": "recipient_delivery_report_sms",
        "batch_id": entry.id,
        "recipient": entry.to.removeprefix("+"),
        "code": code,
        "status": status,
        "at": at,
        "operator_status_at": at,
        "client_reference": entry.reference,
    }


def sign_sinch_body(body: bytes, secret: str) -> dict[str, str]:
    """Sinch's signature headers for this body."""
    nonce, timestamp = uuid.uuid4().hex, str(int(time.time()))
    text = b".".join([body, nonce.encode(), timestamp.encode()])
    return {
        "x-sinch-webhook-signature-algorithm": "HmacSHA256",
        "x-sinch-webhook-signature-nonce": nonce,
        "x-sinch-webhook-signature-timestamp": timestamp,
        "x-sinch-webhook-signature": base64.b64encode(hmac.digest(secret.encode(), text, hashlib.sha256)).decode(),
    }


def _post_callback(url: str, body: bytes, headers: dict[str, str]) -> int:
    try:
        return requests.post(
            url, data=body, headers=headers | {"Content-Type": "application/json"}, timeout=10
        ).status_code
    except requests.RequestException:
        return 0


SENDING_AFTER = 0.05  # seconds from accepted to passed on to the network
RETRY_AFTER = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds; Notify itself waits five minutes, five times
FATES = (
    (re.compile(r"900002$|^perm-fail@"), "permanent-failure"),
    (re.compile(r"900003$|^temp-fail@"), "temporary-failure"),
    (re.compile(r"900004$|^tech-fail@"), "technical-failure"),
)


def find_fate(to: str) -> str:
    return next((state for ending, state in FATES if ending.search(to)), "delivered")


class MessageDeliveries:
    """One clock for all messages. Call `follow` for each accepted one; `start` once."""

    def __init__(
        self,
        *,
        journal: OutsideJournal,
        modes: Mapping[str, SupplierModes],
        hooks: Mapping[str, CallbackHook],
        product_smtp: tuple[str, int] | None,
        delivered_after: float,
    ) -> None:
        """`modes` and `hooks` by provider; a provider without a hook makes no callbacks.

        `product_smtp`: where reports on e-mails go, as an MX record would say.
        """
        self._journal, self._modes, self._hooks = journal, modes, hooks
        self._product_smtp = product_smtp
        self._delivered_after = delivered_after
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._ticket = count()
        self._changed = threading.Condition()
        self._stopped = False
        # The order of callbacks is part of what a mode promises, so a message's own are posted one after another.
        self._callers = ThreadPoolExecutor(max_workers=8, thread_name_prefix="callback")

    def start(self) -> None:
        for entry in self._journal.since(0):
            if entry.provider != "smtp" and entry.state in {"created", "sending", "accepted"}:
                self.follow(entry)
        threading.Thread(target=self._run, name="deliveries", daemon=True).start()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._callers.shutdown(wait=False, cancel_futures=True)

    def follow(self, entry: JournalEntry) -> None:
        if entry.channel == "letter":
            self._later(self._delivered_after, lambda: self._journal.change(replace(entry, state="received")))
            return
        self._later(SENDING_AFTER, lambda: self._sending(entry))

    def follow_mail(self, entry: JournalEntry, sender: str, is_report_wanted: bool) -> None:
        """An e-mail that a mail server accepted. One that does not arrive is always reported, to its sender."""
        self._later(self._delivered_after, lambda: self._deliver_mail(entry, sender, is_report_wanted))

    def _deliver_mail(self, entry: JournalEntry, sender: str, is_report_wanted: bool) -> None:
        state = "permanent-failure" if self._modes["smtp"].take(frozenset({BOUNCE})) else find_fate(entry.to)
        final = replace(entry, state=state, completed_at=journal_moment())
        self._journal.change(final)
        if self._product_smtp is not None and sender != "<>" and (is_report_wanted or state != "delivered"):
            self._callers.submit(self._report, final, sender, self._product_smtp, RETRY_AFTER)

    def _report(self, entry: JournalEntry, to: str, server: tuple[str, int], waits: tuple[float, ...]) -> None:
        try:
            send_delivery_report(entry, to=to, server=server)
        except (smtplib.SMTPException, OSError):
            if waits:
                self._later(waits[0], lambda: self._callers.submit(self._report, entry, to, server, waits[1:]))

    def _sending(self, entry: JournalEntry) -> None:
        sending = replace(entry, state="sending", sent_at=journal_moment())
        self._journal.change(sending)
        self._later(self._delivered_after, lambda: self._finish(sending))

    def _finish(self, entry: JournalEntry) -> None:
        final = replace(entry, state=find_fate(entry.to), completed_at=journal_moment())
        self._journal.change(final)
        if hook := self._hooks.get(entry.provider):
            calls = _callbacks(final, self._modes[entry.provider].take(CALLBACK_MODES))
            self._callers.submit(self._tell, hook, calls)

    def _tell(self, hook: CallbackHook, calls: list[tuple[JournalEntry, bool]]) -> None:
        for entry, is_forged in calls:
            if not 200 <= hook.tell(entry, is_forged=is_forged) < 300 and not is_forged:
                self._again(hook, entry, RETRY_AFTER)

    def _again(self, hook: CallbackHook, entry: JournalEntry, waits: tuple[float, ...]) -> None:
        if not waits:
            return

        def once_more() -> None:
            if not 200 <= hook.tell(entry) < 300:
                self._again(hook, entry, waits[1:])

        self._later(waits[0], lambda: self._callers.submit(once_more))

    def _later(self, seconds: float, step: Callable[[], object]) -> None:
        with self._changed:
            if not self._stopped:
                heapq.heappush(self._due, (time.monotonic() + seconds, next(self._ticket), step))
                self._changed.notify()

    def _run(self) -> None:
        while step := self._next():
            step()

    def _next(self) -> Callable[[], object] | None:
        with self._changed:
            while not self._stopped:
                wait = self._due[0][0] - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._due)[2]
                self._changed.wait(wait)
            return None


def _callbacks(final: JournalEntry, mood: frozenset[str]) -> list[tuple[JournalEntry, bool]]:
    """The callbacks for a message, in order: what each reports, and whether it is forged."""
    calls = [(final, False)]
    if "reordered_callbacks" in mood:
        # A network first said that the phone was off, then delivered; the older report arrives last.
        earlier = datetime.fromisoformat(str(final.completed_at)) - timedelta(seconds=1)
        older = replace(final, state="temporary-failure", completed_at=f"{earlier:%Y-%m-%dT%H:%M:%S.%fZ}")
        calls.append((older, False))
    if "duplicate_callbacks" in mood:
        calls.extend(list(calls))
    if "forged_callbacks" in mood:
        lie = "permanent-failure" if final.state == "delivered" else "delivered"
        calls.insert(0, (replace(final, state=lie), True))
    return calls
