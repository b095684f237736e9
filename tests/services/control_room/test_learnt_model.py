"""The learnt program raises what rules miss and shows its words; without its file the rules sort alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import a_contact
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.learnt_raising import LEARNT_THREAT
from victimcare.services.control_room.contacts.contact_sorting import sort_by_rules, sort_contact_words
from victimcare.services.control_room.learning import model_training
from victimcare.services.control_room.sorting.learnt_model import (
    SHIPPED_MODEL,
    DamagedModel,
    LearntModel,
    find_model_fault,
    load_model,
    open_model,
    read_text,
    write_model,
)
from victimcare.services.control_room.sorting.text_features import SIZE, fold_word

INDIRECT = "It has gone very quiet upstairs since the bump, and he is sat there with his hands all red, rocking."


def test_the_shipped_program_learnt_from_the_shipped_stories() -> None:
    stories = model_training.load_stories()
    model = open_model(SHIPPED_MODEL)

    assert (model.stories, model.digest) == (len(stories), model_training.digest_stories(stories))
    assert set(Counter(each.language for each in stories)) == {"ar", "bn", "cy", "en", "pa", "pl", "ro", "ur"}


def test_every_story_has_a_class_that_contacts_have() -> None:
    rows = [
        json.loads(line)
        for path in model_training.STORIES_FOLDER.glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]

    assert {row["class"] for row in rows} <= set(ContactClass)
    assert [row for row in rows if row["class"] == "threat_to_life" and not row["threat_to_life"]] == []


def test_threats_that_no_rule_knows_are_raised_and_the_words_shown_stand_in_the_text() -> None:
    polish = [each for each in model_training.load_stories() if each.language == "pl" and each.is_threat]
    unknown = [
        each for each in polish if not each.subject and not sort_by_rules(each.subject, each.text).has_danger_words
    ]
    assert len(unknown) > 5

    for story in unknown:
        found = sort_contact_words("", story.text)

        [match] = [each for each in found.matches if each.rule == LEARNT_THREAT]
        words = [story.text[span.start : span.end] for span in match.spans]
        assert found.priority is ContactPriority.DANGER or found.is_possible_danger
        assert words
        assert all(word in story.text.split() for word in words)


@pytest.mark.parametrize("words", ["", "hello", "Where is my bicycle?", "diolch yn fawr", "شكرا"])
def test_calm_words_are_left_where_they_are(words: str) -> None:
    assert sort_contact_words("", words) == sort_by_rules("", words)


@pytest.mark.parametrize("words", [" \x00 ", "‮\u0301\u0301 ', '", "𝒽𝑒𝓁𝓅", "a" * 100_000, "x " * 50_000, "\ud800"])
def test_odd_texts_are_read_without_a_fault(words: str) -> None:
    assert sort_contact_words("", words).priority >= sort_by_rules("", words).priority


def test_the_same_word_in_other_dress_is_one_word() -> None:
    assert {fold_word(each) for each in ("Café", "CAFÉ!", "(cafe\u0301)", "“ｃａｆｅ”", "cafe")} == {"cafe"}
    assert fold_word("!?…") == ""


@pytest.mark.parametrize("fault", ["missing", "empty", "text", "cut", "changed", "pickle", "size"])
def test_a_damaged_file_is_never_used_and_is_told(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "model.npz"
    whole = SHIPPED_MODEL.read_bytes()
    if fault == "changed":
        with np.load(SHIPPED_MODEL) as arrays:
            np.savez_compressed(path, threat=arrays["threat"] * 0, head=arrays["head"])
    elif fault == "pickle":
        np.savez_compressed(path, threat=np.array([{"a": 1}], dtype=object), head=np.array("{}"))
    elif fault == "size":
        write_model(path, LearntModel(np.zeros(SIZE // 2), 0.0, 1, "x"))
    elif fault != "missing":
        path.write_bytes({"empty": b"", "text": b"hello", "cut": whole[: len(whole) // 2]}[fault])

    with pytest.raises(DamagedModel):
        open_model(path)

    assert find_model_fault(path)
    assert load_model(path) is None
    assert read_text(load_model(path), "he is at the door", ()) is None


def test_weights_that_are_written_read_the_same(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    model = LearntModel(rng.normal(size=SIZE).astype(np.float16).astype(np.float64), -0.5, 12, "abc")

    write_model(tmp_path / "model.npz", model)

    kept = open_model(tmp_path / "model.npz")
    assert (kept.constant, kept.stories, kept.digest) == (-0.5, 12, "abc")
    assert (kept.threat == model.threat).all()


def test_sorting_loads_no_library_that_only_training_needs() -> None:
    program = (
        "import sys; from victimcare.services.control_room.sorting.learnt_model import load_model, read_text;"
        "assert read_text(load_model(), 'he is at the door', ()); sys.exit('sklearn' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.django_db
def test_the_page_of_a_contact_shows_which_words_weighed() -> None:
    client, _ = handler("tunde")
    contact = a_contact(INDIRECT)

    page = client.get(f"/control-room/contacts/{contact.public_id}").content.decode()

    assert LEARNT_THREAT in contact.rules
    assert "Words that weighed with the learnt program; it may be wrong" in page
