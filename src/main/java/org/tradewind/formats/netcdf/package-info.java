/**
 * NetCDF in all its forms: classic (CDF-1, CDF-2, CDF-5; NetCDF Classic Format Specification) and
 * NetCDF-4 on HDF5. Stored numbers become values by {@code scale_factor * stored + add_offset}
 * after the CF conventions, gaps become NaN.
 */
package org.tradewind.formats.netcdf;
