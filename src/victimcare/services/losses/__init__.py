"""What a crime took from a victim or broke: a list that they write on their page, send, and print for an insurer."""
