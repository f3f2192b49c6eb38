package org.tradewind.importers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;

/** An open NetCDF file, whatever its format. Of its values, one time step at most is held. */
sealed interface Netcdf extends AutoCloseable permits ClassicNetcdf, Hdf5Netcdf {
  /** Opens a file of either format, told by its first bytes, not by its name. */
  static Netcdf open(Path file) {
    byte[] start = start(file);
    if (start.length >= 3 && start[0] == 'C' && start[1] == 'D' && start[2] == 'F') {
      return ClassicNetcdf.open(file);
    }
    if (Arrays.equals(start, Hdf5Netcdf.SIGNATURE)) {
      return Hdf5Netcdf.open(file);
    }
    throw new UserError(
        file.toString(),
        start.length == 0 ? "an empty file" : "a file that is no NetCDF",
        "a file that begins with CDF (classic) or with the signature of HDF5 (NetCDF-4)",
        "Check that this is the file meant and that it was fetched whole and is not compressed.");
  }

  private static byte[] start(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(Hdf5Netcdf.SIGNATURE.length);
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** The error for a file that is cut short. */
  static UserError truncated(Path file, String found, String expected) {
    return new UserError(
        file.toString(), found, expected, "The file is truncated: fetch or write it again.");
  }

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
   * of the others, the last dimension running fastest.
   *
   * @param variable one of {@link #variables()}
   * @param leading indices of the first dimensions, at least one, from 0, within the shape
   */
  double[] read(NetcdfVariable variable, int... leading);

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
