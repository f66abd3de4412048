"""What the front ends and the command line share: one sitting, and the overview of a client."""
