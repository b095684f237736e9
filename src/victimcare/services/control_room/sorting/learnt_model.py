"""Reads a text with the learnt program: how alike it is to threats, and which words weighed most.

Its weights are numbers in a file of our own form, which can hold no code. Where the file is missing or damaged, sorting
goes on by the rules alone, and `find_model_fault` says so.
"""

from __future__ import annotations

import hashlib
import json
import math
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import structlog

from victimcare.rules.control_room.learnt_raising import LearntReading
from victimcare.rules.danger.matches import TextSpan
from victimcare.services.control_room.sorting.text_features import FORM, SIZE, TextFeatures, read_features

SHIPPED_MODEL = Path(__file__).parent / "shipped_model.npz"
MOST_WORDS_SHOWN = 6
_log = structlog.get_logger(__name__)


class DamagedModel(Exception):
    """The file of weights cannot be used."""


@dataclass(frozen=True, slots=True)
class LearntModel:
    """`stories`: on how many it learnt. `digest`: of what it learnt from."""

    threat: np.ndarray
    constant: float
    stories: int
    digest: str


def read_text(model: LearntModel | None, text: str, rules: Collection[str]) -> LearntReading | None:
    """How alike a text is to threats; None: there is no program."""
    if model is None:
        return None
    features = read_features(text, rules)
    sum_of_all = float(model.threat[features.places] @ features.weights) + model.constant
    return LearntReading(1 / (1 + math.exp(-sum_of_all)), _find_weighty_words(model, features))


def _find_weighty_words(model: LearntModel, features: TextFeatures) -> tuple[TextSpan, ...]:
    """Where the words stand that speak most for a threat, the first place of each, in order."""
    sums = {word: float(model.threat[list(places)].sum()) for word, (_, places) in features.words.items()}
    most = sorted((word for word in sums if sums[word] > 0), key=lambda word: -sums[word])[:MOST_WORDS_SHOWN]
    return tuple(sorted((features.words[word][0][0] for word in most), key=lambda span: span.start))


@cache
def load_model(path: Path = SHIPPED_MODEL) -> LearntModel | None:
    """The program, once in a process; None and a line in the log where its file cannot be used."""
    try:
        return open_model(path)
    except DamagedModel as fault:
        _log.error("sorting.model_unusable", fault=str(fault))
        return None


def find_model_fault(path: Path = SHIPPED_MODEL) -> str:
    """Why the program cannot be used; empty: it can."""
    try:
        open_model(path)
    except DamagedModel as fault:
        return str(fault)
    return ""


def open_model(path: Path) -> LearntModel:
    """Raises DamagedModel."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            threat, head = arrays["threat"].astype(np.float64), json.loads(str(arrays["head"]))
        if head["form"] != FORM or threat.shape != (SIZE,) or head["weights"] != _digest(threat):
            raise DamagedModel("its form or its sum is another")
        return LearntModel(threat, float(head["constant"]), int(head["stories"]), str(head["digest"]))
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as fault:
        raise DamagedModel(type(fault).__name__) from fault


def write_model(path: Path, model: LearntModel) -> None:
    threat = model.threat.astype(np.float16)
    head = {
        "form": FORM,
        "constant": model.constant,
        "stories": model.stories,
        "digest": model.digest,
        "weights": _digest(threat.astype(np.float64)),
    }
    with path.open("wb") as file:
        np.savez_compressed(file, threat=threat, head=np.array(json.dumps(head)))


def _digest(weights: np.ndarray) -> str:
    return hashlib.sha256(weights.astype("<f8").tobytes()).hexdigest()
