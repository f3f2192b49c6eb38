# Writes philox_numpy.csv: the first words of some streams by NumPy's own Philox 4x64-10, keyed as Streams keys them:
# the first 16 bytes of SHA-256(seed as 8 bytes, name), four draws to a counter. Run: python3 philox_numpy.py > philox_numpy.csv
import hashlib
import struct

import numpy as np
from scipy.stats import norm

print("seed,name,draw,word,normal")

for seed, name in [(2017, "group/energy"), (2017, "activity/*/ene_coal/BJ"), (-3, "emission_factor/SO2/x/*"), (1, "")]:
    digest = hashlib.sha256(struct.pack(">q", seed) + name.encode()).digest()
    key = struct.unpack(">QQ", digest[:16])
    for first in (0, 1 << 20, 1 << 33):
        words = np.random.Philox(key=np.array(key, dtype=np.uint64), counter=first // 4).random_raw(6)
        for i, word in enumerate(words):
            u = ((int(word) >> 11) + 0.5) * 2.0**-53
            print(f"{seed},{name},{first + i},{int(word):016x},{float(norm.ppf(u))!r}")
