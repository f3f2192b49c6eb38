#!/usr/bin/env python3
"""Gridded PM2.5 of China 2015 against stations, by two grids; independent of Tradewind: numpy in float64, no shared code. Usage:

    python3 evaluate_stations.py DATA CELL.csv > evaluate_stations.csv

DATA holds stations/china_aq_stations.csv and china_grid/FID_info.csv, GridPM25.csv. CELL.csv is the table cell of the study
china-2017-open (columns cell, pm25_ugm3 are read). Grids: `degree`, 0.1 degree, western edge 73.4 E, southern edge 18.1 N, 0 marks a
missing PM2.5; `lambert`, 36 km, 172 columns, standard parallels 25 and 40 N, origin 110 E 34 N, lower left corner -3096, -2286 km,
sphere of 6370 km, projected here by the formulas of Snyder (1987), p. 106-107.
"""

import csv
import sys

import numpy as np


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


data, cells = sys.argv[1:3]
stations = rows(data + "/stations/china_aq_stations.csv")
lon = np.array([float(s["lon"]) for s in stations])
lat = np.array([float(s["lat"]) for s in stations])
measured = np.array([float(s["pm25_24h_2018-02-20"].replace("-;", "nan")) for s in stations])

place = {r["FID"]: (float(r["x"]), float(r["y"])) for r in rows(data + "/china_grid/FID_info.csv")}
degree = np.full((355, 617), np.nan)
for r in rows(data + "/china_grid/GridPM25.csv"):
    x, y = place.get(r["FID"], (np.nan, np.nan))
    if not np.isnan(x) and float(r["2015"]) != 0:
        degree[round((y - 18.15) / 0.1), round((x - 73.45) / 0.1)] = float(r["2015"])
col = np.floor((lon - 73.4) / 0.1).astype(int)
row = np.floor((lat - 18.1) / 0.1).astype(int)
on_degree = degree[row, col]

lambert = np.full(127 * 172, np.nan)
for r in rows(cells):
    lambert[int(r["cell"])] = float(r["pm25_ugm3"])
p1, p2, p0 = np.radians([25.0, 40.0, 34.0])
t = lambda p: np.tan(np.pi / 4 + p / 2)
n = np.log(np.cos(p1) / np.cos(p2)) / np.log(t(p2) / t(p1))
F = np.cos(p1) * t(p1) ** n / n
rho = 6370e3 * F / t(np.radians(lat)) ** n
theta = n * np.radians(lon - 110.0)
x = rho * np.sin(theta)
y = 6370e3 * F / t(p0) ** n - rho * np.cos(theta)
at = np.floor((y + 2286e3) / 36e3).astype(int) * 172 + np.floor((x + 3096e3) / 36e3).astype(int)
on_lambert = lambert[at]

print("grid,statistic,value")
for name, modelled in (("degree", on_degree), ("lambert", on_lambert)):
    used = ~np.isnan(modelled) & ~np.isnan(measured)
    M, O = modelled[used], measured[used]
    d = M - O
    out = {
        "n": len(M),
        "r": np.corrcoef(M, O)[0, 1],
        "MB": d.mean(),
        "ME": np.abs(d).mean(),
        "RMSE": np.sqrt((d * d).mean()),
        "NMB": 100 * d.sum() / O.sum(),
        "NME": 100 * np.abs(d).sum() / O.sum(),
        "MFB": 200 * (d / (M + O)).mean(),
        "MFE": 200 * (np.abs(d) / (M + O)).mean(),
        "without_observation": int(np.isnan(measured).sum()),
        "without_modelled": int((np.isnan(modelled) & ~np.isnan(measured)).sum()),
    }
    for key, value in out.items():
        print(f"{name},{key},{value:.12g}")
