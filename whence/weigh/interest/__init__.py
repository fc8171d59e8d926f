"""Interest: who is party to what it says."""
