package org.tradewind.formats.netcdf;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import java.util.Arrays;

/**
 * Parts of an HDF5 dataset that were never written. HDF5 keeps nothing for them and has readers
 * give the dataset's fill value (HDF5 File Format Specification 3.0, IV.A.2.f); jHDF gives zeros,
 * which would pass for data.
 */
final class Hdf5Gaps {
  private final int[] shape;
  private final int[] chunk;
  private final double[] values;
  private final double fill;

  private Hdf5Gaps(int[] shape, int[] chunk, double[] values, double fill) {
    this.shape = shape;
    this.chunk = chunk;
    this.values = values;
    this.fill = fill;
  }

  /** The fill value of a dataset of numbers, 0 where it has none. */
  static double fillValue(Dataset dataset) {
    return dataset.getFillValue() instanceof Number number ? number.doubleValue() : 0;
  }

  /**
   * Puts the fill value in place of chunks that are not there.
   *
   * @param values what was read at one index of the first dimension, the last running fastest
   */
  static void fill(ChunkedDataset dataset, int index, double[] values) {
    int[] shape = dataset.getDimensions();
    int[] chunk = dataset.getChunkDimensions();
    Hdf5Gaps gaps = new Hdf5Gaps(shape, chunk, values, fillValue(dataset));
    int[] offset = new int[shape.length];
    offset[0] = index / chunk[0] * chunk[0];
    do {
      if (!exists(dataset, offset)) {
        gaps.fill(offset, 1, 0);
      }
    } while (gaps.next(offset));
  }

  private static boolean exists(ChunkedDataset dataset, int[] offset) {
    try {
      dataset.getRawChunkBuffer(offset);
      return true;
    } catch (HdfException e) {
      // the library has no question for it; a chunk that is damaged has failed before
      return false;
    }
  }

  /** Moves on to the next chunk at the same index of the first dimension. */
  private boolean next(int[] offset) {
    for (int d = shape.length - 1; d > 0; d--) {
      offset[d] += chunk[d];
      if (offset[d] < shape[d]) {
        return true;
      }
      offset[d] = 0;
    }
    return false;
  }

  /** Fills the part of a chunk from a dimension on, at a place of the dimensions before it. */
  private void fill(int[] offset, int dimension, int place) {
    if (dimension == shape.length) {
      values[place] = fill;
      return;
    }
    int end = Math.min(offset[dimension] + chunk[dimension], shape[dimension]);
    for (int i = offset[dimension]; i < end; i++) {
      fill(offset, dimension + 1, place * shape[dimension] + i);
    }
  }

  /** The fill value in every place: for a dataset to which nothing was written. */
  static double[] nothing(Dataset dataset, int size) {
    double[] values = new double[size];
    Arrays.fill(values, fillValue(dataset));
    return values;
  }
}
