package org.tradewind.jobs.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tradewind.adjoint.AdjointVariable;
import org.tradewind.adjoint.SensitivitySums;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Months;
import org.tradewind.jobs.folders.FinishedWork;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Table;

/** Merges the sums of blocks, in the order of days, into the table of monthly sensitivities. */
final class MonthlySensitivities {
  private final List<String> species;
  private final double[][][] perTonne;
  private final double[] deaths;
  private final double[] tonnes;
  private final long[] silent;
  private final int cells;

  private MonthlySensitivities(List<String> species, int cells) {
    this.species = species;
    this.cells = cells;
    this.perTonne = new double[species.size()][Months.COUNT][];
    this.deaths = new double[species.size()];
    this.tonnes = new double[species.size()];
    this.silent = new long[species.size()];
  }

  /**
   * Merges blocks that are all in the work folder.
   *
   * @param blocks in the order of days; each species has one in every month
   */
  static MonthlySensitivities of(
      List<SensitivityBlock> blocks, List<String> species, FinishedWork work) {
    MonthlySensitivities all = new MonthlySensitivities(species, blocks.get(0).cells());
    for (int s = 0; s < species.size(); s++) {
      for (int m = 0; m < Months.COUNT; m++) {
        String one = species.get(s);
        int month = m;
        all.month(
            s,
            m,
            blocks.stream().filter(b -> b.month() == month && b.species().equals(one)).toList(),
            work);
      }
    }
    return all;
  }

  private void month(int s, int m, List<SensitivityBlock> blocks, FinishedWork work) {
    List<AdjointVariable> variables = blocks.get(0).variables();
    SensitivitySums sums = new SensitivitySums(cells, variables.size());
    for (SensitivityBlock block : blocks) {
      sums.combine(
          block.find(work).orElseThrow(() -> new IllegalStateException("no sums of " + block)));
    }
    double[] grams = variables.stream().mapToDouble(AdjointVariable::gramsPerUnit).toArray();
    perTonne[s][m] =
        sums.perTonne(
            grams, variables.stream().mapToDouble(AdjointVariable::silentWeight).toArray());
    double[] emitted = sums.tonnes(grams);
    deaths[s] += CompensatedSum.of(sums.deaths());
    tonnes[s] += CompensatedSum.of(emitted);
    silent[s] += Arrays.stream(emitted).filter(t -> !(t > 0)).count();
  }

  /** The table, of some cells in order. */
  Table table(int[] chosen) {
    Table.Builder table = Table.builder(AirInputs.SENSITIVITY);
    int keys = AirInputs.SENSITIVITY.key().size();
    Object[] row = new Object[keys + Months.COUNT];
    for (int cell : chosen) {
      for (int s = 0; s < species.size(); s++) {
        row[0] = cell;
        row[1] = species.get(s);
        for (int m = 0; m < Months.COUNT; m++) {
          row[keys + m] = perTonne[s][m][cell];
        }
        table.add(row);
      }
    }
    return table.build().validated("adjoint files");
  }

  /** Lines on each species: what the emission files hold, and the deaths it causes. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s %16s %16s %14s %18s",
            "species",
            "tonnes",
            "deaths",
            "deaths/t",
            "silent cell-months"));
    for (int s = 0; s < species.size(); s++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %16.6g %16.6g %14.4e %17.1f%%",
              species.get(s),
              tonnes[s],
              deaths[s],
              deaths[s] / tonnes[s],
              100.0 * silent[s] / ((long) cells * Months.COUNT)));
    }
    return lines;
  }
}
