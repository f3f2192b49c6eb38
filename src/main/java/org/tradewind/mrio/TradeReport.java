package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TradeTables;
import org.tradewind.tables.Vocabulary;

/** The tables, ledger and lines that an MRIO from regional tables leaves. */
final class TradeReport {
  private static final int LISTED = 5;

  private final TradeBuilder built;
  private final TradeMargins margins;
  private final RegionalTables tables;
  private final int regions;
  private final int sectors;
  private final int n;

  TradeReport(TradeBuilder built) {
    this.built = built;
    this.margins = built.margins;
    this.tables = built.tables;
    this.regions = built.regions.size();
    this.sectors = built.sectors.size();
    this.n = built.size();
  }

  RegionalMrio whole() {
    Provenance origin =
        Provenance.of(
            Provenance.Status.ESTIMATED,
            sources(),
            "Built by the run from the tables regional_use, regional_balance, region_distance and"
                + " trade_flow. "
                + String.join(" ", page()));
    StudyTables made =
        new StudyTables()
            .put(transactions(), origin)
            .put(finalDemand(), origin)
            .put(output(), origin);
    return new RegionalMrio(
        made,
        List.of(trade(), tradeTotal(), tradeMargin(), balanceShift(), primaryInput()),
        ledger(),
        Stream.concat(page().stream(), asRead()).toList());
  }

  /** What was found and mended when the tables were read: their notes. */
  private Stream<String> asRead() {
    return Stream.of(MrioInputs.REGIONAL_USE, MrioInputs.TRADE_FLOW)
        .filter(built.given::has)
        .map(table -> table.name() + ": " + built.given.provenance(table.name()).note());
  }

  /** Who published what the MRIO is built from. */
  private String sources() {
    return Stream.of(MrioInputs.REGIONAL_USE, MrioInputs.REGIONAL_BALANCE, MrioInputs.TRADE_FLOW)
        .filter(built.given::has)
        .map(table -> built.given.provenance(table.name()).source())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Table transactions() {
    Table.Builder table = Table.builder(MrioInputs.TRANSACTIONS);
    for (int i = 0; i < n; i++) {
      double[] row = new double[n];
      for (int j = 0; j < n; j++) {
        row[j] = built.matrix[i + j * n];
      }
      table.add(region(i), sector(i), row);
    }
    return table.build();
  }

  private Table finalDemand() {
    Table.Builder table = Table.builder(MrioInputs.FINAL_DEMAND);
    for (int i = 0; i < n; i++) {
      int r = i / sectors;
      int product = i % sectors;
      for (int k = 0; k < built.categories.size(); k++) {
        for (int s = 0; s < regions; s++) {
          double value = built.matrix[i + built.column(k, s) * n];
          value += r == s ? Math.min(built.demand(k)[r][product], 0) : 0;
          if (value != 0) {
            table.add(region(i), sector(i), built.regions.label(s), built.categories.get(k), value);
          }
        }
      }
      add(table, i, Vocabulary.ROW, Vocabulary.EXPORT, margins.export[r][product]);
      add(table, i, Vocabulary.ERR, Vocabulary.OTHERS, margins.others[r][product]);
    }
    return table.build();
  }

  private void add(Table.Builder table, int i, String to, String category, double value) {
    if (value != 0) {
      table.add(region(i), sector(i), to, category, value);
    }
  }

  private Table output() {
    Table.Builder table = Table.builder(MrioInputs.OUTPUT);
    for (int i = 0; i < n; i++) {
      table.add(region(i), sector(i), tables.output()[i / sectors][i % sectors]);
    }
    return table.build();
  }

  private Table trade() {
    Table.Builder table = Table.builder(TradeTables.TRADE);
    for (int i = 0; i < sectors; i++) {
      for (int r = 0; r < regions; r++) {
        for (int s = 0; s < regions; s++) {
          if (built.trade[i][r][s] != 0) {
            table.add(
                built.sectors.label(i),
                built.regions.label(r),
                built.regions.label(s),
                built.trade[i][r][s]);
          }
        }
      }
    }
    return table.build();
  }

  private Table tradeTotal() {
    Table.Builder table = Table.builder(TradeTables.TRADE_TOTAL);
    for (int i = 0; i < sectors; i++) {
      table.add(
          built.sectors.label(i),
          margins.total(tables.outflow(), i),
          margins.total(tables.inflow(), i),
          margins.outflowTotal[i],
          margins.inflowTotal[i],
          margins.chosen[i],
          margins.traded[i],
          way(i));
    }
    return table.build();
  }

  private String way(int i) {
    if (built.flows.withOwn(i)) {
      return "given flows with own deliveries";
    }
    return margins.traded[i] == 0 ? "none" : built.flows.has(i) ? "given flows" : "gravity";
  }

  private Table tradeMargin() {
    Table.Builder table = Table.builder(TradeTables.TRADE_MARGIN);
    for (int r = 0; r < regions; r++) {
      for (int i = 0; i < sectors; i++) {
        table.add(
            built.regions.label(r),
            built.sectors.label(i),
            tables.export()[r][i],
            margins.export[r][i],
            tables.outflow()[r][i],
            margins.outflow[r][i],
            tables.inflow()[r][i],
            margins.inflow[r][i],
            tables.imports()[r][i],
            margins.imports[r][i],
            margins.transit[r][i],
            built.trade[i][r][r],
            margins.use[r][i],
            built.importShare[i][r]);
      }
    }
    return table.build();
  }

  private Table balanceShift() {
    Table.Builder table = Table.builder(TradeTables.BALANCE_SHIFT);
    double[] rows = built.rowSums();
    double[] columns = built.columnSums();
    for (int i = 0; i < n; i++) {
      table.add("deliveries", region(i), sector(i), built.rowsBefore[i], rows[i]);
    }
    for (int j = 0; j < n; j++) {
      table.add("inputs", region(j), sector(j), built.columnsBefore[j], columns[j]);
    }
    for (int k = 0; k < built.categories.size(); k++) {
      for (int s = 0; s < regions; s++) {
        int c = built.column(k, s);
        table.add(
            built.categories.get(k),
            built.regions.label(s),
            Inputs.ANY,
            built.columnsBefore[c],
            columns[c]);
      }
    }
    return table.build();
  }

  private Table primaryInput() {
    Table.Builder table = Table.builder(TradeTables.PRIMARY_INPUT);
    for (int j = 0; j < n; j++) {
      table.add(
          region(j),
          sector(j),
          Math.max(built.importedInputs[j], 0),
          tables.valueAdded()[j / sectors][j % sectors]);
    }
    return table.build();
  }

  private Ledger ledger() {
    double[] rows = built.rowSums();
    double[] columns = built.columnSums();
    double delivered = CompensatedSum.of(rows);
    CompensatedSum uses = new CompensatedSum();
    uses.add(delivered)
        .add(sum(margins.export))
        .add(sum(margins.others))
        .add(-sum(margins.withdrawn));
    CompensatedSum inputs = new CompensatedSum();
    for (int j = 0; j < n; j++) {
      inputs.add(columns[j]);
    }
    inputs.add(CompensatedSum.of(built.importedInputs)).add(sum(tables.valueAdded()));
    double output = sum(tables.output());
    return new Ledger()
        .equal("MRIO from regional tables: deliveries = gross output", uses.value(), output)
        .equal("MRIO from regional tables: inputs = gross output", inputs.value(), output)
        .name(
            "export and outflow above what regions make (transit)",
            sum(margins.transit),
            TradeTables.UNIT)
        .name(
            "final use claimed by regional tables above what there is",
            claimed() * (1 - built.demandFactor()),
            TradeTables.UNIT)
        .name("use of products that come from nowhere", built.unmet(), TradeTables.UNIT);
  }

  private double claimed() {
    return CompensatedSum.of(built.columnsBefore, n, built.columns() - n);
  }

  /** Lines for people: what was chosen, what was mended and what moved most. */
  List<String> page() {
    List<String> lines = new ArrayList<>();
    double output = sum(tables.output());
    lines.add(
        String.format(
            Locale.ROOT,
            "Trade between regions by %s, national totals by the rule %s, distance decay %s; users buy from"
                + " the mix of what their region receives (assumption of Chenery and Moses).",
            built.flows.isEmpty() ? "gravity" : "gravity and given flows of " + given(),
            built.parameters.trade().total().name().toLowerCase(Locale.ROOT),
            built.parameters.trade().distanceDecay()));
    lines.add(
        String.format(
            Locale.ROOT,
            "Published outflow %.4g, inflow %.4g; without transit %.4g and %.4g; traded %.4g (%.1f %% of output).",
            sum(tables.outflow()),
            sum(tables.inflow()),
            Arrays.stream(margins.outflowTotal).sum(),
            Arrays.stream(margins.inflowTotal).sum(),
            Arrays.stream(margins.traded).sum(),
            100 * Arrays.stream(margins.traded).sum() / output));
    lines.add(
        String.format(
            Locale.ROOT,
            "Transit (export and outflow above what a region makes) in %d region-sectors, %.4g in all; only outflow or only inflow in %d.",
            count(margins.transit),
            sum(margins.transit),
            netted()));
    lines.add(
        String.format(
            Locale.ROOT,
            "All final demand of domestic products times %.4f, so that use is what there is. The balance moved most: %s.",
            built.demandFactor(),
            moved()));
    return lines;
  }

  private String given() {
    return String.join(
        ", ",
        IntStream.range(0, sectors)
            .filter(built.flows::has)
            .mapToObj(built.sectors::label)
            .toList());
  }

  private long count(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(v -> v > 0).count();
  }

  private int netted() {
    int count = 0;
    for (int r = 0; r < regions; r++) {
      for (int i = 0; i < sectors; i++) {
        count += (tables.outflow()[r][i] > 0) != (tables.inflow()[r][i] > 0) ? 1 : 0;
      }
    }
    return count;
  }

  /** The rows whose deliveries moved most, by amount. */
  private String moved() {
    double[] after = built.rowSums();
    double[] before = built.rowsBefore;
    return String.join(
        ", ",
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(after[i] - before[i])))
            .limit(LISTED)
            .map(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%s/%s %+.0f %%",
                        region(i),
                        sector(i),
                        100 * (after[i] / before[i] - 1)))
            .toList());
  }

  private static double sum(double[][] values) {
    CompensatedSum sum = new CompensatedSum();
    Arrays.stream(values).flatMapToDouble(Arrays::stream).forEach(sum::add);
    return sum.value();
  }

  private String region(int i) {
    return built.regions.label(i / sectors);
  }

  private String sector(int i) {
    return built.sectors.label(i % sectors);
  }
}
