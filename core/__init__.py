"""Reading, understanding, keeping and exporting minutes, without a window.

Nothing in here imports Qt: every room of `core` can be used from a script.
"""
