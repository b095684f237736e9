"""Words that tell whoever reads over her shoulder that she has to do with us."""

import re

_LOUD = re.compile(
    r"police|polis|constab|officer|detective|crime|criminal|victim|witness|suspect|offen[cd]|arrest|charg|bail|court"
    r"|trial|hearing|prosecut|sentenc|prison|custody|abus|assault|rape|violen|stalk|burgl|robb|theft|fraud|murder"
    r"|case|report|investigat|statement|interview|safe\b|support|refuge|code of practice",
    re.IGNORECASE,
)


def loud_words(text: str) -> list[str]:
    """What in this text is not neutral, as it stands there."""
    return _LOUD.findall(text)
