"""What all front ends and commands do with clients.

Sittings, overviews, the journal, talks, decisions, money, leaving.
"""
