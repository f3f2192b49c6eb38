package org.tradewind.emissions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * How the table emission came about.
 *
 * @param tables harmonised and unallocated
 * @param ledger each species' mass = allocated + unallocated, and every unallocated amount by name
 * @param page lines for the page of the run
 */
public record HarmonisedReport(List<Table> tables, Ledger ledger, List<String> page) {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final int CO2 = Species.ALL.indexOf(Species.CO2);

  public HarmonisedReport {
    tables = List.copyOf(tables);
    page = List.copyOf(page);
  }

  static HarmonisedReport of(Harmonised made, List<HarmonisedBlock> blocks) {
    Sums sums = new Sums(made, blocks);
    return new HarmonisedReport(
        List.of(sums.harmonised(), sums.unallocated()), sums.ledger(), sums.page());
  }

  /** The sums of all blocks next to the two inventories. */
  private static final class Sums {
    private final Harmonised made;
    private final SubsectorCategories categories;
    private final Axis regions;
    private final double[] written = new double[Species.ALL.size()];
    private final Map<Integer, double[]> meant = new TreeMap<>();
    private final Map<Integer, double[]> beyond = new TreeMap<>();

    Sums(Harmonised made, List<HarmonisedBlock> blocks) {
      this.made = made;
      this.categories = made.shares.categories();
      this.regions = made.regions;
      for (HarmonisedBlock block : blocks) {
        for (int p = 0; p < written.length; p++) {
          written[p] += block.written[p];
        }
        add(meant, block.meant);
        add(beyond, block.beyond);
      }
    }

    private void add(Map<Integer, double[]> sums, Map<Integer, double[]> more) {
      more.forEach(
          (region, values) -> {
            double[] sum = sums.computeIfAbsent(region, r -> new double[values.length]);
            for (int i = 0; i < sum.length; i++) {
              sum[i] += values[i];
            }
          });
    }

    private double meant(int region, int p, int h) {
      double[] of = meant.get(region);
      return of == null ? 0 : of[p * categories.subsectors().size() + h];
    }

    Table harmonised() {
      Table.Builder table = Table.builder(InventoryTables.HARMONISED);
      for (int h = 0; h < categories.subsectors().size(); h++) {
        String category = categories.categories().label(categories.categoryOf(h));
        for (int p = 0; p < Species.ALL.size(); p++) {
          CompensatedSum all = new CompensatedSum();
          for (int r = 0; r <= regions.size(); r++) {
            all.add(meant(r, p, h));
          }
          double given = made.detailed.total(p, h);
          row(table, Inputs.ANY, h, p, given, made.gridded.of(p, category), all.value());
          for (int r = 0; r <= regions.size(); r++) {
            boolean inside = r < regions.size();
            double ofRegion =
                made.detailed.together(p, h) ? Double.NaN : inside ? made.detailed.of(p, h, r) : 0;
            String region = inside ? regions.label(r) : Vocabulary.OUTSIDE;
            double gridded = made.gridded.of(p, category, r);
            row(table, region, h, p, ofRegion, gridded, meant(r, p, h));
          }
        }
      }
      return table.build();
    }

    private void row(
        Table.Builder table,
        String region,
        int h,
        int p,
        double given,
        double gridded,
        double tonnes) {
      if (given > 0 || tonnes > 0) {
        double whole = p == CO2 ? given : gridded;
        table.add(
            region,
            categories.subsectors().label(h),
            Species.ALL.get(p),
            given,
            gridded,
            tonnes,
            whole > 0 ? tonnes / whole : Double.NaN);
      }
    }

    Table unallocated() {
      Table.Builder table = Table.builder(InventoryTables.UNALLOCATED);
      for (Unallocated u : made.unallocated) {
        table.add(
            u.species(), u.category(), u.region(), u.inventory().code(), u.tonnes(), u.reason());
      }
      return table.build();
    }

    private double unallocated(String species, Unallocated.Inventory inventory) {
      CompensatedSum sum = new CompensatedSum();
      made.unallocated.stream()
          .filter(u -> u.species().equals(species) && u.inventory() == inventory)
          .forEach(u -> sum.add(u.tonnes()));
      return sum.value();
    }

    private double detailed(int p) {
      CompensatedSum sum = new CompensatedSum();
      for (int h = 0; h < categories.subsectors().size(); h++) {
        sum.add(made.detailed.total(p, h));
      }
      return sum.value();
    }

    Ledger ledger() {
      Ledger ledger = new Ledger();
      for (int p = 0; p < CO2; p++) {
        String species = Species.ALL.get(p);
        ledger.equal(
            species + " tonnes: inventory_grid = emission table + unallocated",
            made.gridded.all(p),
            written[p] + unallocated(species, Unallocated.Inventory.GRIDDED));
      }
      ledger.equal(
          "CO2 tonnes: inventory = emission table + unallocated",
          detailed(CO2),
          written[CO2] + unallocated(Species.CO2, Unallocated.Inventory.DETAILED));
      made.unallocated.forEach(u -> ledger.name(u.what(), u.tonnes(), "t"));
      for (int p = 0; p < written.length; p++) {
        double shifted = shifted(p);
        if (shifted > Ledger.TOLERANCE * written[p]) {
          String what =
              " of border cells that their shares book to another region than it was meant for";
          ledger.name(Species.ALL.get(p) + what, shifted, "t");
        }
      }
      return ledger;
    }

    /** Half the sum of what regions gain and lose. */
    private double shifted(int p) {
      int subsectors = categories.subsectors().size();
      CompensatedSum sum = new CompensatedSum();
      for (double[] ofRegion : beyond.values()) {
        for (int h = 0; h < subsectors; h++) {
          sum.add(Math.abs(ofRegion[p * subsectors + h]) / 2);
        }
      }
      return sum.value();
    }

    List<String> page() {
      List<String> lines = new ArrayList<>();
      for (int p = 0; p < CO2; p++) {
        if (made.gridded.all(p) > 0) {
          lines.add(line(p, made.gridded.all(p), "gridded", Unallocated.Inventory.GRIDDED));
        }
      }
      if (detailed(CO2) > 0) {
        lines.add(line(CO2, detailed(CO2), "detailed", Unallocated.Inventory.DETAILED));
        if (!made.co2.isEmpty()) {
          lines.add("CO2 placed by " + ways());
        }
      }
      for (int p = 0; p < Species.ALL.size(); p++) {
        String unused =
            largest(p, p < CO2 ? Unallocated.Inventory.DETAILED : Unallocated.Inventory.GRIDDED);
        if (!unused.isEmpty()) {
          lines.add(
              Species.ALL.get(p)
                  + (p < CO2
                      ? " of inventory that no cell has: "
                      : " of inventory_grid that places nothing: ")
                  + unused);
        }
      }
      return lines;
    }

    private String line(int p, double total, String what, Unallocated.Inventory inventory) {
      double lost = unallocated(Species.ALL.get(p), inventory);
      return String.format(
              Locale.ROOT,
              "%s: %s t %s, %s t in the table emission, %s t (%.2f %%) unallocated",
              Species.ALL.get(p),
              number(total),
              what,
              number(written[p]),
              number(lost),
              100 * lost / total)
          + (lost > 0 ? ": " + largest(p, inventory) : "");
    }

    /** Unallocated tonnes by category and reason, of all regions together. */
    private String largest(int p, Unallocated.Inventory inventory) {
      Map<String, Double> byReason = new LinkedHashMap<>();
      made.unallocated.stream()
          .filter(u -> u.species().equals(Species.ALL.get(p)) && u.inventory() == inventory)
          .forEach(
              u -> byReason.merge(u.category() + " (" + u.reason() + ")", u.tonnes(), Double::sum));
      return byReason.entrySet().stream()
          .map(e -> e.getKey() + " " + number(e.getValue()) + " t")
          .collect(Collectors.joining("; "));
    }

    private String ways() {
      return made.co2.entrySet().stream()
          .map(
              e ->
                  e.getKey()
                      + ": "
                      + number(e.getValue().tonnes())
                      + " t of "
                      + e.getValue().parts()
                      + " (region, subsector)")
          .collect(Collectors.joining("; "));
    }

    private static String number(double value) {
      return Math.abs(value) >= 1000 || Double.isNaN(value)
          ? String.format(Locale.ROOT, "%,.0f", value)
          : new BigDecimal(value, FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
  }
}
