package org.tradewind.jobs.publish;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewind.axes.UserError;
import org.tradewind.exports.GriddedNetcdf;
import org.tradewind.exports.RegionsGeoJson;
import org.tradewind.exports.RunFormat;
import org.tradewind.exports.TablesWorkbook;

/**
 * The formats of jobs/export: pymrio, which is made of a study, and those made of a finished run. A
 * new one is listed here, and so in the help.
 */
public final class ExportFormats {
  /** The format that is made of a study. */
  public static final String PYMRIO = "pymrio";

  /** The format that scripts draw, which read what the report reads. */
  public static final String SVG = "svg";

  private static final String SVG_DESCRIBES =
      "each figure of the report as SVG and, at twice the size, as PNG";

  private static final String PYMRIO_DESCRIBES =
      "MRIO, stressors and accounts of a study, the folder that pymrio's load_all reads";

  private static final List<RunFormat> OF_RUNS =
      List.of(new GriddedNetcdf(), new RegionsGeoJson(), new TablesWorkbook());

  private ExportFormats() {}

  /** Names of all formats. */
  public static List<String> names() {
    return Stream.of(Stream.of(PYMRIO), OF_RUNS.stream().map(RunFormat::name), Stream.of(SVG))
        .flatMap(name -> name)
        .toList();
  }

  /** Every format with what it is made of and what it writes, for the help. */
  public static List<String> descriptions() {
    return Stream.of(
            Stream.of(PYMRIO + " (of STUDY.yaml): " + PYMRIO_DESCRIBES),
            OF_RUNS.stream().map(f -> f.name() + " (of RUN): " + f.describes()),
            Stream.of(SVG + " (of RUN): " + SVG_DESCRIBES))
        .flatMap(text -> text)
        .collect(Collectors.toList());
  }

  /**
   * The format of finished runs of a name; empty for pymrio and svg, an error for one that is not
   * there.
   */
  public static Optional<RunFormat> ofRuns(String name) {
    if (!names().contains(name)) {
      throw UserError.unknown("export", "format", name, names());
    }
    return OF_RUNS.stream().filter(f -> f.name().equals(name)).findFirst();
  }
}
