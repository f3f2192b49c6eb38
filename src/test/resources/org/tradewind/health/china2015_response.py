# The burden of PM2.5 in China 2015 and its slopes by draws of the exposure-response, and J of every set-up. It shares nothing with the software but the
# shipped facts. Its output is china2015_response.csv: python3 china2015_response.py PUBLIC_FILES FACTS > china2015_response.csv
#   PUBLIC_FILES: folder with china_grid and exposure_response (docs/data-sources.md); FACTS: src/main/resources/org/tradewind/facts
import csv, sys
import numpy as np

DATA, FACTS = sys.argv[1:3]
CAUSES = ('IHD', 'STROKE', 'COPD', 'LC', 'LRI')


def table(name):
    with open(name, encoding='utf-8-sig') as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith('#')))


people = {r['FID']: float(r['2015']) for r in table(DATA + '/china_grid/GridPop.csv')}
cells = [(float(r['2015']), people[r['FID']]) for r in table(DATA + '/china_grid/GridPM25.csv') if float(r['2015']) > 0]
z, at = np.unique([c[0] for c in cells], return_inverse=True)
pop = np.bincount(at, [c[1] for c in cells])
rate = {(r['release'], r['cause'], r['age']): float(r['rate_per_100k']) for r in table(FACTS + '/mortality_rate_china2015.csv')}
share = {(r['release'], r['age']): float(r['share']) for r in table(FACTS + '/age_share_china2015.csv')}
response = table(FACTS + '/exposure_response.csv')


def ier(a, b, c, zcf):
    a, b, c, zcf = (np.atleast_1d(v)[None, :] for v in (a, b, c, zcf))
    u = np.maximum(z[:, None] - zcf, 0)
    f = np.maximum(u, .1)
    rr, risk = 1 + a * (1 - np.exp(-b * u**c)), 1 + a * (1 - np.exp(-b * f**c))
    return 1 - 1 / rr, np.where(u > 0, a * b * c * f**(c - 1) * np.exp(-b * f**c) / risk**2, 0)


def gemm(theta, alpha, mu, nu):
    theta = np.atleast_1d(theta)[None, :]
    u = np.maximum(z - 2.4, 0)
    w = 1 / (1 + np.exp(-(u - mu) / nu))
    h = (np.log(1 + u / alpha) * w)[:, None]
    dh = np.where(u > 0, w / (alpha + u) + np.log(1 + u / alpha) * w * (1 - w) / nu, 0)[:, None]
    return 1 - np.exp(-theta * h), theta * dh * np.exp(-theta * h)


def baseline(release, cause, age):
    return rate[(release, cause, age)] * 1e-5 * share[(release, age)] * pop


def central(form, causes, release, lri='', step=0):
    """J by cause, J and sum of z J', theta moved by so many standard errors."""
    by_cause, slope = {}, 0
    for r in response:
        if r['form'] == form and r['cause'] in causes:
            age = lri if lri and r['cause'] == 'LRI' else r['age']
            p = [float(r[k]) for k in ('p1', 'p2', 'p3', 'p4')]
            if form == 'gemm':
                p[0] = np.maximum(0, p[0] + float(r['p1_se']) * step)
            af, d = (ier if form == 'ier' else gemm)(*p)
            base = baseline(release, r['cause'], age)
            by_cause[r['cause']] = by_cause.get(r['cause'], 0) + base @ af
            slope = slope + (base * z) @ d
    return by_cause, sum(by_cause.values()), slope


out = []
for form, causes, name in (('ier', CAUSES, 'ier'), ('gemm', ('NCD+LRI',), 'gemm NCD+LRI'), ('gemm', CAUSES, 'gemm five causes')):
    for release in ('GBD 2017', 'GBD 2019', 'GBD 2021'):
        by_cause, total, slope = central(form, causes, release)
        out.append(('%s, %s' % (name, release), total[0]))
        out.append(('%s, %s, elasticity' % (name, release), slope[0] / total[0]))
    if len(by_cause) > 1:
        out += [('%s, GBD 2021, %s' % (name, c), v[0]) for c, v in by_cause.items()]
out.append(('gemm five causes LRI under five, GBD 2021', central('gemm', CAUSES, 'GBD 2021', '0-4')[1][0]))

# 1,000 draws of the IER: rates by age of the yearly files, LRI under five of the facts
draws = {}
for r in table(DATA + '/exposure_response/IER2017_parameters.csv'):
    draws.setdefault((r['cause'], r['age']), []).append([float(r[k]) for k in ('alpha', 'beta', 'gamma', 'tmrel')])
ages = [r for r in table(DATA + '/china_grid/GBD_agestructure_China_2000-2017.csv') if r['year'] == '2015'][0]
del ages['year']
everyone = sum(float(v) for v in ages.values())
yearly = {r['endpoint'].upper(): r for r in table(DATA + '/china_grid/GBD_incidence_China_2000-2017.csv') if r['year'] == '2015'}


def of_cause(cause):
    """J and sum of z J' of every draw, by age with a function of its own."""
    if cause == 'LRI':
        groups = {'ALL': baseline('GBD 2017', 'LRI', '0-4')}
    else:
        groups = {}
        for age in ages:
            if int(age) >= 25:
                key = 'ALL' if (cause, 'ALL') in draws else age
                groups[key] = groups.get(key, 0) + float(yearly[cause][age]) * 1e-5 * float(ages[age]) / everyone * pop
    for age, base in groups.items():
        af, slope = ier(*np.array(draws[(cause, age)]).T)
        yield base @ af, (base * z) @ slope


def cv(x):
    return np.std(x) / np.mean(x)


published, aligned = [], []
for cause in CAUSES:
    by_age = list(of_cause(cause))
    ranked = [(j[np.argsort(j, kind='stable')], s[np.argsort(j, kind='stable')]) for j, s in by_age]
    for name, some, where in (('published', by_age, published), ('aligned', ranked, aligned)):
        j, s = sum(x[0] for x in some), sum(x[1] for x in some)
        where.append((j, s))
        out += [('%s %s, cv of J' % (cause, name), cv(j)), ('%s %s, cv of slopes' % (cause, name), cv(s))]
        out.append(('%s %s, correlation' % (cause, name), np.corrcoef(j, s)[0, 1]))
for name, some in (('published', published), ('aligned', aligned)):
    mean = [sum(np.mean(c[k]) for c in some) for k in (0, 1)]
    sd = [sum(np.var(c[k]) for c in some)**.5 for k in (0, 1)]
    both = sum(np.mean((j - j.mean()) * (s - s.mean())) for j, s in some)
    out += [('all %s, mean of J' % name, mean[0]), ('all %s, mean of slopes' % name, mean[1])]
    out += [('all %s, cv of J' % name, sd[0] / mean[0]), ('all %s, cv of slopes' % name, sd[1] / mean[1])]
    out.append(('all %s, correlation' % name, both / sd[0] / sd[1]))

# standard errors of the GEMM: causes independent, each a normal number, by Gauss-Hermite
node, weight = np.polynomial.hermite_e.hermegauss(60)
weight = weight / weight.sum()
for causes, name in ((('NCD+LRI',), 'gemm NCD+LRI'), (CAUSES, 'gemm five causes')):
    sums = np.zeros(5)
    for c in causes:
        _, j, s = central('gemm', (c,), 'GBD 2019', step=node)
        mj, ms = weight @ j, weight @ s
        sums += [mj, ms, weight @ (j - mj)**2, weight @ (s - ms)**2, weight @ ((j - mj) * (s - ms))]
    out += [(name + ', cv of J', sums[2]**.5 / sums[0]), (name + ', cv of slopes', sums[3]**.5 / sums[1])]
    out.append((name + ', correlation', sums[4] / (sums[2] * sums[3])**.5))

print('# Printed by china2015_response.py, a NumPy program that shares nothing with the software but the shipped facts. J: deaths a year; slopes: sum of z dJ/dz.')
print('# cv over the 1,000 draws of the IER of the GBD 2017, or over normal numbers times the standard errors of the GEMM; "all" with independent causes.')
print('quantity,value')
for name, value in out:
    print('%s,%.12g' % (name.replace(',', ''), value))
