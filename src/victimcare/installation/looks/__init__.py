"""What `victimcare check` looks at, by what it is about; `installation.check` calls them in their order."""
