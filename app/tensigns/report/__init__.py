"""Reports: models of the texts that a reader sees about a sitting, a pair or a questionnaire."""
