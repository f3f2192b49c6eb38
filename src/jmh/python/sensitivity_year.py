"""The monthly sensitivities of a year of adjoint files by a NumPy loop: what jobs/sensitivities is compared with.

    python3 src/jmh/python/sensitivity_year.py FOLDER [RESULT.csv]

FOLDER holds the year that org.tradewind.adjoint.GeneratedAdjoint writes. Prints the seconds of passes over the files, without the writing of
any table: plainly, and with layers without emission left out, as the job does. With RESULT.csv, the table sensitivity of the job as CSV, prints the largest difference of the two, relative to the largest number of the
month and species.
"""
import csv
import datetime
import sys
import time

import numpy
from scipy.io import netcdf_file

SPECIES = {"POC": ("OC", 1), "PEC": ("EC", 1), "PMFINE": ("PM_OTHER", 1), "SO2": ("SO2", 64), "NO2": ("NOX", 46), "NH3": ("NH3", 17), "PAR": ("VOC", 14.4)}
SECONDS = 86400


def year(folder, skip):
    deaths, units, ground, days = {}, {}, {}, {}
    day = datetime.date(2017, 1, 1)
    while day.year == 2017:
        with netcdf_file(f"{folder}/EM.{day}", "r", mmap=True) as sensitivity, netcdf_file(f"{folder}/EMIS.{day}", "r", mmap=True) as emission:
            for variable in SPECIES:
                key = variable, day.month
                e = emission.variables[variable].data[0]
                s = sensitivity.variables[variable].data[0]
                emits = [layer for layer in range(len(e)) if not skip or e[layer].any()]
                if key not in deaths:
                    deaths[key], units[key], ground[key] = (numpy.zeros(e.shape[1:]) for _ in range(3))
                    days[key] = 0
                for layer in emits:
                    rate = e[layer].astype(numpy.float64)
                    deaths[key] += s[layer].astype(numpy.float64) * rate
                    units[key] += rate * SECONDS
                ground[key] += s[0]
                days[key] += 1
                del e, s
        day += datetime.timedelta(1)
    result = {}
    for variable, month in deaths:
        key = variable, month
        grams = SPECIES[variable][1]
        tonnes = units[key] * grams * 1e-6
        silent = ground[key] / (days[key] * SECONDS) / (grams * 1e-6)
        with numpy.errstate(invalid="ignore", divide="ignore"):
            result[SPECIES[variable][0], month] = numpy.where(tonnes > 0, deaths[key] / tonnes, silent).ravel()
    return result


def compare(result, table):
    worst = 0
    with open(table) as lines:
        for row in csv.DictReader(lines):
            for month in range(1, 13):
                numbers = result[row["species"], month]
                gap = abs(float(row[f"m{month:02}"]) - numbers[int(row["cell"])]) / numpy.abs(numbers).max()
                worst = max(worst, gap)
    print(f"largest difference {worst:.1e}")


for skip in False, False, False, True, True, True:
    start = time.perf_counter()
    cpu = time.process_time()
    found = year(sys.argv[1], skip)
    name = "without silent layers" if skip else "plainly"
    print(f"{name}: {time.perf_counter() - start:.2f} s, {time.process_time() - cpu:.2f} CPU seconds")
if len(sys.argv) > 2:
    compare(found, sys.argv[2])
