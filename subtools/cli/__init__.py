"""The shell: one file a verb. The only room that knows click, terminals and exit codes."""
