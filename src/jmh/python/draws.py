"""The draws of DrawBenchmark by NumPy: draws.py FOLDER DRAWS, FOLDER as `DrawBenchmark FOLDER DRAWS` leaves it.

The same problem, vectorised by blocks of draws with one matrix product a region, view and stressor;
means, standard deviations and three quantiles of all figures. Prints seconds, best of three.
"""
import sys
import time

import numpy as np

R, S, H, P, BLOCK = 31, 42, 15, 6, 500
SIGMA = np.array([0.1, 0.6, 0.5, 0.4, 0.3, 0.2])
SIGMA_RESPONSE = 0.12


def read(folder, name):
    return np.fromfile(f"{folder}/{name}.f64")


def load(folder):
    amounts = read(folder, "amounts").reshape(R, H, 1 + 2 * (P - 1))
    shares = read(folder, "shares").reshape(H, S)
    x = read(folder, "output")
    views = []
    for name in ("final_producer", "final_consumer"):
        w = read(folder, name).reshape(-1, R * S).T
        # flows straight from subsectors: fewer terms than from sectors
        views.append(shares @ (w / x[:, None]).reshape(R, S, -1))
    return amounts[:, :, 0], amounts[:, :, 2::2], shares, views


def trade(pairs):
    between = pairs[:, :, :R].copy()
    between[:, np.arange(R), np.arange(R)] = 0
    imports, exports = between.sum(axis=1), between.sum(axis=2)
    return [imports, exports, (imports - exports) / (imports + exports)]


def block(rng, co2, deaths, shares, views):
    phi = np.exp(SIGMA * rng.standard_normal((BLOCK, R, H, P)) - SIGMA**2 / 2)
    psi = np.exp(SIGMA_RESPONSE * rng.standard_normal(BLOCK) - SIGMA_RESPONSE**2 / 2)
    by_unit = [co2 * phi[..., 0], np.einsum("rhp,drhp->drh", deaths, phi[..., 1:]) * psi[:, None, None]]
    accounts = [unit @ shares for unit in by_unit]
    figures = [a.reshape(BLOCK, -1) for a in accounts]
    for w in views:
        for unit in by_unit:
            pairs = np.matmul(unit.transpose(1, 0, 2), w).transpose(1, 0, 2)
            figures.append(pairs.reshape(BLOCK, -1))
            figures.extend(trade(pairs))
    return np.concatenate(figures, axis=1)


def main(folder, draws):
    problem = load(folder)
    best = np.inf
    for _ in range(3):
        rng = np.random.Generator(np.random.Philox(2017))
        start = time.perf_counter()
        drawn = time.perf_counter()
        all_figures = np.concatenate([block(rng, *problem) for _ in range(draws // BLOCK)])
        drawn = time.perf_counter() - drawn
        mean, sd = all_figures.mean(axis=0), all_figures.std(axis=0, ddof=1)
        by_figure = np.ascontiguousarray(all_figures.T)
        np.percentile(by_figure, [2.5, 50, 97.5], axis=1, overwrite_input=True)
        seconds = time.perf_counter() - start
        best = min(best, seconds)
        print(f"{seconds:.3f} s, of which draws {drawn:.3f}; {all_figures.shape[1]} figures; first account {mean[0]:.6f} sd {sd[0]:.6f}, last index {mean[-1]:.6f} sd {sd[-1]:.6f}")
    print(f"best {best:.3f} s (numpy {np.__version__})")


main(sys.argv[1], int(sys.argv[2]))
