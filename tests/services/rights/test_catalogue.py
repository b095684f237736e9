"""The catalogue in the package, and what is said of one that is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from victimcare.rules.rights import Catalogue, Reason, Span, Unit
from victimcare.services.rights.catalogue import BadPack, catalogue, read_edition, read_editions, read_outcomes
from victimcare.services.rights.working_days import BadCalendar, read_working_days, shipped_working_days
from victimcare.wording import has

ENTRY = """
[[entitlement]]
id = "r6_suspect_arrested"
right = 6
title = "Told of an arrest"
scope = "code"
holders = ["police"]
starts = ["suspect_arrested"]
ends = "telling"
standard = { amount = 5, unit = "working_day" }
enhanced = { amount = 1, unit = "working_day" }
source = "made up"
is_verified = true
"""
PACK = 'id = "made-up"\ntitle = "A made-up Code"\nin_force_from = 2030-01-01\n' + ENTRY


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "made-up.toml"
    path.write_text(PACK)
    return path


def test_the_package_carries_the_whole_of_the_2021_edition() -> None:
    (edition,) = catalogue().editions
    entries = edition.entitlements.values()

    assert (edition.id, edition.in_force_from, len(entries)) == ("2021-04-01", date(2021, 4, 1), 56)
    assert {entry.right for entry in entries} == set(range(1, 13))
    assert sum(entry.is_verified for entry in entries) == 39
    assert edition.entitlements["r6_suspect_arrested"].enhanced == Span(1, Unit.WORKING_DAY)
    assert edition.entitlements["r12_phso"].standard is None


def test_the_package_carries_every_outcome() -> None:
    outcomes = catalogue().outcomes

    assert len(outcomes) == 26
    assert outcomes["9"].group == "not_in_public_interest"
    assert outcomes["22"].is_positive is None


def test_every_reason_has_its_words() -> None:
    assert [reason for reason in Reason if not has(f"rights-reason-{reason.replace('_', '-')}")] == []


def test_a_pack_is_read(pack: Path) -> None:
    edition = read_edition(pack)

    assert edition.tells == {"r6_suspect_arrested"}
    assert edition.entitlements["r6_suspect_arrested"].standard == Span(5, Unit.WORKING_DAY)


@pytest.mark.parametrize(
    ("right_text", "wrong_text", "says"),
    [
        (
            'starts = ["suspect_arrested"]',
            'starts = ["suspect_sneezed"]',
            "suspect_sneezed.*expected one of.*suspect_arr",
        ),
        ('starts = ["suspect_arrested"]', "starts = []", "expected at least one trigger"),
        (
            'unit = "working_day" }\nenhanced',
            'unit = "fortnight" }\nenhanced',
            "fortnight.*expected one of working_day",
        ),
        ('ends = "telling"', 'ends = "happily"', "happily.*expected one of telling"),
        ('ends = "telling"', 'ends = "window"', "belong together"),
        ("right = 6", "right = 13", "right is 13; expected 1 to 12"),
        ("right = 6", 'right = "six"', "Expected `int`"),
        ("amount = 5", "amount = 0", "amount is below 1"),
        ("enhanced = { amount = 1, unit", "# enhanced = { amount = 1, unit", "expected both or neither"),
        ('scope = "code"', 'scope = "code"\nparagraf = "6.1"', "unknown key 'paragraf'; expected one of ends"),
        ('title = "Told of an arrest"\n', "", "missing required field `title`"),
        (ENTRY, ENTRY + ENTRY, "line 18: id 'r6_suspect_arrested' was used before"),
        ("in_force_from = 2030-01-01", "in_force_from = soon", "expected TOML"),
        ("in_force_from = 2030-01-01", 'in_force_from = "soon"', "in_force_from"),
    ],
)
def test_a_wrong_pack_is_refused_with_file_line_and_what_was_expected(
    pack: Path, right_text: str, wrong_text: str, says: str
) -> None:
    assert right_text in PACK
    pack.write_text(PACK.replace(right_text, wrong_text))

    with pytest.raises(BadPack, match=f"made-up.toml.*{says}"):
        read_edition(pack)


def test_the_line_named_is_that_of_the_entry(pack: Path) -> None:
    second = ENTRY.replace("r6_suspect_arrested", "r6_other").replace("right = 6", "right = 0")
    pack.write_text(PACK + second)

    with pytest.raises(BadPack, match=r"line 18: r6_other: right is 0"):
        read_edition(pack)


def test_two_editions_cannot_begin_on_one_day(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PACK.replace('id = "made-up"', 'id = "other"'))

    with pytest.raises(BadPack, match=r"other.toml: in_force_from 2030-01-01 is also that of .*made-up.toml"):
        read_editions([pack, other])


def test_an_edition_is_in_force_until_the_next(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(PACK.replace('id = "made-up"', 'id = "other"').replace("2030-01-01", "2031-06-01"))
    editions = Catalogue(read_editions([other, pack]), {})

    days = (date(2020, 1, 1), date(2030, 1, 1), date(2031, 5, 31), date(2031, 6, 1))

    assert [editions.edition_on(day).id for day in days] == ["made-up", "made-up", "made-up", "other"]


def test_no_edition_at_all_is_refused() -> None:
    with pytest.raises(BadPack, match="expected at least one"):
        read_editions([])


def test_an_outcome_with_an_unknown_review_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.toml"
    path.write_text('[[outcome]]\ncode="1"\ntitle="x"\ngroup="x"\nis_final=true\nreview="perhaps"\nis_verified=true\n')

    with pytest.raises(BadPack, match=r"line 1: .*perhaps.*expected one of police, cps, maybe, no"):
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
