"""The schemas, one a migration, statement by statement."""
