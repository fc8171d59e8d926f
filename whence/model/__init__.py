"""The nouns of Whence: frozen dataclasses, standard library only, no input or output."""
