"""The decision register: every decision of all meetings as one table."""
