"""The desk: what needs a person, and the contact with her from proof to what she was told."""
