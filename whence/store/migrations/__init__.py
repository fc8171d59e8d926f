"""Steps from an older case to a newer one, run by Alembic."""
