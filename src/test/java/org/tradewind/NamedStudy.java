package org.tradewind;

import java.util.List;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Studies whose regions have names that a page could trip over, in any number. */
public final class NamedStudy {
  /** Markup, scripts, formulas, placeholders, right to left, pictures, and far too long. */
  public static final List<String> NAMES =
      List.of(
          "</script><script>window.__hacked=1</script>",
          "<img src=x onerror=window.__hacked=2> & \"Söhne\"",
          "المنطقة الشرقية",
          "'\"><svg onload=window.__hacked=3>",
          "אזור הדרום (2)",
          "🏭🌬️ 省 Ōsaka 👩‍👩‍👧‍👦",
          "Very long " + "name ".repeat(38),
          "W".repeat(200),
          "=HYPERLINK(\"x\",\"y\")",
          "{{scripts}} $1 $& %s \\u003c",
          "\u202Eturned\u202C",
          "javascript:window.__hacked=4");

  private static final String[] SECTORS = {"P", "Q"};

  private NamedStudy() {}

  /** The name of a region: hostile ones first, then plain ones. */
  static String name(int region) {
    return region < NAMES.size() ? NAMES.get(region) : "Region " + (region + 1);
  }

  /** Two regions with a grid, {@link TinyStudy#uneven}, under two of these names. */
  public static StudyTables gridded(int cells) {
    StudyTables tables = TinyStudy.uneven(cells, 5);
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.REGION)
            .add("N", NAMES.get(0), 10, 1, 1)
            .add("S", NAMES.get(2), 20, 2, 2));
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.SECTOR).add("P", NAMES.get(1), "g").add("Q", NAMES.get(7), "g"));
    return tables;
  }

  /**
   * A supply chain of so many regions with carbon alone: each buys from itself and its next five.
   */
  public static StudyTables chain(int regions) {
    Table.Builder region = TinyStudy.rows(Inputs.REGION);
    Table.Builder transactions = TinyStudy.rows(MrioInputs.TRANSACTIONS);
    Table.Builder demand = TinyStudy.rows(MrioInputs.FINAL_DEMAND);
    Table.Builder output = TinyStudy.rows(MrioInputs.OUTPUT);
    Table.Builder stressor = TinyStudy.rows(MrioInputs.STRESSOR);
    int partners = Math.min(6, regions);
    for (int r = 0; r < regions; r++) {
      region.add(code(r), name(r), Double.NaN, Double.NaN, Double.NaN);
      for (int s = 0; s < SECTORS.length; s++) {
        double[] row = new double[regions * SECTORS.length];
        double sold = 0;
        for (int p = 0; p < partners; p++) {
          int to = (r + p * p) % regions;
          double used = 40.0 / (1 + p) + (r * 7 + s) % 5;
          row[to * SECTORS.length + (s + p) % SECTORS.length] += used;
          double bought = 60.0 / (1 + p) + (r * 3 + p) % 7;
          demand.add(code(r), SECTORS[s], code(to), "c" + p, bought);
          sold += used + bought;
        }
        transactions.add(code(r), SECTORS[s], row);
        output.add(code(r), SECTORS[s], sold);
        stressor.add(code(r), SECTORS[s], "CO2", 100.0 * (1 + (r * 13 + s * 5) % 17));
      }
    }
    StudyTables tables = new StudyTables();
    TinyStudy.put(tables, region);
    TinyStudy.put(
        tables, TinyStudy.rows(Inputs.SECTOR).add("P", NAMES.get(3), "g").add("Q", "Goods", "h"));
    TinyStudy.put(tables, transactions);
    TinyStudy.put(tables, demand);
    TinyStudy.put(tables, output);
    TinyStudy.put(tables, stressor);
    return tables;
  }

  private static String code(int region) {
    return region == 3 ? "R <b>4" : "R" + (region + 1);
  }
}
