package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/** The figures of supply paths: those that are the largest in the central run. */
public final class PathQuantities {
  private final DrawModel model;
  private final Sums sums;
  private final Table paths;
  private final int[] accounts;
  private final Map<String, Expression> flows = new HashMap<>();

  private PathQuantities(DrawModel model, Table paths) {
    this.model = model;
    this.sums = new Sums(model);
    this.paths = paths;
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < sums.rows(); row++) {
      int sectors = model.sectors().size();
      String region = model.regions().label(row / sectors);
      rows.put(region + "/" + model.sectors().label(row % sectors), row);
    }
    this.accounts = new int[paths.rows()];
    for (int row = 0; row < accounts.length; row++) {
      accounts[row] = rows.get(paths.strings("path")[row].split(" > ")[0]);
    }
  }

  /**
   * What supply paths have drawn.
   *
   * @param paths table structural_path of the central run
   */
  public static Drawn of(DrawModel model, Table paths) {
    PathQuantities all = new PathQuantities(model, paths);
    return Drawn.of(
        List.of(),
        List.of(
            TableQuantities.of(model, paths, "share", row -> all.share(row, row)),
            TableQuantities.of(
                model,
                paths,
                "cumulative_share",
                row -> all.share(row - paths.ints("rank")[row] + 1, row))),
        List.of(all.values()));
  }

  private int stressor(int row) {
    return model.stressors().find(paths.strings("stressor")[row]);
  }

  private Optional<Expression> share(int from, int to) {
    int k = stressor(to);
    if (k < 0) {
      return Optional.empty();
    }
    Sum.Builder sum = sums.builder(k);
    for (int row = from; row <= to; row++) {
      double account = model.central(k)[accounts[row]];
      sum.add(accounts[row], account == 0 ? 0 : paths.doubles("value")[row] / account);
    }
    int r = model.regions().find(paths.strings("region")[to]);
    int s = model.regions().find(paths.strings("to_region")[to]);
    Expression flow =
        flows.computeIfAbsent(
            k + "/" + r + "/" + s, pair -> sums.pair(Vocabulary.FINAL_PRODUCER, k, r, s));
    return Optional.of(Quotient.share(sum.build(), flow));
  }

  private ScaledQuantities values() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < paths.rows(); row++) {
      if (stressor(row) >= 0) {
        rows.add(row);
      }
    }
    return new ScaledQuantities(
        paths,
        "value",
        rows.stream().mapToInt(row -> row).toArray(),
        rows.stream().mapToInt(row -> stressor(row) * sums.rows() + accounts[row]).toArray());
  }
}
