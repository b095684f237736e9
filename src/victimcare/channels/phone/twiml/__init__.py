"""The telephone by way of a hosted carrier: it asks what to do next in a call, and signs what it asks."""
