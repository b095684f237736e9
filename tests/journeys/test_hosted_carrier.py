"""The demonstration's own hosted carrier: a caller rings by way of it, and it asks the product with its signature what
to say, through real processes."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest

from tests.installation.running import COMMAND, variables
from tests.journeys.test_one_crime import World, _crime
from victimcare.demo.outside.hosted_telephones import RING_PATH
from victimcare.demo.outside.message_deliveries import FORGED_SIGNATURE_KEY
from victimcare.wording import say

VICTIM_NUMBER = "07700900943"
# Each in its own words, in the order of the keys.
OFFERS = [
    *("For English, press one", "العربية اثنان", "বাংলা তিন", "Cymraeg pedwar"),
    *("ਪੰਜਾਬੀ ਪੰਜ", "Po polsku sześć", "Română șapte", "اردو آٹھ"),
]


def ring(world: World, code: str) -> list[str]:
    """What was heard."""
    wish = json.dumps({"code": code}).encode()
    with urllib.request.urlopen(f"{world.running.ready['outside']}{RING_PATH}", data=wish, timeout=90) as answer:
        told: dict[str, Any] = json.load(answer)
    return list(told["heard"])


def test_the_code_tells_the_news_and_keeps_the_right(world: World) -> None:
    recorded, arrested = _crime("HC/1/26", "HC-V1", VICTIM_NUMBER, group="robbery")
    world.feed(recorded, arrested)

    heard = ring(world, world.code("HC/1/26", "HC-V1"))

    assert "We have arrested the other person." in heard
    assert heard[-1] == "calls-case-menu"
    call = world.command("calls")[0]  # the newest
    assert (call["direction"], call["outcome"]) == ("in", "told")
    assert call["path"] == [
        *("greeting", "language", "start", "ask_code", "keying_code", "checking_code", "case", "heard", "star"),
    ]
    assert world.duty("HC/1/26", "r6_suspect_arrested")["status"] == "met"


def test_a_wrong_code_tells_nothing(world: World) -> None:
    heard = ring(world, "000000000000")

    assert heard[-1] == "calls-not-opened-menu"
    assert all("calls-" in each for each in heard)  # sentences that tell nothing, and no word of a case


def test_whoever_tries_it_at_the_terminal_reads_the_words_of_the_call(world: World) -> None:
    ran = subprocess.run(
        [*COMMAND, "demo", "ring", "0000 0000 0000"],
        env=variables(world.home, {}),
        capture_output=True,
        text=True,
        check=True,
    )

    heard = ran.stdout.splitlines()
    assert heard[0] == say("calls-safety")
    assert heard[0].endswith("To hang up at any time, press star. For a person, press 0 at any time.")
    assert heard[2:10] == OFFERS
    assert "Key in your code now. Take your time. For a person, press hash." in heard
    assert "calls-" not in ran.stdout


def test_whoever_signs_otherwise_is_told_nothing(world: World) -> None:
    before = world.command("calls")
    product = f"{world.running.ready['web']}/phone/twiml/answer"
    form = urllib.parse.urlencode({"CallSid": f"CA{'7' * 32}", "CallStatus": "in-progress", "From": "+447700900933"})
    asked = urllib.request.Request(product, data=form.encode(), headers={"X-Twilio-Signature": FORGED_SIGNATURE_KEY})

    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked, timeout=60)

    assert world.command("calls") == before
