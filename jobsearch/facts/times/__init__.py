"""Which working hours a job asks for, and which time zones these mean."""
