"""The own fields of each kind of journal entry, in files: one reader and writer for each kind."""
