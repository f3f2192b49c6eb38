#!/usr/bin/env python3
"""pymrio's accounts D_pba, D_cba, D_imp and D_exp, straight from their definitions.

Independent of Tradewind and of pymrio: numpy in float64, the full Leontief inverse, the N x N matrix of outputs by product bought, no
shared code. pymrio's words: x_diag = L Y_diag, Y_diag the final demand of a region placed on the diagonal of each of its blocks;
D_cba = S x_diag; x_trade = x_diag with the blocks of a region's own output set to 0; D_imp = S x_trade; D_exp = S diag(x_trade e);
D_pba = S diag(x_diag e). Usage:

    python3 pymrio_accounts.py wiod WIODlr_WIOT_2000.csv.gz > wiod_accounts.csv
    python3 pymrio_accounts.py test mrio_data > accounts.csv

The first is the WIOD long-run table 2000 with the row xVA as F, the second the raw test system of pymrio.
"""

import csv
import gzip
import os
import sys

import numpy as np


def accounts(Z, Y, F, regions):
    """Z and Y by rows; Y one column a region; F stressors x N."""
    n = len(Z)
    R = len(regions)
    S = n // R
    x = Z.sum(axis=1) + Y.sum(axis=1)
    L = np.linalg.inv(np.eye(n) - Z / x[None, :])
    f = F / x[None, :]
    Y_diag = np.zeros((n, n))
    for s in range(R):
        for t in range(R):
            Y_diag[s * S : (s + 1) * S, t * S : (t + 1) * S] = np.diag(Y[s * S : (s + 1) * S, t])
    x_diag = L @ Y_diag
    x_trade = x_diag.copy()
    for r in range(R):
        x_trade[r * S : (r + 1) * S, r * S : (r + 1) * S] = 0
    return {
        "D_pba": f * x_diag.sum(axis=1)[None, :],
        "D_cba": f @ x_diag,
        "D_imp": f @ x_trade,
        "D_exp": f * x_trade.sum(axis=1)[None, :],
    }


def wiod(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    header, body = lines[0], lines[1:]
    industries = [r for r in body if r[2] != "xTOT"]
    regions = list(dict.fromkeys(r[2] for r in industries))
    sectors = list(dict.fromkeys(r[0] for r in industries))
    column = {name: i for i, name in enumerate(header)}
    own = [column[f"{r[2]}_{r[0]}"] for r in industries]
    Z = np.array([[float(r[c]) for c in own] for r in industries])
    kinds = ("xCONS_h", "xCONS_g", "xGFCF", "xINV")
    Y = np.array([[sum(float(r[column[f"{t}_{k}"]]) for k in kinds) for t in regions] for r in industries])
    added = next(r for r in body if r[2] == "xTOT" and r[0] == "xVA")
    return Z, Y, np.array([[float(added[c]) for c in own]]), regions, sectors, ["value_added"]


def test(folder):
    def read(name, labels):
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, delimiter="\t"))
        body = [r for r in rows[2:] if any(r)]
        return rows[0][labels:], rows[1][labels:], [r[:labels] for r in body], np.array([[float(v) for v in r[labels:]] for r in body])

    of, product, rows, Z = read("trade_flows_Z.txt", 3)
    assert [(r[0], r[1]) for r in rows] == list(zip(of, product))
    regions = list(dict.fromkeys(of))
    buyer, _, _, by_category = read("finald_demand_Y.txt", 3)
    Y = np.array([by_category[:, [b == t for b in buyer]].sum(axis=1) for t in regions]).T
    _, _, added, V = read("factor_input.txt", 2)
    _, _, kinds, E = read("emissions.txt", 3)
    names = [a[0] for a in added] + ["/".join(k[:2]) for k in kinds]
    return Z, Y, np.vstack([V, E]), regions, list(dict.fromkeys(product)), names


Z, Y, F, regions, sectors, names = {"wiod": wiod, "test": test}[sys.argv[1]](sys.argv[2])
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["account", "stressor", "region", "sector", "value"])
for account, values in accounts(Z, Y, F, regions).items():
    for k, name in enumerate(names):
        for i, value in enumerate(values[k]):
            out.writerow([account, name, regions[i // len(sectors)], sectors[i % len(sectors)], f"{value:.13g}"])
        print(f"{name} {account}: {values[k].sum():.13g}", file=sys.stderr)
print(f"{len(regions)} regions x {len(sectors)} sectors; numpy {np.__version__}", file=sys.stderr)
