"""The screens. A screen receives data and callables, posts messages, and never imports the app."""
