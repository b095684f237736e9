"""How much harm may come of letting her down, as far as her record tells."""


def level(*, is_guarded: bool, is_enhanced: bool) -> int:
    """1 to 3. Guarded before enhanced rights, and both before everybody else (design, section 2: nobody is skipped)."""
    if is_guarded:
        return 3
    return 2 if is_enhanced else 1
