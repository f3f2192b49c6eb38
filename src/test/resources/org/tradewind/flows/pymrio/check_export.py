#!/usr/bin/env python3
"""Reads a folder written by `jobs/export pymrio` with pymrio itself and compares its accounts with those that pymrio computes.

    python3 check_export.py DIR

Loads DIR with pymrio.load_all, keeps what was written, takes everything but Z, Y, F and F_Y away and lets pymrio compute it again. Prints the
largest difference of each table, relative to the largest value in it. Needs pymrio.
"""

import sys

import numpy as np
import pymrio

io = pymrio.load_all(sys.argv[1])
extensions = list(io.get_extensions())
written = {(n, t): getattr(s, t).copy() for n, s in [("core", io)] + [(e, getattr(io, e)) for e in extensions]
           for t in s.get_DataFrame(with_unit=False, with_population=False)}
print(f"{len(io.get_regions())} regions {len(io.get_sectors())} sectors {len(io.get_Y_categories())} categories; extensions {extensions}")
x = io.x.copy()
io.reset_all_full()
io.x = x
io.calc_all()
for (n, t), table in written.items():
    again = getattr(io if n == "core" else getattr(io, n), t)
    assert list(table.index) == list(again.index), (n, t)
    common = [c for c in again.columns if c in set(table.columns)]
    assert len(common) == len(table.columns), (n, t)
    extra = again.drop(columns=common)
    # people of ROW and ERR are not known: NaN on both sides
    assert (table[common].isna() == again[common].isna()).to_numpy().all(), (n, t)
    difference = np.nanmax(np.abs(table[common].to_numpy() - again[common].to_numpy()))
    scale = np.nanmax(np.abs(table.to_numpy()))
    note = "" if extra.empty else f"  (pymrio has also {list(extra.columns)}, all NaN: {extra.isna().to_numpy().all()})"
    print(f"{n:10s} {t:10s} {table.shape[0]:5d} x {table.shape[1]:<5d} {difference / scale if scale else difference:.1e}{note}")
