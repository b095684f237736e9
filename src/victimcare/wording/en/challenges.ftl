## What she asked of us: that something was not done, or that a decision is looked at again. Her words first.

challenges-something = Something that was not done
challenges-review-police = A second look at what we decided
challenges-review-cps = A second look at what the lawyers decided

## What happens next, and by when. $day is a day

challenges-challenge-holding = We have it. You hear from us by { $day }, with the name of who looks at it.
challenges-challenge-holding-late = We said we would write by { $day }. We have not, and we are sorry. You can ring us today.
challenges-challenge-answer = Someone is looking at it. You have a full answer by { $day }.
challenges-challenge-answer-aim = Someone is looking at it. Our aim is a full answer by { $day }.
challenges-challenge-answer-late = We wanted to answer by { $day }. We have not, and we are sorry. You can ring us today.
challenges-challenge-put-right = We have answered. We put it right by { $day }.
challenges-challenge-put-right-late = We said we would put it right by { $day }. It is not done, and we are sorry. You can ring us today.
challenges-challenge-ended = We answered on { $day }.

challenges-review-acknowledge = We have it. You hear that from us by { $day }.
challenges-review-acknowledge-late = We should have told you by { $day } that we have it. We are sorry. You can ring us today.
challenges-review-decide = Someone who did not decide the first time looks at it. You hear by { $day }.
challenges-review-decide-late = You should have heard by { $day }. We are sorry. You can ring us today.
challenges-review-pass-on = We pass it on to the lawyers by { $day }.
challenges-review-pass-on-aim = We pass it on to the lawyers. Our aim is { $day }.
challenges-review-pass-on-late = We wanted to pass it on by { $day }. We have not, and we are sorry. You can ring us today.
challenges-review-chase = The lawyers have it. They should answer by { $day }.
challenges-review-chase-aim = The lawyers have it. We ask them for an answer, and aim for { $day }.
challenges-review-chase-late = The lawyers have it. We hoped for an answer by { $day }, and we keep asking. We are sorry.
challenges-review-ended = You have the answer since { $day }.
