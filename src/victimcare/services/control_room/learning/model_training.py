"""Trains the learnt program on invented stories, and measures it on stories that it has not seen.

    python -m victimcare.services.control_room.learning.model_training

writes the weights that ship, and prints the figures for docs/control-room.md. Only this needs scikit-learn.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.learnt_raising import DANGER_FROM, POSSIBLE_FROM
from victimcare.rules.control_room.sorting import name_for_learning
from victimcare.services.control_room.contacts.contact_sorting import join_subject, sort_by_rules
from victimcare.services.control_room.sorting.learnt_model import SHIPPED_MODEL, LearntModel, write_model
from victimcare.services.control_room.sorting.text_features import SIZE, TextFeatures, read_features

AUTHOR_OF_RULES = "rules"
STORIES_FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Story:
    """An invented message. `hand`: who wrote it: `AUTHOR_OF_RULES`, or one who had not seen the rules."""

    text: str
    subject: str
    language: str
    hand: str
    is_threat: bool


@dataclass(frozen=True, slots=True)
class HeldOutFigures:
    """What the rules with the program do to stories by hands from which it has not learnt."""

    threats: int
    calm: int
    missed: int
    calm_raised: int
    calm_in_danger: int
    threats_in_danger: int


def load_stories(folder: Path = STORIES_FOLDER) -> list[Story]:
    rows = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [Story(row["text"], row["subject"], row["language"], row["hand"], row["threat_to_life"]) for row in rows]


def digest_stories(stories: Sequence[Story]) -> str:
    told = json.dumps([[each.text, each.subject, each.is_threat] for each in stories], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def train_model(stories: Sequence[Story]) -> LearntModel:
    labels = np.array([each.is_threat for each in stories])
    weights, constant = _fit(_read_all(stories), labels)
    return LearntModel(weights, constant, len(stories), digest_stories(stories))


def measure_held_out(stories: Sequence[Story]) -> HeldOutFigures:
    """Each hand's stories are read by a program that learnt from the other hands: a force's senders are new hands too.
    Counts only hands that had not seen the rules."""

    features = _read_all(stories)
    labels = np.array([each.is_threat for each in stories])
    hands = np.array([each.hand for each in stories])
    new = hands != AUTHOR_OF_RULES
    shares = np.zeros(len(stories))
    for hand in set(hands[new]):
        learnt = np.flatnonzero(hands != hand)
        weights, constant = _fit([features[at] for at in learnt], labels[learnt])
        for at in np.flatnonzero(hands == hand):
            told = float(weights[features[at].places] @ features[at].weights) + constant
            shares[at] = 1 / (1 + np.exp(-told))
    found = [sort_by_rules(each.subject, each.text) for each in stories]
    danger = np.array([each.priority is ContactPriority.DANGER for each in found]) | (shares >= DANGER_FROM)
    seen = np.array([each.is_possible_danger for each in found]) | danger | (shares >= POSSIBLE_FROM)
    threats, calm = new & labels, new & ~labels
    return HeldOutFigures(
        threats=int(threats.sum()),
        calm=int(calm.sum()),
        missed=int((threats & ~seen).sum()),
        calm_raised=int((calm & seen).sum()),
        calm_in_danger=int((calm & danger).sum()),
        threats_in_danger=int((threats & danger).sum()),
    )


def _read_all(stories: Sequence[Story]) -> list[TextFeatures]:
    return [
        read_features(
            join_subject(each.subject, each.text), name_for_learning(sort_by_rules(each.subject, each.text).matches)
        )
        for each in stories
    ]


def _fit(features: Sequence[TextFeatures], labels: np.ndarray) -> tuple[np.ndarray, float]:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    starts = np.cumsum([0, *(len(each.places) for each in features)])
    rows = csr_matrix(
        (
            np.concatenate([each.weights for each in features]),
            np.concatenate([each.places for each in features]),
            starts,
        ),
        shape=(len(features), SIZE),
    )
    learnt = LogisticRegression(C=1.0, solver="liblinear", class_weight="balanced", random_state=1).fit(rows, labels)
    return learnt.coef_[0], float(learnt.intercept_[0])


if __name__ == "__main__":
    told = load_stories()
    sys.stdout.write(f"{measure_held_out(told)}\n")
    write_model(SHIPPED_MODEL, train_model(told))
