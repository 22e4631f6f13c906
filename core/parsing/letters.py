"""The letters of the languages that minutes are written in, as ranges for patterns.

Python's patterns know letters, but not small and capital ones. These are the Latin ones of Western Europe.
"""

CAPITALS = "A-ZÀ-ÖØ-Þ"
SMALL = "a-zß-öø-ÿ"
