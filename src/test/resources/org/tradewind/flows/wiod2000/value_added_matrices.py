#!/usr/bin/env python3
"""Value added of the WIOD long-run table 2000 by emitting region and (a) final-producing, (b) consuming region.

Independent of Tradewind: numpy in float64, the full Leontief inverse, no shared code. Usage:

    python3 value_added_matrices.py WIODlr_WIOT_2000.csv.gz > value_added_matrices.csv

Layout of the file: header row; 598 rows (26 regions x 23 industries, country in column 3), then rows of totals whose country is
xTOT, among them xVA (value added); columns: 4 labels, 598 industries, 26 x 4 final demand, xTOT_xX, xTOT_xM, xTOT_xMRG_int,
xTOT_xGO (gross output).
"""

import csv
import gzip
import sys

import numpy as np

with gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="") as stream:
    lines = list(csv.reader(stream))
header, body = lines[0], lines[1:]

industries = [r for r in body if r[2] != "xTOT"]
regions = list(dict.fromkeys(r[2] for r in industries))
n = len(industries)
R = len(regions)
S = n // R
totals = {r[0]: r for r in body if r[2] == "xTOT"}
# value added alone, and all primary inputs, with which the columns close
PRIMARY = {"xVA": ["xVA"], "all": ["xVA", "xTXSP", "xSD", "xPURNR", "xPURR", "xMRG_int"]}

# columns are found by name, not by place
column = {name: i for i, name in enumerate(header)}
own = [column[f"{r[2]}_{r[0]}"] for r in industries]
Z = np.array([[float(r[c]) for c in own] for r in industries])
x = np.array([float(r[column["xTOT_xGO"]]) for r in industries])
Y = np.array(
    [
        [
            sum(float(r[column[f"{t}_{k}"]]) for k in ("xCONS_h", "xCONS_g", "xGFCF", "xINV"))
            for t in regions
        ]
        for r in industries
    ]
)

L = np.linalg.inv(np.eye(n) - Z / x[None, :])

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["value_added", "view", "region", "to_region", "value"])
for name, rows in PRIMARY.items():
    F = np.array([sum(float(totals[row][c]) for row in rows) for c in own])
    P = (F / x)[:, None] * L * Y.sum(axis=1)[None, :]
    C = (F / x)[:, None] * (L @ Y)
    producer = P.reshape(R, S, R, S).sum(axis=(1, 3))
    consumer = C.reshape(R, S, R).sum(axis=1)
    for view, matrix in (("final_producer", producer), ("final_consumer", consumer)):
        for r, region in enumerate(regions):
            for s, to_region in enumerate(regions):
                out.writerow([name, view, region, to_region, f"{matrix[r, s]:.12g}"])
    print(
        f"{name}: {F.sum():.10g}, of final producers {producer.sum():.10g}, of consumers {consumer.sum():.10g}",
        file=sys.stderr,
    )

print(
    f"{R} regions x {S} industries; largest row gap {np.abs(Z.sum(1) + Y.sum(1) - x).max():.3g} of "
    f"{x.max():.6g}; numpy {np.__version__}",
    file=sys.stderr,
)
