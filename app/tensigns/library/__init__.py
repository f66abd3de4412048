"""The data folder: clients, their sittings, journals and documents, rates, and the trash."""
