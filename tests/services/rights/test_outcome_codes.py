"""A Home Office outcome code stands in several places. Each must hold the same codes."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, get_args

import pytest

from victimcare.rules.cases.outcome_codes import OUTCOME_EFFECTS
from victimcare.rules.rights import OutcomeReview
from victimcare.rules.rights.clock_starts import NO_PROSECUTION_GROUPS
from victimcare.services.feed.form_values import OutcomeCode
from victimcare.services.feed.line_validation import schema_text
from victimcare.services.rights.code_catalogue import rights_catalogue

HOW_TO = "docs/howto/add-an-outcome-code.md"


def _code_lists(schema: Any) -> list[list[str]]:
    """The lists of outcome codes in the published schema."""
    if isinstance(schema, list):
        return [found for part in schema for found in _code_lists(part)]
    if not isinstance(schema, dict):
        return []
    if "1A" in schema.get("enum", ()):
        return [schema["enum"]]
    return _code_lists(list(schema.values()))


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("OutcomeCode in services/feed/form_values.py", get_args(OutcomeCode)),
        ("OUTCOME_EFFECTS in rules/cases/outcome_codes.py", OUTCOME_EFFECTS),
        *(("services/feed/schema.json", codes) for codes in _code_lists(json.loads(schema_text()))),
    ],
)
def test_every_place_has_the_codes_of_the_catalogue(place: str, codes: Collection[str]) -> None:
    catalogue = set(rights_catalogue().outcomes)

    missing, unknown = catalogue - set(codes), set(codes) - catalogue

    assert not missing, f"{place} has no {sorted(missing)} of services/rights/outcomes.toml: {HOW_TO}"
    assert not unknown, f"{place} has {sorted(unknown)}, and services/rights/outcomes.toml does not: {HOW_TO}"


@pytest.mark.parametrize("code", list(OUTCOME_EFFECTS))
def test_a_review_is_offered_as_the_catalogue_says(code: str) -> None:
    outcome = rights_catalogue().outcomes[code]
    expected = None
    if outcome.group in NO_PROSECUTION_GROUPS:
        expected = OutcomeReview.POLICE if outcome.review is OutcomeReview.MAYBE else outcome.review

    assert OUTCOME_EFFECTS[code].review == expected, (
        f"{code}: `review` in rules/cases/outcome_codes.py and in services/rights/outcomes.toml differ: {HOW_TO}"
    )
