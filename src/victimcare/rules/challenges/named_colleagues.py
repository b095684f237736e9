"""Finds which colleagues a complaint names, and whether that is certain. A colleague it may be about never reads it.

People write a first name, a nickname, initials, a misspelling or a number. So every colleague whom the words resemble
is kept out, rather one too many than one too few; and unless each is named in full, a colleague first says who is
meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from victimcare.rules.contact.record_lookup import fold_name, sound_keys


class StaffPost(StrEnum):
    """A post whose holder may say whom a complaint means, and so must not be the one it means."""

    SUPERVISOR = "supervisor"
    STANDARDS = "standards"


@dataclass(frozen=True, slots=True)
class ColleagueName:
    """The names by which a colleague may be called. `signs`: their sign-in name, and their number in the record system;
    `post`: their post here, by which people also name them."""

    id: int
    name: str
    email: str = ""
    signs: tuple[str, ...] = ()
    post: StaffPost | None = None


@dataclass(frozen=True, slots=True)
class NamedColleagues:
    """`sure`: named by full name or address. `resembling`: others whom the words may mean. `is_settled`: no colleague
    has to say who is meant."""

    sure: frozenset[int]
    resembling: frozenset[int]
    is_settled: bool


def find_named_colleagues(
    people: Collection[ColleagueName], *, whom: str, words: str, is_about_person: bool, teams: Iterable[str] = ()
) -> NamedColleagues:
    """`whom`: the answer to "whom is it about". `words`: the complaint itself, in which ordinary words are not names.
    `teams`: names of teams, which people add to a name."""
    asked, said = _words_of(whom), _words_of(words)
    sure = {person.id for person in people if _is_named_in_full(person, asked, said, f"{whom} {words}")}
    of_sure = {part for person in people if person.id in sure for part in (*_parts(person), *_words_of(person.email))}
    left = [word for word in asked if word not in of_sure]
    spelled, as_it_is = _names_in(words, is_about_person=is_about_person)
    near = [word for word in {*left, *spelled} if word not in of_sure]
    of_sure_posts = {person.post for person in people if person.id in sure}
    posts = _posts_in(asked or (said if is_about_person else ())) - of_sure_posts
    resembling = {
        person.id
        for person in people
        if person.id not in sure
        and (
            any(_resembles(word, person) for word in near)
            or not as_it_is.isdisjoint({*_parts(person)} - of_sure)
            or person.post in posts
        )
    }
    idle = {*_IDLE, *_TITLES, *(part for team in teams for part in _words_of(team))}
    idle |= {word for post in of_sure_posts if post for word in _POSTS[post]}
    unknown = [word for word in left if word not in idle]
    is_settled = (bool(sure) and not unknown) if is_about_person or asked else True
    return NamedColleagues(frozenset(sure), frozenset(resembling), is_settled)


def _posts_in(words: Collection[str]) -> frozenset[StaffPost]:
    """Return the posts that these words name: "the supervisor", "your boss"."""
    return frozenset(post for post, names in _POSTS.items() if not names.isdisjoint(words))


def _is_named_in_full(person: ColleagueName, asked: tuple[str, ...], said: tuple[str, ...], text: str) -> bool:
    """Whether every word of the name is in the answer, in any order, or the name appears in the complaint as it is."""
    parts = _parts(person)
    if person.email and re.search(rf"(?<![\w.+-]){re.escape(person.email)}(?![\w-])", text, re.IGNORECASE):
        return True
    if len(parts) < 2:
        return bool(parts) and asked == parts
    runs = zip(*(said[at:] for at in range(len(parts))), strict=False)
    return set(parts) <= set(asked) or parts in runs


def _resembles(word: str, person: ColleagueName) -> bool:
    parts = _parts(person)
    if word in _IDLE and word not in parts:
        return False
    initials = {"".join(part[0] for part in parts), "".join(part[0] for part in reversed(parts))}
    if word in {*initials, *_of_address(person)} or word in {"".join(parts), "".join(reversed(parts))}:
        return True
    if len(word) == 1:
        return bool(parts) and word in (parts[0][0], parts[-1][0])
    if any(sign.isdigit() for sign in word):
        return any(_is_number_of(word, sign) for sign in (person.email, *person.signs))
    return any(_is_like(word, part) for part in parts)


def _is_like(word: str, part: str) -> bool:
    """Whether the two are the same name: a short form, a nickname, the same sound, or a typing mistake."""
    if word == part or (
        len(word) >= _SHORTEST and (part.startswith(word) or (len(part) > 2 and word.startswith(part)))
    ):
        return True
    if any(word in group and part in group for group in _NICKNAMES):
        return True
    if len(word) < _SHORTEST or len(part) < 2:
        return False
    if not set(sound_keys(word)).isdisjoint(sound_keys(part)):
        return True
    return _differ_by_one_slip(word, part) or SequenceMatcher(None, word, part).ratio() >= ALIKE


ALIKE = 0.7  # from this ratio on it may be one name in two spellings
_SHORTEST = 3  # letters: shorter words all look alike


def _differ_by_one_slip(word: str, other: str) -> bool:
    """Whether one letter was added, left out or changed, or two neighbours were swapped."""
    if abs(len(word) - len(other)) > 1:
        return False
    at = next((i for i, (mine, theirs) in enumerate(zip(word, other, strict=False)) if mine != theirs), None)
    if at is None:
        return True
    mine, theirs = word[at:], other[at:]
    changed = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
    return mine[1:] == theirs[1:] or mine[1:] == theirs or mine == theirs[1:] or changed


def _is_number_of(word: str, sign: str) -> bool:
    """Whether it is a collar number, with or without the letters before it."""
    typed, known = (re.sub(r"\D", "", text).lstrip("0") for text in (word, sign))
    return len(typed) >= 2 and typed == known


def _names_in(words: str, *, is_about_person: bool) -> tuple[set[str], set[str]]:
    """Return the words of a complaint that may be a name in some spelling: after a title or an initial, or with a
    capital letter; and the words that count only if they match a name exactly: ordinary words with a capital letter,
    and small ones in a complaint about a person."""
    typed = [word for word in re.split(r"[^\w'’-]+", words) if word]
    spelled: set[str] = set()
    as_it_is: set[str] = set()
    for before, word in zip(("", *map(fold_name, typed)), typed, strict=False):
        said = fold_name(word)
        parts = {part for part in (*said.split(), said.replace(" ", "")) if len(part) > 1}
        follows_title = before in _TITLES or (len(before) == 1 and before not in _IDLE)
        if follows_title or (word[0].isupper() and said not in _ORDINARY):
            spelled |= parts
        elif word[0].isupper() or (is_about_person and said not in _ORDINARY):
            as_it_is |= parts
    return spelled, as_it_is


def _parts(person: ColleagueName) -> tuple[str, ...]:
    return tuple(word for word in _words_of(person.name) if word not in _TITLES)


def _of_address(person: ColleagueName) -> tuple[str, ...]:
    """Return the part of their address before the @, whole and in words, and their sign-in names."""
    local = person.email.partition("@")[0]
    whole = (fold_name(local).replace(" ", ""), *(fold_name(sign).replace(" ", "") for sign in person.signs))
    words = (word for text in (local, *person.signs) for word in _words_of(text))
    return tuple(word for word in (*whole, *words) if len(word) > 1 and word not in _IDLE and word not in _TITLES)


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(fold_name(text).split())


# In the eight languages, as `fold_name` returns them.
_POSTS = {
    StaffPost.SUPERVISOR: frozenset(
        {
            *("supervisor", "supervisors", "manager", "managers", "boss", "chief", "head", "leader", "lead", "charge"),
            *("goruchwyliwr", "rheolwr", "bos", "kierownik", "kierowniczka", "przelozony", "przelozona", "szef"),
            *("szefowa", "sef", "sefa", "seful", "managerul", "supervizor", "supervizorul"),
            *(
                word
                for text in ("منیجر سپروائزر باس", "ਮੈਨੇਜਰ ਸੁਪਰਵਾਈਜ਼ਰ ਬੌਸ", "ম্যানেজার সুপারভাইজার বস", "المدير المديرة المشرف")
                for word in fold_name(text).split()
            ),
        }
    ),
    StaffPost.STANDARDS: frozenset({"standards", "professional", "complaints"}),
}
_TITLES = frozenset(
    {
        *("pc", "dc", "ds", "di", "dci", "sgt", "ps", "pcso", "wpc", "mr", "mrs", "ms", "miss", "dr"),
        *("detective", "constable", "sergeant", "inspector", "superintendent", "officer"),
    }
)
# Words beside a name that are not names.
_IDLE = frozenset(
    {
        *("a", "about", "all", "and", "at", "by", "called", "for", "from", "his", "her", "i", "in", "is", "it", "me"),
        *("my", "name", "named", "no", "number", "of", "on", "or", "s", "she", "he", "the", "their", "them", "they"),
        *("this", "to", "was", "we", "who", "with", "you", "your", "team", "desk", "unit", "police", "staff", "an"),
        *("as", "be", "but", "had", "has", "him", "if", "lady", "man", "not", "old", "one", "our", "person", "short"),
        *("so", "tall", "that", "then", "there", "these", "those", "too", "up", "us", "were", "what", "when", "where"),
        *("which", "woman", "young", "victim", "care"),
    }
)
# Besides these, lower-case words of a complaint that are close to some name and mean none.
_ORDINARY = _IDLE | frozenset(
    {
        *("again", "an", "am", "angry", "answer", "any", "are", "art", "as", "ask", "asked", "back", "bad", "be"),
        *("because", "been", "before", "being", "bell", "best", "bill", "black", "brown", "but", "call", "came", "can"),
        *("care", "case", "chase", "come", "complain", "complaint", "could", "crime", "day", "days", "dean", "did"),
        *("do", "does", "done", "door", "down", "drew", "even", "ever", "every", "face", "faith", "fear", "felt"),
        *("field", "found", "frank", "friend", "gave", "get", "give", "go", "good", "got", "grace", "grant", "green"),
        *("had", "hand", "hard", "has", "have", "help", "here", "hill", "him", "home", "hope", "house", "how", "if"),
        *("into", "joy", "just", "keep", "kept", "king", "knew", "know", "lane", "last", "laughed", "left", "lied"),
        *("like", "long", "made", "man", "mark", "marsh", "may", "men", "more", "much", "must", "never", "new", "next"),
        *("night", "nobody", "not", "nothing", "now", "off", "old", "once", "one", "our", "out", "over", "own"),
        *("page", "park", "phone", "pat", "people", "rang", "read", "really", "ring", "road", "rob", "rose", "rude"),
        *("said", "same", "saw", "say", "says", "see", "sent", "shouted", "so", "some", "still", "street", "such"),
        *("sue", "take", "tell", "than", "that", "then", "there", "thing", "think", "three", "time", "times", "told"),
        *("took", "two", "up", "us", "very", "victim", "want", "way", "week", "well", "went", "were", "what", "when"),
        *("where", "which", "white", "why", "will", "woman", "wood", "word", "work", "would", "wrong", "yes", "young"),
    }
)
# First names and their short forms that do not begin alike.
_NICKNAMES = tuple(
    frozenset(names.split())
    for names in (
        "alexander alexandra sandy sasha lex xander",
        "andrew drew andy",
        "anthony antony tony",
        "barbara babs barb",
        "bernice bernadette berenice bernie bunny niecy",
        "catherine katherine kathryn katarzyna kate katie kit kitty cathy kathy kasia",
        "charles charlotte charlie chuck lottie chas",
        "christopher christine christina chris kit tina",
        "david dave davey",
        "deborah debra debbie debs",
        "dorothy dot dottie dolly",
        "edward edmund ted teddy ned eddie",
        "eleanor helen ellen nell nellie ellie nora lena",
        "elizabeth elisabeth elzbieta liz lizzie beth betty bess libby lisa eliza ela",
        "emily emma em millie emmy",
        "francis frances frank fran fanny",
        "frederick frederica fred freddie",
        "george georgina gina georgie",
        "harold henry harry hal hank",
        "isabel isabella bella izzy",
        "jacqueline jackie jacky",
        "james jim jimmy jamie jem",
        "janet jane jan jenny",
        "jennifer jen jenny",
        "john jonathan jack johnny jon",
        "joseph josephine joe joey jo josie",
        "kenneth ken kenny",
        "lawrence laurence larry laurie",
        "margaret maggie meg peggy madge daisy greta rita gosia malgorzata",
        "mary maria may molly polly mia",
        "matilda tilly mattie",
        "michael mike mick micky mikey mo",
        "mohammed muhammad mohamed mo",
        "nicholas nicola nick nicky",
        "patricia patrick pat paddy trish tricia patsy",
        "peter pete",
        "rebecca becky becca",
        "richard dick rick ricky rich",
        "robert rob bob bobby bert",
        "ronald veronica ron ronnie",
        "samuel samantha sam sammy",
        "sarah sara sally sadie",
        "stephen steven stephanie steve steph",
        "susan susannah sue susie",
        "terence theresa teresa terry tess",
        "theodore ted theo",
        "thomas tom tommy",
        "timothy tim timmy",
        "victoria vicky tori",
        "virginia ginny",
        "william bill billy will willy liam wilma",
    )
)
