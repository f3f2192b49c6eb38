package org.tradewind.jobs.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.adjoint.InmapFile;
import org.tradewind.adjoint.InmapOverlap;
import org.tradewind.adjoint.InmapParameters;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.health.Burden;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Table;

/** Deaths per tonne of the study's cells from a file of InMAP, and what is to be said of them. */
final class InmapFindings {
  private static final int SHOWN = 5;

  /** People by cell of two censuses correlate above .9; below this the grids hardly fit. */
  private static final double LEAST_CORRELATION = 0.5;

  private final List<String> species;
  private final Table cell;
  private final InmapOverlap receptors;
  private final InmapOverlap sources;
  private final Map<String, InmapJob.Sources> rows;
  private final Optional<double[]> people;

  /**
   * @param species pollutants of the study
   * @param cell its cells
   * @param receptors its cells on those of layer 0
   * @param sources its cells on those of the layer of emissions
   * @param rows deaths per tonne of the file's sources, by variable
   * @param people in the file's cells of layer 0, by the file
   */
  InmapFindings(
      List<String> species,
      Table cell,
      InmapOverlap receptors,
      InmapOverlap sources,
      Map<String, InmapJob.Sources> rows,
      Optional<double[]> people) {
    this.species = species;
    this.cell = cell;
    this.receptors = receptors;
    this.sources = sources;
    this.rows = rows;
    this.people = people;
  }

  /** Refuses a file outside whose grid too many people of the study live. */
  static void requireInside(Table cell, InmapOverlap receptors, InmapParameters parameters) {
    double share = outside(cell.doubles("population_persons"), receptors);
    if (share > parameters.outside()) {
      throw new UserError(
          "key inmap.file, " + parameters.file(),
          String.format(Locale.ROOT, "%.2f %% of the study's people outside its grid", 100 * share),
          String.format(Locale.ROOT, "at most %.2f %%", 100 * parameters.outside()),
          "Check inmap.projection, or raise inmap.outside: deaths out there are not counted.");
    }
  }

  /** The share of amounts of the study's cells that lies outside the grid of the file. */
  private static double outside(double[] amounts, InmapOverlap overlap) {
    CompensatedSum all = new CompensatedSum();
    CompensatedSum out = new CompensatedSum();
    for (int i = 0; i < amounts.length; i++) {
      all.add(amounts[i]);
      out.add((1 - overlap.inside(i)) * amounts[i]);
    }
    return all.value() > 0 ? out.value() / all.value() : 0;
  }

  /** The study's people on the file's cells, beside the file's own: a wrong projection shows. */
  String people() {
    return people
        .map(
            own ->
                String.format(
                    Locale.ROOT,
                    "%n%.0f people of the study within the grid of the file, whose own TotalPop is"
                        + " %.0f there; correlation by cell %.2f%n",
                    CompensatedSum.of(ofStudy()),
                    own(own),
                    correlation(own)))
        .orElse("");
  }

  private double[] ofStudy() {
    return receptors.onto(cell.doubles("population_persons"));
  }

  private double own(double[] own) {
    return Arrays.stream(receptors.touched()).mapToDouble(r -> own[r]).sum();
  }

  /** Pearson's correlation over the file's cells on which the study lies; NaN where one is even. */
  private double correlation(double[] own) {
    int[] touched = receptors.touched();
    double[] study = ofStudy();
    double[] a = Arrays.stream(touched).mapToDouble(r -> study[r]).toArray();
    double[] b = Arrays.stream(touched).mapToDouble(r -> own[r]).toArray();
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      ab += (a[k] - meanA) * (b[k] - meanB);
      aa += (a[k] - meanA) * (a[k] - meanA);
      bb += (b[k] - meanB) * (b[k] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private double[] perTonne(String one) {
    return sources.meanIn(rows.get(InmapFile.variable(one)).perTonne());
  }

  /** The table, cells ascending; cells wholly outside the grid of the file have no rows. */
  Table table() {
    int[] cells = cell.ints("cell");
    Integer[] order = IntStream.range(0, cells.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingInt(i -> cells[i]));
    double[][] bySpecies = species.stream().map(this::perTonne).toArray(double[][]::new);
    Table.Builder table = Table.builder(AirInputs.SENSITIVITY);
    int keys = AirInputs.SENSITIVITY.key().size();
    Object[] row = new Object[keys + Months.COUNT];
    for (int i : order) {
      for (int s = 0; s < bySpecies.length && sources.inside(i) > 0; s++) {
        row[0] = cells[i];
        row[1] = species.get(s);
        // the file is of an annual mean
        Arrays.fill(row, keys, row.length, bySpecies[s][i]);
        table.add(row);
      }
    }
    return table.build().validated("file of InMAP");
  }

  /** What was assumed and what is left out, a sentence each. */
  List<String> remarks(
      InmapParameters parameters, Burden burden, Optional<CellEmissions> emissions) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        String.format(
            Locale.ROOT,
            "made with dJ/dz of a study whose J is %.6g deaths; a run with other people, PM2.5, rates"
                + " or health keys needs its own",
            burden.total()));
    remarks.add(
        "InMAP is a model of the annual mean: each of the twelve months has the same deaths per"
            + " tonne");
    remarks.add(
        "all emissions are taken to go into layer "
            + parameters.layer()
            + " of InMAP, since table emission has no heights");
    remarks.add(
        "a tonne of OC, EC or PM_OTHER is taken as a tonne of PrimaryPM25, of NOX as NO2, of SO2 as"
            + " SO2");
    people
        .map(this::correlation)
        .filter(r -> r < LEAST_CORRELATION)
        .ifPresent(
            r ->
                remarks.add(
                    String.format(
                        Locale.ROOT,
                        "people of the study and TotalPop of the file hardly go together by cell"
                            + " (correlation %.2f): check inmap.projection",
                        r)));
    outsideRemark(burden, emissions).ifPresent(remarks::add);
    rows.forEach(
        (variable, found) -> {
          if (!found.zeros().isEmpty()) {
            remarks.add(zeros(variable, found));
          }
        });
    return remarks;
  }

  private static String zeros(String variable, InmapJob.Sources found) {
    List<String> numbers =
        found.zeros().stream().limit(SHOWN).map(s -> Integer.toString(s)).toList();
    return found.zeros().size()
        + " sources have zeros alone in "
        + variable
        + " (from 0: "
        + String.join(", ", numbers)
        + (found.zeros().size() > SHOWN ? ", ..." : "")
        + "): their simulations may be missing, and they count as harmless";
  }

  private Optional<String> outsideRemark(Burden burden, Optional<CellEmissions> emissions) {
    int wholly = 0;
    int partly = 0;
    for (int i = 0; i < cell.rows(); i++) {
      wholly += receptors.inside(i) > 0 ? 0 : 1;
      // what rounding takes from a cell that lies inside is not counted
      partly += receptors.inside(i) > 0 && receptors.inside(i) < 1 - 1e-9 ? 1 : 0;
    }
    if (wholly + partly == 0) {
      return Optional.empty();
    }
    double[] people = cell.doubles("population_persons");
    double share = outside(people, receptors);
    String said =
        String.format(
            Locale.ROOT,
            "%d of %d cells lie wholly and %d partly outside the grid of the file, with %.0f people"
                + " (%.3g %%) and %.3g %% of dJ/dz: deaths there are not counted, and cells wholly"
                + " outside have no sensitivity",
            wholly,
            cell.rows(),
            partly,
            share * CompensatedSum.of(people),
            100 * share,
            100 * outside(burden.marginalDeaths(), receptors));
    return Optional.of(said + emissions.map(this::emittedOutside).orElse(""));
  }

  private String emittedOutside(CellEmissions emissions) {
    List<String> tonnes = new ArrayList<>();
    for (String one : species) {
      double[] emitted = emitted(one, emissions);
      CompensatedSum sum = new CompensatedSum();
      for (int i = 0; i < emitted.length; i++) {
        sum.add(sources.inside(i) > 0 ? 0 : emitted[i]);
      }
      if (sum.value() > 0) {
        tonnes.add(String.format(Locale.ROOT, "%.6g t of %s", sum.value(), one));
      }
    }
    return tonnes.isEmpty() ? "" : ", with emissions of " + String.join(", ", tonnes);
  }

  /** Tonnes a year of the study's cells. */
  private double[] emitted(String one, CellEmissions emissions) {
    int[] cells = cell.ints("cell");
    double[] sum = new double[cells.length];
    for (int m = 0; m < Months.COUNT; m++) {
      double[] month = emissions.tonnes(one, m);
      for (int i = 0; i < cells.length; i++) {
        sum[i] += month[cells[i]];
      }
    }
    return sum;
  }

  /** Lines of the page: each species with its tonnes and deaths, where there are emissions. */
  List<String> lines(Optional<CellEmissions> emissions, Burden burden) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s %-12s %16s %16s %14s %14s",
            "species",
            "variable",
            "tonnes",
            "deaths",
            "deaths/t",
            "most, a cell"));
    CompensatedSum total = new CompensatedSum();
    for (String one : species) {
      lines.add(line(one, emissions, total));
    }
    if (emissions.isPresent()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%nSum of sensitivity x emission: %.6g deaths, %.4f of J = %.6g",
              total.value(),
              total.value() / burden.total(),
              burden.total()));
    }
    return lines;
  }

  private String line(String one, Optional<CellEmissions> emissions, CompensatedSum total) {
    double[] perTonne = perTonne(one);
    double most = Arrays.stream(perTonne).filter(v -> !Double.isNaN(v)).max().orElse(0);
    String amounts = String.format(Locale.ROOT, "%16s %16s %14s", "-", "-", "-");
    if (emissions.isPresent()) {
      double[] emitted = emitted(one, emissions.get());
      CompensatedSum deaths = new CompensatedSum();
      for (int i = 0; i < emitted.length; i++) {
        deaths.add(sources.inside(i) > 0 ? perTonne[i] * emitted[i] : 0);
      }
      double tonnes = CompensatedSum.of(emitted);
      total.add(deaths.value());
      amounts =
          String.format(
              Locale.ROOT,
              "%16.6g %16.6g %14s",
              tonnes,
              deaths.value(),
              tonnes > 0 ? String.format(Locale.ROOT, "%.4e", deaths.value() / tonnes) : "-");
    }
    return String.format(
        Locale.ROOT, "%-10s %-12s %s %14.4e", one, InmapFile.variable(one), amounts, most);
  }
}
