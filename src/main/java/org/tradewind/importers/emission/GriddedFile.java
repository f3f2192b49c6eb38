package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.TimeAxis;

/** An open file of gridded emissions: cells, variables on them, steps in time. */
sealed interface GriddedFile extends AutoCloseable permits LonLatFile, LambertFile {
  /**
   * Opens a file: one with the header of IOAPI, else one with axes of longitude and latitude.
   *
   * @param radiusM radius of the sphere on which cells between meridians and parallels lie, m
   */
  static GriddedFile open(Path path, double radiusM) {
    Netcdf netcdf = Netcdf.open(path);
    try {
      if (!netcdf.attributes().numbers().containsKey("GDTYP")) {
        return new LonLatFile(netcdf, radiusM);
      }
    } catch (RuntimeException e) {
      netcdf.close();
      throw e;
    }
    netcdf.close();
    return LambertFile.open(path);
  }

  /** The file. */
  Path path();

  /** Its cells. */
  SourceCells cells();

  /** Names of the variables on its cells. */
  List<String> variables();

  /** The other variables that are no axes, with what keeps each from being on the cells. */
  Map<String, String> unfit();

  /** The unit that a variable declares, or an empty text. */
  String units(String variable);

  /** Attributes of characters of a variable. */
  Map<String, String> texts(String variable);

  /** Global attributes of characters. */
  Map<String, String> texts();

  /** Number of steps of a variable. */
  int steps(String variable);

  /** When its steps are, where the file says so. */
  Optional<List<TimeAxis.Step>> times();

  /** Values of a variable in a step by cell; NaN where missing. */
  double[] read(String variable, int step);

  /** Where a cell lies, for messages. */
  String place(int cell);

  /** What was assumed of the file, in a sentence, or an empty text. */
  String remark(String variable);

  /** File and variable, for messages. */
  default String where(String variable) {
    return path() + ", variable " + variable;
  }

  @Override
  void close();
}
