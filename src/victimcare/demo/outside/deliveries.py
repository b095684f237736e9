"""What becomes of a message after it was accepted: its states in time, and the callbacks that tell the product."""

import heapq
import re
import smtplib
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from victimcare.demo.outside.hooks import Hook
from victimcare.demo.outside.journal import Entry, Journal, moment
from victimcare.demo.outside.modes import BOUNCE, CALLBACK_MODES, Modes
from victimcare.demo.outside.reports import send_report

SENDING_AFTER = 0.05  # seconds from accepted to handed on to the network
RETRY_AFTER = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds; Notify itself waits five minutes, five times
FATES = (
    (re.compile(r"900002$|^perm-fail@"), "permanent-failure"),
    (re.compile(r"900003$|^temp-fail@"), "temporary-failure"),
    (re.compile(r"900004$|^tech-fail@"), "technical-failure"),
)


def fate_of(to: str) -> str:
    return next((state for ending, state in FATES if ending.search(to)), "delivered")


class Deliveries:
    """One clock for all messages. Call `follow` for each accepted one; `start` once."""

    def __init__(
        self,
        *,
        journal: Journal,
        modes: Mapping[str, Modes],
        hooks: Mapping[str, Hook],
        product_smtp: tuple[str, int] | None,
        delivered_after: float,
    ) -> None:
        """`modes` and `hooks` by provider; one without a hook calls nobody.

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

    def follow(self, entry: Entry) -> None:
        if entry.channel == "letter":
            self._later(self._delivered_after, lambda: self._journal.change(replace(entry, state="received")))
            return
        self._later(SENDING_AFTER, lambda: self._sending(entry))

    def follow_mail(self, entry: Entry, sender: str, is_report_wanted: bool) -> None:
        """An e-mail that a mail server took. One that does not arrive is always reported, to its sender."""
        self._later(self._delivered_after, lambda: self._deliver_mail(entry, sender, is_report_wanted))

    def _deliver_mail(self, entry: Entry, sender: str, is_report_wanted: bool) -> None:
        state = "permanent-failure" if self._modes["smtp"].take(frozenset({BOUNCE})) else fate_of(entry.to)
        final = replace(entry, state=state, completed_at=moment())
        self._journal.change(final)
        if self._product_smtp is not None and sender != "<>" and (is_report_wanted or state != "delivered"):
            self._callers.submit(self._report, final, sender, self._product_smtp, RETRY_AFTER)

    def _report(self, entry: Entry, to: str, server: tuple[str, int], waits: tuple[float, ...]) -> None:
        try:
            send_report(entry, to=to, server=server)
        except (smtplib.SMTPException, OSError):
            if waits:
                self._later(waits[0], lambda: self._callers.submit(self._report, entry, to, server, waits[1:]))

    def _sending(self, entry: Entry) -> None:
        sending = replace(entry, state="sending", sent_at=moment())
        self._journal.change(sending)
        self._later(self._delivered_after, lambda: self._finish(sending))

    def _finish(self, entry: Entry) -> None:
        final = replace(entry, state=fate_of(entry.to), completed_at=moment())
        self._journal.change(final)
        if hook := self._hooks.get(entry.provider):
            calls = _calls(final, self._modes[entry.provider].take(CALLBACK_MODES))
            self._callers.submit(self._tell, hook, calls)

    def _tell(self, hook: Hook, calls: list[tuple[Entry, bool]]) -> None:
        for entry, is_forged in calls:
            if not 200 <= hook.tell(entry, is_forged=is_forged) < 300 and not is_forged:
                self._again(hook, entry, RETRY_AFTER)

    def _again(self, hook: Hook, entry: Entry, waits: tuple[float, ...]) -> None:
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


def _calls(final: Entry, mood: frozenset[str]) -> list[tuple[Entry, bool]]:
    """The callbacks that go out for a message, in order: what each tells, and whether it is a forger's."""
    calls = [(final, False)]
    if "reordered_callbacks" in mood:
        # A network first said that the phone was off, then delivered; the older news arrives last.
        earlier = datetime.fromisoformat(str(final.completed_at)) - timedelta(seconds=1)
        older = replace(final, state="temporary-failure", completed_at=f"{earlier:%Y-%m-%dT%H:%M:%S.%fZ}")
        calls.append((older, False))
    if "duplicate_callbacks" in mood:
        calls.extend(list(calls))
    if "forged_callbacks" in mood:
        lie = "permanent-failure" if final.state == "delivered" else "delivered"
        calls.insert(0, (replace(final, state=lie), True))
    return calls
