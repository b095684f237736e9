"""The page that opens once, for an agency that takes over and has no system that fetches packets."""
