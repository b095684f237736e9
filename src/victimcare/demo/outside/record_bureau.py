"""The make-believe record system's bureau: it takes what the control room says is to be recorded. An incident gets its
number in the answer. A crime is recorded by a person on its page, and its number comes by the feed."""

from __future__ import annotations

import hmac
import json
import threading
import uuid
from base64 import b64encode
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import requests
from jinja2 import Environment, PackageLoader
from standardwebhooks import Webhook, WebhookVerificationError

from victimcare.demo.feed.feed_cases import SOURCE
from victimcare.demo.outside.http_server import ConnectionCut, OutsideReply, OutsideRequest
from victimcare.demo.outside.supplier_modes import REQUEST_MODES, SupplierModes
from victimcare.rules.cases.event_types import EventType
from victimcare.wording import say

PREFIX = "/record-system"
LINK_FILE = "record_bureau_link.json"  # where the product takes the feed, and the token: written when it is loaded
HANG_SECONDS = 60.0
SLOW_SECONDS = 3.0
FIRST_NUMBER = 70001

_templates = Environment(loader=PackageLoader("victimcare.demo.outside", "."), autoescape=True, trim_blocks=True)
_templates.globals["say"] = say


@dataclass(slots=True)
class BureauEntry:
    """One notice. `number`: what the bureau gave it; `came`: how often it came."""

    notice: str
    kind: str
    at: str
    our_reference: str
    words: str
    number: str = ""
    came: int = 1


class RecordBureau:
    """Answers requests under `/record-system` that are not about linked people. What it knows is kept in its folder."""

    def __init__(self, *, folder: Path, modes: SupplierModes, token: str, stopping: threading.Event) -> None:
        self._file, self._link = folder / "record_bureau.json", folder / LINK_FILE
        self._modes, self._token, self._stopping = modes, token, stopping
        self._lock = threading.RLock()
        kept = json.loads(self._file.read_text()) if self._file.exists() else []
        self._entries = {each["notice"]: BureauEntry(**each) for each in kept}

    def answer(self, request: OutsideRequest) -> OutsideReply:
        match request.method, request.path.removeprefix(PREFIX):
            case "POST", "/notices":
                return self._take(request)
            case "POST", "/record":
                form = {name: values[-1] for name, values in parse_qs(request.body.decode()).items()}
                self._record(form.get("notice", ""), form.get("name", "").strip() or "Sam Example")
                return OutsideReply(HTTPStatus.SEE_OTHER, b"", location=PREFIX)
            case "GET", "/notices.json":
                return OutsideReply.of([asdict(each) for each in self._entries.values()])
            case "GET" | "HEAD", "":
                html = _templates.get_template("record_bureau.jinja").render(
                    entries=list(reversed(self._entries.values()))
                )
                return OutsideReply(HTTPStatus.OK, html.encode(), "text/html; charset=utf-8")
        return OutsideReply.of({"error": "no such address"}, HTTPStatus.NOT_FOUND)

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
        told = request.json() or {}
        entry = self._enter(told["data"], told["timestamp"])
        if "accept_then_drop" in moods:
            raise ConnectionCut
        return OutsideReply.of({"number": entry.number} if entry.number else {}, HTTPStatus.ACCEPTED)

    def _enter(self, data: dict[str, Any], at: str) -> BureauEntry:
        with self._lock:
            entry = self._entries.get(data["notice_id"])
            if entry is not None:
                entry.came += 1
            else:
                words = data.get("summary") or " / ".join(each.get("words", "") for each in data.get("messages", []))
                number = f"R-{len(self._entries) + 1:05}" if data["kind"] == "incident" else ""
                entry = BureauEntry(data["notice_id"], data["kind"], at, data.get("our_ref", ""), words, number)
                self._entries[entry.notice] = entry
            self._save()
            return entry

    def _record(self, notice: str, name: str) -> None:
        """A person here records the crime: the feed brings it, with its number and whom it was done to."""
        with self._lock:
            entry = self._entries.get(notice)
            if entry is None or entry.kind != "crime" or entry.number or not self._link.exists():
                return
            crimes = sum(each.kind == "crime" and bool(each.number) for each in self._entries.values())
            number = f"42/{FIRST_NUMBER + crimes}/26"
            if self._send(entry, number, name):
                entry.number = number
                self._save()

    def _send(self, entry: BureauEntry, number: str, name: str) -> bool:
        link, at = json.loads(self._link.read_text()), datetime.now(UTC).isoformat()
        given, _, family = name.rpartition(" ")
        victim = {"victim_id": f"V-{entry.notice[:8]}", "kind": "person", "given_name": given or family}
        event = {
            "specversion": "1.0",
            "id": str(uuid.uuid4()),
            "source": SOURCE,
            "type": EventType.CASE_RECORDED,
            "subject": number,
            "time": link["now"] or at,
            "sequence": 1,
            "controlroomnotice": entry.notice,
            "data": {
                "reported_at": link["now"] or at,
                "offence": {"group": "theft", "title": "Theft"},
                "area": link["area"],
                "victims": [victim | {"family_name": family}],
            },
        }
        headers = {"Authorization": f"Bearer {link['token']}", "Content-Type": "application/x-ndjson"}
        try:
            answer = requests.post(link["url"], data=json.dumps(event).encode(), headers=headers, timeout=20)
        except requests.RequestException:
            return False
        return answer.ok

    def _save(self) -> None:
        half = self._file.with_suffix(".part")
        half.write_text(json.dumps([asdict(each) for each in self._entries.values()]))
        half.replace(self._file)
