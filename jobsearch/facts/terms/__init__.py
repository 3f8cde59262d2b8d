"""Terms: full time, part time, contract or internship."""
