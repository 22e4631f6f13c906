"""Scanned pages: read by machine, kept, and what that needs on the computer."""
