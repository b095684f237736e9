"""What may change how safe she is."""

from __future__ import annotations

import pytest

from victimcare.rules.follow_up.risk import is_risk


@pytest.mark.parametrize(
    ("event_type", "data", "guarded_only"),
    [
        ("offender.release_planned", {"on": "2026-12-01"}, False),
        ("offender.unlawfully_at_large", {}, False),
        ("suspect.bail_changed", {"change": "ended"}, False),
        ("suspect.bail_changed", {"change": "conditions_varied"}, False),
        ("suspect.bailed", {}, True),
        ("suspect.released_without_charge", {}, True),
        ("suspect.released_under_investigation", {}, True),
        ("hearing.resulted", {"result": "bail_varied"}, False),
        ("hearing.resulted", {"result": "bail_granted"}, True),
    ],
)
def test_he_is_out_or_the_rules_that_kept_him_away_go(
    event_type: str, data: dict[str, object], guarded_only: bool
) -> None:
    assert is_risk(event_type, data, is_guarded=True)
    assert is_risk(event_type, data, is_guarded=False) is not guarded_only


@pytest.mark.parametrize(
    ("event_type", "data"),
    [
        ("suspect.bail_changed", {"change": "extended"}),
        ("suspect.charged", {}),
        ("hearing.resulted", {"result": "remanded"}),
        ("hearing.resulted", {"result": "adjourned"}),
    ],
)
def test_other_news_can_wait_its_days(event_type: str, data: dict[str, object]) -> None:
    assert not is_risk(event_type, data, is_guarded=True)
