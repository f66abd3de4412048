"""What every front end shares: one sitting from begin to finish, and the client overview."""
