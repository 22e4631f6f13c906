"""What of the library must not leave the house unasked: closed items, and personal data.

Summaries, marked documents and collections of annotations all ask here, so that no form lets out what another
holds back.
"""
