"""The environment: paths, settings, keys, terminal, editor, crash reports, the demo folder."""
