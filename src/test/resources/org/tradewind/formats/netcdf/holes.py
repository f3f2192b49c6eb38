"""Writes holes-nc4.nc and holes-classic.nc into a folder: records 0 and 1 are never written."""
import sys

import netCDF4
import numpy as np

for name, form in (("holes-nc4.nc", "NETCDF4"), ("holes-classic.nc", "NETCDF3_CLASSIC")):
    chunked = form == "NETCDF4"
    file = netCDF4.Dataset(sys.argv[1] + "/" + name, "w", format=form)
    file.createDimension("t", None if chunked else 3)
    file.createDimension("fixed", 3)
    file.createDimension("x", 4)
    file.createDimension("y", 3)
    pieces = dict(chunksizes=(1, 4), zlib=True) if chunked else {}
    for variable, fill in (("unwritten", None), ("unwritten_marked", -5.0)):
        file.createVariable(variable, "f4", ("t", "x"), fill_value=fill, **pieces)[2, :] = np.arange(4, dtype="f4")
    file.createVariable("whole", "i2", ("t", "x"), **pieces)[2, :] = np.arange(4)
    file.createVariable("nothing", "f8", ("fixed", "x"))
    file.createVariable("nothing_apart", "f4", ("fixed", "x"), **pieces)
    pieces = dict(chunksizes=(2, 2, 3), zlib=True) if chunked else {}
    grid = file.createVariable("grid", "f4", ("t", "y", "x"), **pieces)
    grid[2, 0:2, 0:3] = np.arange(6, dtype="f4").reshape(2, 3)
    file.close()
