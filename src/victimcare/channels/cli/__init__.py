"""Runs the command line: translates words and files in, shapes out."""
