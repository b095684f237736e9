"""What kind of device and browser a visit came from, just enough for the victim to recognise the visit.

Of what a browser says about itself only these two words are stored: they identify no person, and they are no proof.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_READ = 500  # characters: no genuine browser sends more


class DeviceKind(StrEnum):
    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"
    UNKNOWN = "unknown"


class BrowserFamily(StrEnum):
    CHROME = "chrome"
    EDGE = "edge"
    FIREFOX = "firefox"
    OPERA = "opera"
    SAFARI = "safari"
    SAMSUNG = "samsung"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class VisitDevice:
    kind: DeviceKind = DeviceKind.UNKNOWN
    browser: BrowserFamily = BrowserFamily.OTHER


# The first match wins. An Android tablet does not say "Mobile"; a modern iPad says that it is a Mac.
_KINDS = (
    (DeviceKind.TABLET, re.compile(r"iPad|Tablet|Silk/|Android(?!.*Mobile)")),
    (DeviceKind.PHONE, re.compile(r"iPhone|iPod|Mobile")),
    (DeviceKind.COMPUTER, re.compile(r"Windows NT|Macintosh|X11|CrOS")),
)
# Most browsers say that they are Chrome and Safari as well.
_BROWSERS = (
    (BrowserFamily.EDGE, re.compile(r"Edg(?:e|A|iOS)?/")),
    (BrowserFamily.OPERA, re.compile(r"OPR/|OPT/|Opera")),
    (BrowserFamily.SAMSUNG, re.compile(r"SamsungBrowser/")),
    (BrowserFamily.FIREFOX, re.compile(r"Firefox/|FxiOS/")),
    (BrowserFamily.CHROME, re.compile(r"Chrome/|Chromium/|CriOS/")),
    (BrowserFamily.SAFARI, re.compile(r"Safari/")),
)


def parse_user_agent(user_agent: str) -> VisitDevice:
    said = user_agent[:_READ]
    kind = next((kind for kind, pattern in _KINDS if pattern.search(said)), DeviceKind.UNKNOWN)
    return VisitDevice(
        kind, next((browser for browser, pattern in _BROWSERS if pattern.search(said)), BrowserFamily.OTHER)
    )
