"""What a questionnaire must satisfy: its structure, and properties proved by enumeration."""
