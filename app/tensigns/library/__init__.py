"""The data folder: clients, their sittings and drafts, and the trash."""
