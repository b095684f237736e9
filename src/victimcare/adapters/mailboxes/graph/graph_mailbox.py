"""Reads a mailbox at Microsoft 365 through Microsoft Graph 1.0, and moves what was taken to a folder of its own.

Sources, on learn.microsoft.com/graph: api/message-delta, outlook-get-mime-message, api/message-move,
api/user-list-mailfolders, throttling, delta-query-overview, errors, and for the client credentials MSAL for Python. The
application needs Mail.ReadWrite for this mailbox alone (an application access policy of Exchange Online).

The inbox is listed by a delta query. Its link is held in memory only: without it the whole inbox is listed, and since
what was taken is moved away, that is what was not taken yet. Nothing is sent, and no subscription is made: Graph would
have to reach us from outside.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

import msal
import requests

from victimcare.services.ports.room_mailboxes import LARGEST_MAIL, MailboxSilent

TIMEOUT = 30.0  # seconds for each answer
_SECONDS_BETWEEN_POLLS = 15.0
_PAGE = 50  # messages in one answer of a delta query
_MOST_PAGES = 1000  # of one list, should a server name its own page as the next one
_PART = 256 * 1024
_PREFER = f'IdType="ImmutableId", odata.maxpagesize={_PAGE}'
_LOST = (HTTPStatus.GONE, HTTPStatus.BAD_REQUEST)  # of a delta link: it is too old, or makes no sense to the server


@dataclass(frozen=True, slots=True)
class GraphAccount:
    """The application that the force registered, and the mailbox. `authority`: a PEM file, for tests alone."""

    tenant: str
    client_id: str
    secret: str
    mailbox: str
    login: str = "https://login.microsoftonline.com"
    api: str = "https://graph.microsoft.com/v1.0"
    authority: str | None = None


class GraphMailbox:
    """A `RoomMailbox`. `taken`: the folder for mails that were taken, which is made if it is not there."""

    def __init__(self, account: GraphAccount, *, taken: str, inbox: str = "inbox") -> None:
        self._account, self._taken = account, taken
        self._user = f"{account.api}/users/{quote(account.mailbox)}"
        self._first = f"{self._user}/mailFolders/{inbox}/messages/delta?$select=id"
        self._session = _TimedSession(account.authority)
        self._application: msal.ConfidentialClientApplication | None = None
        self._delta: str | None = None
        self._folder = ""
        self._listed: dict[str, None] = {}  # what was listed and not put away, in order

    @property
    def name(self) -> str:
        return f"graph:{self._account.mailbox}"

    def list_mails(self) -> Sequence[str]:
        link: str | None = self._delta or self._first
        for _ in range(_MOST_PAGES):
            answer = self._ask("GET", link or self._first, Prefer=_PREFER)
            if answer.status_code in _LOST and link != self._first:
                self._listed, self._delta, link = {}, None, self._first
                continue
            page = _read_json(_require(answer, HTTPStatus.OK))
            for message in page.get("value", []):
                if "@removed" in message:
                    self._listed.pop(message["id"], None)
                else:
                    self._listed[message["id"]] = None
            link = page.get("@odata.nextLink")
            if link is None:
                self._delta = page.get("@odata.deltaLink")
                break
            self._refuse_elsewhere(link)
        return list(self._listed)

    def fetch_mail(self, mail_id: str) -> bytes | None:
        answer = self._ask("GET", f"{self._message(mail_id)}/$value", is_streamed=True, Prefer=_PREFER)
        with answer:
            if answer.status_code == HTTPStatus.NOT_FOUND:
                self._listed.pop(mail_id, None)
                return None
            return _read_beginning(_require(answer, HTTPStatus.OK))

    def put_away(self, mail_id: str) -> None:
        body = {"destinationId": self._find_folder()}
        answer = self._ask("POST", f"{self._message(mail_id)}/move", body, Prefer=_PREFER)
        if answer.status_code != HTTPStatus.NOT_FOUND:  # it was moved by a person
            _require(answer, HTTPStatus.CREATED)
        self._listed.pop(mail_id, None)

    def wait_for_mail(self, told: threading.Event) -> None:
        told.wait(_SECONDS_BETWEEN_POLLS)

    def close(self) -> None:
        self._delta, self._folder, self._listed = None, "", {}
        self._session.close()

    def _message(self, mail_id: str) -> str:
        return f"{self._user}/messages/{quote(mail_id, safe='')}"

    def _find_folder(self) -> str:
        """The id of the folder for what was taken."""
        if not self._folder:
            named = quote(f"displayName eq '{self._taken.replace(chr(39), chr(39) * 2)}'")
            answer = self._ask("GET", f"{self._user}/mailFolders?$filter={named}&$select=id,displayName")
            found = _read_json(_require(answer, HTTPStatus.OK)).get("value", [])
            if not found:
                made = self._ask("POST", f"{self._user}/mailFolders", {"displayName": self._taken})
                found = [_read_json(_require(made, HTTPStatus.CREATED))]
            self._folder = str(found[0]["id"])
        return self._folder

    def _ask(
        self,
        method: str,
        address: str,
        body: Mapping[str, str] | None = None,
        *,
        is_streamed: bool = False,
        **head: str,
    ) -> requests.Response:
        """Ask with a valid token. One that the server no longer takes is renewed once."""
        for is_last in (False, True):
            headers = {"Authorization": f"Bearer {self._fetch_token()}", **head}
            try:
                answer = self._session.request(
                    method, address, headers=headers, json=body, stream=is_streamed, allow_redirects=False
                )
            except requests.RequestException as problem:
                raise MailboxSilent(type(problem).__name__) from None
            if answer.status_code != HTTPStatus.UNAUTHORIZED or is_last:
                return answer
            self._application = None  # with the tokens that it kept
        raise AssertionError("the second time returns")

    def _fetch_token(self) -> str:
        account = self._account
        try:
            if self._application is None:
                self._application = msal.ConfidentialClientApplication(
                    account.client_id,
                    client_credential=account.secret,
                    authority=f"{account.login}/{account.tenant}",
                    instance_discovery=False,
                    http_client=_TimedSession(account.authority),
                )
            found = self._application.acquire_token_for_client(scopes=[f"{_origin(account.api)}/.default"])
        except (requests.RequestException, ValueError) as problem:
            raise MailboxSilent(type(problem).__name__) from None
        if "access_token" not in found:
            raise MailboxSilent(f"no token: {found.get('error', '')}")
        return str(found["access_token"])

    def _refuse_elsewhere(self, link: str) -> None:
        """The token goes to the API alone, whatever an answer says."""
        if _origin(link) != _origin(self._account.api):
            raise MailboxSilent("a page at another address")


class _TimedSession(requests.Session):
    """Every request has a limit of time: MSAL sets none by itself."""

    def __init__(self, authority: str | None) -> None:
        super().__init__()
        if authority is not None:
            self.verify, self.trust_env = authority, False  # else a variable of the machine would be taken instead

    def request(self, *arguments: Any, **more: Any) -> requests.Response:
        return super().request(*arguments, **{"timeout": TIMEOUT, **more})


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _require(answer: requests.Response, status: HTTPStatus) -> requests.Response:
    """Raises MailboxSilent for any other answer; one that asks us to wait says for how long."""
    if answer.status_code == status:
        return answer
    wait = answer.headers.get("Retry-After", "")
    raise MailboxSilent(f"status {answer.status_code}", seconds=float(wait) if wait.isdecimal() else 0.0)


def _read_json(answer: requests.Response) -> Mapping[str, Any]:
    try:
        read = answer.json()
    except ValueError:
        raise MailboxSilent("no JSON") from None
    if not isinstance(read, dict):
        raise MailboxSilent("no object")
    return read


def _read_beginning(answer: requests.Response) -> bytes:
    content = bytearray()
    try:
        for part in answer.iter_content(_PART):
            content += part
            if len(content) >= LARGEST_MAIL:
                break
    except requests.RequestException as problem:
        raise MailboxSilent(type(problem).__name__) from None
    return bytes(content[:LARGEST_MAIL])
