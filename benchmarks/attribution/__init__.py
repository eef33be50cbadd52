"""Quality and speed of who said what: `python -m benchmarks.attribution`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the commands do: a second thread waits more than it works
