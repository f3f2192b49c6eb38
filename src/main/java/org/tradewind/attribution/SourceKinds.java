package org.tradewind.attribution;

import java.io.Serializable;
import java.util.List;
import org.tradewind.tables.TableSchema;

/**
 * Figures of which each draw is one of several kinds, told by a whole number: a rank, the
 * predominant subsector. Instead of an interval each kind has a probability, the share of the
 * draws.
 *
 * @param schema table of probabilities: the key of a figure, the kind, then probability and
 *     mc_error; in this order
 * @param keys of the figures
 * @param labels of the kinds, as they stand in the table
 * @param sums what the formula reads
 * @param formula puts the position of its kind for each figure and draw; NaN for none
 */
public record SourceKinds(
    TableSchema schema,
    List<Object[]> keys,
    List<?> labels,
    List<SourceSum> sums,
    SourceOutput.Formula formula)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public SourceKinds {
    keys = List.copyOf(keys);
    labels = List.copyOf(labels);
    sums = List.copyOf(sums);
  }
}
