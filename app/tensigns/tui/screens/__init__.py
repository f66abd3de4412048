"""The screens. They get data and callables, and know nothing of the app."""
