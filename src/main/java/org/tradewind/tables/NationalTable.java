package org.tradewind.tables;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.Axis;

/**
 * A national input-output table of S sectors whose domestic and imported uses are told apart.
 *
 * <p>Identities, up to the errors column: for each row i, sum_j Z_ij + sum_k Y_ik + export_i +
 * errors_i = x_i; for each column j, sum_i Z_ij + imports_j + valueAdded_j = x_j.
 *
 * @param sectors the sectors
 * @param currency unit of all values
 * @param z domestic intermediate deliveries, S x S, column-major (element (i, j) at i + j * S)
 * @param imports imported intermediate use of each using sector, length S
 * @param finalDemand domestic deliveries to final demand by category (vocabulary of the tables),
 *     each of length S, exports and errors not among them
 * @param export deliveries to the rest of the world, length S
 * @param errors errors/others of each row, length S
 * @param valueAdded value added of each sector, length S
 * @param output gross output, length S
 */
public record NationalTable(
    Axis sectors,
    String currency,
    double[] z,
    double[] imports,
    Map<String, double[]> finalDemand,
    double[] export,
    double[] errors,
    double[] valueAdded,
    double[] output) {

  public NationalTable {
    finalDemand = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(finalDemand));
  }
}
