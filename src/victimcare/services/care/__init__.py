"""Care: needs assessments and their outcomes, closing calls, and reasons for leaving."""
