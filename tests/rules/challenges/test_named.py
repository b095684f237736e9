"""However a colleague's name is written, that colleague is kept out, and only a full name settles it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.challenges.named_colleagues import (
    ColleagueName,
    NamedColleagues,
    StaffPost,
    find_named_colleagues,
)

NAMES = (
    *("Yaw Boateng", "Bernice Samuel", "Carys Morgan", "Imani Clarke", "Dan Marsh", "Ewa Tomala", "Łukasz Wójcik"),
    *("Aoife O'Brien", "Jean-Luc Moreau", "Mohammed Al-Rashid", "Siân Ó Néill", "Elizabeth Okonkwo", "Priya Nair"),
    *("Ng Wei", "Will May", "Anna Maria Kowalska", "Zoë Li", "Ali Khan"),
)
PEOPLE = [
    ColleagueName(at, name, f"{name.split()[0][0].lower()}.x{at}@force.example", (f"RPV{100 + at}",))
    for at, name in enumerate(NAMES, 1)
]


def _first(person: ColleagueName) -> str:
    return person.name.split()[0]


def _last(person: ColleagueName) -> str:
    return person.name.split()[-1]


def _doubled(word: str) -> str:
    return word[0] + word[1] * 2 + word[2:]


def _swapped(word: str) -> str:
    return word[:-2] + word[-1] + word[-2]


IN_FULL: dict[str, Callable[[ColleagueName], str]] = {
    "as it is": lambda person: person.name,
    "small": lambda person: person.name.lower(),
    "capitals": lambda person: person.name.upper(),
    "turned round": lambda person: f"{_last(person)}, {' '.join(person.name.split()[:-1])}",
    "with a title": lambda person: f"mr {person.name}",
    "with the address": lambda person: person.email,
}
IN_PART: dict[str, Callable[[ColleagueName], str]] = {
    "first name": _first,
    "first name and team": lambda person: f"{_first(person)} from victim care",
    "surname": _last,
    "rank": lambda person: f"PC {_last(person)}",
    "initial and surname": lambda person: f"{person.name[0]}. {_last(person)}",
    "first name and initial": lambda person: f"{_first(person)} {_last(person)[0]}",
    "initials": lambda person: "".join(part[0] for part in person.name.replace("-", " ").replace("'", "").split()),
    "first name misspelled": lambda person: f"{_swapped(_first(person))} {_last(person)}",
    "both misspelled": lambda person: f"{_doubled(_first(person))} {_doubled(_last(person))}",
    "short": lambda person: _first(person)[:3],
    "one word": lambda person: person.name.replace(" ", ""),
    "collar number": lambda person: person.signs[0],
    "number alone": lambda person: person.signs[0].removeprefix("RPV"),
    "before the @": lambda person: person.email.partition("@")[0],
    "in a sentence": lambda person: f"I think her name was {_first(person)}, at the desk",
}


def find(whom: str, words: str = "They were rude to me.") -> NamedColleagues:
    return find_named_colleagues(PEOPLE, whom=whom, words=words, is_about_person=True, teams=["Victim care"])


@pytest.mark.parametrize("way", IN_FULL)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_full_name_names_its_colleague_and_needs_no_other_word(person: ColleagueName, way: str) -> None:
    found = find(IN_FULL[way](person))

    assert (found.sure, found.is_settled) == (frozenset({person.id}), True)


@pytest.mark.parametrize("way", IN_PART)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_every_other_way_keeps_the_colleague_out_until_it_is_said_who_is_meant(person: ColleagueName, way: str) -> None:
    found = find(IN_PART[way](person))

    assert person.id in found.sure | found.resembling
    assert not found.is_settled or person.id in found.sure


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_name_in_the_complaint_itself_keeps_the_colleague_out(person: ColleagueName) -> None:
    for words in (f"{person.name} laughed at me.", f"PC {_last(person)} laughed.", f"It was {_first(person)}."):
        for is_about_person in (True, False):
            found = find_named_colleagues(PEOPLE, whom="", words=words, is_about_person=is_about_person)

            assert person.id in found.sure | found.resembling, words


@given(person=st.sampled_from(PEOPLE), at=st.integers(0, 20), letter=st.sampled_from("aeiknrst"))
def test_one_slip_of_the_hand_anywhere_in_a_surname_keeps_the_colleague_out(
    person: ColleagueName, at: int, letter: str
) -> None:
    name = _last(person)
    at %= len(name)

    for typed in (name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]):
        assert person.id in find(f"{_first(person)} {typed}").resembling | find(f"{_first(person)} {typed}").sure


@pytest.mark.parametrize("whom", ["", "the tall one", "the man who rang on Tuesday", "I do not know"])
def test_words_without_a_name_wait_until_it_is_said_who_is_meant(whom: str) -> None:
    assert not find(whom, "They laughed at me.").is_settled


def test_words_about_no_person_wait_for_no_answer_and_keep_no_colleague_out() -> None:
    found = find_named_colleagues(
        PEOPLE,
        whom="",
        words="I rang three times and no officer rang back. It will be in the marsh.",
        is_about_person=False,
    )

    assert found == NamedColleagues(frozenset(), frozenset(), True)


def test_a_second_person_beside_a_full_name_is_kept_out_too() -> None:
    found = find("Carys Morgan and Yaw")

    assert found.sure == {3}
    assert 1 in found.resembling
    assert not found.is_settled


def test_a_long_complaint_keeps_out_no_colleague_whose_name_is_like_ordinary_words() -> None:
    words = "I sent a letter and an email. She shut the door, and the line went dead. Nobody has said sorry."

    found = find_named_colleagues(PEOPLE, whom="", words=words, is_about_person=True)

    assert found == NamedColleagues(frozenset(), frozenset(), False)


@pytest.mark.parametrize(
    "whom",
    ["the supervisor", "your boss", "Manager on duty", "who is in charge", "kierownik", "șefa", "منیجر", "rheolwr"],
)
def test_a_post_keeps_out_all_who_hold_it(whom: str) -> None:
    """The harm: the only supervisor would decide whom a complaint about "the supervisor" means."""
    boss = ColleagueName(91, "Zuzana Fiala", post=StaffPost.SUPERVISOR)
    other = ColleagueName(92, "Thandeka Dube", post=StaffPost.STANDARDS)

    found = find_named_colleagues([boss, other], whom=whom, words="They were rude.", is_about_person=True)

    assert (found.resembling, found.is_settled) == (frozenset({91}), False)


def test_a_full_name_beside_its_post_leaves_nothing_to_be_said() -> None:
    boss = ColleagueName(91, "Zuzana Fiala", post=StaffPost.SUPERVISOR)
    other = ColleagueName(92, "Thandeka Dube", post=StaffPost.SUPERVISOR)

    found = find_named_colleagues([boss, other], whom="Zuzana Fiala, supervisor", words="Rude.", is_about_person=True)

    assert (found.sure, found.resembling, found.is_settled) == (frozenset({91}), frozenset(), True)
