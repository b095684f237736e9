"""The catalogue in the package, and the messages about a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from victimcare.rules.rights import DutyReason, Span, Unit
from victimcare.services.rights.code_catalogue import read_outcomes, rights_catalogue
from victimcare.services.rights.toml_sheets import BadPack
from victimcare.services.rights.working_calendar import BadCalendar, read_working_days, shipped_working_days
from victimcare.wording import has_sentence


def test_the_package_carries_the_whole_of_the_2021_edition() -> None:
    (edition,) = rights_catalogue().editions
    entries = edition.entitlements.values()

    assert (edition.id, edition.in_force_from, len(entries)) == ("2021-04-01", date(2021, 4, 1), 56)
    assert {entry.right for entry in entries} == set(range(1, 13))
    assert sum(entry.is_verified for entry in entries) == 39
    assert edition.entitlements["r6_suspect_arrested"].enhanced == Span(1, Unit.WORKING_DAY)
    assert edition.entitlements["r12_phso"].standard is None


def test_duties_between_offices_are_not_for_the_victim() -> None:
    (edition,) = rights_catalogue().editions

    assert {entry.id for entry in edition.entitlements.values() if entry.is_between_offices} == {
        "r2_hocr_24h",
        "r8_court_to_wcu",
        "r9_court_to_wcu",
    }


def test_the_package_carries_every_outcome() -> None:
    outcomes = rights_catalogue().outcomes

    assert outcomes["9"].group == "not_in_public_interest"
    assert outcomes["22"].is_positive is None


def test_every_reason_has_its_words() -> None:
    assert [reason for reason in DutyReason if not has_sentence(f"rights-reason-{reason.replace('_', '-')}")] == []


def test_an_outcome_with_an_unknown_review_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.toml"
    path.write_text('[[outcome]]\ncode="1"\ntitle="x"\ngroup="x"\nis_final=true\nreview="perhaps"\nis_verified=true\n')

    with pytest.raises(
        BadPack, match=r"line 6: 1: review: 'perhaps' is unknown; expected one of police, cps, maybe, no"
    ):
        read_outcomes(path)


# ---- the calendar


def test_the_calendar_in_the_package() -> None:
    calendar = shipped_working_days()

    assert calendar.years == range(2012, 2029)
    assert calendar.is_working_day(date(2022, 9, 19)) is False  # a holiday of that year alone
    assert calendar.is_working_day(date(2026, 12, 28)) is False  # Boxing Day's substitute
    assert calendar.is_working_day(date(2026, 3, 17)) is True  # a holiday elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        '{"scotland": {"events": []}}',
        '{"england-and-wales": {"events": []}}',
        '{"england-and-wales": {"events": [{"date": "2026-01-01"}, {"date": "2028-01-03"}]}}',
        '{"england-and-wales": {"events": [{"date": "1 January"}]}}',
    ],
)
def test_a_calendar_that_cannot_be_counted_with_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bank-holidays.json"
    path.write_text(text)

    with pytest.raises(BadCalendar, match=r"bank-holidays.json: .*expected"):
        read_working_days(path)
