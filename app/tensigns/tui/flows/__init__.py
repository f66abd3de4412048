"""What happens from one screen to the next; each flow waits for the user, in a worker."""
