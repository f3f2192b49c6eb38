package org.tradewind.adjoint;

import java.nio.file.Path;

/**
 * Which source-receptor file of InMAP is read, and how.
 *
 * @param file NetCDF file as {@code inmap sr} writes it
 * @param projection map projection of its grid, in the words of PROJ; the file does not hold it
 * @param layer model layer into which all emissions go, 0 at the ground; one of the file's layers
 * @param outside largest share of the study's people that may live outside the file's grid
 */
public record InmapParameters(Path file, String projection, int layer, double outside) {}
