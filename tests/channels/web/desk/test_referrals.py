"""Referrals at the desk: made in a contact, listed by what waits, and nothing about requests without the police."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import NOW, a_victim, staff
from tests.services.referrals.world import Service, a_partner, a_service, referred
from victimcare.adapters.documents.weasyprint.pdf_printer import can_make_pdf
from victimcare.records.models import (
    AuditEntry,
    Case,
    PartnerUser,
    Person,
    Referral,
    ReferralConsent,
    SelfReferral,
    SupportService,
    Task,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.referrals.referral_course import ReferralMove, ReferralRefusal, ReferralSettlement
from victimcare.services.access import Actor, Role
from victimcare.services.desk import task_actions
from victimcare.services.referrals import partner_referrals, referral_handling, self_referrals, victim_referrals
from victimcare.services.referrals.referral_course import MoveDetails

pytestmark = pytest.mark.django_db


def _refuse(service: Service, row: Referral) -> None:
    said = MoveDetails(refusal=ReferralRefusal.FULL)
    partner_referrals.record_partner_answer(
        actor=service.user, referral_id=row.public_id, move=ReferralMove.REFUSE, said=said, now=NOW
    )


def test_need_service_words_yes_and_it_is_sent(sol: StaffBrowser) -> None:
    service, victim = a_partner(), news_for(name="Ada")
    sol.look_up(victim)
    sol.prove(victim)
    page = f"/desk/cases/{victim.public_id}/support"

    begun = text(sol.get(page))
    chosen = text(sol.post(page, step="choose", need="talk"))
    typed = {"need": "talk", "service": str(service.row.public_id), "way": "she_rings", "shares": ["area"]}
    read = sol.post(page, step="read", **typed)
    heard = re.search(r'name="heard" value="(\w+)"', read.content.decode())
    assert heard
    changing = sol.post(page, step="change", words="A woman, please.", after="x", **typed).content.decode()
    silent = text(sol.post(page, step="send", heard=heard[1], how="on_a_call", **typed))
    sent = sol.post(page, step="send", heard=heard[1], how="on_a_call", agrees="on", **typed)

    assert "What would help?" in begun
    assert service.row.name in chosen
    assert "Asks for: somebody to talk to" in text(read)
    assert "Nothing is sent without this" in silent
    assert "A woman, please." in changing
    assert re.search(rf'value="{service.row.public_id}"\s+checked', changing)
    assert 'name="after" value="x"' in changing
    assert sent.headers["Location"] == f"{page}?sent"
    assert (Referral.objects.get().state, Referral.objects.get().need) == ("sent", "talk")
    assert "Agreed, in the words that they heard." in text(sol.get(f"{page}?sent"))


def test_each_service_says_whom_it_is_made_for_and_those_made_for_others_stand_last(sol: StaffBrowser) -> None:
    victim = news_for(name="Ada")
    Person.objects.filter(id=victim.person_id).update(sex="female")
    Case.objects.filter(id=victim.case_id).update(offence_group="fraud", flags=[])
    for name, needs in (
        ("A Night Line", ("talk", "bereaved")),
        ("B Anyone", ("talk",)),
        ("C After Fraud", ("talk", "fraud")),
        ("D Fraud, for Men", ("talk", "fraud")),
    ):
        a_service(name, needs)
    sol.look_up(victim)
    sol.prove(victim)

    chosen = sol.post(f"/desk/cases/{victim.public_id}/support", step="choose", need="talk")

    page = text(chosen)
    order = ["C After Fraud", "B Anyone", "A Night Line", "D Fraud, for Men"]
    whom = [
        "people after fraud, as here",
        "For anyone",
        "Made for others: people after a death",
        "Made for others: men",
    ]
    assert [page.index(name) for name in order] == sorted(page.index(name) for name in order)
    for name, line in zip(order, whom, strict=True):
        assert line in page[page.index(name) :].partition("govuk-radios__item")[0], name
    assert "Has never said how full it is" not in page
    assert " checked" not in chosen.content.decode().partition('name="shares"')[2].partition("</fieldset>")[0]


def test_a_service_that_says_it_is_full_is_sent_to_only_after_a_warning(sol: StaffBrowser) -> None:
    service, victim = a_partner(), news_for(name="Ada")
    SupportService.objects.filter(id=service.row.id).update(said="full", said_on=NOW.date())
    sol.look_up(victim)
    sol.prove(victim)
    page = f"/desk/cases/{victim.public_id}/support"
    typed = {"need": "talk", "service": str(service.row.public_id), "way": "she_rings"}
    read = text(sol.post(page, step="read", **typed))
    heard = re.search(r'name="heard" value="(\w+)"', read)
    assert heard
    send = {"step": "send", "heard": heard[1], "how": "on_a_call", "agrees": "on", **typed}

    unwarned = text(sol.post(page, **send))
    kept = Referral.objects.count()
    sent = sol.post(page, **send, knows_full="on")

    assert f"{service.row.name} says that it is full." in read
    assert "The service is full: say that the victim knows" in unwarned
    assert kept == 0
    assert sent.headers["Location"] == f"{page}?sent"


def test_before_a_check_no_field_and_no_service_shows(sol: StaffBrowser) -> None:
    victim = news_for(name="Ada")
    sol.look_up(victim)

    reply = sol.get(f"/desk/cases/{victim.public_id}/support")

    assert reply.status_code == 303


def test_a_refused_one_stands_first_says_why_and_is_ended_only_with_a_reason(sol: StaffBrowser) -> None:
    service = a_partner()
    row = referred(service, victim=news_for(name="Ines"))
    _refuse(service, row)
    page = f"/desk/referrals/{row.public_id}"

    listed, shown = text(sol.get("/desk/referrals")), text(sol.get(page))
    unsaid, named = (text(sol.post(page, **{"act": "name-it", "name-why": why})) for why in ("", "It rang"))
    empty = text(sol.save(page, **{"act": "end", "end-how": "no_service", "end-words": ""}))
    wants_no_service = {"act": "end", "end-how": "not_wanted", "end-words": "They want no other service."}
    unproved = text(sol.save(page, **wants_no_service))
    row.refresh_from_db()
    stayed = row.settled
    sol.look_up(row.victim)
    sol.prove(row.victim)
    sol.save(page, **wants_no_service)

    assert row.victim.case.reference in listed
    assert service.row.name not in listed, "a refuge's name tells everybody at the desk where the victim is"
    for silent in (shown, unsaid):
        assert service.row.name not in silent
        assert service.partner.name not in silent
        assert "Lena Lead" not in silent
    assert service.row.name in named
    assert AuditEntry.objects.get(act="referral.named").reason == "It rang"
    assert "They are full" in shown or "Refused" in shown
    assert "Ines" not in listed + shown
    assert "Say why, in a few words" in empty
    assert "Prove first that it is they" in unproved
    row.refresh_from_db()
    assert (stayed, row.settled) == ("", "not_wanted")
    assert not Task.objects.filter(kind=TaskKind.REFERRAL, closed_at=None).exists()


def test_the_service_that_the_victim_asked_for_is_shown_to_the_task_owner_alone(sol: StaffBrowser) -> None:
    task_actions.make_task(
        kind=TaskKind.ASKED_SUPPORT,
        victim_id=a_victim().id,
        reason="asked_support",
        harm=1,
        due_at=None,
        now=NOW,
        subject_key="support:Harbour Refuge",
    )
    task = Task.objects.get().public_id

    shown = text(sol.get(f"/desk/tasks?which=all&task={task}"))
    sol.post(f"/desk/tasks/{task}/take")

    assert "What you do now" in shown or "Do now" in shown
    assert "Harbour Refuge" not in shown
    assert "Harbour Refuge" in text(sol.get(f"/desk/tasks?which=mine&task={task}"))


def test_what_was_typed_stands_there_still_where_it_was_taken_back_meanwhile(sol: StaffBrowser) -> None:
    row = referred(a_partner())
    page = f"/desk/referrals/{row.public_id}"
    referral_handling.recall_referral(
        actor=staff("Ewa"), referral_id=row.public_id, words="Unsafe", by_victim=False, now=NOW
    )

    told = sol.post(page, **{"act": "recall", "recall-by_her": "no", "recall-words": "She came to the counter."})

    assert told.status_code == 409
    assert "Nothing was changed" in text(told)
    assert "She came to the counter." in text(told)


def test_in_the_victims_name_it_is_taken_back_only_after_an_identity_check(sol: StaffBrowser) -> None:
    row = referred(a_partner(), victim=news_for(name="Ada"))
    page, said = (
        f"/desk/referrals/{row.public_id}",
        {"act": "recall", "recall-by_her": "yes", "recall-words": "Enough."},
    )

    unproved = text(sol.post(page, **said))
    row.refresh_from_db()
    state = row.state
    sol.look_up(row.victim)
    sol.prove(row.victim)
    sol.post(page, **said)

    row.refresh_from_db()
    assert "Prove first that it is they" in unproved
    assert (state, row.state, row.settled) == ("sent", "recalled", "she_stopped")


def test_ending_what_a_colleague_has_ended_says_so_and_what_to_do(sol: StaffBrowser) -> None:
    service = a_partner()
    row = referred(service)
    _refuse(service, row)
    row.refresh_from_db()
    page, read = f"/desk/referrals/{row.public_id}", row.version
    typed = {"act": "end", "end-how": "no_service", "end-words": "No service is near.", "end-after": read}
    referral_handling.end_referral(
        actor=staff("Ewa"),
        referral_id=row.public_id,
        how=ReferralSettlement.MISTAKE,
        words="Enough.",
        after=read,
        now=NOW,
    )

    told = sol.post(page, **typed)

    assert told.status_code == 409
    assert "Nothing was changed: Ewa ended it meanwhile. Made by mistake." in text(told)
    assert "No service is near." in text(told)
    assert "save again" not in text(told)
    row.refresh_from_db()
    assert row.settled == "mistake"


def test_a_service_that_holds_it_on_paper_is_told_when_it_is_taken_back(sol: StaffBrowser) -> None:
    row = referred(a_service())
    page = f"/desk/referrals/{row.public_id}"
    referral_handling.record_handed_over(actor=sol.actor, referral_id=row.public_id, now=NOW)
    assert not Task.objects.filter(kind=TaskKind.REFERRAL, closed_at=None).exists()

    victim_referrals.withdraw_own_referral(Actor.anonymous("victim"), row.victim_id, row.public_id, now=NOW)

    assert Task.objects.get(kind=TaskKind.REFERRAL, closed_at=None).reason == "referral_tell_them"
    assert "Ring the service" in text(sol.get(page))
    sol.post(page, act="they-know")
    told = text(sol.get(page))
    assert "The service knows that it is theirs no more" in told
    assert not Task.objects.filter(kind=TaskKind.REFERRAL, closed_at=None).exists()
    assert sol.post(page, act="they-know").headers["Location"] == f"{page}?not-now"


@pytest.mark.skipif(not can_make_pdf(), reason="needs Pango")
def test_a_sealed_document_opens_with_its_password_alone(sol: StaffBrowser) -> None:
    row = referred(a_service(), victim=a_victim(given_name="Ines"))
    page = f"/desk/referrals/{row.public_id}"
    assert sol.post(f"{page}/sealed").status_code == 404  # the task has no owner
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.REFERRAL).public_id}/take")

    made = sol.post(f"{page}/sealed")
    password = re.search(r"\d{4}( \d{4}){4}", text(sol.post(f"{page}/password")))

    assert password
    closed = PdfReader(io.BytesIO(made.content))
    assert closed.is_encrypted
    assert not closed.decrypt("0" * 20)
    assert closed.decrypt(password[0].replace(" ", ""))
    assert "Ines" in closed.pages[0].extract_text()
    ReferralConsent.objects.filter(referral=row).update(ends_on=date(2026, 11, 24))


def test_a_late_press_for_the_sealed_document_tells_the_task_owner_what_happened(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    row = referred(a_service(), victim=a_victim(given_name="Ines"))
    page = f"/desk/referrals/{row.public_id}"
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.REFERRAL).public_id}/take")
    ReferralConsent.objects.filter(referral=row).update(ends_on=date(2026, 11, 24))

    for press in ("sealed", "password"):
        told = sol.post(f"{page}/{press}")
        assert told.status_code == 409
        assert "what the victim agreed to has run out" in text(told)
        assert sign_in("Ewa Lis").post(f"{page}/{press}").status_code == 404

    referral_handling.recall_referral(
        actor=sol.actor, referral_id=row.public_id, words="Unsafe", by_victim=False, now=NOW
    )
    assert "it was taken back meanwhile" in text(sol.post(f"{page}/sealed"))


def test_a_supervisor_brings_a_service_in_and_its_people_go_at_once(sign_in: Callable[..., StaffBrowser]) -> None:
    bea, sol = sign_in("Bea Samuels", Role.SUPERVISOR), sign_in()
    row = a_service("Ashmoor Advice")
    added = bea.post("/desk/partners", name="Ashmoor", services=[str(row.public_id)], way="site")
    page = added.headers["Location"]

    invited = text(bea.post(page, act="invite", name="Mo Member", email="Mo@ashmoor.example"))
    user = PartnerUser.objects.get()
    bea.post(page, act="shut-out", user=str(user.public_id))

    assert "/partner/invited/" in invited
    assert "/partner/invited/" not in text(bea.get(page))
    user.refresh_from_db()
    assert (user.email, user.ended_reason) == ("mo@ashmoor.example", "shut")
    assert sol.get("/desk/partners").status_code == 404


def test_nothing_at_the_desk_shows_what_was_asked_without_the_police(sign_in: Callable[..., StaffBrowser]) -> None:
    """No page, no search, no task, no figure and no detail of the audit; once the victim agrees, only the task's
    owner."""
    bea, service = sign_in("Bea Samuels", Role.SUPERVISOR), a_partner()
    said = {"name": "Jonquil", "reach": "07700 900177", "words": "Please keep this secret."}
    self_referrals.create_self_referral(
        actor=Actor.anonymous("web"), service=service.row.public_id, said=said, police_may_know=False, now=NOW
    )
    row = SelfReferral.objects.get()
    partner_page = f"/desk/partners/{service.partner.public_id}"

    shown = "".join(
        bea.get(page).content.decode()
        for page in ("/desk/tasks", "/desk/referrals", "/desk/partners", partner_page, "/desk/feedback", "/desk/more")
    )
    shown += bea.post("/desk/look-up", reference="", name="Jonquil", reason="x").content.decode()
    entries = json.dumps(list(AuditEntry.objects.values("act", "detail", "case_id", "victim_id")), default=str)

    assert "Jonquil" not in re.sub(r'value="[^"]*"', "", shown) + entries
    assert str(row.public_id) not in shown + entries
    assert bea.get(f"/desk/asked-without-police/{row.public_id}").status_code == 404
    self_referrals.record_police_consent(actor=service.user, ask_id=row.public_id, now=NOW)
    task = Task.objects.get(kind=TaskKind.SELF_REFERRED)
    assert bea.get(f"/desk/asked-without-police/{row.public_id}").status_code == 404
    bea.post(f"/desk/tasks/{task.public_id}/take")
    assert "Jonquil" in text(bea.get(f"/desk/asked-without-police/{row.public_id}"))
