"""All that the page says about a case can be heard by telephone: officer, reasons, sentence, last news, and a
review."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
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
from victimcare.records.models import Victim
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.rules.calls import AskDesk, DeskQuery, Reply
from victimcare.rules.rights import Fact
from victimcare.rules.sentences import Sentence
from victimcare.services.access_codes import victim_codes
from victimcare.wording import tell

WHY = "No camera and no witness"


@pytest.fixture
def desk(real_database: Database, django_db_blocker: object) -> Iterator[DatabaseDesk]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        a_team()
        desk = DatabaseDesk(lambda: NOW)
        yield desk
        desk.close()


def _case(reference: str, *events: Fact) -> Victim:
    load(reference, recorded(a_person("V-1")))
    officer = {"officer_id": "2207", "name": "PC Amara Hughes"}
    for event in (fact("case.officer_changed", NOW - timedelta(days=1, hours=1), officer=officer), *events):
        victim = load(reference, event)["V-1"]
    return victim


def _closed(reference: str) -> Victim:
    return _case(
        reference,
        fact("suspect.interviewed", NOW - timedelta(days=3), suspect_ref="S1", under_caution=True),
        fact("case.outcome", NOW - timedelta(days=1), outcome="15", reason=WHY, suspect_interviewed_under_caution=True),
    )


def _code(victim: Victim, opens: str = "case") -> str:
    return parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code
    ).digits  # type: ignore[union-attr]


def _words(sentences: Sequence[Sentence]) -> list[str]:
    return [tell(one, manner="spoken", today=NOW.date()) for one in sentences]


def _heard(desk: DatabaseDesk, call: str, code: str, what: DeskQuery) -> tuple[Reply, list[str]]:
    """The answers to a new call with this code, in which the case is then heard to the end."""

    async def asked() -> tuple[Reply, list[str]]:
        await desk.record_start(call, f"carrier-{call}", "")
        first = await desk.ask(call, AskDesk(DeskQuery.CODE, code))
        answer = first if what is DeskQuery.CODE else await desk.ask(call, AskDesk(what))
        await desk.record_heard(call)
        await desk.record_end(call, ("greeting", "case", "heard"), "told")
        return answer.reply, [word for said in answer.said.values() for word in _words(said)]

    return asyncio.run(asked())


def test_the_reason_of_a_closing_the_officer_and_the_review_are_heard(prompts: Prompts, desk: DatabaseDesk) -> None:
    code = _code(_closed("44/3401/26"))
    _, news = _heard(desk, "one", code, DeskQuery.CODE)
    _, known = _heard(desk, "two", code, DeskQuery.CODE)
    _, about = _heard(desk, "three", code, DeskQuery.ABOUT)
    reason = f"The reason on record: “{WHY}”"

    assert reason in news
    assert news.count(reason) == known.count(reason) == 1  # even when it is no longer news
    assert about[:2] == ["Your officer is Amara Hughes.", "The last news was this."]
    assert reason in about
    assert any("until" in words for words in about[-2:]), about
    assert any("press 7" in words for words in known)


def test_the_sentence_of_a_court_is_heard_in_every_call(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _case(
        "44/3402/26",
        fact("suspect.charged", NOW - timedelta(days=9), suspect_ref="S1", offences=["Burglary"], urn="44RP1"),
        fact(
            "hearing.resulted",
            NOW - timedelta(days=2),
            hearing_ref="H1",
            result="sentenced",
            sentence="8 months in prison",
        ),
    )
    code = _code(victim)

    for call in ("one", "two"):
        assert "In the court’s own words: “8 months in prison”" in _heard(desk, call, code, DeskQuery.CODE)[1]


def test_no_more_is_heard_than_was_agreed(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _closed("44/3403/26")
    agreed(victim, line_may_say="news_or_not")

    assert _heard(desk, "one", _code(victim), DeskQuery.ABOUT) == (Reply.NOT_OPENED, [])


def test_by_three_keys_a_caller_comes_from_the_case_to_the_review(prompts: Prompts, desk: DatabaseDesk) -> None:
    code = _code(_closed("44/3404/26"))
    _heard(desk, "one", code, DeskQuery.CODE)

    async def call() -> bytes:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            for key, heard in (("7", "calls-case-menu"), ("1", "calls-more-of-case-menu"), ("2", "calls-about-menu")):
                await caller.hears(running.sound(heard))
                await caller.key(key)
            await caller.hears(running.sound("calls-not-done-else"))
            await caller.key("*")
            return caller.sound()

    answer, _ = _heard(desk, "two", code, DeskQuery.RIGHTS)
    assert answer is Reply.LISTED
    assert prompts.sound("calls-about-menu") in asyncio.run(call())
