"""The domain: questionnaire, sitting, interview, decision. No clock, no files, no terminal."""
