from __future__ import annotations

import pytest

from victimcare.services.updates import pack


def test_the_questions_hold_together_and_a_broken_pack_says_where() -> None:
    assert len(pack.questions()) == 4
    with pytest.raises(pack.BadQuestions, match="stands in the pack once"):
        pack.read(b"")
    text = pack.QUESTIONS.read_bytes().replace(b'event = "case.looked_at"', b"", 1)
    with pytest.raises(pack.BadQuestions, match=r"how_it_stands.still_looking: what records names its event"):
        pack.read(text)
