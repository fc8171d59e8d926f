"""Train what ships in `whence/lang/en`: not part of the wheel."""
