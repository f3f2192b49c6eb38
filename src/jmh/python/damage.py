"""Damage = sensitivity x emission by NumPy: damage.py FOLDER, FOLDER as `DamageBenchmark FOLDER generate` leaves it.

Sums by cell and subsector and by region, subsector, species and month from arrays of rows in memory. Prints seconds,
best, median and worst of five, and the largest relative difference to what `DamageBenchmark FOLDER ROUNDS` wrote; stops
where it is above 1e-12.
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


def differ(folder, by_cell, co2, by_region):
    ours = np.fromfile(f"{folder}/arrays/damage_cell.f64", dtype="<f8").reshape(-1, 4)
    key = (ours[:, 0] * H + ours[:, 1]).astype(int)
    theirs = [by_cell[key], co2[key]]
    mine = [ours[:, 2], ours[:, 3]]
    ours = np.fromfile(f"{folder}/arrays/damage_region.f64", dtype="<f8").reshape(-1, 6)
    at = ((ours[:, 0] * H + ours[:, 1]) * P + ours[:, 2]).astype(int)
    month = ours[:, 3].astype(int)
    theirs += [by_region[at, month], by_region[at, M + month]]
    mine += [ours[:, 4], ours[:, 5]]
    # what we lack must be nothing there
    assert np.isclose(by_cell.sum(), mine[0].sum(), rtol=1e-12) and np.isclose(by_region[:, :M].sum(), mine[2].sum(), rtol=1e-12)
    return max(np.max(np.abs(a - b) / np.maximum(np.abs(b), 1e-300)) for a, b in zip(mine, theirs))


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
    most = differ(folder, by_cell, co2, by_region)
    print(f"largest relative difference to NumPy {most:.1e}")
    if not most <= 1e-12:
        sys.exit("sums differ from NumPy's")


main(sys.argv[1])
