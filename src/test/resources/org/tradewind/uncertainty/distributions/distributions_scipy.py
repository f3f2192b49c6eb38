# Writes distributions_scipy.csv: factors of mean 1 at normal numbers, and their variances, by SciPy's own distributions.
# Run: python3 distributions_scipy.py > distributions_scipy.csv
import math

from scipy.stats import norm, triang, truncnorm, uniform

print("distribution,sigma,z,factor,variance")
for sigma in (0.02, 0.1, 0.3, 0.4, 0.57, 1.5):
    made = {}
    # truncnorm.isf is good to 1e-9 only; its own tail by the normal distribution is better
    kept = norm.sf(-1 / sigma)
    normal = truncnorm(-1 / sigma, math.inf, loc=1, scale=sigma)
    for z in (-6.0, -2.5, -0.7, -0.1, 0.0, 0.3, 1.0, 2.2, 6.0):
        x = normal.ppf(norm.cdf(z)) if z < 0 else 1 + sigma * norm.isf(norm.sf(z) * kept)
        mean = float(normal.mean())
        print(f"normal,{sigma},{z},{float(x) / mean!r},{float(normal.var()) / mean**2!r}")
    if sigma < 0.408:
        a = math.sqrt(6) * sigma
        made["triangular"] = triang(0.5, loc=1 - a, scale=2 * a)
    if sigma < 0.577:
        a = math.sqrt(3) * sigma
        made["uniform"] = uniform(loc=1 - a, scale=2 * a)
    for name, d in made.items():
        mean = float(d.mean())
        for z in (-6.0, -2.5, -0.7, -0.1, 0.0, 0.3, 1.0, 2.2, 6.0):
            x = d.ppf(norm.cdf(z)) if z < 0 else d.isf(norm.sf(z))
            print(f"{name},{sigma},{z},{float(x) / mean!r},{float(d.var()) / mean**2!r}")
