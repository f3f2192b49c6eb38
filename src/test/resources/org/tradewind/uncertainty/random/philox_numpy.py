# Writes philox_numpy.csv: some normal numbers by NumPy's own Philox 4x64-10 and SciPy's quantile, keyed as Streams keys them: the first
# 16 bytes of SHA-256(seed as 8 bytes, name); two draws to a word, of which the second exchanges its halves, four words to a counter.
# Run: python3 philox_numpy.py > philox_numpy.csv
import hashlib
import struct

import numpy as np
from scipy.stats import norm

print("seed,name,draw,normal")

for seed, name in [(2017, "group/energy"), (2017, "activity/*/ene_coal/BJ"), (-3, "emission_factor/SO2/x/*"), (1, "")]:
    digest = hashlib.sha256(struct.pack(">q", seed) + name.encode()).digest()
    key = struct.unpack(">QQ", digest[:16])
    for first in (0, 1 << 20, 1 << 33):
        words = np.random.Philox(key=np.array(key, dtype=np.uint64), counter=first // 8).random_raw(3)
        for i in range(6):
            word = int(words[i // 2])
            if i % 2 == 1:
                word = (word & 0xFFFFFFFF) << 32 | word >> 32
            u = ((word >> 11) + 0.5) * 2.0**-53
            print(f"{seed},{name},{first + i},{float(norm.ppf(u))!r}")
