"""Danger now: above every list and in the bar of every page, with every way on, and ended only with its outcome."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test.utils import override_settings

from tests.channels.web.desk.conftest import StaffBrowser, news_for, task_of
from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import NOW, a_duty, an_event
from tests.services.plans import agreed, by, stated
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.records.models import Contact, DeliveryEscalation, ReachAttempt, Supporter, Task, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.correspondence import DangerSource
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.services import port_registry
from victimcare.services.access import Actor, Role
from victimcare.services.contact import communication_passports, contact_thread
from victimcare.services.contact.communication_passports import BY_VICTIM, PassportContent
from victimcare.services.contact_plans import guard_marks
from victimcare.services.danger.danger_detection import check_for_danger
from victimcare.services.desk import task_actions, work_list
from victimcare.services.follow_up import unanswered_work
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import SUPPORTER_SAFE_WAY

pytestmark = pytest.mark.django_db
NUMBER = "07700 900123"


def danger_about(victim: Victim | None, **more: object) -> Task:
    usual: dict[str, object] = {
        "kind": TaskKind.DANGER_WORDS,
        "victim_id": victim.id if victim else None,
        "reason": "danger_words",
        "harm": 3,
        "due_at": NOW + timedelta(minutes=15),
        "now": NOW,
        "is_danger": True,
    }
    return Task.objects.get(id=task_actions.make_task(**(usual | more)))  # type: ignore[arg-type]


def tried(sol: StaffBrowser, task: Task, way: str, came_of: str, note: str = "", about: str = "") -> HttpResponse:
    return sol.post(
        f"/desk/tasks/{task.public_id}/reach",
        attempt=uuid4(),
        way=way,
        about=about,
        came_of=came_of,
        note=note,
        next_in=15,
    )


def band(page: str) -> str:
    found = re.search(r'<section class="panel danger-band".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("narrowed", ["which=team", "which=mine", "which=all", "which=all&group=court", "show=snoozed"])
def test_it_ranks_above_what_is_weeks_late_on_every_list(sol: StaffBrowser, marta: Victim, narrowed: str) -> None:
    late = news_for("44/09877/26", name="Ines", mobile="07700 900456")
    Task.objects.filter(victim=late).update(harm=3, due_at=NOW - timedelta(days=28))
    danger_about(marta)

    page = sol.get(f"/desk/tasks?{narrowed}").content.decode()

    assert "Read what they wrote and get help" in band(page)
    assert "44/10307/26" in band(page)
    assert "Nobody has taken it" in band(page)
    assert page.index("danger-band") < page.index('id="list"')
    assert "Read what they wrote" not in page.replace(band(page), "")
    assert "Marta" not in page


def test_danger_that_a_colleague_heard_ranks_above_words_and_what_is_weeks_late(
    sol: StaffBrowser, marta: Victim
) -> None:
    late = danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news", subject_key="pursuit:x")
    Task.objects.filter(id=late.id).update(due_at=NOW - timedelta(days=166), created_at=NOW - timedelta(days=166))
    danger_about(marta)
    sol.post("/desk/contact/danger", beside="")

    rows = re.findall(r'<li class="work__item.*?</li>', band(sol.get("/desk/tasks").content.decode()), re.DOTALL)

    assert [
        next(i for i, said in enumerate(("Said so to one of us", "A message with", "News that may")) if said in row)
        for row in rows
    ] == [0, 1, 2]


def test_the_page_about_the_order_says_how_danger_is_ordered(sol: StaffBrowser) -> None:
    page = text(sol.get("/desk/tasks/order"))

    assert page.index("What one of us heard ourselves (F9)") < page.index("Days of lateness move nothing here")
    assert page.index("Danger now, above all other work") < page.index("What comes first of all other work")


@pytest.mark.parametrize("address", ["/desk/more", "/desk/look-up", "/desk/phone", "/desk/team", "/desk/danger"])
def test_its_count_is_in_the_bar_of_every_page_without_a_name(sol: StaffBrowser, marta: Victim, address: str) -> None:
    assert "in danger now" not in text(sol.get(address))
    danger_about(marta)
    danger_about(None)

    page = text(sol.get(address))

    assert "2 in danger now" in page
    assert "Kowal" not in page


def test_the_list_counts_danger_that_it_has_no_room_to_show(
    sol: StaffBrowser, marta: Victim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_list, "MOST_DANGER", 1)
    danger_about(marta)
    danger_about(None)

    assert "2 in danger now" in text(sol.get("/desk/tasks"))


def test_two_rows_about_one_case_can_be_told_apart(sol: StaffBrowser, marta: Victim) -> None:
    danger_about(marta)
    danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news", subject_key="pursuit:x")

    rows = re.findall(r'<li class="work__item.*?</li>', band(sol.get("/desk/tasks").content.decode()), re.DOTALL)

    assert "A message with words of danger" in rows[1]
    assert "News that may put them in danger" in rows[0]


def test_the_row_names_the_news_and_no_victim(sol: StaffBrowser, marta: Victim) -> None:
    """Eight rows of one evening read alike, and a colleague opened each to find who was out."""
    event = an_event(marta.case, "suspect.bailed")
    DeliveryEscalation.objects.create(victim=marta, urgency=EscalationUrgency.RISK, events=[event.id], opened_at=NOW)
    danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news", subject_key="pursuit:x")

    shown = band(sol.get("/desk/tasks").content.decode())

    assert "Released on police bail" in shown
    assert "News that may put them in danger" not in shown
    assert "Kowal" not in shown


def test_its_owner_sees_every_way_on_and_no_colleague_sees_a_number(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    advocate = Supporter(
        public_id=uuid4(),
        victim=marta,
        kind="advocate",
        name="Ada Moss",
        phone="01632 960222",
        match_key="441632960222",
        sees=["ring"],
        asked_at=NOW,
        agreed_at=NOW,
        agreed_by_id=sol.actor.staff_id,
    )
    SUPPORTER_SAFE_WAY.put_words(advocate, "By day", fetch_victim_key(marta.id))
    advocate.save()
    task = danger_about(marta)
    here, ewa = f"/desk/tasks?task={task.public_id}", sign_in("Ewa Tomala")

    before = text(sol.get(here))
    sol.post(f"/desk/tasks/{task.public_id}/take")
    mine, others = text(sol.get(here)), text(ewa.get(here))

    for page in (before, others):
        assert "ask for a patrol" in page
        assert "who looks after the case" in page
        assert NUMBER not in page
        assert "Ada Moss" not in page
    assert f"Ring {NUMBER}" in mine
    assert "Nobody has asked them yet whether it is safe to ring" in mine
    assert "020 7946 0999" in mine
    assert "Ada Moss" in mine
    assert "01632 960222" in mine
    assert "Ask for an officer’s visit" in mine
    assert "Next step due by 09:15" in mine


def test_a_number_is_offered_as_the_plan_says_it(sol: StaffBrowser, marta: Victim) -> None:
    point = marta.person.contact_points.get(kind="mobile")
    agreed(marta, by("call", point, hours=[{"days": ["sun"], "from": "12:00", "to": "13:00"}]))
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "Do not ring now: these are not the hours that were agreed" in page
    assert "No voicemail." in page
    assert "Do not say police" in page


def test_what_was_done_is_kept_with_who_when_and_what_came_of_it(sol: StaffBrowser, marta: Victim) -> None:
    task = danger_about(marta)
    point = marta.person.contact_points.get(kind="mobile")

    without_note = tried(sol, task, "control_room", "under_way")
    tried(sol, task, "number", "no_answer", about=f"point:{point.id}")
    tried(sol, task, "control_room", "under_way", "Two officers from Ashmoor, ten minutes")
    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "Write what was said or agreed" in text(without_note)
    assert [*ReachAttempt.objects.order_by("id").values_list("way", "came_of", "by_id")] == [
        ("number", "no_answer", sol.actor.staff_id),
        ("control_room", "under_way", sol.actor.staff_id),
    ]
    assert Contact.objects.get(victim=marta).reached is False
    assert "A patrol is sent" in page
    assert "Two officers from Ashmoor" in page
    assert "Two officers" not in band(sol.get("/desk/tasks").content.decode())
    assert "Last step" in band(sol.get("/desk/tasks").content.decode())
    assert Task.objects.get(id=task.id).owner_id == sol.actor.staff_id


def test_a_second_danger_of_one_victim_says_what_was_done_for_the_first_and_who_has_it(
    sol: StaffBrowser, marta: Victim
) -> None:
    heard = danger_about(marta, kind=TaskKind.DANGER_NOW, reason="danger_now")
    written = danger_about(marta)
    sol.post(f"/desk/tasks/{heard.public_id}/take")
    tried(sol, heard, "control_room", "under_way", "CAD 1123")

    shown = sol.get(f"/desk/tasks?which=all&task={written.public_id}")
    page, row = text(shown), band(shown.content.decode()).split("Read what they wrote")[1]

    assert re.search(r"No step yet\. For another danger of this victim, [^:]*\d+:\d\d: A patrol is sent\.", row)
    assert "For another danger of this victim" in page[page.index("What you can do now") :]
    assert "More danger is open for this victim. Agree who does what" in page
    beside = re.sub("<[^>]+>", "", page[page.index("More danger is open") :]).split("Get help to a person in danger")[1]
    assert re.match(r" Said so to one of us, \S+ \S+\. Last step [^.]*: A patrol is sent[^.]*\. You", beside)


def test_a_task_of_a_release_says_what_the_court_decided(sol: StaffBrowser, marta: Victim) -> None:
    decided = an_event(marta.case, "hearing.resulted", result="bail_granted")
    a_duty(marta, decided, "r8_court_to_wcu")
    DeliveryEscalation.objects.create(victim=marta, urgency="risk", events=[decided.id], opened_at=NOW)
    task = danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "The court let the other person go until the next day there" in page


def test_the_record_of_a_victim_in_danger_begins_with_it(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    danger_about(marta)

    page = text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert page.index("They may be in danger now") < page.index("The safe way")
    assert "No step yet. Nobody has taken it" in page


def test_it_ends_by_what_became_of_it_with_a_reason_and_never_by_a_tick(sol: StaffBrowser, marta: Victim) -> None:
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    close = f"/desk/tasks/{task.public_id}/close"

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))
    for outcome, note in (("done", "x"), ("not_needed", "x"), ("help_came", " ")):
        sol.post(close, **{"close-outcome": outcome, "close-note": note})
        assert Task.objects.get(id=task.id).closed_at is None
    sol.post(close, **{"close-outcome": "help_came", "close-note": "Officers are with them"})

    assert "Put off" not in page
    assert Task.objects.get(id=task.id).outcome == "help_came"
    assert "in danger now" not in text(sol.get("/desk/more"))


def test_work_without_a_number_that_may_be_rung_is_no_dead_end(sol: StaffBrowser) -> None:
    ines = news_for("44/09877/26", name="Ines", mobile="")
    task = Task.objects.get(
        id=danger_about(ines, kind=TaskKind.SILENCE, reason="escalated_supervisor", is_danger=False).id
    )
    here = f"/desk/tasks?task={task.public_id}"
    assert "If you cannot ring them" not in text(sol.get(here))
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(here))
    tried(sol, task, "officer", "under_way", "Goes there today")

    assert "There is no number" in page or "No number" in page
    assert "If you cannot ring them" in page
    assert "who looks after the case" in page
    assert "The officer acts on it" in text(sol.get(here))
    assert Task.objects.get(id=task.id).due_at == task.due_at


def test_a_supervisor_sees_the_escalation(sign_in: Callable[..., StaffBrowser], marta: Victim) -> None:
    lead, task = sign_in("Nia Reyes", Role.DESK, Role.SUPERVISOR), danger_about(marta)
    unanswered_work.raise_unanswered(now=NOW + timedelta(minutes=5))

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=6)):
        page = lead.get(f"/desk/tasks?task={task.public_id}")

    assert "Late: open to a supervisor now" in text(page)


def test_a_number_from_before_they_were_guarded_is_not_given_as_agreed(sol: StaffBrowser, marta: Victim) -> None:
    agreed(marta, by("call", marta.person.contact_points.get(kind="mobile")))
    guard_marks.mark_guarded(
        actor=sol.actor, victim_id=marta.id, reason="He has their phone", now=NOW + timedelta(seconds=1)
    )
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "They agreed to this number before they were marked guarded" in page
    assert "You may ring now, as agreed" not in page


def test_a_number_that_the_record_system_states_is_not_given_as_agreed(sol: StaffBrowser, marta: Victim) -> None:
    """A colleague in a hurry read "as agreed with them" and would have rung the telephone that the suspect reads."""
    stated(marta, may_call=True, note="He reads her phone")
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))
    rung = page[page.index("Ring 07700 900123") : page.index("ask for a patrol")]

    assert "You may ring now: the record system says so. Nobody has agreed it with them." in rung
    assert "Noted with it: He reads her phone" in rung
    assert "as agreed with them" not in rung
    assert "Ask for no blue lights" in page


def test_where_no_case_is_known_no_address_from_a_record_is_promised(sol: StaffBrowser) -> None:
    task = danger_about(None)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "We have no case and no address" in page
    assert "Give the address from the record system" not in page


def test_a_mail_to_the_address_for_officers_is_not_called_an_officers_where_its_sender_is_unknown(
    sol: StaffBrowser,
) -> None:
    check_for_danger(
        actor=Actor.system("test"),
        door=DangerSource.OFFICER,
        about=f"officer-reply:{uuid4()}",
        texts=("He says he will kill me tonight.",),
        victim_id=None,
        who="officer:stranger@example.org",
        now=NOW,
    )

    shown = band(sol.get("/desk/tasks").content.decode())

    assert "E-mail to the address for officers" in shown
    assert "from an officer" not in shown


def test_of_an_unknown_caller_the_number_they_rang_from_is_given(sol: StaffBrowser) -> None:
    task = danger_about(None, kind=TaskKind.DANGER_NOW, reason="danger_now")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "a call to Victim Care" in page
    assert "give the number that they rang from" in page


def test_no_patrol_is_asked_for_to_tell_ordinary_news(sol: StaffBrowser) -> None:
    """The page of a closed theft said "I need a patrol for a victim in danger"."""
    ines = news_for("44/09877/26", name="Ines", mobile="")
    made = danger_about(ines, kind=TaskKind.SILENCE, reason="escalated_supervisor", is_danger=False)
    sol.post(f"/desk/tasks/{made.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={made.public_id}"))
    refused = tried(sol, made, "control_room", "under_way", "A patrol")

    assert "I cannot reach the victim in case 44/09877/26" in page
    assert "patrol" not in page
    assert "victim in danger" not in page
    assert "That way is not there any more" in text(refused)


def test_a_helper_whom_we_may_not_ring_is_no_way_on(sol: StaffBrowser, marta: Victim) -> None:
    Supporter.objects.create(
        victim=marta,
        kind="family",
        name="Ada Moss",
        phone="01632 960222",
        match_key="441632960222",
        sees=["stands", "rights"],
        asked_at=NOW,
        agreed_at=NOW,
        agreed_by_id=sol.actor.staff_id,
    )
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert NUMBER in page
    assert "960222" not in page
    assert "Ada Moss" not in page


def test_what_was_done_and_how_it_ended_is_in_the_record_after_a_check(sol: StaffBrowser, marta: Victim) -> None:
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    tried(sol, task, "control_room", "under_way", note="CAD 1123")
    sol.look_up(marta)
    sol.prove(marta)
    while_open = sol.get(f"/desk/cases/{marta.public_id}").content.decode()
    ends = {"close-outcome": "help_came", "close-note": "Police are with them"}
    sol.post(f"/desk/tasks/{task.public_id}/close", **ends)

    page = text(sol.get(f"/desk/cases/{marta.public_id}"))

    assert '<span class="chip__harm">Danger</span>' in while_open
    for said in ("Words of danger came", "A patrol is sent", "CAD 1123", "Help came to the victim", "Police are with"):
        assert said in page


def test_a_step_without_a_note_keeps_its_form_open_with_what_was_chosen_and_says_what_is_missing_there(
    sol: StaffBrowser, marta: Victim
) -> None:
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    answer = sol.post(
        f"/desk/tasks/{task.public_id}/reach",
        attempt=uuid4(),
        way="control_room",
        about="",
        came_of="cannot",
        note=" ",
        next_in=60,
    )

    page = answer.content.decode()
    forms = re.findall(r'<details class="govuk-details rung__did".*?</details>', page, re.DOTALL)
    [refused] = [form for form in forms if re.match(r"<details[^>]* open>", form)]
    assert 'value="control_room"' in refused
    assert "Write what was said or agreed" in refused
    assert '<option value="60" selected>' in refused
    assert re.search(r'action="[^"]*/reach#rung-\d"', refused)


def test_an_end_without_a_note_keeps_its_form_open_with_what_was_chosen(sol: StaffBrowser, marta: Victim) -> None:
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    answer = sol.post(f"/desk/tasks/{task.public_id}/close", **{"close-outcome": "false_alarm", "close-note": ""})

    opened = r'<details class="govuk-details acts__more" id="close" open>.*?</details>'
    [form] = re.findall(opened, answer.content.decode(), re.DOTALL)
    assert re.search(r'value="false_alarm"[^>]* checked', form)
    assert "Say why" in form
    assert f'/desk/tasks/{task.public_id}/close#close"' in form


def test_our_quiet_hours_are_not_called_the_victims_hours(sol: StaffBrowser, marta: Victim) -> None:
    agreed(marta, by("call", marta.person.contact_points.get(kind="mobile")))
    task = danger_about(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(hours=14)):
        page = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    assert "Not now: these are our quiet hours." in page
    assert "these are not their hours" not in page


def _taken(sol: StaffBrowser, victim: Victim) -> str:
    task = danger_about(victim)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    return text(sol.get(f"/desk/tasks?task={task.public_id}"))


def test_the_owner_reads_what_a_conversation_with_a_deaf_victim_needs_and_the_ways_they_can_use(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    siobhan = news_for(name="Siobhan", language="pl", formats=["bsl", "relay"])
    mobile = siobhan.person.contact_points.get(kind="mobile")
    agreed(siobhan, by("text", mobile), by("call", mobile))

    page = _taken(sol, siobhan)
    others = text(sign_in("Ewa Tomala").get(f"/desk/tasks?task={Task.objects.get(is_danger=True).public_id}"))

    assert "To be able to talk with them at all" in page
    assert "18002 07700 900123" in page
    assert "they are deaf and use British Sign Language" in page.partition("ask for a patrol")[2]
    assert "they speak Polish" in page
    assert "Text them" in page
    for kept_back in ("British Sign Language", "Polish", "Text them"):
        assert kept_back not in others


def test_the_passports_needs_come_before_the_records(sol: StaffBrowser, marta: Victim) -> None:
    Victim.objects.filter(id=marta.id).update(formats=["bsl"])
    communication_passports.append_passport_version(
        marta.id, PassportContent("ur", (CommunicationNeed.LIP_READING,)), after=0, by=None, how=BY_VICTIM, now=NOW
    )

    page = _taken(sol, marta)

    assert "they speak Urdu" in page
    assert "they read lips" in page
    assert "British Sign Language" not in page


def test_only_the_owner_of_the_danger_task_writes_without_a_check(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    agreed(marta, by("text", marta.person.contact_points.get(kind="mobile")))
    _taken(sol, marta)
    address = f"/desk/cases/{marta.public_id}/written"

    opened = sol.get(address)
    sol.post(address, words="Are you safe now? Write back.", once=uuid4())

    assert "A message says that something is new on their page" in text(opened)
    assert WrittenMessage.objects.filter(victim=marta).count() == 1
    assert sign_in("Ewa Tomala").get(address).status_code == 303


def test_without_number_or_email_the_visit_says_how_a_plan_is_agreed(sol: StaffBrowser, marta: Victim) -> None:
    assert "let them ring us from there" not in _taken(sol, marta)
    marta.person.contact_points.all().delete()

    assert "let them ring us from there" in text(sol.get(f"/desk/tasks?task={Task.objects.latest('id').public_id}"))


def test_a_number_that_is_not_agreed_is_not_called_another_number(sol: StaffBrowser, marta: Victim) -> None:
    agreed(marta, by("text", marta.person.contact_points.get(kind="mobile")))

    page = _taken(sol, marta)

    assert "A number of theirs is not shown" in page
    assert "another number" not in page


def test_a_text_to_a_victim_who_cannot_be_rung_is_a_step_that_is_kept_once_something_was_written(
    sol: StaffBrowser, marta: Victim
) -> None:
    agreed(marta, by("text", marta.person.contact_points.get(kind="mobile")))
    Victim.objects.filter(id=marta.id).update(formats=["bsl", "relay"])
    page = _taken(sol, marta)
    task = Task.objects.latest("id")

    refused = tried(sol, task, "text", "under_way")
    sol.post(f"/desk/cases/{marta.public_id}/written", words="Are you safe now?", once=uuid4())
    tried(sol, task, "text", "under_way")

    assert page.index("Text them") < page.index("A number of theirs is not shown")
    assert "our number for Relay UK" in page
    assert "they are deaf and use British Sign Language" in page.partition("officer’s visit")[2]
    assert "Write to them first" in text(refused)
    assert list(ReachAttempt.objects.values_list("way", "came_of")) == [("text", "under_way")]
    kept = ReachAttempt.objects.get()
    assert kept.next_due_at == kept.at + timedelta(minutes=15)
    assert "Wrote to them: a text says so" in text(sol.get(f"/desk/tasks?task={task.public_id}"))


def test_a_victim_with_post_alone_is_written_a_letter_beside_the_visit(
    sol: StaffBrowser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path / "letters")})
    edith = news_for(name="Edith", mobile="", address={"lines": ["5 Mill Lane", "Northam"], "postcode": "N1 1AA"})
    agreed(edith, by("letter", edith.person.contact_points.get(kind="address")))

    page = _taken(sol, edith)

    assert "Write them a letter" in page
    assert page.index("Write them a letter") < page.index("Ask for an officer’s visit")
    assert "A letter takes days: ask for the visit too." in page

    task = Task.objects.latest("id")
    sol.post(f"/desk/cases/{edith.public_id}/written", words="Please ring us.", once=uuid4())
    tried(sol, task, "letter", "under_way")
    kept = ReachAttempt.objects.get()
    assert (kept.way, kept.next_due_at) == ("letter", kept.at + timedelta(minutes=15))
    assert edith.tellings.filter(channel="letter").exists()


def test_outside_the_victims_hours_a_piece_says_from_when_they_may_be_rung_and_who_reaches_them_until_then(
    sol: StaffBrowser, marta: Victim
) -> None:
    mobile = marta.person.contact_points.get(kind="mobile")
    agreed(marta, by("call", mobile, hours=[{"days": ["thu"], "from": "12:30", "to": "13:30"}]))
    Task.objects.update(reason="person_rings", due_at=NOW + timedelta(hours=6))
    here = f"/desk/tasks?task={task_of(marta).public_id}"

    another_day = text(sol.get(here))
    Task.objects.update(due_at=NOW + timedelta(days=2))
    in_time = text(sol.get(here))
    agreed(marta, by("call", mobile, hours=[{"days": ["wed"], "from": "12:30", "to": "13:30"}]))
    today = text(sol.get(here))
    agreed(marta, by("call", mobile))
    any_hour = text(sol.get(here))

    assert "Ring them today" not in another_day
    assert "do not ring before tomorrow 12:30. By today 15:00 ask for an officer’s visit" in another_day
    assert "do not ring before tomorrow 12:30. This can wait until then." in in_time
    assert "They may be rung from today 12:30: not before." in today
    assert "do not ring before" not in any_hour
    assert "not before" not in any_hour


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("not_safe", "Spoke with them: it was not safe to tell them."),
        ("not_reached", "Tried to reach them: not reached."),
        ("spoke", "Spoke with them of other things."),
    ],
)
def test_a_contact_that_told_nothing_is_the_last_step_of_the_danger_and_not_of_danger_that_was_heard(
    sol: StaffBrowser, marta: Victim, ending: str, said: str
) -> None:
    danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news", subject_key="pursuit:x")
    danger_about(marta, kind=TaskKind.DANGER_NOW, reason="danger_now")
    Task.objects.filter(victim=marta, is_danger=True).update(created_at=NOW - timedelta(minutes=3))
    Contact.objects.create(
        victim=marta,
        channel="call",
        reached=ending != "not_reached",
        ending=ending,
        made_at=NOW - timedelta(minutes=1),
        made_by_id=sol.actor.staff_id or 0,
    )

    rows = re.findall(r'<li class="work__item.*?</li>', band(sol.get("/desk/tasks").content.decode()), re.DOTALL)
    heard, news = sorted(rows, key=lambda row: said in row)

    assert said in news
    assert "No step yet" not in news
    assert "No step yet" in heard


def test_news_of_danger_in_the_record_names_no_colleague_as_if_they_had_brought_it(
    sol: StaffBrowser, marta: Victim
) -> None:
    danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news", subject_key="pursuit:x")
    Task.objects.filter(victim=marta, is_danger=True).update(owner_id=sol.actor.staff_id)
    sol.look_up(marta)
    sol.prove(marta)

    lines = contact_thread.list_thread_events(actor=sol.actor, victim_id=marta.public_id, now=NOW)
    brought = [one for one in lines if one.kind == "danger"]

    assert [(one.what, one.by) for one in brought] == [("news", "")]
