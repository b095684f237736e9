"""Half-hours, staffing and the trial of steering."""
