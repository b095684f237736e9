"""What is hers to allow besides being told of her case: rules 11 and 12 of `safe_contact`."""

from enum import StrEnum


class Purpose(StrEnum):
    """What is hers to allow, besides being told of her case."""

    REFERRAL = "referral"  # a service that supports victims is told of the victim
    SURVEY = "survey"  # the victim is asked how it was for them


class May(StrEnum):
    """Whether it may be done, and by whom."""

    NO = "no"  # the victim said so
    ASK_HER_FIRST = "ask_her_first"  # no record says that the victim agrees
    BY_A_PERSON = "by_a_person"
    AS_A_MESSAGE = "as_a_message"  # where the victim's plan lets one go: `decide`


def may_go(purpose: Purpose, *, wants_none: bool, has_agreed: bool, is_guarded: bool) -> May:
    """Whether she may be referred, or asked how it was. `wants_none`: her last word on it was no."""
    if wants_none:
        return May.NO
    if purpose is Purpose.REFERRAL:
        return May.BY_A_PERSON if has_agreed else May.ASK_HER_FIRST
    return May.BY_A_PERSON if is_guarded else May.AS_A_MESSAGE
