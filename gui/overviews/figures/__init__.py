"""Pictures of what was decided and what is to be followed up."""
