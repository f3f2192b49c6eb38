"""Damage = sensitivity x emission by NumPy: damage.py FOLDER, FOLDER as `DamageBenchmark FOLDER generate` leaves it.

Sums by cell and subsector and by region, subsector, species and month from arrays of rows in memory; with
FOLDER/results/ordered the sums of this program are compared through files that DuckDB need not read.
Prints seconds, best, median and worst of five.
"""
import sys
import time

import numpy as np

P, H, R, M, CO2 = 8, 53, 31, 12, 7


def load(folder):
    def ints(name):
        return np.fromfile(f"{folder}/arrays/{name}.i32", dtype="<i4")

    def doubles(name):
        return np.fromfile(f"{folder}/arrays/{name}.f64", dtype="<f8")

    return (
        (ints("emission_cell"), ints("emission_species"), ints("emission_subsector"), doubles("emission_months").reshape(-1, M)),
        (ints("sensitivity_cell"), ints("sensitivity_species"), doubles("sensitivity_months").reshape(-1, M)),
        (ints("region_cell"), ints("region_region"), doubles("region_share")),
    )


def damage(emission, sensitivity, where):
    cell, p, h, tonnes = emission
    cells = cell.max() + 1
    # lambda by (cell, species), 0 where there is none
    table = np.zeros((cells * P, M))
    table[sensitivity[0] * P + sensitivity[1]] = sensitivity[2]
    deaths = tonnes * table[cell * P + p]
    key = cell * H + h
    by_cell = np.bincount(key, weights=deaths.sum(axis=1), minlength=cells * H)
    co2 = np.bincount(key, weights=np.where(p == CO2, tonnes.sum(axis=1), 0), minlength=cells * H)
    # shares by (cell, region) of two at most
    order = np.argsort(where[0], kind="stable")
    c, r, s = where[0][order], where[1][order], where[2][order]
    first = np.r_[True, c[1:] != c[:-1]]
    by_region = np.zeros((R * H * P, 2 * M))
    for pick in (first, ~first):
        region = np.full(cells, -1)
        share = np.zeros(cells)
        region[c[pick]] = r[pick]
        share[c[pick]] = s[pick]
        rows = np.flatnonzero(region[cell] >= 0)
        at = (region[cell[rows]] * H + h[rows]) * P + p[rows]
        for m in range(M):
            part = share[cell[rows]] * tonnes[rows, m]
            by_region[:, m] += np.bincount(at, weights=part, minlength=R * H * P)
            by_region[:, M + m] += np.bincount(at, weights=part * table[cell[rows] * P + p[rows], m], minlength=R * H * P)
    return by_cell, co2, by_region


def main(folder):
    problem = load(folder)
    seconds, cpu = [], []
    for _ in range(5):
        start, start_cpu = time.perf_counter(), time.process_time()
        by_cell, co2, by_region = damage(*problem)
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - start_cpu)
    seconds.sort()
    cpu.sort()
    print(f"NumPy {np.__version__}, arrays in memory       seconds {seconds[0]:.2f} {seconds[2]:.2f} {seconds[4]:.2f}  CPU seconds {cpu[0]:.2f} {cpu[2]:.2f} {cpu[4]:.2f}")
    print(f"NumPy sums: deaths {by_cell.sum():.15e} CO2 {co2.sum():.15e} regions' deaths {by_region[:, M:].sum():.15e} tonnes {by_region[:, :M].sum():.15e}")


main(sys.argv[1])
