#!/usr/bin/env python3
"""Sobol indices of the small study beside this program, by nested quadrature over all its uncertain factors at once.

Independent of Tradewind: numpy in float64, the full Leontief inverse, no draws, no linearity made use of, no shared code. Usage:

    python3 sobol_indices.py [NODES] > sobol_indices.csv

Every number is worked at all points of a product grid of its factors: Gauss-Hermite nodes for lognormals of mean 1, Gauss-Legendre nodes on
both sides of the middle for triangles. The conditional expectations of a first-order index are sums over the other axes of the grid,

    first order  Var(E(X | factors of the group)) / Var X        total  1 - Var(E(X | all other factors)) / Var X

Columns: mean and sd of the number, then the two indices. Which factor multiplies which amount is written down here by hand, from uncertainty.csv:
a row with a correlation group is one factor for all the inputs it fits.
"""

import csv
import math
import pathlib
import sys

import numpy as np

NODES = int(sys.argv[1]) if len(sys.argv) > 1 else 24
HERE = pathlib.Path(__file__).parent


def rows(name):
    with open(HERE / f"{name}.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


# the supply chain: shares of a unit emitted that go to each destination
regions = [row["region"] for row in rows("region")]
sectors = [row["sector"] for row in rows("sector")]
destinations = regions + ["ROW"]
index = {(r, s): i for i, (r, s) in enumerate((r, s) for r in regions for s in sectors)}
Z = np.array([[float(v) for v in row["values"].split(";")] for row in rows("transactions")])
Y = np.zeros((len(index), len(destinations)))
for row in rows("final_demand"):
    Y[index[row["region"], row["sector"]], destinations.index(row["to_region"])] += float(row["value"])
x = Z.sum(axis=1) + Y.sum(axis=1)
assert np.allclose(x, [float(row["value"]) for row in rows("output")])
L = np.linalg.inv(np.eye(len(x)) - Z / x)
made = L * Y.sum(axis=1)
producer = np.zeros((len(x), len(destinations)))
for (r, s), j in index.items():
    producer[:, regions.index(r)] += made[:, j]
to = {"final_producer": producer / x[:, None], "final_consumer": (L @ Y) / x[:, None]}

# the uncertain factors: name, group by species, group by category, distribution, sigma
given = {
    (u["kind"], u["species"], u["subsector"], u["region"]): (u["distribution"], float(u["sigma"]))
    for u in rows("uncertainty")
}
FACTORS = {
    "plant in N": ("activity", "*", "plant", "N"),
    "works": ("activity", "*", "works", "*"),
    "carbon": ("emission_factor", "CO2", "*", "*"),
    "sulphur": ("emission_factor", "SO2", "plant", "*"),
    "soot of works in S": ("emission_factor", "EC", "works", "S"),
    "response": ("exposure_response", "deaths", "*", "*"),
}
assert len(FACTORS) == len(given)
# carbon belongs to plants and works alike, so that by category they are one group
GROUPS = {
    "species": {
        "activity": ["plant in N", "works"],
        "emission_factor CO2": ["carbon"],
        "emission_factor SO2": ["sulphur"],
        "emission_factor EC": ["soot of works in S"],
        "exposure_response": ["response"],
    },
    "kind": {
        "activity": ["plant in N", "works"],
        "emission_factor": ["carbon", "sulphur", "soot of works in S"],
        "exposure_response": ["response"],
    },
    "category": {
        "energy + industry": ["plant in N", "works", "carbon", "sulphur", "soot of works in S"],
        "exposure_response": ["response"],
    },
}


def factors_of(region, subsector, species):
    found = []
    if subsector == "plant" and region == "N":
        found.append("plant in N")
    if subsector == "works":
        found.append("works")
    if species == "CO2":
        found.append("carbon")
    if subsector == "plant" and species == "SO2":
        found.append("sulphur")
    if subsector == "works" and species == "EC" and region == "S":
        found.append("soot of works in S")
    return found


def quadrature(distribution, sigma):
    """Values and probabilities that integrate over a factor of mean 1."""
    if distribution == "lognormal":
        z, w = np.polynomial.hermite_e.hermegauss(NODES)
        return np.exp(sigma * z - sigma**2 / 2), w / math.sqrt(2 * math.pi)
    assert distribution == "triangular"
    half = math.sqrt(6) * sigma
    t, w = np.polynomial.legendre.leggauss(NODES // 2)
    t, w = half * (t + 1) / 2, w * half / 2
    density = (half - t) / half**2
    return np.concatenate([1 - t[::-1], 1 + t]), np.concatenate([(w * density)[::-1], w * density])


# by stressor, the amounts that go with a product of factors: (region, subsector, amount, factors)
amounts = {"CO2": [], "deaths": []}
for row in rows("damage_region"):
    of = row["region"], row["subsector"], row["species"]
    if row["species"] == "CO2":
        amounts["CO2"].append((*of[:2], float(row["tonnes"]), factors_of(*of)))
    else:
        amounts["deaths"].append((*of[:2], float(row["deaths"]), factors_of(*of) + ["response"]))
share = {(c["subsector"], c["sector"]): float(c["share"]) for c in rows("concordance")}

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(
    ["shares_by", "stressor", "quantity", "view", "region", "to_region", "input_group", "mean", "sd", "first_order", "total"]
)
for stressor, terms in amounts.items():
    axes = [f for f in FACTORS if any(f in term[3] for term in terms)]
    value, weight = zip(*(quadrature(*given[FACTORS[f]]) for f in axes))

    def along(vector, axis):
        return vector.reshape([-1 if a == axis else 1 for a in range(len(axes))])

    def number(coefficient):
        """A weighted sum of accounts at all points of the grid; coefficient of (row of the supply chain)."""
        total = np.zeros([1] * len(axes))
        for region, subsector, amount, factors in terms:
            c = sum(
                share.get((subsector, s), 0) * coefficient[index[region, s]] for s in sectors
            )
            if c != 0:
                product = np.full([1] * len(axes), c * amount)
                for f in factors:
                    product = product * along(value[axes.index(f)], axes.index(f))
                total = total + product
        return np.broadcast_to(total, [len(v) for v in value])

    def expected(values, over):
        """The mean over some axes, which are kept with length 1."""
        for axis in over:
            values = (values * along(weight[axis], axis)).sum(axis=axis, keepdims=True)
        return values

    def put(values, *key):
        mean = expected(values, range(len(axes))).item()
        away = values - mean
        variance = expected(away**2, range(len(axes))).item()
        for by, groups in GROUPS.items():
            for group, members in groups.items():
                inside = [a for a, f in enumerate(axes) if f in members]
                outside = [a for a, f in enumerate(axes) if f not in members]
                alone = expected(expected(away, outside) ** 2, inside).item()
                others = expected(expected(away, inside) ** 2, outside).item()
                found = mean, math.sqrt(variance), alone / variance, 1 - others / variance
                out.writerow([by, stressor, *key, group, *map(repr, found)])

    put(number(np.ones(len(x))), "value", "producer", "*", "*")
    for view, c in to.items():
        def pair(r, s):
            inside = np.array([float(region == r) for region, _ in index])
            return number(inside * c[:, destinations.index(s)])

        put(pair("N", "S") + pair("S", "N"), "value", view, "*", "*")
        for r in regions:
            # the final products that are exported are made in a region of the study
            for s in regions if view == "final_producer" else destinations:
                put(pair(r, s), "value", view, r, s)
            (other,) = [s for s in regions if s != r]
            imports, exports = pair(other, r), pair(r, other)
            put((imports - exports) / (imports + exports), "index", view, r, "*")
print(f"{NODES} nodes a factor; numpy {np.__version__}", file=sys.stderr)
