/**
 * Files of the Models-3 I/O API, which CMAQ, its adjoint and MCIP read and write: NetCDF with
 * variables (TSTEP, LAY, ROW, COL) on a Lambert grid, and GRIDDESC.
 */
package org.tradewind.formats.ioapi;
