"""The journal of a client: dated entries, and the status that follows from them."""
