"""Words of danger: which rules, kept as data, find them in what somebody wrote."""
