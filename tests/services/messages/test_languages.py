"""The language in which a message leaves: the victim's where it is signed off as it stands and says everything, else
English."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.people_and_cases import NOW, a_case, an_event, staff
from victimcare.records.models import AuditEntry, LanguageSignOff
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.rights import Fact
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow, WordingLevel
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.messages import message_languages
from victimcare.services.messages.message_wording import MessageText, choose_message_text
from victimcare.wording import languages, say
from victimcare.wording.sign_off_areas import Area

pytestmark = pytest.mark.django_db

READER = "A translator of the court"


@pytest.fixture
def nia() -> Actor:
    return staff("Nia Rowe", Role.DESK, Role.SUPERVISOR)


def sign(actor: Actor, code: str, read: str | None = None, checked_by: str = READER) -> None:
    digest = languages.digest_area(code) if read is None else read
    message_languages.sign_off_language(
        actor=actor, code=code, area=Area.MESSAGES, read=digest, checked_by=checked_by, now=NOW
    )


def said(
    language: str,
    *news: Fact,
    channel: ContactMethod = ContactMethod.TEXT,
    wording: WordingLevel = WordingLevel.NEUTRAL,
) -> MessageText:
    decision = ContactNow(channel, 1, wording, may_say_police=True, language=language)
    return choose_message_text(decision, news, record_id="V1", today=date(2026, 11, 25))


def fact(type: str, **facts: Any) -> Fact:  # noqa: A002
    case = a_case()
    an_event(case, type, **facts)
    [entry] = load_timelines([case.id])[case.id]
    return entry.fact


def trial() -> Fact:
    return fact(
        "hearing.listed",
        hearing_ref="H1",
        kind="trial",
        court="Ashmoor Crown Court",
        starts_at="2026-12-10T10:00:00+00:00",
    )


def test_a_draft_leaves_in_no_message(nia: Actor) -> None:
    assert said("pl").body == said("en").body

    sign(nia, "pl")

    assert said("pl-PL").body.startswith("Mamy coś nowego dla Ciebie.")
    assert said("pl").language == "pl"
    assert said("pl").version != said("en").version
    assert said("cy").body == said("en").body, "each on its own"


def test_turned_off_it_leaves_in_no_further_message(nia: Actor) -> None:
    sign(nia, "pl")
    message_languages.withdraw_language(actor=nia, code="pl", area=Area.MESSAGES, now=NOW)

    assert said("pl").language == "en"
    sign(nia, "pl")
    assert said("pl").language == "pl"
    assert list(AuditEntry.objects.order_by("id").values_list("act", flat=True)) == [
        "language.signed_off",
        "language.withdrawn",
        "language.signed_off",
    ]


def test_a_changed_sentence_turns_it_off(nia: Actor) -> None:
    sign(nia, "pl")
    LanguageSignOff.objects.update(wording="0" * 64)

    assert said("pl").language == "en"
    [polish] = [one for one in message_languages.list_language_statuses(actor=nia) if one.code == "pl"]
    assert (polish.messages.is_in_use, polish.messages.is_overtaken) == (False, True)


def test_only_the_text_that_was_read_is_signed_off_and_with_a_name(nia: Actor) -> None:
    with pytest.raises(message_languages.WordingChanged):
        sign(nia, "pl", read="0" * 64)
    with pytest.raises(FieldRequired):
        sign(nia, "pl", checked_by=" ")
    for code in ("en", "xx"):
        with pytest.raises(NotFound):
            sign(nia, code, read="")
    with pytest.raises(PermissionRefused):
        sign(staff("Sol"), "pl")
    assert not LanguageSignOff.objects.exists()


def test_one_sign_off_of_a_language_holds_at_a_time(nia: Actor) -> None:
    sign(nia, "pl")
    sign(nia, "pl")

    assert LanguageSignOff.objects.filter(withdrawn_at=None).count() == 1
    with pytest.raises(IntegrityError, match="language_signed_off_once"), transaction.atomic():
        LanguageSignOff.objects.create(
            language="pl", wording="x", checked_by=READER, signed_at=NOW, signed_by_id=nia.staff_id or 0
        )


@pytest.mark.parametrize("channel", [ContactMethod.TEXT, ContactMethod.EMAIL, ContactMethod.LETTER])
def test_what_a_language_does_not_say_leaves_in_english_whole(nia: Actor, channel: ContactMethod) -> None:
    sign(nia, "pl")
    arrested = fact("suspect.arrested", suspect_ref="S1")

    told = said("pl", arrested, channel=channel, wording=WordingLevel.FULL)

    assert told == said("en", arrested, channel=channel, wording=WordingLevel.FULL)


def test_a_call_is_spoken_in_english(nia: Actor) -> None:
    sign(nia, "pl")

    assert said("pl", channel=ContactMethod.CALL).language == "en"


def test_welsh_tells_the_news_with_its_day_and_place(nia: Actor) -> None:
    sign(nia, "cy")

    told = said("cy", trial(), wording=WordingLevel.FULL)

    assert told.body == (
        "Gofynnoch am neges wrth i bethau ddigwydd. Y treial: Iau 10 Rhagfyr am 10yb, Ashmoor Crown Court."
        f" Am fwy, ffoniwch ni am ddim: {_line(told)}."
    )


@pytest.mark.parametrize("channel", [ContactMethod.EMAIL, ContactMethod.LETTER])
def test_welsh_writes_the_news_and_no_english_beside_it(nia: Actor, channel: ContactMethod) -> None:
    sign(nia, "cy")

    told = said("cy", trial(), channel=channel, wording=WordingLevel.FULL)

    assert told.subject == "Ychydig eiriau i chi"
    assert told.paragraphs[1:3] == ("Pennwyd y treial.", "Bydd hyn dydd Iau 10 Rhagfyr am 10yb: Ashmoor Crown Court.")
    assert told.paragraphs[0] == say("written-told-lead", "cy")


def _line(told: MessageText) -> str:
    line = told.lines[0].values["line"]
    assert isinstance(line, str)
    return line
