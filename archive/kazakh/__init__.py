"""The Kazakh language, in pure functions: imports nothing of ours."""
