"""The journal: everything that was given to the make-believe outside world, in order, safe on disk."""

import json
import os
import threading
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One message as it was received. `at` and the other moments are RFC 3339 in UTC, with microseconds."""

    n: int
    id: str
    at: str
    provider: str
    channel: str  # text, email, letter or voice
    to: str
    sender: str
    subject: str | None
    body: str
    reference: str | None
    state: str
    sent_at: str | None = None
    completed_at: str | None = None
    message_id: str | None = None  # an e-mail's own id, which a report or an answer names
    reply_to: str | None = None  # where an answer to an e-mail goes, if it says so

    def shown(self) -> dict[str, Any]:
        """The entry as `GET /journal.json` gives it."""
        keys = ("n", "at", "provider", "channel", "to", "subject", "body", "reference", "state", "id")
        shown = {key: getattr(self, key) for key in keys} | {"from": self.sender}
        return shown | ({"reply_to": self.reply_to} if self.reply_to else {})


def journal_moment() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class OutsideJournal:
    """Append-only lines of JSON in one file: an `entry` when a message is received, a `change` for each new state.

    An entry is on the disk before its sender gets an answer. States are not flushed one by one: after a hard stop they
    are worked out again from the entry.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._disk = threading.Lock()
        self._on_disk = 0
        self._entries: list[JournalEntry] = []
        self._place: dict[str, int] = {}
        self._read(path)
        self._file = path.open("ab")

    def add(
        self,
        *,
        id: str,  # noqa: A002 - the provider's own word for it
        provider: str,
        channel: str,
        to: str,
        sender: str,
        subject: str | None,
        body: str,
        reference: str | None,
        state: str,
        message_id: str | None = None,
        reply_to: str | None = None,
    ) -> JournalEntry:
        with self._lock:
            entry = JournalEntry(
                n=len(self._entries) + 1,
                id=id,
                at=journal_moment(),
                provider=provider,
                channel=channel,
                to=to,
                sender=sender,
                subject=subject,
                body=body,
                reference=reference,
                state=state,
                message_id=message_id,
                reply_to=reply_to,
            )
            self._write({"entry": asdict(entry)})
            self._keep(entry)
        self._flush_up_to(entry.n)
        return entry

    def change(self, entry: JournalEntry) -> None:
        """Record the entry's new state and moments; the message itself never changes."""
        with self._lock:
            self._entries[self._place[entry.id]] = entry
            change = {"state": entry.state, "sent_at": entry.sent_at, "completed_at": entry.completed_at}
            self._write({"change": {"id": entry.id} | change})

    def since(self, n: int) -> list[JournalEntry]:
        with self._lock:
            return self._entries[max(n, 0) :]

    def get(self, entry_id: str) -> JournalEntry | None:
        with self._lock:
            place = self._place.get(entry_id)
            return None if place is None else self._entries[place]

    def flush(self) -> None:
        with self._lock:
            os.fsync(self._file.fileno())

    def _write(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()

    def _keep(self, entry: JournalEntry) -> None:
        self._place[entry.id] = len(self._entries)
        self._entries.append(entry)

    def _flush_up_to(self, n: int) -> None:
        # Threads that wait for the disk share one fsync: the next holder of the lock finds the work already done.
        with self._disk:
            if self._on_disk >= n:
                return
            written = len(self._entries)
            os.fsync(self._file.fileno())
            self._on_disk = written

    def _read(self, path: Path) -> None:
        if not path.exists():
            return
        whole = 0
        with path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break  # cut off by a hard stop before it was answered
                whole += len(line)
                self._replay(json.loads(line))
        os.truncate(path, whole)
        self._on_disk = len(self._entries)

    def _replay(self, line: dict[str, Any]) -> None:
        if "entry" in line:
            self._keep(JournalEntry(**line["entry"]))
            return
        change = line["change"]
        place = self._place[change.pop("id")]
        self._entries[place] = replace(self._entries[place], **change)
