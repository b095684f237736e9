from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.services.feed.feed_lines import SOURCE, a_victim, arrested, in_lines, recorded

from victimcare.records.models import AuditEntry, Event, FeedLine, FeedLoad
from victimcare.rules.errors import NotFound
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.feed.line_validation import schema_text

pytestmark = pytest.mark.django_db

LINES, BATCH = "application/x-ndjson", "application/cloudevents-batch+json"
ONE_EVENT = "application/cloudevents+json"
OPERATOR = Actor.operator("tester")


@pytest.fixture
def token() -> str:
    return api_tokens.make_token(actor=OPERATOR, sources=[SOURCE], types=[], now=clock.current_time()).token


def _post(client: Client, token: str, body: bytes, form: str = LINES) -> Any:
    return client.post("/api/v1/feed", body, content_type=form, headers={"authorization": f"Bearer {token}"})


def test_lines_and_a_batch_end_as_a_file_would(client: Client, token: str) -> None:
    crime, arrest = recorded(), arrested()

    first = _post(client, token, in_lines([crime, b"{", arrest]))
    again = _post(client, token, json.dumps([crime, arrest, 7]).encode(), BATCH + "; charset=utf-8")

    answer = first.json()
    rate = answer.pop("events_per_second")
    assert rate > 0
    assert [problem.pop("reason") != "" for problem in answer["problems"]] == [True]
    assert answer == {
        "lines": 3,
        "applied": 2,
        "duplicate": 0,
        "conflict": 0,
        "waiting": 0,
        "quarantined": 1,
        "problems": [{"file": FeedLoad.objects.earliest("id").name, "line": 2, "result": "quarantined", "field": ""}],
    }
    assert (again.json()["duplicate"], again.json()["quarantined"]) == (2, 1)
    assert Event.objects.count() == 2


@pytest.mark.parametrize("bound_to", ["source", "type"])
def test_one_line_beyond_what_the_token_is_bound_to_refuses_the_whole_request(client: Client, bound_to: str) -> None:
    sources = [SOURCE] if bound_to == "type" else ["urn:other"]
    token = api_tokens.make_token(
        actor=OPERATOR, sources=sources, types=["case.recorded"], now=clock.current_time()
    ).token

    reply = _post(client, token, in_lines([recorded(), arrested(), b"{"]))

    assert reply.status_code == 403
    assert bound_to in reply.json()["detail"]
    assert (Event.objects.count(), FeedLine.objects.count(), FeedLoad.objects.count()) == (0, 0, 0)
    assert AuditEntry.objects.filter(act="feed.not_bound", actor_kind="machine").count() == 1


def test_a_line_that_is_wrong_and_names_another_source_is_refused_as_well(client: Client, token: str) -> None:
    assert _post(client, token, in_lines([{"source": "urn:other"}])).status_code == 403


def test_without_a_live_token_nothing_is_read(client: Client, token: str) -> None:
    body = in_lines([recorded()])
    api_tokens.revoke_token(
        actor=OPERATOR, token_id=api_tokens.list_tokens(actor=OPERATOR)[0].id, now=clock.current_time()
    )

    replies = [
        client.post("/api/v1/feed", body, content_type=LINES),
        _post(client, "vc_guessed", body),
        _post(client, token, body),
    ]

    assert [reply.status_code for reply in replies] == [401, 401, 401]
    assert not FeedLoad.objects.exists()


def test_a_token_is_kept_hashed_and_its_making_and_end_are_audited(token: str) -> None:
    seen = api_tokens.list_tokens(actor=OPERATOR)[0]
    api_tokens.revoke_token(actor=OPERATOR, token_id=seen.id, now=clock.current_time())

    acts = AuditEntry.objects.filter(act__startswith="token.").order_by("id").values_list("act", flat=True)
    assert list(acts) == ["token.made", "token.revoked"]
    assert token not in json.dumps(list(AuditEntry.objects.values_list("detail", flat=True)))
    with pytest.raises(NotFound):
        api_tokens.revoke_token(actor=OPERATOR, token_id=seen.id, now=clock.current_time())


@pytest.mark.parametrize(
    ("body", "form", "status"),
    [
        (b"{}", "application/json", 415),
        (b"{}", LINES + "; charset=latin-1", 415),
        (b"{}", BATCH, 400),
        (b"[1", BATCH, 400),
        (b" \r\n", ONE_EVENT, 400),
        (b"x" * ((32 << 20) + 1), LINES, 413),
    ],
)
def test_a_body_in_another_form_is_told_what_was_expected(
    client: Client, token: str, body: bytes, form: str, status: int
) -> None:
    assert _post(client, token, body, form).status_code == status


@pytest.mark.parametrize(("body", "form"), [(b"{}\n" * 10_001, LINES), (b"[" + b"1," * 10_000 + b"1]", BATCH)])
def test_one_request_makes_no_more_rows_than_a_person_can_look_at(
    client: Client, token: str, body: bytes, form: str
) -> None:
    reply = _post(client, token, body, form)

    assert reply.status_code == 413
    assert reply.json()["detail"] == "A request may hold 10000 events: send them in parts. Nothing was stored."
    assert (FeedLine.objects.count(), FeedLoad.objects.count()) == (0, 0)


def test_one_event_alone_is_loaded_as_a_batch_of_one(client: Client, token: str) -> None:
    crime = json.dumps(recorded(), indent=2).encode()  # over several lines, as an event library may write it
    bodies = [
        crime,
        b"\xef\xbb\xbf" + crime + b"\n",
        json.dumps([arrested()]).encode(),
        b"{",
        in_lines([arrested(), b"7"]),
    ]

    replies = [_post(client, token, body, ONE_EVENT + "; charset=UTF-8") for body in bodies]

    assert [reply.status_code for reply in replies] == [200] * 5
    counted = [reply.json() for reply in replies]
    assert [one["lines"] for one in counted] == [1] * 5
    ends = [next(end for end in ("applied", "duplicate", "quarantined") if one[end]) for one in counted]
    assert ends == ["applied", "duplicate", "quarantined", "quarantined", "quarantined"]
    assert Event.objects.count() == 1


def test_one_event_beyond_what_the_token_is_bound_to_is_refused(client: Client) -> None:
    token = api_tokens.make_token(actor=OPERATOR, sources=["urn:other"], types=[], now=clock.current_time()).token

    reply = _post(client, token, json.dumps(recorded()).encode(), ONE_EVENT)

    assert (reply.status_code, Event.objects.count()) == (403, 0)


def test_of_a_batch_with_odd_events_the_others_are_applied(client: Client, token: str) -> None:
    odd = json.dumps([recorded(a_victim(given_name="\ud800")), float("nan"), arrested()]).encode()
    bytes_of_another_kind = b'[{"a": "\xff"} , ' + json.dumps(recorded()).encode() + b" ] "

    replies = [_post(client, token, body, BATCH).json() for body in (b" [] ", odd, bytes_of_another_kind)]

    ends = [(reply["lines"], reply["quarantined"], reply["waiting"], reply["applied"]) for reply in replies]
    assert ends == [(0, 0, 0, 0), (3, 2, 1, 0), (2, 1, 0, 1)]


def test_the_document_is_valid_and_the_page_stands_alone_under_a_strict_policy(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    page = client.get("/api/v1/docs")
    schema = client.get("/api/v1/feed/schema.json")

    operation = document["paths"]["/api/v1/feed"]["post"]
    assert document["openapi"].startswith("3.1")
    assert set(operation["requestBody"]["content"]) == {LINES, BATCH, ONE_EVENT, "application/json"}
    assert set(operation["responses"]) == {"200", "400", "401", "403", "413", "415", "422", "503"}
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    text = page.content.decode()
    assert "POST /api/v1/feed" in text
    assert not any(mark in text for mark in ("<script", "<link", "style=", "http://", "https://"))
    assert schema.content.decode() == schema_text()


_ODD = [
    b'{"deep":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    b"[" * 200_000 + b"]" * 200_000,
    b'{"id": "\x00"}',
    b'{"id": \x00}',
    b'{"id": }',
    b'{"note": "],[{\\"}, ", "number": ' + b"9" * 6_000 + b"}",
    b'{"note": 1e999}',
]


def test_each_event_of_a_batch_ends_as_it_would_as_a_line(client: Client, token: str) -> None:
    crime, arrest = (json.dumps(event).encode() for event in (recorded(), arrested()))

    batch = _post(client, token, b"\xef\xbb\xbf[" + b" ,\n".join([crime, *_ODD, arrest]) + b"]\n", BATCH).json()
    lines = _post(client, token, b"\n".join([crime, *_ODD, arrest])).json()

    assert (batch["applied"], batch["quarantined"]) == (2, len(_ODD))
    assert (lines["duplicate"], lines["quarantined"]) == (2, len(_ODD))
    ends = [[(each["line"], each["field"], each["reason"]) for each in reply["problems"]] for reply in (batch, lines)]
    assert ends[0] == ends[1]


@pytest.mark.parametrize(
    "body", [b" ", b"[", b"[{}", b"[{}]]", b"[\x00] []", b"[{},]", b"[,{}]", b'["]', b"[{]", b"[{\x00}}", b"\x00[]"]
)
def test_a_body_that_is_no_array_is_refused_and_nothing_is_kept(client: Client, token: str, body: bytes) -> None:
    reply = _post(client, token, body, BATCH)

    assert (reply.status_code, FeedLine.objects.exists()) == (400, False)
    assert "not a JSON array" in reply.json()["detail"]


def test_a_batch_that_is_sent_three_times_leaves_one_entry_a_line_and_its_sender_reads_them(
    client: Client, token: str
) -> None:
    wrong = recorded() | {"data": {}}
    for _ in range(3):
        _post(client, token, in_lines([wrong, b"{"]))
    other = api_tokens.make_token(actor=OPERATOR, sources=["urn:other"], types=[], now=clock.current_time()).token

    def refused(of: str) -> Any:
        return client.get("/api/v1/feed/refused", headers={"authorization": f"Bearer {of}"})

    found = refused(token).json()
    assert [(line["source"], line["id"], line["times"]) for line in found["lines"]] == [
        (SOURCE, wrong["id"], 3),
        ("", "", 3),
    ]
    assert found["next"] is None
    assert "Marsh" not in json.dumps(found)
    assert refused(other).json() == {"lines": [], "next": None}
    assert client.get("/api/v1/feed/refused").status_code == 401
    assert AuditEntry.objects.filter(act="feed.own_lines_listed", actor_kind="machine").count() == 2

    _post(client, token, in_lines([recorded() | {"id": wrong["id"]}]))
    assert [line["id"] for line in refused(token).json()["lines"]] == [""]
