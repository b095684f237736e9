from __future__ import annotations

import json
import signal
import smtplib
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest
import requests
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from tests.outside import PATIENT, Doorstep, Outside, Post, doorstep, eventually, running

TEXT, EMAIL, LETTER = (f"6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a0{n}" for n in (1, 2, 3))
TOKEN = "agreed-between-provider-and-product"


@pytest.fixture(scope="module")
def product() -> Iterator[Doorstep]:
    with doorstep() as step:
        yield step


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory, product: Doorstep) -> Iterator[Outside]:
    home = tmp_path_factory.mktemp("outside")
    hooks = ("--callback-url", product.url, "--callback-token", TOKEN, "--inbound-url", f"{product.url}/inbound")
    with running(home, *hooks, "--delivered-after", "0.1") as world:
        yield world


@pytest.fixture
def client(outside: Outside) -> NotificationsAPIClient:
    outside.misbehave("ok")
    return NotificationsAPIClient(outside.api_key, outside.url, timeout=PATIENT)


def test_all_three_channels_are_in_the_journal_in_order(outside: Outside, client: NotificationsAPIClient) -> None:
    before = len(outside.journal())
    client.send_sms_notification("07700900123", TEXT, {"body": "One"}, reference="a")
    client.send_email_notification("sam@inbox.example", EMAIL, {"subject": "Two", "body": "2"}, reference="b")
    address = {"address_line_1": "Sam Hill", "address_line_2": "1 Any Street", "address_line_3": "ZZ99 9ZZ"}
    client.send_letter_notification(LETTER, address | {"subject": "Three", "body": "3"}, reference="c")

    entries = outside.journal(since=before)

    assert [entry["n"] for entry in entries] == [before + 1, before + 2, before + 3]
    assert [(entry["channel"], entry["to"], entry["subject"], entry["body"]) for entry in entries] == [
        ("text", "+447700900123", None, "One"),
        ("email", "sam@inbox.example", "Two", "2"),
        ("letter", "Sam Hill, 1 Any Street, ZZ99 9ZZ", "Three", "3"),
    ]


@pytest.mark.parametrize(
    ("template", "words", "status", "error"),
    [
        (TEXT, None, 400, "Missing personalisation: body"),
        (TEXT, {"name": "Sam"}, 400, "Missing personalisation: body"),
        (TEXT, {"body": "x" * 919}, 400, "Content for template has a character count greater than the limit of 918"),
        (EMAIL, {"subject": "x", "body": "x"}, 400, "email template is not suitable for sms notification"),
        (str(uuid.UUID(int=1)), {"body": "x"}, 400, "Template not found"),
        ("one", {"body": "x"}, 400, "template_id is not a valid UUID"),
    ],
)
def test_a_wrong_request_gets_the_real_error_body(
    client: NotificationsAPIClient, template: str, words: dict[str, str] | None, status: int, error: str
) -> None:
    with pytest.raises(HTTPError) as refusal:
        client.send_sms_notification("07700900123", template, words)

    assert refusal.value.status_code == status
    assert refusal.value.response is not None
    [told] = refusal.value.response.json()["errors"]
    assert told["message"] == error


def _token(outside: Outside, *, issuer: str | None = None, secret: str | None = None, skew: int = 0) -> str:
    claims = {"iss": issuer or outside.api_key[-73:-37], "iat": int(time.time()) + skew}
    return jwt.encode(claims, secret or outside.api_key[-36:], algorithm="HS256")


@pytest.mark.parametrize(
    ("forgery", "status", "message"),
    [
        ({"skew": -40}, 403, "Error: Your system clock must be accurate to within 30 seconds"),
        ({"skew": 90}, 403, "Error: Your system clock must be accurate to within 30 seconds"),
        ({"secret": "0" * 36}, 403, "Invalid token: API key not found"),
        ({"issuer": str(uuid.UUID(int=2))}, 403, "Invalid token: service not found"),
        (None, 401, "Unauthorized: authentication token must be provided"),
    ],
)
def test_a_token_is_checked_as_notify_does(
    outside: Outside, forgery: dict[str, Any] | None, status: int, message: str
) -> None:
    headers = {} if forgery is None else {"Authorization": f"Bearer {_token(outside, **forgery)}"}

    answer = requests.get(f"{outside.url}/v2/notifications", headers=headers, timeout=PATIENT)

    assert (answer.status_code, answer.json()["errors"]) == (status, [{"error": "AuthError", "message": message}])


def test_a_token_within_thirty_seconds_is_good(outside: Outside) -> None:
    headers = {"Authorization": f"Bearer {_token(outside, skew=-25)}"}

    assert requests.get(f"{outside.url}/v2/notifications", headers=headers, timeout=PATIENT).status_code == 200


def test_a_text_goes_from_created_to_delivered_and_the_product_is_told_once(
    outside: Outside, client: NotificationsAPIClient, product: Doorstep
) -> None:
    reference = str(uuid.uuid4())
    accepted = client.send_sms_notification("07700900123", TEXT, {"body": "News"}, reference=reference)
    assert client.get_notification_by_id(accepted["id"])["status"] in {"created", "sending"}

    [post] = eventually(lambda: product.about(reference))

    told = post.json()
    assert post.authorization == f"Bearer {TOKEN}"
    assert set(told) == {
        "id", "reference", "to", "status", "created_at", "completed_at", "sent_at",
        "notification_type", "template_id", "template_version",
    }  # fmt: skip
    assert (told["id"], told["status"], told["notification_type"]) == (accepted["id"], "delivered", "sms")
    assert client.get_notification_by_id(accepted["id"])["completed_at"] == told["completed_at"]


def test_duplicate_and_reordered_callbacks_come_as_asked(
    outside: Outside, client: NotificationsAPIClient, product: Doorstep
) -> None:
    outside.misbehave("duplicate_callbacks", count=1)
    outside.misbehave("reordered_callbacks", count=1)
    reference = str(uuid.uuid4())
    client.send_sms_notification("07700900123", TEXT, {"body": "News"}, reference=reference)

    told = [post.json() for post in _posts(product, reference, 4)]

    assert [one["status"] for one in told] == ["delivered", "temporary-failure"] * 2
    assert told[1]["completed_at"] < told[0]["completed_at"]


def test_a_callback_that_the_product_did_not_take_comes_again(
    outside: Outside, client: NotificationsAPIClient, product: Doorstep
) -> None:
    reference = str(uuid.uuid4())
    product.status = 500
    client.send_sms_notification("07700900123", TEXT, {"body": "News"}, reference=reference)
    eventually(lambda: product.about(reference))
    product.status = 204

    again = _posts(product, reference, 2)

    assert again[0].body == again[1].body


def _posts(product: Doorstep, reference: str, n: int) -> list[Post]:
    eventually(lambda: len(product.about(reference)) >= n)
    return product.about(reference)


@pytest.mark.parametrize(
    "wish",
    [
        {"provider": "pigeon", "mode": "ok"},
        {"provider": "notify", "mode": "sulk"},
        {"provider": "notify", "mode": "5xx", "count": 1, "seconds": 1},
        {"provider": "notify", "mode": "5xx", "count": "many"},
        {},
    ],
)
def test_a_mode_that_is_none_is_refused(outside: Outside, wish: dict[str, Any]) -> None:
    assert requests.post(f"{outside.url}/modes", json=wish, timeout=PATIENT).status_code == 400


def test_a_mode_for_some_seconds_ends_by_itself(outside: Outside, client: NotificationsAPIClient) -> None:
    outside.misbehave("429", seconds=0.3)
    with pytest.raises(HTTPError):
        client.get_all_notifications()

    eventually(lambda: _answers(client))


def _answers(client: NotificationsAPIClient) -> bool:
    try:
        client.get_all_notifications()
    except HTTPError:
        return False
    return True


def test_mail_is_kept_whatever_its_charset(outside: Outside) -> None:
    before = len(outside.journal())
    body = "Subject: =?utf-8?q?Caf=C3=A9?=\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\nGood morning\r\n"
    with smtplib.SMTP("127.0.0.1", outside.smtp) as smtp:
        smtp.sendmail("updates@force.example", ["sam@inbox.example", "lee@inbox.example"], body)

    entries = outside.journal(since=before)

    assert [(entry["provider"], entry["to"], entry["subject"]) for entry in entries] == [
        ("smtp", "sam@inbox.example", "Café"),
        ("smtp", "lee@inbox.example", "Café"),
    ]
    assert all("Good morning" in entry["body"] for entry in entries)


def test_a_text_from_a_person_reaches_the_product_as_notifys_inbound_callback(
    outside: Outside, product: Doorstep
) -> None:
    said = {"to": "07700 900999", "from": "07700 900123", "body": "Thank you"}
    answer = requests.post(f"{outside.url}/reply", json=said, timeout=PATIENT)

    post = next(post for post in product.posts if post.path == "/inbound")
    assert answer.json() == {"sent": True}
    told = post.json()
    assert (told["source_number"], told["destination_number"]) == ("447700900123", "447700900999")
    assert told["message"] == "Thank you"


def test_an_email_from_a_person_says_that_the_product_has_no_door_for_it(outside: Outside) -> None:
    said = {"to": "updates@force.example", "from": "sam@inbox.example", "body": "Hello"}

    answer = requests.post(f"{outside.url}/reply", json=said, timeout=PATIENT)

    assert answer.status_code == 409
    assert "--product-smtp" in answer.json()["error"]


def test_what_was_written_is_shown_and_never_run(outside: Outside, client: NotificationsAPIClient) -> None:
    client.send_sms_notification("07700900777", TEXT, {"body": "<script>alert(1)</script>"})

    page = requests.get(outside.url, params={"to": "07700 900 777"}, timeout=PATIENT)

    assert "&lt;script&gt;" in page.text
    assert "<script" not in page.text
    assert "07700 900 777" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_what_was_taken_survives_a_hard_stop_and_goes_on_to_be_delivered(tmp_path: Path) -> None:
    ports = tmp_path / "ports.json"
    command = [sys.executable, "-m", "victimcare.demo.outside", "--home", str(tmp_path), "--port-file", str(ports)]
    process = subprocess.Popen([*command, "--delivered-after", "60"])
    eventually(ports.exists)
    told = json.loads(ports.read_text())
    client = NotificationsAPIClient(told["api_key"], told["url"], timeout=PATIENT)
    accepted = client.send_sms_notification("07700900123", TEXT, {"body": "News"}, reference="kept")
    process.send_signal(signal.SIGKILL)
    process.wait()
    with (tmp_path / "journal.ndjson").open("ab") as journal:
        journal.write(b'{"entry": {"n": 2, "id": "cut off')

    with running(tmp_path, "--delivered-after", "0.1") as again:
        [entry] = again.journal()
        assert (entry["id"], entry["reference"]) == (accepted["id"], "kept")
        eventually(lambda: again.journal()[0]["state"] == "delivered")
