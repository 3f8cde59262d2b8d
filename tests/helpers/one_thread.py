"""Keeps numpy to one thread, here and in the programs started: the tests use each core already."""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
