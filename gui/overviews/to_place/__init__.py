"""Annotations of all meetings that wait to be placed in a new version."""
