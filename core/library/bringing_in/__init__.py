"""Taking files in: their bytes, their documents and what was read from them, the journal of imports."""
