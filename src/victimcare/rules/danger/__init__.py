"""Words of danger: rules, kept as data, that find them in what people write to us."""
