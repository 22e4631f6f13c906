"""Spelling with a Hunspell dictionary that the machine has.

A dictionary alone takes council minutes amiss: names, words of the field, compounds made for the day. So a
word is also right where the municipality's words, the document's own names and terms, or its parts say so
(`speller.Speller`). `background.SpellingRun` goes through a draft in short steps, what is in view first.
"""
