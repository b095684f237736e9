"""Updates from officers: what we ask the officer in the case, and what a one-line answer says."""
