"""What the product knows: questionnaire, interview, decision. No clock, no files, no terminal."""
