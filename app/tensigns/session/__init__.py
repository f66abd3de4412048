"""The session of a sitting, and the overviews of clients, for all front ends and commands."""
