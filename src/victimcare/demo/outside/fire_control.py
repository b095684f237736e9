"""A make-believe fire control room: it takes incidents in the product's own form, and a person sees them on a page,
acknowledges, decides, sends units, closes, and opens incidents of its own."""

from __future__ import annotations

import hmac
import json
import threading
import uuid
from base64 import b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import requests
from jinja2 import Environment, PackageLoader
from standardwebhooks import Webhook, WebhookVerificationError

from victimcare.demo.outside.http_server import ConnectionCut, OutsideReply, OutsideRequest
from victimcare.demo.outside.supplier_modes import REQUEST_MODES, SupplierModes
from victimcare.wording import say

AGENCY = "fire"
PREFIX = "/control-room"
LINK_FILE = "fire_control_link.json"  # where the product is and what opens it: written when the demonstration is loaded
SEND_EVERY = 1.0  # seconds between two tries
HANG_SECONDS = 60.0
SLOW_SECONDS = 3.0

_templates = Environment(loader=PackageLoader("victimcare.demo.outside", "."), autoescape=True, trim_blocks=True)
_templates.globals["say"] = say


@dataclass(slots=True)
class FireIncident:
    """`log`: lines of time, who, and words. `unseen`: messages of theirs that no person here has acknowledged."""

    reference: str
    their_reference: str = ""
    offer_id: str = ""
    place: str = ""
    is_closed: bool = False
    sent: int = 0  # messages of ours about it
    unseen: list[str] = field(default_factory=list)
    log: list[list[str]] = field(default_factory=list)


class FireControl:
    """Answers requests under `/control-room`. What it knows is kept in its folder; what it says is sent until the
    product has it."""

    def __init__(self, *, folder: Path, modes: SupplierModes, token: str, stopping: threading.Event) -> None:
        self._file, self._link = folder / "fire_control.json", folder / LINK_FILE
        self._modes, self._token, self._stopping = modes, token, stopping
        self._lock = threading.RLock()
        self._incidents: dict[str, FireIncident] = {}
        self._known: set[str] = set()  # ids of messages that came
        self._outbox: list[dict[str, Any]] = []
        if self._file.exists():
            self._load(json.loads(self._file.read_text()))

    def start(self) -> None:
        threading.Thread(target=self._send_until_stopped, name="fire control", daemon=True).start()

    def answer(self, request: OutsideRequest) -> OutsideReply:
        match request.method, request.path.removeprefix(PREFIX):
            case "POST", "/transfers":
                return self._take(request)
            case "POST", "/act":
                self._act({name: values[-1] for name, values in parse_qs(request.body.decode()).items()})
                return OutsideReply(HTTPStatus.SEE_OTHER, b"", location=PREFIX)
            case "GET", "/incidents.json":
                return OutsideReply.of([asdict(each) for each in self._incidents.values()])
            case "GET" | "HEAD", "":
                return self._show()
        return OutsideReply.of({"error": "no such address"}, HTTPStatus.NOT_FOUND)

    def _show(self) -> OutsideReply:
        with self._lock:
            html = _templates.get_template("fire_control.jinja").render(
                incidents=list(reversed(self._incidents.values())), waiting=len(self._outbox)
            )
        return OutsideReply(HTTPStatus.OK, html.encode(), "text/html; charset=utf-8")

    # What comes

    def _take(self, request: OutsideRequest) -> OutsideReply:
        if not hmac.compare_digest(request.authorization.encode(), f"Bearer {self._token}".encode()):
            return OutsideReply.of({"error": "token"}, HTTPStatus.UNAUTHORIZED)
        moods = self._modes.take(REQUEST_MODES)
        if moods & {"5xx", "429"}:
            return OutsideReply.of({"error": "try later"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if moods & {"hang", "slow"}:
            self._stopping.wait(HANG_SECONDS if "hang" in moods else SLOW_SECONDS)
        try:
            secret = f"whsec_{b64encode(self._token.encode()).decode()}"
            Webhook(secret).verify(request.body, dict(request.headers), json_parse=False)
        except WebhookVerificationError:
            return OutsideReply.of({"error": "signature"}, HTTPStatus.FORBIDDEN)
        record = request.json() or {}
        with self._lock:
            is_new = record["message_id"] not in self._known
            if is_new:
                self._known.add(record["message_id"])
                self._apply(record)
                self._save()
        if "accept_then_drop" in moods:
            raise ConnectionCut
        return OutsideReply.of({"message_id": record["message_id"], "is_new": is_new})

    def _apply(self, record: dict[str, Any]) -> None:
        theirs = record["our_ref"]
        incident = self._incidents.get(record.get("their_ref", "")) or next(
            (each for each in self._incidents.values() if each.their_reference == theirs), None
        )
        if incident is None:
            incident = self._open(theirs)
        incident.their_reference = theirs
        if record["kind"] == "offer":
            incident.offer_id = record["message_id"]
        if record["kind"] in {"offer", "update", "note"}:
            incident.unseen.append(record["message_id"])
        if location := record.get("location"):
            incident.place = location.get("text", "")
        lines = [line["text"] for line in record.get("log_lines", [])] or [record.get("decision", "")]
        incident.log += [
            [record["sent_at"], "police", f"{record['kind']} {record['sequence']}: {each}"] for each in lines
        ]

    def _open(self, their_reference: str = "") -> FireIncident:
        reference = f"F-{4401 + len(self._incidents)}"
        self._incidents[reference] = FireIncident(reference, their_reference)
        return self._incidents[reference]

    # What a person here does

    def _act(self, form: dict[str, str]) -> None:
        act, words = form.get("act", ""), form.get("words", "").strip()
        with self._lock:
            incident = self._open() if act == "open" else self._incidents.get(form.get("reference", ""))
            if incident is None:
                return
            done = _ACTS.get(act)
            if done is not None:
                done(self, incident, words)
            self._save()

    def _acknowledge(self, incident: FireIncident, words: str) -> None:
        for message in incident.unseen:
            self._say(incident, "receipt", reply_to=message)
        incident.unseen = []

    def _attend(self, incident: FireIncident, words: str) -> None:
        self._acknowledge(incident, words)
        self._decide(incident, "attending", words)

    def _decline(self, incident: FireIncident, words: str) -> None:
        self._acknowledge(incident, words)
        self._decide(incident, "not_attending", words)

    def _decide(self, incident: FireIncident, decision: str, words: str) -> None:
        self._say(incident, "decision", words, decision=decision, reply_to=incident.offer_id or None)

    def _write(self, incident: FireIncident, words: str) -> None:
        self._say(incident, "update", words)

    def _close(self, incident: FireIncident, words: str) -> None:
        incident.is_closed = True
        self._say(incident, "close", words)

    def _offer(self, incident: FireIncident, words: str) -> None:
        incident.place = "Dock Lane, behind the boat shed"
        place = {"text": incident.place, "easting": 530120, "northing": 179840}
        self._say(incident, "offer", words, location=place, asked_for="attendance", grade="priority")

    def _say(self, incident: FireIncident, kind: str, words: str = "", **more: Any) -> None:
        incident.sent += 1
        at = datetime.now(UTC).isoformat()
        record = {
            "message_id": str(uuid.uuid4()),
            "kind": kind,
            "from_agency": AGENCY,
            "to_agencies": ["police"],
            "our_ref": incident.reference,
            "their_ref": incident.their_reference,
            "sent_at": at,
            "sequence": incident.sent,
            "log_lines": [{"at": at, "text": words}] if words else [],
            **{name: value for name, value in more.items() if value is not None},
        }
        incident.log.append([at, AGENCY, f"{kind} {incident.sent}: {words or more.get('decision', '')}"])
        self._outbox.append(record)

    # What leaves

    def _send_until_stopped(self) -> None:
        while not self._stopping.wait(SEND_EVERY):
            self._send_waiting()

    def _send_waiting(self) -> None:
        """Send what waits, in order, until one fails: it is tried again at the next turn."""
        if not self._link.exists():
            return
        link = json.loads(self._link.read_text())
        while self._outbox and _post(link, self._outbox[0]):
            with self._lock:
                self._outbox.pop(0)
                self._save()

    def _save(self) -> None:
        kept = {
            "incidents": [asdict(each) for each in self._incidents.values()],
            "known": sorted(self._known),
            "outbox": self._outbox,
        }
        half = self._file.with_suffix(".part")
        half.write_text(json.dumps(kept))
        half.replace(self._file)

    def _load(self, kept: dict[str, Any]) -> None:
        self._incidents = {each["reference"]: FireIncident(**each) for each in kept["incidents"]}
        self._known, self._outbox = set(kept["known"]), kept["outbox"]


_ACTS: dict[str, Callable[[FireControl, FireIncident, str], None]] = {
    "open": FireControl._offer,
    "acknowledge": FireControl._acknowledge,
    "attend": FireControl._attend,
    "decline": FireControl._decline,
    "write": FireControl._write,
    "close": FireControl._close,
}


def _post(link: dict[str, str], record: dict[str, Any]) -> bool:
    body, now = json.dumps(record), datetime.now(UTC)
    headers = {
        "Authorization": f"Bearer {link['token']}",
        "Content-Type": "application/json",
        "webhook-id": record["message_id"],
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(link["secret"]).sign(record["message_id"], now, body),
    }
    try:
        answer = requests.post(link["url"], data=body.encode(), headers=headers, timeout=10)
    except requests.RequestException:
        return False
    return answer.ok
