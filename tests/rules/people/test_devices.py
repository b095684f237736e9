"""What is stored about the device of a visit: two words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.access_codes.devices import BrowserFamily, DeviceKind, VisitDevice, parse_user_agent

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("said", "kind", "browser"),
    [
        (f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/131.0 Mobile Safari/537.36", "phone", "chrome"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/131.0 Safari/537.36", "tablet", "chrome"),
        (
            (
                f"Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S911B) {_WEBKIT} SamsungBrowser/27.0 Chrome/125.0 Mobile "
                "Safari/537.36"
            ),
            "phone",
            "samsung",
        ),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                "Version/18.1 Mobile/15E148 Safari/604.1"
            ),
            "phone",
            "safari",
        ),
        (
            (
                "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/115.0 "
                "Mobile/15E148 Safari/604.1"
            ),
            "tablet",
            "chrome",
        ),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/131.0 Safari/537.36 Edg/131", "computer", "edge"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "computer", "firefox"),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {_WEBKIT} Chrome/131 Safari/537 OPR/1", "computer", "opera"),
        ("curl/8.5.0", "unknown", "other"),
        ("", "unknown", "other"),
    ],
)
def test_a_device_is_known_by_two_words(said: str, kind: str, browser: str) -> None:
    assert parse_user_agent(said) == VisitDevice(DeviceKind(kind), BrowserFamily(browser))


@given(st.text(max_size=2000))
def test_whatever_a_browser_says_nothing_else_of_it_is_kept(said: str) -> None:
    device = parse_user_agent(said)

    assert device.kind in DeviceKind
    assert device.browser in BrowserFamily
