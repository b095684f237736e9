"""Another provider of texts takes over while the first hangs, and gives back when it is well: real processes.

Crimes with a new arrest are posted while the first does not answer. Shares shift step by step, in the
figures and on the desk's page; no other victim waits for the first, none is told twice, and none is forgotten: of a
text in doubt the first is asked before the other is given it.
"""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.test_one_crime import World, _crime, _eventually, _in_a_browser, a_world
from tests.ports import free_port

CRIMES, AT_ONCE = 30, 5
LOW = 0.06  # the first provider's share, once it has left several waiting in vain
# Before it is known to be well again two texts in a hundred go to it: of so many, almost surely some.
AT_MOST, MANY = 430, 20
_SHARE = re.compile(r'victimcare_supplier_share\{channel="text",supplier="notify"\} ([0-9.e-]+)')


@dataclass(frozen=True)
class Two:
    """The demonstration's two: first GOV.UK Notify, then Sinch. `metrics` is where the figures are."""

    world: World
    metrics: str

    def first(self, mode: str) -> None:
        wish = json.dumps({"provider": "notify", "mode": mode}).encode()
        urllib.request.urlopen(f"{self.world.running.ready['outside']}/modes", data=wish, timeout=60).close()

    def share(self) -> float:
        """The first provider's part of the next texts."""
        with urllib.request.urlopen(self.metrics, timeout=60) as answer:
            found = _SHARE.search(answer.read().decode())
        assert found
        return float(found[1])

    def arrests(self, numbers: range) -> None:
        lines = [line for n in numbers for line in _crime(f"TP/{n}/26", f"TP-V{n}", _number(n), group="robbery")]
        assert self.world.feed(*lines)["applied"] == 2 * len(numbers)

    def messages(self) -> list[dict[str, Any]]:
        return [one for one in self.world.command("messages") if one["crime_reference"].startswith("TP/")]

    def taken(self) -> list[tuple[str, str]]:
        """Each of these messages that either took: its reference, and by whom."""
        ours = {one["reference"] for one in self.messages()}
        with urllib.request.urlopen(f"{self.world.running.ready['outside']}/journal.json", timeout=60) as answer:
            found = [(entry["reference"], entry["provider"]) for entry in json.load(answer)]
        return [(reference, provider) for reference, provider in found if reference in ours]


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    metrics = str(free_port())
    with a_world(force={"usual": "1_000_000"}, VICTIMCARE_METRICS_PORT=metrics) as world:  # no brake
        yield Two(world, f"http://127.0.0.1:{metrics}/metrics")


def test_another_provider_takes_over_and_gives_back(two: Two) -> None:
    two.first("hang")
    shares = [two.share()]
    for begin in range(0, CRIMES, AT_ONCE):
        two.arrests(range(begin, begin + AT_ONCE))
        time.sleep(1)
        shares.append(two.share())
    _eventually(lambda: two.share() < LOW, within=60)  # two of them have waited in vain
    assert [share for share in shares if LOW < share < shares[0]], f"step by step: {shares}"
    _eventually(lambda: {one["state"] for one in two.messages()} == {"delivered", "in_doubt"}, within=60)
    assert {provider for _, provider in two.taken()} == {"sinch"}
    in_doubt: list[str] = []
    _in_a_browser(lambda page: in_doubt.append(_ailing_at_the_desk(two, page)))

    two.first("ok")
    posted = CRIMES
    while two.share() < 2 * LOW and posted < AT_MOST:
        two.arrests(range(posted, posted + MANY))
        posted += MANY
        time.sleep(1)
    _eventually(lambda: two.share() > 2 * LOW, within=60)

    _eventually(lambda: {one["state"] for one in two.messages()} == {"delivered"}, within=240)
    crimes, taken = Counter(one["crime_reference"] for one in two.messages()), two.taken()
    assert crimes == {f"TP/{n}/26": 1 for n in range(posted)}
    assert sorted(Counter(reference for reference, _ in taken).values()) == [1] * posted
    assert {provider for _, provider in taken} == {"notify", "sinch"}
    _in_a_browser(lambda page: _asked_before_the_other(two, page, in_doubt[0]))


def _number(n: int) -> str:
    return f"07700900{700 + n % 300}"


def _at_the_desk(two: Two, page: Page) -> None:
    page.goto(f"{two.world.running.ready['web']}/demo")
    page.locator("#bernice button").first.click()  # the victim supervises
    page.wait_for_url("**/desk/**")


def _ailing_at_the_desk(two: Two, page: Page) -> str:
    """The shift as a supervisor sees it. The crime of a text that is in doubt."""
    _at_the_desk(two, page)
    page.goto(f"{two.world.running.ready['web']}/desk/providers")
    texts = page.locator("tr", has_text="Text")
    first, second = texts.filter(has_text="Notify"), texts.filter(has_text="Sinch")
    expect(first).to_contain_text("Fails or is slow")
    expect(second).to_contain_text("Well")
    assert _percent(first) < 10 < 90 < _percent(second)
    page.goto(f"{two.world.running.ready['web']}/desk/messages?stage=in_doubt")
    doubtful = page.locator("tr", has_text="TP/").first
    expect(doubtful).to_contain_text("Notify")
    return doubtful.get_by_role("link").inner_text()


def _percent(row: Locator) -> int:
    return int(row.locator("td[data-head='Share']").inner_text().rstrip("%"))


def _asked_before_the_other(two: Two, page: Page, reference: str) -> None:
    """It went back to wait only once the first had said that it never had it."""
    _at_the_desk(two, page)
    page.goto(f"{two.world.running.ready['web']}/desk/messages?channel=text")
    row = page.locator("tr", has_text=reference)
    while not row.count():
        older = page.get_by_role("link", name="Older ones").get_attribute("href")
        page.goto(f"{two.world.running.ready['web']}{older}")
    states = row.locator("ol.states li > span:first-child").all_inner_texts()
    assert states[:5] == ["Waiting", "Handed over", "In doubt", "Waiting", "Handed over"]
    assert states[-1] == "Delivered"
