"""A stand-in for Microsoft 365: the token endpoint, and of Microsoft Graph 1.0 what reading a mailbox needs.

It answers in the form that learn.microsoft.com/graph publishes: message-delta, outlook-get-mime-message, message-move,
user-list-mailfolders, user-post-mailfolders, errors and throttling. It can be told to throttle, to forget delta links,
to refuse tokens and to move a page to another address.
"""

from __future__ import annotations

import json
import ssl
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tests.adapters.mailers.server import certify

TENANT, CLIENT, SECRET, MAILBOX = "force.example", str(uuid.UUID(int=1)), "client-secret", "contact@force.example"
PAGE = 2  # messages in an answer


@dataclass
class GraphStandIn:
    """`messages`: by id, the folder and the MIME of each. `changes`: ids in the order in which they came or went."""

    authority: Path
    address: str = ""
    folders: dict[str, str] = field(default_factory=lambda: {"inbox": "Inbox"})
    messages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    throttled: int = 0  # how many requests to refuse with 429
    oldest_delta: int = 0  # links that count from less than this are refused with 410
    next_page: str = ""  # named in place of our own
    asked: list[str] = field(default_factory=list)

    def deliver(self, *mails: bytes) -> None:
        for mail in mails:
            message = f"AAMk{uuid.uuid4().hex}="
            self.messages[message] = ("inbox", mail)
            self.changes.append(message)

    def count(self, name: str) -> int:
        ids = {folder for folder, shown in self.folders.items() if shown == name}
        return sum(1 for folder, _ in self.messages.values() if folder in ids)


class _Handler(BaseHTTPRequestHandler):
    of: GraphStandIn
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def _answer(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if path.endswith("/v2.0/.well-known/openid-configuration"):
            base = f"{self.of.address}/{TENANT}"
            self._send(200, {
                "token_endpoint": f"{base}/oauth2/v2.0/token",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "issuer": f"{base}/v2.0",
            })  # fmt: skip
        elif path == f"/{TENANT}/oauth2/v2.0/token":
            self._give_token({name: value[0] for name, value in parse_qs(body.decode()).items()})
        else:
            self.of.asked.append(f"{method} {path}")
            self._answer_graph(method, path, parse_qs(parts.query), json.loads(body or b"{}"))

    def _give_token(self, asked: dict[str, str]) -> None:
        expected = {"grant_type": "client_credentials", "client_id": CLIENT, "client_secret": SECRET}
        if not expected.items() <= asked.items() or asked["scope"] != f"{self.of.address}/.default":
            self._send(401, {"error": "invalid_client", "error_description": "AADSTS7000215", "error_codes": [7000215]})
            return
        token = uuid.uuid4().hex
        self.of.tokens.add(token)
        self._send(200, {"token_type": "Bearer", "expires_in": 3599, "ext_expires_in": 3599, "access_token": token})

    def _answer_graph(self, method: str, path: str, query: dict[str, list[str]], body: dict[str, Any]) -> None:
        user = f"/v1.0/users/{MAILBOX}"
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.of.tokens:
            self._refuse(401, "InvalidAuthenticationToken")
        elif self.of.throttled:
            self.of.throttled -= 1
            self._refuse(429, "ApplicationThrottled", **{"Retry-After": "7"})
        elif not path.startswith(user):
            self._refuse(404, "ErrorInvalidUser")
        elif (method, path) == ("GET", f"{user}/mailFolders/inbox/messages/delta"):
            self._give_delta(query)
        elif (method, path) == ("GET", f"{user}/mailFolders"):
            named = query["$filter"][0].removeprefix("displayName eq '").removesuffix("'")
            self._send(200, {"value": [_folder(*one) for one in self.of.folders.items() if one[1] == named]})
        elif (method, path) == ("POST", f"{user}/mailFolders"):
            made = uuid.uuid4().hex
            self.of.folders[made] = body["displayName"]
            self._send(201, _folder(made, body["displayName"]))
        else:
            self._answer_message(method, *path.removeprefix(f"{user}/messages/").split("/"), body=body)

    def _answer_message(self, method: str, message: str, what: str = "", *, body: dict[str, Any]) -> None:
        found = self.of.messages.get(message)
        if found is None:
            self._refuse(404, "ErrorItemNotFound")
        elif (method, what) == ("GET", "$value"):
            self._send(200, found[1], "text/plain")
        elif (method, what) == ("POST", "move"):
            if body["destinationId"] not in self.of.folders:
                self._refuse(404, "ErrorItemNotFound")
                return
            self.of.messages[message] = (body["destinationId"], found[1])
            self.of.changes.append(message)
            self._send(201, {"id": message, "parentFolderId": body["destinationId"]})
        else:
            self._refuse(400, "BadRequest")

    def _give_delta(self, query: dict[str, list[str]]) -> None:
        """Page through the changes from a token's place on; without one, through the folder."""
        token = (query.get("$deltatoken") or query.get("$skiptoken") or ["0"])[0]
        start = int(token)
        if "$deltatoken" in query and start < self.of.oldest_delta:
            self._refuse(410, "SyncStateNotFound")
            return
        shown = self.of.changes[start : start + PAGE]
        end = start + len(shown)
        base = f"{self.of.address}/v1.0/users/{quote(MAILBOX)}/mailFolders('inbox')/messages/delta"
        base = base.replace("mailFolders('inbox')", "mailFolders/inbox")
        page: dict[str, Any] = {
            "@odata.context": f"{self.of.address}/v1.0/$metadata#Collection(message)",
            "value": [self._delta_row(message) for message in shown],
        }
        if end < len(self.of.changes):
            page["@odata.nextLink"] = self.of.next_page or f"{base}?$skiptoken={end}"
        else:
            page["@odata.deltaLink"] = f"{base}?$deltatoken={end}"
        self._send(200, page)

    def _delta_row(self, message: str) -> dict[str, Any]:
        if self.of.messages[message][0] == "inbox":
            return {"@odata.type": "#microsoft.graph.message", "@odata.etag": 'W/"1"', "id": message}
        return {"@odata.type": "#microsoft.graph.message", "id": message, "@removed": {"reason": "deleted"}}

    def _refuse(self, status: int, code: str, **headers: str) -> None:
        inner = {"date": "2026-12-03T09:00:00", "request-id": "1", "client-request-id": "1"}
        self._send(status, {"error": {"code": code, "message": code, "innerError": inner}}, **headers)

    def _send(self, status: int, content: Any, kind: str = "application/json", **headers: str) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _folder(folder: str, name: str) -> dict[str, Any]:
    return {"id": folder, "displayName": name, "parentFolderId": "root", "childFolderCount": 0}


@contextmanager
def graph_running(folder: Path) -> Iterator[GraphStandIn]:
    context: ssl.SSLContext = certify(folder, "localhost")
    stand_in = GraphStandIn(folder / "authority.pem")
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"of": stand_in}))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    stand_in.address = f"https://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield stand_in
    server.shutdown()
    server.server_close()
