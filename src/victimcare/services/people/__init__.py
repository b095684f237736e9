"""The victim and the people around them: supporters, ways to reach the victim, redaction, and the site's front door."""
