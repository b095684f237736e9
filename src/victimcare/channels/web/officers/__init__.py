"""Serves the officers' site: the questions that they answer in two minutes, their own cases, and their absences."""
