"""What each Home Office outcome code does to a case. The codes, with their titles and groups, are in
services/rights/outcomes.toml; docs/howto/add-an-outcome-code.md names all places of a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.rights import OutcomeReview


@dataclass(frozen=True, slots=True)
class OutcomeEffect:
    """Where the case stands after the outcome, and what a decision not to prosecute lets the page say.

    `stage`: None if the outcome holds no decision that moves the case. `review`: of a decision not to prosecute, who
    can be asked to review it, or NO; None for every other outcome. "maybe" in the TOML is worded as a possibility, so
    it is POLICE here. `says_why`: the code's own sentence gives the reason; other codes need the record's reason.
    """

    stage: Stage | None
    review: OutcomeReview | None = None
    says_why: bool = False


OUTCOME_EFFECTS: Mapping[str, OutcomeEffect] = {
    "0": OutcomeEffect(None),
    "1": OutcomeEffect(Stage.TO_COURT),
    "1A": OutcomeEffect(Stage.TO_COURT),
    "2": OutcomeEffect(Stage.OUT_OF_COURT),
    "2A": OutcomeEffect(Stage.OUT_OF_COURT),
    "3": OutcomeEffect(Stage.OUT_OF_COURT),
    "3A": OutcomeEffect(Stage.OUT_OF_COURT),
    "4": OutcomeEffect(Stage.CLOSED),
    "5": OutcomeEffect(Stage.CLOSED, OutcomeReview.NO, says_why=True),
    "6": OutcomeEffect(Stage.OUT_OF_COURT),
    "7": OutcomeEffect(Stage.OUT_OF_COURT),
    "8": OutcomeEffect(Stage.OUT_OF_COURT),
    "9": OutcomeEffect(Stage.NO_CHARGE, OutcomeReview.CPS),
    "10": OutcomeEffect(Stage.CLOSED, OutcomeReview.POLICE),
    "11": OutcomeEffect(Stage.CLOSED, OutcomeReview.NO, says_why=True),
    "12": OutcomeEffect(Stage.CLOSED, OutcomeReview.POLICE, says_why=True),
    "13": OutcomeEffect(Stage.CLOSED, OutcomeReview.POLICE, says_why=True),
    "14": OutcomeEffect(Stage.CLOSED, OutcomeReview.NO, says_why=True),
    "15": OutcomeEffect(Stage.CLOSED, OutcomeReview.POLICE, says_why=True),
    "16": OutcomeEffect(Stage.CLOSED, OutcomeReview.NO),
    "17": OutcomeEffect(Stage.CLOSED, OutcomeReview.POLICE, says_why=True),
    "18": OutcomeEffect(Stage.CLOSED, OutcomeReview.NO, says_why=True),
    "19": OutcomeEffect(Stage.CLOSED),
    "20": OutcomeEffect(Stage.CLOSED),
    "21": OutcomeEffect(Stage.CLOSED, OutcomeReview.POLICE),
    "22": OutcomeEffect(Stage.OUT_OF_COURT),
}
