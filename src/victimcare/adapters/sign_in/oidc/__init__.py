"""Staff sign-in by the force's OpenID Connect provider."""
