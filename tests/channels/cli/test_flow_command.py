"""The picture of the call in the documents is made from the call's own flow."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from click.testing import CliRunner

from victimcare.channels.cli.contact_listings import draw_call_flow, show_call_flow
from victimcare.rules.calls import FLOW
from victimcare.wording import say

PICTURE = Path(__file__).parents[3] / "docs" / "the-call.svg"


def test_the_picture_in_the_documents_shows_the_call_as_it_is() -> None:
    is_current = PICTURE.read_text(encoding="utf-8") == draw_call_flow()

    assert is_current, "draw it anew: victimcare calls flow --svg > docs/the-call.svg"


def test_the_picture_is_whole_and_has_every_step() -> None:
    words = "".join(ElementTree.fromstring(draw_call_flow()).itertext())

    assert [name for name in FLOW if name.replace("_", " ") not in words] == []


def test_in_words_every_step_is_listed_with_its_text_and_its_ways() -> None:
    printed = CliRunner().invoke(show_call_flow, catch_exceptions=False).output

    assert "    1 → ask_code" in printed
    assert f"  start\n    “{say('calls-start-menu')}”\n" in printed
    assert "  hearing_told\n    “(hearing)”\n" in printed
    assert [name for name in FLOW if f"  {name}\n" not in printed] == []
