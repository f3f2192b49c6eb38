package org.tradewind.jobs.adjoint;

import java.io.Serializable;
import java.nio.file.Path;
import org.tradewind.adjoint.InmapFile;
import org.tradewind.adjoint.SourceSensitivity;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.LayerBuffer;

/**
 * Some rows of a source-receptor file of InMAP, read one after the other: a task holds one row.
 *
 * @param file file that all machines see
 * @param variable particles
 * @param layerIndex index of the model layer in the file
 * @param receptors number of receptors
 * @param sources rows to read
 */
record InmapBlock(String file, String variable, int layerIndex, int receptors, int[] sources)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What the rows give.
   *
   * @param variable particles
   * @param sources rows read
   * @param perTonne deaths per tonne of each
   * @param zero which of them hold zeros alone
   * @param mistake what is wrong with the file, or null: it travels with the block, so that the
   *     first one in the order of rows is reported
   */
  record Part(String variable, int[] sources, double[] perTonne, boolean[] zero, UserError mistake)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  Part read(SourceSensitivity sensitivity) {
    double[] perTonne = new double[sources.length];
    boolean[] zero = new boolean[sources.length];
    LayerBuffer row = new LayerBuffer(receptors);
    try (InmapFile open = InmapFile.open(Path.of(file))) {
      for (int k = 0; k < sources.length; k++) {
        zero[k] = !open.row(row, variable, layerIndex, sources[k]);
        perTonne[k] = zero[k] ? 0 : sensitivity.perTonne(row.values());
      }
      return new Part(variable, sources, perTonne, zero, null);
    } catch (UserError mistake) {
      return new Part(variable, sources, perTonne, zero, mistake);
    }
  }
}
