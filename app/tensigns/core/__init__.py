"""Questionnaire, sitting, interview and decision. Pure: no clock, no files, no terminal."""
