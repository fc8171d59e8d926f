"""Credits: whom a report names as where it has its text from."""
