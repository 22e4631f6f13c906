"""Draft minutes read along with the one who is responsible for them: checks, and what they find.

A `Draft` is read by all checks (`running.review`); each gives findings with their place. Which checks there
are, how severe their findings are and what is let be is said by the municipality's rules (`rules`).
"""
