"""The languages beside English: what each promises is there, with the same values, in its own script, and neutral."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from victimcare.rules.contact.correspondence import asks_to_stop
from victimcare.wording import fluent, has_sentence, languages, list_sentence_ids, say, sentence_source
from victimcare.wording.languages import FIXED_SENTENCES, base_language

OTHERS = [language.code for language in languages.other_languages()]
LINE = "0808 157 0142"
_ROOMS_OF_WELSH = ("messages-", "written-")
_LATIN = re.compile(r"[A-Za-z]")
_VALUE = re.compile(r"\[([a-z][a-z0-9_]*)\]")
_SCRIPTS = {"ar": "ARABIC", "ur": "ARABIC", "bn": "BENGALI", "pa": "GURMUKHI"}
# Words of each language that tell the person who reads over the victim's shoulder that the victim has to do with us.
_LOUD = {
    "ar": r"شرط|جريم|محكم|ضحي|قضي|بلاغ|تحقيق|متهم|اعتقال|أمان",
    "bn": r"পুলিশ|অপরাধ|আদালত|ভুক্তভোগী|মামলা|তদন্ত|গ্রেপ্তার|নিরাপদ",
    "cy": r"heddlu|trosedd|llys|dioddefwr|achos|ymchwil|arest|diogel",
    "pa": r"ਪੁਲਿਸ|ਪੁਲੀਸ|ਅਪਰਾਧ|ਅਦਾਲਤ|ਪੀੜਤ|ਮੁਕੱਦਮ|ਜਾਂਚ|ਗ੍ਰਿਫ਼ਤਾਰ|ਸੁਰੱਖਿਅ",
    "pl": r"policj|przestęp|sąd|ofiar|spraw|śledztw|areszt|bezpiecz",
    "ro": r"poliți|infracți|instanț|tribunal|victim|dosar|anchet|arest|siguran",
    "ur": r"پولیس|جرم|عدالت|متاثر|مقدم|تفتیش|گرفتار|محفوظ",
}


def test_eight_languages_are_laid_out() -> None:
    assert sorted(["en", *OTHERS]) == ["ar", "bn", "cy", "en", "pa", "pl", "ro", "ur"]


@pytest.mark.parametrize("code", OTHERS)
def test_each_says_what_all_of_them_promise(code: str) -> None:
    assert [name for name in FIXED_SENTENCES if not has_sentence(name, code)] == []


def test_welsh_says_everything_that_leaves() -> None:
    leaving = [name for name in list_sentence_ids("en") if name.startswith(_ROOMS_OF_WELSH)]
    told = [name.removeprefix("messages-told-") for name in leaving if name.startswith("messages-told-")]
    steps = [f"cases-step-{name.partition('.')[0]}" for name in told]

    assert [name for name in [*leaving, *steps] if not has_sentence(name, "cy")] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_has_the_values_of_the_english_one(code: str) -> None:
    for name in list_sentence_ids(code):
        assert has_sentence(name, "en"), name
        assert sorted(_VALUE.findall(sentence_source(name, code))) == sorted(
            _VALUE.findall(sentence_source(name, "en"))
        ), name


@pytest.mark.parametrize("code", sorted(_SCRIPTS))
def test_no_latin_letter_is_left_in_another_script(code: str) -> None:
    for name in list_sentence_ids(code):
        whole = sentence_source(name, code)
        said = _VALUE.sub("", whole)
        assert not _LATIN.search(said), name
        letters = [unicodedata.name(letter) for letter in said if unicodedata.category(letter) == "Lo"]
        assert letters or _VALUE.search(whole), name
        assert [letter for letter in letters if not letter.startswith(_SCRIPTS[code])] == [], name


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", FIXED_SENTENCES)
def test_what_is_neutral_in_english_is_neutral_in_each(code: str, name: str) -> None:
    assert re.findall(_LOUD[code], _said(name, code), re.IGNORECASE) == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_word_that_ends_our_messages_is_one_that_we_understand(code: str) -> None:
    last = re.split(r"[ :]", _said("written-stop", code).rstrip(".").rstrip())[-1]

    assert asks_to_stop(last)


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_a_number_keeps_its_order_among_words_from_the_right(code: str) -> None:
    """U+2068 and U+2069 isolate it: without them its groups change places on the screen."""
    assert f"\u2068{LINE}\u2069" in say("messages-ring-us", code, line=LINE, relay=f"18001 {LINE}")


@pytest.mark.parametrize("code", OTHERS)
def test_each_is_a_draft_until_somebody_who_speaks_it_has_checked_it(code: str) -> None:
    language = languages.find_language(code)

    assert language is not None
    assert language.checked is None


def test_a_check_holds_for_the_words_that_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _copy("pl", tmp_path)
    monkeypatch.setattr(languages, "FOLDER", tmp_path)

    def checked(wording: str) -> languages.LanguageCheck | None:
        _write(tmp_path / "pl" / "status.toml", status="checked", checked_by="A translator", wording=wording)
        return languages._language("pl").checked

    assert checked(languages.digest_area("pl"))
    assert not checked("0" * 64)
    _write(tmp_path / "pl" / "status.toml", status="checked", checked_by="", wording="")
    with pytest.raises(ValueError, match="not by whom"):
        languages._language("pl")
    _write(tmp_path / "pl" / "status.toml", status="perhaps", checked_by="", wording="")
    with pytest.raises(ValueError, match="expected draft or checked"):
        languages._language("pl")


@pytest.mark.parametrize(("code", "language"), [("pl-PL", "pl"), ("cy_GB", "cy"), ("UR", "ur"), ("", "en")])
def test_the_feeds_code_names_a_language(code: str, language: str) -> None:
    assert base_language(code) == language


def _said(name: str, code: str) -> str:
    return say(name, code, line=LINE, relay=f"18001 {LINE}", weekday="", day=1, month="")


def _copy(code: str, to: Path) -> None:
    (to / code).mkdir()
    (to / code / "status.toml").write_text((fluent.FOLDER / code / "status.toml").read_text())


def _write(file: Path, **values: Any) -> None:
    values = {**tomllib.loads(file.read_text()), "checked_on": "2026-11-25", **values}
    file.write_text("\n".join(f"{name} = {value!r}" for name, value in values.items()))
