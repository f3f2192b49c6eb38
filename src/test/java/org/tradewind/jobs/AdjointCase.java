package org.tradewind.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.adjoint.AdjointParameters.Label;
import org.tradewind.adjoint.GeneratedAdjoint;
import org.tradewind.adjoint.GeneratedAdjoint.Field;
import org.tradewind.adjoint.GeneratedAdjoint.Shape;
import org.tradewind.adjoint.GeneratedAdjoint.Variable;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;

/**
 * A small year of adjoint files: two or three days of each month, among them first and last ones,
 * of 2017; and what the job must make of them, summed directly as the formula is written.
 */
public final class AdjointCase {
  static final List<Variable> VARIABLES =
      List.of(
          new Variable("POC", "g/s"),
          new Variable("PMFINE", "g/s"),
          new Variable("PSO4", "g/s"),
          new Variable("NO", "moles/s"),
          new Variable("NO2", "moles/s"),
          new Variable("PAR", "moles/s"),
          new Variable("TOL", "moles/s"));

  /** Species -> its variables, as positions in VARIABLES. */
  public static final Map<String, int[]> SPECIES =
      new TreeMap<>(
          Map.of(
              "OC", new int[] {0},
              "PM_OTHER", new int[] {1, 2},
              "NOX", new int[] {3, 4},
              "VOC", new int[] {5, 6}));

  private static final double[] GRAMS = {1, 1, 1, 46, 46, 14.4, 100.8};

  public final Path folder;
  public final Shape shape;
  public final GeneratedAdjoint files;

  public AdjointCase(Path folder, Shape shape) {
    this.folder = folder;
    this.shape = shape;
    this.files = new GeneratedAdjoint(shape, VARIABLES);
  }

  /** 5 x 4 cells, 3 layers of which 2 emit, hours, both midnights in each file. */
  public static AdjointCase small(Path folder, Label label) {
    return new AdjointCase(folder, new Shape(5, 4, 3, 2, 24, true, label));
  }

  public static List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      LocalDate first = LocalDate.of(2017, month, 1);
      days.add(first);
      if (month % 2 == 0) {
        days.add(first.plusDays(1));
      }
      days.add(first.plusMonths(1).minusDays(1));
    }
    return days;
  }

  public AdjointCase write() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    days().forEach(day -> files.write(folder, day));
    return this;
  }

  Map<String, String> keys() {
    Map<String, String> keys = new TreeMap<>();
    keys.put("species", "[OC, PM_OTHER, NOX, VOC]");
    keys.put("adjoint.sensitivities", folder + "/EM.{yyyy-MM-dd}");
    keys.put("adjoint.emissions", folder + "/EMIS.{yyyy-MM-dd}");
    keys.put("adjoint.from", "2017-01-01");
    keys.put("adjoint.to", "2017-12-31");
    keys.put("adjoint.label", shape.label().name().toLowerCase(java.util.Locale.ROOT));
    keys.put("adjoint.allow_missing", Integer.toString(365 - days().size()));
    return keys;
  }

  public Study study(String... more) {
    Map<String, String> keys = keys();
    for (int i = 0; i < more.length; i += 2) {
      keys.put(more[i], more[i + 1]);
    }
    return StudyFile.parse("study: test", "test.yaml", keys);
  }

  /**
   * Deaths per tonne of each cell: the formula as it is written, one number after the other.
   *
   * @param days days that are read
   */
  public double[] direct(String species, int month, List<LocalDate> days) {
    double seconds = 3600.0 * files.hours();
    double[] deaths = new double[shape.cells()];
    double[] tonnes = new double[shape.cells()];
    double[][] ground = new double[VARIABLES.size()][shape.cells()];
    double[] domain = new double[VARIABLES.size()];
    int records = 0;
    for (LocalDate day : days) {
      for (int r = 0; r < shape.steps() && day.getMonthValue() == month; r++) {
        LocalDateTime start = day.atStartOfDay().plusHours((long) r * files.hours());
        records++;
        for (int v : SPECIES.get(species)) {
          float[] s = files.values(Field.SENSITIVITY, start, v);
          float[] e = files.values(Field.EMISSION, start, v);
          for (int i = 0; i < s.length; i++) {
            int cell = i % shape.cells();
            deaths[cell] += (double) s[i] * e[i];
            tonnes[cell] += e[i] * seconds * GRAMS[v] * 1e-6;
            ground[v][cell] += i < shape.cells() ? s[i] : 0;
            domain[v] += e[i];
          }
        }
      }
    }
    double[] lambda = new double[shape.cells()];
    for (int cell = 0; cell < lambda.length; cell++) {
      lambda[cell] =
          tonnes[cell] > 0
              ? deaths[cell] / tonnes[cell]
              : silent(SPECIES.get(species), ground, cell, domain, records * seconds);
    }
    return lambda;
  }

  private static double silent(
      int[] variables, double[][] ground, int cell, double[] domain, double seconds) {
    double deaths = 0;
    double tonnes = 0;
    for (int v : variables) {
      double weight =
          switch (VARIABLES.get(v).name()) {
            case "NO" -> 0.9;
            case "NO2" -> 0.1;
            default -> domain[v];
          };
      deaths += weight * ground[v][cell] / seconds;
      tonnes += weight * GRAMS[v] * 1e-6;
    }
    return deaths / tonnes;
  }
}
