"""Entries stay right, and say how full their services are; and unmet needs are counted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from tests.services.referrals.oruk_example import COUNSELLING, LOCKS
from victimcare.records.models import AuditEntry, ServiceCapacity, SupportService, Task, UnmetNeed
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.support_needs import CountCell
from victimcare.services.access import Actor, ActorKind, PermissionRefused, Role
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.referrals import (
    directory_api,
    directory_loading,
    directory_reviews,
    service_capacity,
    service_directory,
)
from victimcare.services.referrals.directory_reviews import EntryReporter
from victimcare.services.referrals.service_capacity import CapacityReporter
from victimcare.services.referrals.service_directory import UnmetNeedReason

pytestmark = pytest.mark.django_db
ANYBODY = Actor.anonymous("web")


@pytest.fixture
def sol() -> Actor:
    return staff()


@pytest.fixture
def weir() -> SupportService:
    a_team()
    entries = json.dumps([COUNSELLING, LOCKS])
    directory_loading.load_directory_text(
        actor=Actor(ActorKind.OPERATOR, "operator:x"), name="towns", text=entries, now=NOW
    )
    return SupportService.objects.get(record_id=COUNSELLING["id"])


def test_a_report_of_a_wrong_entry_makes_one_task_which_ends_when_it_is_checked(
    sol: Actor, weir: SupportService
) -> None:
    for by in (EntryReporter.ANYBODY, EntryReporter.VICTIM):
        directory_reviews.report_entry(actor=ANYBODY, service_id=weir.public_id, by=by, now=NOW)
    directory_reviews.report_entry(
        actor=sol, service_id=weir.public_id, by=EntryReporter.STAFF, words="Rings out", now=NOW
    )

    task = Task.objects.get()
    seen = directory_reviews.read_entry(actor=sol, service_id=weir.public_id, now=NOW)
    assert (task.kind, task.subject_key) == ("wrong_entry", f"service:{weir.public_id}")
    assert [(one.by, one.name, one.words) for one in seen.reports] == [
        ("staff", sol.name, "Rings out"),
        ("victim", "", ""),
        ("anybody", "", ""),
    ]
    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="", now=NOW)
    directory_reviews.confirm_entry(actor=sol, service_id=weir.public_id, now=NOW)

    task.refresh_from_db()
    assert task.closed_at == NOW
    assert directory_reviews.read_entry(actor=sol, service_id=weir.public_id, now=NOW).reports == ()
    assert directory_api.read_service_record(actor=ANYBODY, record_id=weir.record_id)["assured_date"] == "2026-11-25"


def test_what_is_set_right_here_outlasts_a_load_and_is_served(sol: Actor, weir: SupportService) -> None:
    before = service_directory.build_service_facts(weir)
    typed = {name: getattr(before, name) for name in ("website", "hours", "areas", "languages", "youngest", "oldest")}
    better = typed | {"telephone": "020 7946 0199", "needs": frozenset({"talk", "legal"})}

    ours = directory_reviews.correct_entry(actor=sol, service_id=weir.public_id, better=better, now=NOW)
    directory_loading.load_directory_text(
        actor=Actor(ActorKind.OPERATOR, "operator:x"),
        name="towns",
        text=json.dumps([COUNSELLING | {"url": "https://weir.example/new"}, LOCKS]),
        now=NOW,
    )

    assert ours == {"telephone", "needs"}
    found = directory_reviews.read_entry(actor=sol, service_id=weir.public_id, now=NOW).listed.facts
    assert found == replace(
        before, telephone="020 7946 0199", needs=frozenset({"talk", "legal"}), website="https://weir.example/new"
    )
    served = directory_api.read_service_record(actor=ANYBODY, record_id=weir.record_id)
    assert [one["number"] for one in served["phones"]] == ["020 7946 0199"]
    assert served["x_river_towns_number"] == COUNSELLING["x_river_towns_number"]


def test_a_service_not_checked_for_months_is_asked_about_once(weir: SupportService) -> None:
    SupportService.objects.exclude(id=weir.id).update(checked_on=NOW.date())
    assert directory_reviews.create_review_tasks(now=NOW) == 0

    later = NOW + timedelta(days=130)  # six months after its source looked
    SupportService.objects.exclude(id=weir.id).update(checked_on=later.date())
    assert [directory_reviews.create_review_tasks(now=later), directory_reviews.create_review_tasks(now=later)] == [
        1,
        0,
    ]
    assert Task.objects.get().subject_key == f"service:{weir.public_id}"


def test_how_full_it_is_is_said_by_link_by_program_and_at_the_desk_and_the_order_follows(
    sol: Actor, weir: SupportService
) -> None:
    directory_reviews.correct_entry(
        actor=sol, service_id=weir.public_id, better={"needs": frozenset({"housing"})}, now=NOW
    )
    token = service_capacity.find_capacity_link(actor=sol, service_id=weir.public_id).rpartition("/")[2]
    machine = Actor(ActorKind.MACHINE, "token:1", sources=frozenset({weir.record_id}))

    service_capacity.state_capacity_by_link(
        actor=ANYBODY, token=token, said=CapacityStatus.OPEN, places=3, weeks=None, now=NOW
    )
    assert (
        service_directory.read_service(actor=ANYBODY, service_id=weir.public_id).room
        == service_capacity.read_capacity_page(actor=ANYBODY, token=token).room
    )
    service_capacity.state_entry_capacity(
        actor=machine, record_id=weir.record_id, said=CapacityStatus.WAITING, places=None, weeks=2, now=NOW
    )
    with pytest.raises(NotFound):
        service_capacity.state_entry_capacity(
            actor=machine, record_id=LOCKS["id"], said=CapacityStatus.FULL, places=None, weeks=None, now=NOW
        )
    service_capacity.state_capacity(
        actor=sol,
        service_id=weir.public_id,
        said=CapacityStatus.FULL,
        places=None,
        weeks=None,
        by=CapacityReporter.STAFF,
        now=NOW,
    )

    found = service_directory.search_services(actor=sol, wish=ServiceSearch("housing", any_area=True), now=NOW)
    assert [line.id for line in found[0].why][:1] == ["directory-why-full"]
    assert [one.by for one in ServiceCapacity.objects.filter(service=weir).order_by("id")] == ["link", "api", "staff"]
    assert directory_api.read_service_record(actor=ANYBODY, record_id=weir.record_id)["capacities"][0]["available"] == 0
    service_capacity.renew_capacity_link(actor=sol, service_id=weir.public_id, now=NOW)
    for wrong in (token, token[:-3] + "AAA", "x", ""):
        with pytest.raises(NotFound):
            service_capacity.read_capacity_page(actor=ANYBODY, token=wrong)


def test_an_unmet_need_counts_once_for_each_victim_and_small_numbers_are_hidden(sol: Actor) -> None:
    lead, victim = staff("Sam Okoye", Role.SUPERVISOR), a_victim()
    for _ in range(2):
        service_directory.report_unmet_need(
            actor=sol, need="housing", area="CE", why=UnmetNeedReason.ALL_REFUSED, now=NOW, victim_id=victim.id
        )
    for _ in range(7):
        service_directory.report_unmet_need(
            actor=sol, need="housing", area="CN", why=UnmetNeedReason.NONE_FITS, now=NOW
        )
    service_directory.resolve_unmet_need(victim_id=victim.id, need="housing", now=NOW)

    found = service_directory.count_unmet_needs(actor=lead, need="housing", now=NOW)
    assert UnmetNeed.objects.count() == 8
    assert found.table.totals["CE"] == CountCell(None, is_small=True)
    assert found.table.totals["CN"] == CountCell(5)
    assert {tile.area for tile in found.tiles} == set(found.names)
    assert AuditEntry.objects.filter(act="unmet.said", victim_id=victim.id).count() == 2
    with pytest.raises(PermissionRefused):
        service_directory.count_unmet_needs(actor=sol, need="", now=NOW)


def test_a_search_asks_the_database_once_however_many_there_are(sol: Actor, weir: SupportService) -> None:
    counts = []
    for copies in (1, 3):
        for number in range(copies):
            entry = LOCKS | {"id": f"copy-{copies}-{number}"}
            directory_loading.load_directory_text(
                actor=Actor(ActorKind.OPERATOR, "operator:x"),
                name=f"{copies}-{number}",
                text=json.dumps([entry]),
                now=NOW,
            )
        with CaptureQueriesContext(connection) as queries:
            service_directory.search_services(actor=sol, wish=ServiceSearch(any_area=True), now=NOW)
        counts.append(len(queries))

    assert counts == [1, 1]
