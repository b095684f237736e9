from __future__ import annotations

import pytest

from victimcare.rules.contact.correspondence import asks_to_stop


@pytest.mark.parametrize(
    "words",
    [
        "STOP",
        "stop.",
        "  Stop!\n",
        "Stop please",
        "please stop",
        "STOP ALL",
        "Opt-out",
        "unsubscribe",
        "Stop texting me please",
        "ATAL",
        "\n\nStop\n\n> To get no more of these, answer with the word STOP.",
        "> You wrote\nSTOP",
        "Oprește",
        "بند",
        "توقف",
        "বন্ধ",
        "ਬੰਦ",
    ],
)
def test_a_request_for_no_more_is_understood(words: str) -> None:
    assert asks_to_stop(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        ">STOP",
        "Thank you",
        "Please don't stop",
        "When will he stop? He was here again last night",
        "End of March works for me",
        "I cannot make Friday, can we cancel?",
        "Stop press he rang me again and I am afraid",
        "He will not\nstop",
    ],
)
def test_whatever_else_is_said_is_for_a_person_to_read(words: str) -> None:
    assert not asks_to_stop(words)
