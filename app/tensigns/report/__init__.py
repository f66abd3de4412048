"""Reports: the model of what a reader sees of one sitting, a pair or a questionnaire."""
