"""The ledger of a victim at the desk: what is open, the reason for each date, and what staff may decide."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Event, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.rights import EventRef
from victimcare.services.contact.rights_ledger import duty_key

SOURCE = "urn:test:records"


@pytest.fixture
def desk(sol: StaffBrowser, marta: Victim) -> StaffBrowser:
    sol.look_up(marta)
    sol.prove(marta)
    return sol


def rights(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/rights"


def duty(victim: Victim, code: str = "r6_suspect_arrested", event_type: str = "suspect.arrested") -> str:
    event = Event.objects.filter(case_id=victim.case_id, type=event_type).latest("id")
    return f"{rights(victim)}/{duty_key(victim.public_id, (code, EventRef(event.source, event.source_event_id)))}"


def text(desk: StaffBrowser, address: str) -> str:
    reply = desk.get(address)
    assert reply.status_code == 200
    return re.sub(r"\s+", " ", reply.content.decode())


def test_every_duty_stands_with_its_day_and_in_whose_hands_it_is(desk: StaffBrowser, marta: Victim) -> None:
    page = text(desk, rights(marta))

    open_part, _, ended = page.partition("Done or ended")
    assert f'href="{duty(marta)}">Told of an arrest</a>' in open_part
    assert re.search(r"2 December</td> <td [^>]*>Police</td>", open_part)
    assert "The crime put on record" in ended
    assert "from memory: not shown to the public as a right" in ended


def test_a_decision_by_the_prosecution_does_not_take_the_page_away(sol: StaffBrowser) -> None:
    ada = news_for("44/30021/26", name="Ada")
    load("44/30021/26", fact("prosecution.decision", NOW - timedelta(days=1), decision="charge", by="cps"))
    sol.look_up(ada)
    sol.prove(ada)

    assert "Told of an arrest" in text(sol, rights(ada))


def test_the_page_of_a_duty_writes_down_every_step_of_the_sum(desk: StaffBrowser, marta: Victim) -> None:
    page = text(desk, duty(marta))

    assert "Today 06:00, London time" in page
    assert "Victims&#39; Code 2020, in force from 1 April 2021" in page
    assert "Standard: 5 working days." in page
    days = re.findall(r'<li( class="sum__counted")?><span class="numbers">([^<]+)</span> <span>([^<]+)</span>', page)
    assert [(day, what) for _, day, what in days] == [
        ("Wed 25 November", "the day it started: not counted"),
        ("Thu 26 November", "counted: 1"),
        ("Fri 27 November", "counted: 2"),
        ("Sat 28 November", "weekend"),
        ("Sun 29 November", "weekend"),
        ("Mon 30 November", "counted: 3"),
        ("Tue 1 December", "counted: 4"),
        ("Wed 2 December", "counted: 5"),
    ]
    assert "Due by the end of Wednesday 2 December." in page


def test_why_a_victim_is_enhanced_and_which_bank_holiday_was_passed_over(sol: StaffBrowser) -> None:
    victim = news_for("44/00001/26", flags=None, enhanced_grounds=["vulnerable"])
    load("44/00001/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S1", offences=["burglary"]))
    sol.look_up(victim)
    sol.prove(victim)

    page = text(sol, duty(victim, "r6_charge_decision_prosecute", "suspect.charged"))

    assert "Enhanced: 1 working day. Why enhanced: vulnerable." in page


def test_the_court_and_witness_care_are_two_clocks_that_name_each_other(desk: StaffBrowser, marta: Victim) -> None:
    result = fact(
        "hearing.resulted",
        NOW - timedelta(days=1),
        hearing_ref="H1",
        result="convicted",
        received_by_wcu_at=(NOW - timedelta(hours=2)).isoformat(),
    )
    load("44/10307/26", result)

    court = duty(marta, "r9_court_to_wcu", "hearing.resulted")
    care = duty(marta, "r9_case_outcome", "hearing.resulted")

    assert f'href="{care}"' in text(desk, court)
    assert f'href="{court}"' in text(desk, care)
    assert "Clocks in a row" in text(desk, care)
    assert "Clocks in a row" not in text(desk, duty(marta))


def test_while_witness_care_has_heard_nothing_the_court_has_it(desk: StaffBrowser, marta: Victim) -> None:
    load("44/10307/26", fact("hearing.resulted", NOW - timedelta(days=1), hearing_ref="H1", result="convicted"))

    page = text(desk, duty(marta, "r9_court_to_wcu", "hearing.resulted"))

    assert "Not heard by witness care yet." in page
    assert "In whose hands: <strong>Court</strong>" in page


def test_a_result_that_owes_nothing_more_is_not_said_to_be_unheard(desk: StaffBrowser, marta: Victim) -> None:
    heard = (NOW - timedelta(hours=2)).isoformat()
    load(
        "44/10307/26",
        fact(
            "hearing.resulted",
            NOW - timedelta(days=1),
            hearing_ref="H1",
            result="not_guilty_plea",
            received_by_wcu_at=heard,
        ),
    )

    assert "Not heard by witness care yet." not in text(desk, duty(marta, "r8_court_to_wcu", "hearing.resulted"))


def test_what_another_agency_owes_is_asked_for_and_the_page_says_since_when(desk: StaffBrowser, marta: Victim) -> None:
    load("44/10307/26", fact("hearing.resulted", NOW - timedelta(days=1), hearing_ref="H1", result="convicted"))
    address = duty(marta, "r9_court_to_wcu", "hearing.resulted")
    assert "Nobody has asked yet." in text(desk, address)

    desk.save(address, **{"act": "ask", "ask-agency": "hmcts", "ask-how": "phone", "ask-words": "Rings back."})

    page = text(desk, address)
    assert "Waiting since 25 November 09:00" in page
    assert "Rings back." in page
    assert "I asked the agency" not in page
    assert "Asked of another agency" not in text(desk, duty(marta))


def test_a_duty_is_held_with_a_reason_and_a_day_and_the_hold_is_ended(desk: StaffBrowser, marta: Victim) -> None:
    address = duty(marta)
    typed = {
        "act": "hold",
        "hold-reason": "telling_harms_the_case",
        "hold-words": "The house is searched tomorrow.",
        "hold-review_on": "2026-11-27",
    }

    held = desk.save(address, **typed)

    assert (held.status_code, held["Location"]) == (303, f"{address}?done")
    page = text(desk, address)
    assert "Telling the victim now would harm the case." in page
    assert "On hold until 27 November" in page
    assert "Sol Pereira · Telling the victim now would harm the case. The house is searched tomorrow." in page
    assert Task.objects.get(victim=marta, kind=TaskKind.REVIEW_HOLD).closed_at is None

    desk.save(address, **{"act": "end_hold", "end_hold-words": "The search is over."})

    page = text(desk, address)
    assert "Hold ended" in page
    assert "How it stood before" in page
    assert Task.objects.get(victim=marta, kind=TaskKind.REVIEW_HOLD).closed_at == NOW


def test_a_no_is_kept_in_their_own_words_and_can_be_taken_back(desk: StaffBrowser, marta: Victim) -> None:
    address = duty(marta)

    desk.save(address, **{"act": "decline", "decline-channel": "phone", "decline-words": "Not until spring."})

    page = text(desk, address)
    assert "In their words: “Not until spring.”" in page
    assert "Not until spring." not in repr(list(Event.objects.values_list("facts", flat=True)))

    desk.save(address, **{"act": "take_back", "take_back-channel": "phone"})

    assert "They want it after all" in text(desk, address)


def test_not_owed_and_owed_after_all_both_say_why(desk: StaffBrowser, marta: Victim) -> None:
    address = duty(marta)

    desk.save(address, **{"act": "not_owed", "not_owed-reason": "recorded_in_error", "not_owed-words": "Another case."})
    assert "What started this was recorded by mistake." in text(desk, address)
    desk.save(address, **{"act": "owed_after_all", "owed_after_all-words": "It was this case."})

    page = text(desk, address)
    assert "Owed after all" in page
    assert "It was this case." in page


def test_a_named_colleague_says_why_it_was_late(sol: StaffBrowser) -> None:
    victim = news_for()
    load("44/10307/26", fact("suspect.interviewed", NOW - timedelta(days=9), suspect_ref="S1"))
    sol.look_up(victim)
    sol.prove(victim)
    address = duty(victim, "r6_suspect_interviewed", "suspect.interviewed")

    sol.save(address, **{"act": "explain", "explain-words": "The officer was ill."})

    page = text(sol, address)
    assert "Sol Pereira · The officer was ill." in page
    assert "tag--missed" in page


def test_a_ground_is_added_at_once_and_taken_away_only_with_a_reason(desk: StaffBrowser, marta: Victim) -> None:
    address = rights(marta)
    assert "None. Standard rights apply." in text(desk, address)

    desk.post(address, **{"act": "add", "add-grounds": ["intimidated"], "add-words": "Letters through the door."})

    page = text(desk, address)
    assert "Intimidated" in page
    assert "Needs assessed · Sol Pereira · Letters through the door." in page
    assert "Enhanced Rights from 25 November 09:00" in text(desk, duty(marta))
    assert "Due by the end of Thursday 26 November." in text(desk, duty(marta))

    without = desk.post(address, **{"act": "remove", "remove-ground": "intimidated", "remove-words": ""})
    assert "Write it down. Without it, nothing is recorded" in without.content.decode()
    desk.post(address, **{"act": "remove", "remove-ground": "intimidated", "remove-words": "It was a mistake."})

    page = text(desk, address)
    assert "(taken away today 09:00)" in page
    assert "It was a mistake." in page
    assert "How it stood before" in text(desk, duty(marta))


def test_nothing_is_recorded_without_words_and_what_was_typed_stays(desk: StaffBrowser, marta: Victim) -> None:
    page = desk.save(duty(marta), **{"act": "hold", "hold-reason": "telling_harms_the_case", "hold-words": " "})

    body = page.content.decode()
    assert "Write it down. Without it, nothing is recorded" in body
    assert 'value="telling_harms_the_case" checked' in body
    assert not Event.objects.filter(type="duty.held").exists()


def test_what_cannot_be_done_now_is_said_and_not_done(desk: StaffBrowser, marta: Victim) -> None:
    page = desk.save(duty(marta), **{"act": "take_back", "take_back-channel": "phone"})

    assert "it does not stand so any more" in page.content.decode()
    assert not Event.objects.filter(type="duty.decline_taken_back").exists()


def test_without_a_check_nothing_is_shown_and_nothing_can_be_decided(sol: StaffBrowser, marta: Victim) -> None:
    address = duty(marta)
    typed = {"act": "not_owed", "not_owed-reason": "recorded_in_error", "not_owed-words": "No."}

    assert sol.get(address).status_code == 303
    sol.look_up(marta)
    assert sol.get(address)["Location"] == f"/desk/cases/{marta.public_id}"
    assert sol.save(address, **typed).status_code == 303
    assert not Event.objects.filter(type="duty.not_owed").exists()


def test_another_victims_duty_is_not_here(desk: StaffBrowser, marta: Victim) -> None:
    other = news_for("44/00002/26")

    assert desk.get(f"{rights(marta)}/{duty(other).rsplit('/', 1)[1]}").status_code == 404


def test_each_look_is_recorded(desk: StaffBrowser, marta: Victim) -> None:
    desk.get(rights(marta))
    desk.get(duty(marta))

    looks = AuditEntry.objects.filter(victim_id=marta.id, act__in=["ledger.see", "duty.see"])
    assert [(look.act, look.reason) for look in looks.order_by("id")] == [
        ("ledger.see", "She rang"),
        ("duty.see", "She rang"),
    ]
