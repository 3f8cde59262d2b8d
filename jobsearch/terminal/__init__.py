"""All that people see and press: data goes to stdout, talk to stderr."""
