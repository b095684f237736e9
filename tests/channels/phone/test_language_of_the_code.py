"""A call goes on in the language of the code that was keyed, where the line speaks it; otherwise an interpreter is
named."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import FORCE, TO_A_CODE, Tones, running_line
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_languages import LineLanguages
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import Victim
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.rules.sentences import sentence
from victimcare.services.access_codes import victim_codes
from victimcare.wording import say, tell

STATUS = sentence("cases-status-bailed")
RULE = sentence("cases-bail-must-not", words="go into Dock Lane")


@pytest.fixture(scope="module")
def bengali(tmp_path_factory: pytest.TempPathFactory) -> Prompts:
    made = Prompts(tmp_path_factory.mktemp("bengali"), Tones(), FORCE, "bn")
    made.prepare()
    return made


@pytest.fixture
def desk(real_database: Database, django_db_blocker: object) -> Iterator[DatabaseDesk]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        a_team()
        desk = DatabaseDesk(lambda: NOW)
        yield desk
        desk.close()


def _victim(reference: str, language: str) -> Victim:
    load(reference, recorded(a_person("V-1", language=language)))
    bailed = fact("suspect.bailed", NOW - timedelta(hours=1), suspect_ref="S1", conditions=["Not to go into Dock Lane"])
    victim = load(reference, bailed)["V-1"]
    agreed(victim, line_may_say="full")
    return victim


def _call(prompts: Prompts, desk: DatabaseDesk, victim: Victim, others: dict[str, Prompts], until: bytes) -> bytes:
    code = parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    ).digits  # type: ignore[union-attr]

    async def call() -> bytes:
        async with (
            running_line(prompts, desk, faster=8, now=NOW, others=others) as running,
            Caller(running.address) as caller,
        ):
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(until)
            await caller.key("*")
            return caller.sound()

    return asyncio.run(call())


def test_the_case_and_its_menu_are_heard_in_the_language_of_the_code(
    prompts: Prompts, bengali: Prompts, desk: DatabaseDesk
) -> None:
    victim = _victim("44/3501/26", "bn")

    heard = _call(prompts, desk, victim, {"bn": bengali}, bengali.sound("calls-case-menu"))

    assert LineLanguages(prompts, {"bn": bengali}).render((STATUS, RULE), NOW.date(), "bn") != prompts.render(
        (STATUS, RULE), NOW.date()
    )
    assert bengali.render((STATUS,), NOW.date()) in heard
    assert prompts.speak("go into Dock Lane") in heard  # the officer's own words, by a voice that speaks English
    assert prompts.sound("calls-case-menu") not in heard


@pytest.mark.parametrize("others", [False, True], ids=["none on", "only Bengali on"])
def test_for_a_language_that_the_line_does_not_speak_an_interpreter_is_named(
    prompts: Prompts, bengali: Prompts, desk: DatabaseDesk, others: bool
) -> None:
    victim = _victim("44/3502/26", "pl")

    heard = _call(prompts, desk, victim, {"bn": bengali} if others else {}, prompts.sound("calls-case-menu"))

    assert prompts.sound("calls-interpreter-press") in heard
    assert prompts.render((STATUS,), NOW.date()) in heard


def test_what_is_signed_off_for_messages_alone_says_no_case(prompts: Prompts, bengali: Prompts, tmp_path: Path) -> None:
    menus_only = Prompts(tmp_path, Tones(), FORCE, "bn", tells_cases=False)

    assert LineLanguages(prompts, {"bn": bengali}).render((STATUS,), NOW.date(), "bn") == bengali.render(
        (STATUS,), NOW.date()
    )
    assert prompts.render((STATUS,), NOW.date()) == LineLanguages(prompts, {"bn": bengali}).render(
        (STATUS,), NOW.date(), "en"
    )
    menus_only.prepare()
    assert LineLanguages(prompts, {"bn": menus_only}).render((STATUS,), NOW.date(), "bn") == prompts.render(
        (STATUS,), NOW.date()
    )


def test_a_draft_says_that_it_is_one(prompts: Prompts, tmp_path: Path) -> None:
    draft = Prompts(tmp_path, Tones(), FORCE, "bn", is_draft=True)
    draft.prepare()
    tongues = LineLanguages(prompts, {"bn": draft})

    assert tongues.render((STATUS,), NOW.date(), "bn").startswith(draft.sound("calls-language-draft"))
    assert tongues.sound("calls-welcome", "bn") == draft.sound("calls-welcome") + draft.sound("calls-language-draft")
    assert tongues.spoken == ("bn",)


def test_where_the_machine_may_not_speak_only_what_is_recorded_is_said(prompts: Prompts, tmp_path: Path) -> None:
    silent = Prompts(tmp_path, Tones(), FORCE, "bn", may_speak=False)
    silent.prepare()

    assert not silent.says_menus
    with pytest.raises(KeyError):
        silent.sound("calls-start-menu")


def test_days_are_said_in_each_language_though_it_has_no_spoken_form_of_them() -> None:
    until = sentence("cases-status-bailed-until", day=NOW.date())

    assert tell(until, manner="spoken", today=NOW.date(), language="bn")
    assert say("calls-case-menu", "bn") != say("calls-case-menu")


@pytest.mark.parametrize(("formats", "is_told"), [(["easy_read"], True), (["large_print"], False)])
def test_a_victim_who_needs_easy_words_hears_how_to_make_the_line_slower(
    prompts: Prompts, desk: DatabaseDesk, formats: list[str], is_told: bool
) -> None:
    victim = _victim(f"44/351{len(formats[0])}/26", "en")
    Victim.objects.filter(id=victim.id).update(formats=formats)

    heard = _call(prompts, desk, victim, {}, prompts.sound("calls-case-menu"))

    assert (prompts.sound("calls-slower-press") in heard) is is_told
