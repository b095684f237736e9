"""The staff desk: work that needs a person, and contact with a victim from the identity check to the news they were
given."""
