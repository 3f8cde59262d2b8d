"""All that people see and press, and all that programs read: data on stdout, messages on stderr."""
