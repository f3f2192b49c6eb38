package org.tradewind.formats.netcdf;

import java.nio.file.Path;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.FileKind;

/** An open NetCDF file, whatever its format. Of its values, one time step at most is held. */
public sealed interface Netcdf extends AutoCloseable permits ClassicNetcdf, Hdf5Netcdf {
  /** Opens a file of either format, recognised by its first bytes, not by its name. */
  static Netcdf open(Path file) {
    FileKind kind = FileKind.of(file);
    if (kind == FileKind.NETCDF) {
      return ClassicNetcdf.open(file);
    }
    if (kind == FileKind.HDF5) {
      return Hdf5Netcdf.open(file);
    }
    throw new UserError(
        file.toString(),
        kind.found("not a NetCDF file"),
        "a file that begins with CDF (classic) or with the signature of HDF5 (NetCDF-4)",
        kind.remedy("Check that this is the file meant and that it was fetched whole."));
  }

  /** The error for a file that is cut short. */
  static UserError truncated(Path file, String found, String expected) {
    return new UserError(
        file.toString(), found, expected, "The file may be truncated: fetch or write it again.");
  }

  /** The file that is open. */
  Path file();

  /** What kind of file it is, for messages. */
  String kind();

  /** Global attributes. */
  NetcdfAttributes attributes();

  /** All variables, in an order that depends on the file alone. */
  List<NetcdfVariable> variables();

  /** Names of a variable's dimensions, in the order of its shape; none where they are not known. */
  default List<String> dimensions(NetcdfVariable variable) {
    return List.of();
  }

  /**
   * Reads one block of a variable: the values at given indices of its first dimensions, all indices
   * of the others, the last dimension running fastest. Values are what the file declares ({@link
   * NetcdfValues}): unpacked, and NaN where missing.
   *
   * @param variable one of {@link #variables()}
   * @param leading indices of the first dimensions, at least one, from 0, within the shape
   */
  default double[] read(NetcdfVariable variable, int... leading) {
    NetcdfValues values = values(variable);
    requireRoom(variable, variable.blockSize(leading.length));
    return values.decode(stored(variable, leading));
  }

  /**
   * Reads all values of a variable, as {@link #read} does. Use it where there is no time: the first
   * dimension of a packed variable is unpacked once, and not again for each index.
   */
  default double[] whole(NetcdfVariable variable) {
    NetcdfValues values = values(variable);
    requireRoom(variable, variable.blockSize(0));
    return values.decode(storedWhole(variable));
  }

  /** As {@link #whole}, the numbers as they are stored; the array is the caller's own. */
  default double[] storedWhole(NetcdfVariable variable) {
    double[] all = new double[Math.toIntExact(variable.blockSize(0))];
    int rows = variable.shape().isEmpty() ? 0 : variable.shape().get(0);
    for (int i = 0; i < rows; i++) {
      double[] row = stored(variable, i);
      System.arraycopy(row, 0, all, i * row.length, row.length);
    }
    return all;
  }

  /** Refuses to read a number of values at once for which there is no memory. */
  default void requireRoom(NetcdfVariable variable, long size) {
    // the block, and as much again while it is unpacked and converted
    if (size > Runtime.getRuntime().maxMemory() / (4 * Double.BYTES)) {
      throw new UserError(
          where(variable),
          size + " values to be read at once, which do not fit into memory",
          "lengths of dimensions that fit the file",
          "If they are right, give Java more memory (-Xmx).");
    }
  }

  /** What the stored numbers of a variable stand for. */
  default NetcdfValues values(NetcdfVariable variable) {
    return NetcdfValues.of(where(variable), variable);
  }

  /** File and variable, for messages. */
  default String where(NetcdfVariable variable) {
    return file() + ", variable " + variable.name();
  }

  /** As {@link #read}, the numbers as they are stored; the array is the caller's own. */
  double[] stored(NetcdfVariable variable, int... leading);

  /**
   * As {@link #read}, into a buffer of the block's size.
   *
   * @return false where all values are zero; the buffer may then be as it was
   */
  default boolean readInto(LayerBuffer buffer, NetcdfVariable variable, int... leading) {
    return buffer.take(read(variable, leading));
  }

  @Override
  void close();
}
