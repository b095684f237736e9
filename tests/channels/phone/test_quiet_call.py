"""A duress code keyed on the line: each answer equals that for a short code whose victim has no news."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.channels.phone.test_answers import a_call, asked
from tests.channels.web.portal.quiet import (
    quiet_code_of,
    short_code_of,
    somebody_with_much_to_tell,
    somebody_without_news,
    with_quiet_codes,
)
from tests.services.people_and_cases import NOW

from victimcare.channels.phone.desk_answers import answer_query
from victimcare.channels.phone.desk_memory import DeskAnswer, DeskMemory
from victimcare.records.models import Call, Callback, DuressSubmission, Event, Victim
from victimcare.rules.access_codes.access_code import LATEST_WARNING, WARNED_WITHIN
from victimcare.rules.calls import AskDesk, CallbackReason, DeskQuery, Reply, VoicemailRecipient
from victimcare.rules.calls.audio import RATE
from victimcare.services.access_codes import duress_warnings
from victimcare.services.calls import caller_actions

pytestmark = pytest.mark.django_db
VOICE = bytes(range(256)) * (3 * RATE // 256)
# All that the flow can ask once a code has opened the short call, and what it does not offer there.
_ASKED = (
    AskDesk(DeskQuery.CASE),
    AskDesk(DeskQuery.HEARING),
    AskDesk(DeskQuery.KEPT),
    AskDesk(DeskQuery.RIGHTS),
    AskDesk(DeskQuery.CHALLENGE, "7"),
    AskDesk(DeskQuery.PROMISED),
    AskDesk(DeskQuery.KEEP),
    AskDesk(DeskQuery.SETTLE),
    AskDesk(DeskQuery.SLOTS),
    AskDesk(DeskQuery.SLOT, "1", wish=CallbackReason.BACK),
    AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.BACK),
    AskDesk(DeskQuery.CALLBACK, "07700900888", wish=CallbackReason.BACK),
    AskDesk(DeskQuery.CALLBACK, "012345678901", wish=CallbackReason.BACK),
    AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.PERSON),
    AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.SILENT),
    AskDesk(DeskQuery.ANYBODY),
    AskDesk(DeskQuery.PERSON),
    AskDesk(DeskQuery.VOICEMAIL, whom=VoicemailRecipient.OFFICER),
    AskDesk(DeskQuery.FEEDBACK, "4"),
    AskDesk(DeskQuery.CASE),
)


@pytest.fixture(autouse=True)
def quiet_codes() -> Iterator[None]:
    with with_quiet_codes():
        yield


@pytest.fixture
def victim() -> Victim:
    return somebody_with_much_to_tell()


@pytest.fixture
def stranger(victim: Victim) -> Victim:
    return somebody_without_news()


def keyed(code: str) -> tuple[DeskMemory, DeskAnswer, list[str]]:
    call = a_call()
    with CaptureQueriesContext(connection) as captured:
        heard = asked(call, DeskQuery.CODE, code.replace(" ", ""))
    return call, heard, [query["sql"].split()[0] for query in captured.captured_queries]


def test_the_code_is_answered_as_anybodys_short_one(victim: Victim, stranger: Victim) -> None:
    _, quiet, his_queries = keyed(quiet_code_of(victim))
    _, plain, their_queries = keyed(short_code_of(stranger))

    assert quiet == plain
    assert quiet.reply is Reply.OPENED_SHORT
    assert his_queries == their_queries


def test_all_that_follows_is_answered_alike(victim: Victim, stranger: Victim) -> None:
    quiet_code, short_code = quiet_code_of(victim), short_code_of(stranger)
    told_apart = []
    for ask in _ASKED:
        (quiet, _, _), (plain, _, _) = keyed(quiet_code), keyed(short_code)
        own, theirs = answer_query(quiet, ask, VOICE, NOW), answer_query(plain, ask, VOICE, NOW)
        told_apart += [(ask, own, theirs)] if own != theirs else []

    assert told_apart == []


def test_nothing_about_it_is_on_the_record_and_the_desk_is_warned(victim: Victim) -> None:
    callbacks, events = Callback.objects.count(), Event.objects.count()
    call, _, _ = keyed(quiet_code_of(victim))
    answer_query(call, AskDesk(DeskQuery.CALLBACK, wish=CallbackReason.BACK), b"", NOW)
    caller_actions.record_news_heard(call_id=call.row, news=call.news, now=NOW)

    kept = Call.objects.get(public_id=call.row)
    assert (kept.victim, kept.quiet_code.victim if kept.quiet_code else None) == (None, victim)
    assert (Callback.objects.count(), Event.objects.count()) == (callbacks, events)
    assert DuressSubmission.objects.get().what == "call_back"
    assert duress_warnings.warn_of_duress(now=NOW + WARNED_WITHIN) == 0  # too old to be of use
    assert duress_warnings.warn_of_duress(now=NOW + LATEST_WARNING) == 1
