"""Whether a complaint names a member of staff, who then never reads it. Rather once too often than once too rarely."""

from __future__ import annotations

from victimcare.rules.people.names import folded


def names_person(name: str, *, whom: str, words: str) -> bool:
    """`whom`: the answer to whom it is about, in which a surname is enough. In the complaint's own words both the first
    name and the surname stand, or the surname after a rank or title, since a surname alone may be an ordinary word."""
    own = _words_of(name)
    if not own:
        return False
    surname = own[-1]
    if surname in _words_of(whom):
        return True
    said = _words_of(words)
    return any(
        word == surname and before in (own[0], own[0][:1], *_TITLES)
        for before, word in zip(("", *said), said, strict=False)
    )


_TITLES = (
    *("pc", "dc", "ds", "di", "dci", "sgt", "ps", "pcso", "wpc", "mr", "mrs", "ms", "miss", "dr"),
    *("detective", "constable", "sergeant", "inspector", "superintendent", "officer"),
)


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(folded(text).split())
