package org.tradewind.jobs.adjoint;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.adjoint.AdjointForcing;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthParameters;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.folders.Version;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.jobs.stages.PlausibleInputs;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/**
 * Writes the forcing of an adjoint model by the health burden of a study, a file a day. Needs no
 * Spark session: the field is that of one layer, and files are written as streams.
 */
public final class ForcingRun {
  /**
   * What a run leaves behind.
   *
   * @param folder where the files lie
   * @param summary the page for the terminal
   */
  public record Result(String folder, String summary) {}

  private static final int STEPS = 3;

  /** Characters of a line of FILEDESC. */
  private static final int LINE = 80;

  private static final List<TableSchema> TABLES =
      List.of(
          Inputs.GRID,
          Inputs.CELL,
          Inputs.CELL_REGION,
          AirInputs.MORTALITY_RATE,
          AirInputs.AGE_SHARE,
          AirInputs.EXPOSURE_RESPONSE,
          AirInputs.RELATIVE_RISK);

  private final Study study;
  private final Configuration conf = LocalFiles.configuration();
  private final Progress progress;

  public ForcingRun(Study study, PrintStream log) {
    this.study = study;
    this.progress = new Progress(log, STEPS);
  }

  /**
   * Writes the files.
   *
   * @param out folder of the files; must not be there yet
   */
  public Result run(String out) {
    return OutputFolder.fill(out, conf, study.csvMaxRows(), folder -> run(folder));
  }

  private Result run(OutputFolder out) {
    Manifest manifest = new Manifest("forcing", study);
    InputFolder inputs =
        progress.step("inputs: " + study.inputs(), () -> InputFolder.of(study, out, conf));
    StudyTables tables = inputs.tables(TABLES);
    manifest.inputs(inputs);
    List<String> implausible = PlausibleInputs.remarks(tables, study);
    Grid grid = GridTable.read(tables.require(Inputs.GRID));
    HealthParameters health = study.health();
    Burden burden =
        progress.step("health burden and its derivative", () -> Burden.of(tables, health));
    AdjointForcing forcing =
        AdjointForcing.of(
            grid, tables.require(Inputs.CELL), study.receptors().forcing(burden), study.forcing());
    refuseNothing(forcing);
    List<String> description = description(burden, health, forcing);
    progress.step(
        line("%d files of %.1f MB", forcing.days().count(), forcing.bytesADay() * 1e-6),
        () -> {
          progress.count("files", forcing.days().count());
          forcing.days().forEach(day -> write(day, forcing, description, out));
        });
    List<String> remarks = new ArrayList<>(inputs.remarks());
    remarks.addAll(implausible);
    manifest.say("remarks", remarks);
    String summary = summary(manifest, remarks, burden, health, forcing);
    manifest.say("forcing", figures(burden, forcing));
    out.writeText(RunLayout.SUMMARY, summary);
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), progress.seconds()));
    return new Result(out.finish(), summary);
  }

  private static void refuseNothing(AdjointForcing forcing) {
    if (!(forcing.total() > 0)) {
      throw new UserError(
          "table cell",
          "no cell in which deaths change with PM2.5",
          "people and PM2.5 (pm25_ugm3) in some cell",
          "Import people and PM2.5 first (ioapi, grid-csv).");
    }
  }

  private void write(
      LocalDate day, AdjointForcing forcing, List<String> description, OutputFolder out) {
    progress.note(AdjointForcing.fileName(day));
    out.writeFile(AdjointForcing.fileName(day), stream -> forcing.write(day, stream, description));
    progress.counted();
  }

  private List<String> description(Burden burden, HealthParameters health, AdjointForcing forcing) {
    ForcingParameters p = study.forcing();
    return List.of(
        "Forcing of an adjoint model by deaths from PM2.5: dJ/dz over the forced records",
        line("J = %.6e deaths a year, exposure-response %s", j(burden), health.form()),
        clipped("Deaths counted" + (whose().isEmpty() ? ": everyone's" : whose())),
        line("sum over cells of dJ/dz = %.9e deaths a year per ug/m3", forcing.total()),
        line("%d forced records, %s to %s", forcing.records(), p.from(), p.to()),
        line("hours labelled by their %s; layer 1", p.label().name().toLowerCase(Locale.ROOT)),
        "Tradewind " + Version.current());
  }

  /** J of those who count. */
  private double j(Burden burden) {
    return study.receptors().attributableDeaths(burden);
  }

  /** A line of FILEDESC: 80 characters of ASCII. */
  private static String clipped(String text) {
    String ascii = text.replaceAll("[^ -~]", "?");
    return ascii.length() <= LINE ? ascii : ascii.substring(0, LINE - 3) + "...";
  }

  private String whose() {
    return study.receptors().restricted()
        ? " among the people of " + study.receptors().chosen()
        : "";
  }

  private Map<String, Object> figures(Burden burden, AdjointForcing forcing) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("deaths_per_year", j(burden));
    figures.put("sum_of_derivatives_deaths_per_ugm3", forcing.total());
    figures.put("forced_records", forcing.records());
    figures.put("files", forcing.days().count());
    figures.put("cells_without_pm25", burden.counts().withoutPm25());
    figures.put("cells_without_rates", burden.counts().withoutRates());
    figures.put("cells_at_the_floor", burden.counts().floored());
    return figures;
  }

  private String summary(
      Manifest manifest,
      List<String> remarks,
      Burden burden,
      HealthParameters health,
      AdjointForcing forcing) {
    Summary head =
        new Summary(study.name())
            .origin(manifest.illustrative(), manifest.estimated())
            .remarks(remarks);
    ForcingParameters p = study.forcing();
    return head.text()
        + line("Deaths from PM2.5 (%s)%s: %,.0f a year%n", health.form(), whose(), j(burden))
        + line("Sum over cells of dJ/dz: %,.1f deaths a year per ug/m3%n", forcing.total())
        + line(
            "Cells without PM2.5: %d, with %,.0f people; without death rates: %d; at the floor of"
                + " the slope: %d%n",
            burden.counts().withoutPm25(),
            burden.counts().personsWithoutPm25(),
            burden.counts().withoutRates(),
            burden.counts().floored())
        + line(
            "%d files, %s to %s; %d forced records of %d species, each 1/%d of dJ/dz in layer 1%n",
            forcing.days().count(),
            p.from(),
            p.to(),
            forcing.records(),
            p.species().size(),
            forcing.records());
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
