#!/usr/bin/env python3
"""All views of the WIOD long-run table 2000, value added (row xVA alone, so that multipliers are not all 1) as the stressor.

Independent of Tradewind: numpy in float64, the full Leontief inverse, no shared code. Usage:

    python3 all_views.py WIODlr_WIOT_2000.csv.gz > all_views.csv

Rows: table, key (parts joined by a blank), value with all its digits. Output x is the row sum of Z and Y, as the tables of Tradewind
define it; what the publisher rounded away is printed on the error stream.

    multiplier     region sector                  m = f L
    account        view region sector             F; m y; sum over the producing regions of m Y_t
    flow_pair      view region to_region          diag(f) L diag(y) and diag(f) L Y, summed over sectors
    embodied_trade view region imports|exports|index   off the diagonal of flow_pair
    tier_sector    from_sector to_sector category f_i L_ij Y_jk, summed over all regions
    concentration  share flows|share_of_flows     fewest of the 26 x 23 x 25 flows that carry a share of their total
    top_flow       rank region sector to_region   the largest hundred of them
    top_flow       half                           how many carry half
"""

import csv
import gzip
import sys

import numpy as np

with gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="") as stream:
    lines = list(csv.reader(stream))
header, body = lines[0], lines[1:]
industries = [row for row in body if row[2] != "xTOT"]
regions = list(dict.fromkeys(row[2] for row in industries))
sectors = list(dict.fromkeys(row[0] for row in industries))
R, S = len(regions), len(sectors)
column = {name: i for i, name in enumerate(header)}
own = [column[f"{row[2]}_{row[0]}"] for row in industries]

Z = np.array([[float(row[c]) for c in own] for row in industries])
CATEGORIES = {"household": ["xCONS_h"], "government": ["xCONS_g"], "capital": ["xGFCF", "xINV"]}
Yk = np.array(
    [
        [[sum(float(row[column[f"{t}_{k}"]]) for k in parts) for t in regions] for row in industries]
        for parts in CATEGORIES.values()
    ]
)
Y = Yk.sum(axis=0)
y = Y.sum(axis=1)
x = Z.sum(axis=1) + y
added = next(row for row in body if row[0] == "xVA" and row[2] == "xTOT")
F = np.array([float(added[c]) for c in own])

L = np.linalg.inv(np.eye(R * S) - Z / x)
f = F / x
m = f @ L
P = f[:, None] * L * y
W = {"final_producer": P.reshape(R * S, R, S).sum(axis=2), "final_consumer": f[:, None] * (L @ Y)}

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["table", "key", "value"])


def put(table, value, *key):
    out.writerow([table, " ".join(str(k) for k in key), repr(value if isinstance(value, int) else float(value))])


names = [(r, s) for r in regions for s in sectors]
for (r, s), value in zip(names, m):
    put("multiplier", value, r, s)
purchases = (m[:, None] * Y).reshape(R, S, R).sum(axis=0).T.reshape(-1)
for view, values in (("producer", F), ("final_producer", m * y), ("final_consumer", purchases)):
    for (r, s), value in zip(names, values):
        put("account", value, view, r, s)
for view, flows in W.items():
    pairs = flows.reshape(R, S, R).sum(axis=1)
    for i, r in enumerate(regions):
        for j, s in enumerate(regions):
            put("flow_pair", pairs[i, j], view, r, s)
    away = pairs - np.diag(np.diag(pairs))
    for i, r in enumerate(regions):
        imports, exports = away[:, i].sum(), away[i, :].sum()
        put("embodied_trade", imports, view, r, "imports")
        put("embodied_trade", exports, view, r, "exports")
        put("embodied_trade", (imports - exports) / (imports + exports), view, r, "index")
for name, demand in zip(CATEGORIES, Yk):
    carried = (f[:, None] * L * demand.sum(axis=1)).reshape(R, S, R, S).sum(axis=(0, 2))
    for i, s in enumerate(sectors):
        for j, product in enumerate(sectors):
            put("tier_sector", carried[i, j], s, product, name)
between = [
    (W["final_producer"][i, j], *names[i], regions[j])
    for i in range(R * S)
    for j in range(R)
    if i // S != j
]
between.sort(key=lambda flow: -flow[0])
sizes = np.array([flow[0] for flow in between])
reached = np.cumsum(sizes) / sizes.sum()
for step in range(1, 10):
    flows = int(np.argmax(reached >= step / 10)) + 1
    put("concentration", flows, step / 10, "flows")
    put("concentration", flows / len(sizes), step / 10, "share_of_flows")
put("top_flow", int(np.argmax(reached >= 0.5)) + 1, "half")
for rank, flow in enumerate(between[:100], start=1):
    put("top_flow", flow[0], rank, *flow[1:])

published = np.array([float(row[column["xTOT_xGO"]]) for row in industries])
print(
    f"{R} regions x {S} industries; F {F.sum():.12g}, of final producers {P.sum():.12g}, of consumers "
    f"{W['final_consumer'].sum():.12g}; smallest flow between regions {sizes.min():.3g}; largest gap of x and the published output "
    f"{np.abs(x - published).max():.3g} of {x.max():.6g}; numpy {np.__version__}",
    file=sys.stderr,
)
