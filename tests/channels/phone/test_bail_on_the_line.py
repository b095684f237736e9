"""Rules of bail in a call: read out one by one where everything may be said, and told only when heard to the end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import TO_A_CODE, running_line
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import Call, Duty, Event, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access_codes import victim_codes

LEAD = sentence("cases-bail-conditions")
CONTACT = sentence("cases-bail-must-not", words="contact you")
LANE = sentence("cases-bail-must-not", words="go into Dock Lane")
CURFEW = sentence("cases-bail-rule", words="Curfew 9pm to 6am")
DANGER = sentence("cases-todo-rules")
BY_PERSON = sentence("cases-bail-by-person")


@pytest.fixture
def desk(real_database: Database, django_db_blocker: object) -> Iterator[DatabaseDesk]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        a_team()
        desk = DatabaseDesk(lambda: NOW)
        yield desk
        desk.close()


def _bailed(reference: str) -> Victim:
    load(reference, recorded(a_person("V-1", given_name="Sandra", family_name="Boyle"), group="assault"))
    return load(
        reference,
        fact(
            "suspect.bailed",
            NOW - timedelta(hours=1),
            suspect_ref="S1",
            return_on="2027-01-10",
            conditions=["Not to contact Sandra Boyle", "Not to go into Dock Lane", "Curfew 9pm to 6am"],
        ),
    )["V-1"]


def _code(victim: Victim) -> str:
    return parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    ).digits  # type: ignore[union-attr]


def _is_told(victim: Victim) -> bool:
    duty = Duty.objects.get(victim=victim, code="r6_suspect_bailed_or_rui")
    return duty.met_at is not None


def _ring(prompts: Prompts, desk: DatabaseDesk, code: str, until: bytes) -> bytes:
    """Key the code and hang up once this has been said; returns all that was heard."""

    async def call() -> bytes:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(until)
            await caller.hang_up()
            for _ in range(500):
                if await asyncio.to_thread(lambda: Call.objects.filter(ended_at__isnull=False).exists()):
                    break
                await asyncio.sleep(0.02)
            return caller.sound()

    return asyncio.run(call())


def _sound(prompts: Prompts, *sentences: Sentence) -> bytes:
    return prompts.render(sentences, NOW.date())


def test_each_condition_is_read_out_and_then_what_to_do_in_danger(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _bailed("44/3301/26")
    agreed(victim, line_may_say="full")

    heard = _ring(prompts, desk, _code(victim), prompts.sound("calls-case-menu"))

    assert _sound(prompts, LEAD, CONTACT, LANE, CURFEW, DANGER) in heard
    assert _is_told(victim)
    assert Event.objects.get(type="victim.contacted").source == "urn:victimcare:line"
    assert Call.objects.get().outcome == "told"


def test_a_caller_who_hangs_up_during_the_conditions_was_not_told(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _bailed("44/3302/26")
    agreed(victim, line_may_say="full")

    heard = _ring(prompts, desk, _code(victim), _sound(prompts, CONTACT))

    assert _sound(prompts, CURFEW, DANGER) not in heard
    assert not _is_told(victim)
    assert Call.objects.get().outcome == "hung_up"


def test_a_status_leaves_the_conditions_to_a_person_who_has_a_task(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _bailed("44/3303/26")
    agreed(victim, line_may_say="status")

    heard = _ring(prompts, desk, _code(victim), prompts.sound("calls-case-menu"))

    assert _sound(prompts, BY_PERSON) in heard
    assert _sound(prompts, DANGER) in heard
    assert _sound(prompts, CONTACT) not in heard
    assert not _is_told(victim)
    assert (
        Task.objects.filter(victim=victim, kind=TaskKind.TELL_VICTIM, reason="more_than_shown", closed_at=None).count()
        == 1
    )


def test_whether_there_is_news_is_all_that_is_said_where_no_more_was_agreed(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    victim = _bailed("44/3304/26")
    agreed(victim, line_may_say="news_or_not")

    heard = _ring(prompts, desk, _code(victim), prompts.sound("calls-short-menu"))

    assert _sound(prompts, sentence("cases-status-short-news")) in heard
    assert [_sound(prompts, one) for one in (CONTACT, DANGER, BY_PERSON) if _sound(prompts, one) in heard] == []
    assert not _is_told(victim)
