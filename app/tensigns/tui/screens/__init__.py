"""The screens. They receive data and callables, post messages, and never import the app."""
