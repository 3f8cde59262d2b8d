"""The classifier: CountVectorizer, TfidfTransformer and SGDClassifier, and the joblib file that keeps them.

Before any of its modules loads numpy, numpy is given one thread, and it is seen to that there is memory for it all.
"""

import mmap
import os

MEGABYTES = 352  # of addresses, for the libraries and for training; of these the least part becomes memory

# The matrices are sparse, so more threads would only take time. OpenBLAS reads this when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Where it gets too little memory it tries for ever, or ends the program by a signal or with words of its own.
mmap.mmap(-1, MEGABYTES << 20).close()
