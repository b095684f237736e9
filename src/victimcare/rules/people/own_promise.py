"""How often a victim may ask on their page to hear from us, even if nothing is new."""

ONLY_NEWS = 0
OFFERED = (7, 14, 28, ONLY_NEWS)  # days
