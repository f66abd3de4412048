"""What the front ends and the commands share: the session of a sitting, and client overviews."""
