package org.tradewind.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.tradewind.axes.Axis;
import org.tradewind.formats.pymrio.PymrioTable;
import org.tradewind.formats.pymrio.PymrioTable.Labels;
import org.tradewind.mrio.FinalDemand;
import org.tradewind.mrio.Mrio;

/**
 * A supply chain as the tables that pymrio calls Z, Y, x, A, L and those of one extension: F, F_Y,
 * S, S_Y, M, D_*, D_*_reg, D_*_cap. {@code ROW} and {@code ERR} are regions of Y alone, as pymrio
 * allows them to be; they have D_cba and D_imp, and no D_pba and D_exp. x is Z e + Y e as used,
 * with errors that were dropped from Y still in it.
 *
 * <p>F_Y has the columns of Y, but what households emit is known by region only: it stands whole in
 * the first category of each region. Codes of regions or of sectors that are all numbers get an r
 * or s before them.
 */
public final class PymrioSystem {
  /** Rows of L beyond which it is left out: 5,000 x 5,000 numbers are some 500 MB of text. */
  public static final int LARGEST_L = 5_000;

  /** Rows of L that are solved for at a time. */
  private static final int BLOCK = 64;

  private static final String REGION = "region";

  /**
   * A column of Y.
   *
   * @param destination who buys
   * @param category category of final demand
   */
  private record Purchase(int destination, int category) {}

  private final FlowEngine engine;
  private final PymrioAccounts accounts;
  private final Mrio mrio;
  private final FinalDemand demand;
  private final List<Purchase> purchases = new ArrayList<>();
  private final List<String> regions;
  private final List<String> sectors;
  private final Labels industries;
  private final Labels buyers;
  private final Labels stressors;

  private PymrioSystem(FlowEngine engine, PymrioAccounts accounts) {
    this.engine = engine;
    this.accounts = accounts;
    this.mrio = engine.mrio();
    this.demand = mrio.finalDemand();
    findPurchases();
    this.regions = names(mrio.regions(), demand.destinations(), "r");
    this.sectors = names(mrio.sectors(), mrio.sectors(), "s");
    this.industries = cells(mrio.regions());
    this.buyers =
        new Labels(
            List.of(REGION, "category"),
            purchases.stream()
                .map(
                    p ->
                        List.of(
                            regions.get(p.destination()), demand.categories().label(p.category())))
                .toList());
    this.stressors = Labels.of("stressor", engine.stressors().labels());
  }

  /** The system of a supply chain and its accounts. */
  public static PymrioSystem of(FlowEngine engine, PymrioAccounts accounts) {
    return new PymrioSystem(engine, accounts);
  }

  /**
   * Codes; those of an axis that are all numbers with a letter before them: pandas would read them
   * as numbers in rows and as text in headers, and pymrio finds that they do not match.
   */
  private static List<String> names(Axis judged, Axis named, String letter) {
    boolean numbers = judged.labels().stream().allMatch(l -> l.matches("[-+.0-9eE]+"));
    return named.labels().stream()
        .map(l -> numbers && judged.contains(l) ? letter + l : l)
        .toList();
  }

  /** Labels of every region and sector. */
  private Labels cells(Axis of) {
    return new Labels(
        List.of(REGION, "sector"),
        regions.subList(0, of.size()).stream()
            .flatMap(r -> sectors.stream().map(s -> List.of(r, s)))
            .toList());
  }

  /** Labels of regions, those of the study first. */
  private Labels places(Axis of) {
    return Labels.of(REGION, regions.subList(0, of.size()));
  }

  /** Every region buys in each category in which one of them does; ROW and ERR in their own. */
  private void findPurchases() {
    int regions = mrio.regions().size();
    for (int d = 0; d < demand.destinations().size(); d++) {
      for (int k = 0; k < demand.categories().size(); k++) {
        int from = d < regions ? 0 : d;
        int to = d < regions ? regions : d + 1;
        if (bought(k, from, to)) {
          purchases.add(new Purchase(d, k));
        }
      }
    }
  }

  private boolean bought(int category, int from, int to) {
    for (int d = from; d < to; d++) {
      for (int i = 0; i < mrio.size(); i++) {
        if (demand.at(i, category, d) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether L is among the tables. */
  public boolean hasL() {
    return mrio.size() <= LARGEST_L;
  }

  /**
   * The tables of the core.
   *
   * @param unit unit of Z, Y and x
   * @param population people of each region; without it there is no table of that name
   */
  public List<PymrioTable> core(String unit, Optional<double[]> population) {
    List<PymrioTable> tables = new ArrayList<>();
    tables.add(PymrioTable.numbers("Z", industries, industries, this::transactions));
    tables.add(PymrioTable.numbers("Y", industries, buyers, this::bought));
    tables.add(
        PymrioTable.numbers(
            "x",
            industries,
            Labels.of("", List.of("indout")),
            i -> new double[] {mrio.output()[i]}));
    tables.add(PymrioTable.numbers("A", industries, industries, this::coefficients));
    if (hasL()) {
      tables.add(PymrioTable.numbers("L", industries, industries, new RowsOfL()));
    }
    tables.add(PymrioTable.units(industries, i -> unit));
    population.ifPresent(
        people ->
            tables.add(
                PymrioTable.numbers(
                    "population",
                    Labels.of("", List.of("Population")),
                    places(demand.destinations()),
                    i -> withOutside(people))));
    return tables;
  }

  private double[] transactions(int i) {
    double[] row = new double[mrio.size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = mrio.z()[i + j * row.length];
    }
    return row;
  }

  /** A = Z x^-1; 0 in columns without output. */
  private double[] coefficients(int i) {
    double[] row = transactions(i);
    for (int j = 0; j < row.length; j++) {
      row[j] = ratio(row[j], mrio.output()[j]);
    }
    return row;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private double[] bought(int i) {
    return purchases.stream()
        .mapToDouble(p -> demand.at(i, p.category(), p.destination()))
        .toArray();
  }

  /** Row i of L is the solution of (I - A)' l = e_i; rows are asked for in their order. */
  private final class RowsOfL implements IntFunction<double[]> {
    private int first = -1;
    private double[] block;

    @Override
    public double[] apply(int i) {
      int n = mrio.size();
      if (first < 0 || i < first || i >= first + BLOCK) {
        first = i;
        int rows = Math.min(BLOCK, n - i);
        double[] units = new double[n * rows];
        for (int r = 0; r < rows; r++) {
          units[i + r + r * n] = 1;
        }
        block = engine.solver().solveTransposed(units, rows);
      }
      return Arrays.copyOfRange(block, (i - first) * n, (i - first + 1) * n);
    }
  }

  /**
   * The tables of the extension with all stressors.
   *
   * @param unit unit of a stressor
   * @param population people of each region; without it there is no D_*_cap
   */
  public List<PymrioTable> extension(UnaryOperator<String> unit, Optional<double[]> population) {
    List<PymrioTable> tables = new ArrayList<>();
    tables.add(stressorTable("F", industries, engine.source()::of));
    tables.add(stressorTable("S", industries, engine::intensity));
    tables.add(stressorTable("M", industries, engine::multipliers));
    if (householdsEmit()) {
      tables.add(stressorTable("F_Y", buyers, this::households));
      tables.add(stressorTable("S_Y", buyers, this::householdIntensities));
    }
    for (PymrioAccounts.Kind kind : PymrioAccounts.Kind.values()) {
      Axis of = accounts.regions(kind);
      tables.add(stressorTable(kind.label(), cells(of), k -> accounts.values(kind, k)));
      tables.add(stressorTable(kind.label() + "_reg", places(of), k -> byRegion(kind, k)));
      population.ifPresent(
          people ->
              tables.add(
                  stressorTable(kind.label() + "_cap", places(of), k -> perHead(kind, k, people))));
    }
    tables.add(PymrioTable.units(stressors, k -> unit.apply(engine.stressors().label(k))));
    return tables;
  }

  private PymrioTable stressorTable(String name, Labels columns, IntFunction<double[]> row) {
    return PymrioTable.numbers(name, stressors, columns, row);
  }

  private boolean householdsEmit() {
    for (int k = 0; k < engine.stressors().size(); k++) {
      for (int r = 0; r < mrio.regions().size(); r++) {
        if (engine.source().household(r, k) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private double[] households(int stressor) {
    double[] row = new double[purchases.size()];
    int last = -1;
    for (int c = 0; c < row.length; c++) {
      int region = purchases.get(c).destination();
      if (region != last && region < mrio.regions().size()) {
        row[c] = engine.source().household(region, stressor);
      }
      last = region;
    }
    return row;
  }

  private double[] householdIntensities(int stressor) {
    double[] row = households(stressor);
    for (int c = 0; c < row.length; c++) {
      if (row[c] != 0) {
        Purchase p = purchases.get(c);
        double sum = 0;
        for (int i = 0; i < mrio.size(); i++) {
          sum += demand.at(i, p.category(), p.destination());
        }
        row[c] = ratio(row[c], sum);
      }
    }
    return row;
  }

  /** D_*_reg: pymrio adds what households emit to D_pba and D_cba, and not to D_imp and D_exp. */
  double[] byRegion(PymrioAccounts.Kind kind, int stressor) {
    double[] sums = accounts.byRegion(kind, stressor);
    boolean withHouseholds = kind == PymrioAccounts.Kind.PBA || kind == PymrioAccounts.Kind.CBA;
    for (int r = 0; withHouseholds && r < mrio.regions().size(); r++) {
      sums[r] += engine.source().household(r, stressor);
    }
    return sums;
  }

  private double[] perHead(PymrioAccounts.Kind kind, int stressor, double[] people) {
    double[] each = byRegion(kind, stressor);
    double[] all = withOutside(people);
    for (int r = 0; r < each.length; r++) {
      each[r] /= all[r];
    }
    return each;
  }

  /** The people of every destination; nobody knows those of ROW and ERR. */
  private double[] withOutside(double[] people) {
    double[] all = Arrays.copyOf(people, demand.destinations().size());
    Arrays.fill(all, people.length, all.length, Double.NaN);
    return all;
  }
}
