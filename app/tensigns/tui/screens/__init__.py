"""The screens. They get data and callables, post messages, and never import the app."""
