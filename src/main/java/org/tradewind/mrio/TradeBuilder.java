package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.TableSchema;

/**
 * Builds a bilateral table of regions (MRIO) from regional input-output tables with outflow and
 * inflow, as Zheng et al. (2021, Scientific Data 8:244) do for China's provinces.
 *
 * <ol>
 *   <li>Margins of trade: {@link TradeMargins}.
 *   <li>Bilateral trade t_irs of each product: {@link BilateralTrade}.
 *   <li>Users of region s buy product i from the pool of what is there, in its proportions: share
 *       m_is = import'_is / (sum_r t_irs + import'_is) comes from abroad, the rest from the regions
 *       as t_irs / sum_r t_irs (Chenery 1953, Moses 1955; Miller and Blair 2009, section 3.4). That
 *       all users in a region buy from the same mix is an assumption:
 *       <pre>
 * Z_ri,sj = t_irs / sum_r t_irs (1 - m_is) U_sij
 * Y_ri,sk = t_irs / sum_r t_irs (1 - m_is) max(F_sik, 0)
 * </pre>
 *   <li>Exports, errors and withdrawals from stocks are of a region's own products.
 *   <li>Balance by RAS: rows to what regions have for domestic users, columns of Z to output less
 *       value added and imported inputs, columns of Y to their sums times one factor for all, which
 *       makes the two totals the same. Output, value added and exports are kept exactly.
 * </ol>
 */
public final class TradeBuilder {
  /** What it needs; distances only where a product's flows are not given. */
  public static final List<TableSchema> TABLES =
      List.of(MrioInputs.REGIONAL_USE, MrioInputs.REGIONAL_BALANCE);

  private static final String ADVICE =
      "Look at the table trade_margin of a run with another mrio.trade_total, or correct the"
          + " regional tables.";

  final StudyTables given;
  final MrioParameters parameters;
  final RegionalTables tables;
  final Axis regions;
  final Axis sectors;
  final List<String> categories;
  final GivenFlows flows;
  final TradeMargins margins;
  final double[][][] trade;

  /** m, [product][region]. */
  final double[][] importShare;

  /** (Z | Y), N x (N + categories x regions), column-major; Y without withdrawals. */
  final double[] matrix;

  final double[] rowsBefore;
  final double[] columnsBefore;

  /** Imported inputs of each using sector, length N. */
  final double[] importedInputs;

  /** Use of products that come from nowhere, by the margins chosen. */
  private double unmet;

  private double demandFactor;

  private TradeBuilder(StudyTables given, MrioParameters parameters) {
    this.given = given;
    this.parameters = parameters;
    this.tables = RegionalTables.read(given, parameters.balanceTolerance());
    this.regions = tables.regions();
    this.sectors = tables.sectors();
    this.categories = new ArrayList<>(tables.finalDemand().keySet());
    this.flows = GivenFlows.read(given, regions, sectors);
    boolean[] own = new boolean[sectors.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = flows.withOwn(i);
    }
    this.margins = TradeMargins.of(tables, parameters.trade().total(), own);
    this.trade = new double[sectors.size()][][];
    BilateralTrade bilateral =
        new BilateralTrade(given, regions, sectors, flows, parameters.trade().distanceDecay());
    for (int i = 0; i < trade.length; i++) {
      trade[i] = bilateral.of(i, margins);
    }
    this.importShare = new double[sectors.size()][regions.size()];
    this.importedInputs = new double[size()];
    this.matrix = new double[Math.multiplyExact(size(), columns())];
    fill();
    this.rowsBefore = rowSums();
    this.columnsBefore = columnSums();
    balance();
  }

  /** Whether a study has regional tables and no MRIO of its own. */
  public static boolean applies(StudyTables tables) {
    return !tables.has(MrioInputs.TRANSACTIONS) && TABLES.stream().allMatch(tables::has);
  }

  /**
   * Builds the table.
   *
   * @param given region, sector, regional_use, regional_balance; region_distance and trade_flow
   *     where trade needs them
   */
  public static RegionalMrio build(StudyTables given, MrioParameters parameters) {
    return new TradeReport(new TradeBuilder(given, parameters)).whole();
  }

  /** N. */
  int size() {
    return regions.size() * sectors.size();
  }

  int columns() {
    return size() + categories.size() * regions.size();
  }

  /** The pool of each product in each region, shared out among its users. */
  private void fill() {
    int n = size();
    for (int i = 0; i < sectors.size(); i++) {
      for (int s = 0; s < regions.size(); s++) {
        double domestic = 0;
        for (int r = 0; r < regions.size(); r++) {
          domestic += trade[i][r][s];
        }
        double pool = domestic + margins.imports[s][i];
        double imported = pool == 0 ? 0 : margins.imports[s][i] / pool;
        importShare[i][s] = imported;
        unmet += pool == 0 ? margins.use[s][i] : 0;
        for (int j = 0; j < sectors.size(); j++) {
          importedInputs[s * sectors.size() + j] += imported * tables.use()[s][i][j];
        }
        if (domestic == 0) {
          continue;
        }
        for (int r = 0; r < regions.size(); r++) {
          double share = trade[i][r][s] / domestic * (1 - imported);
          int row = r * sectors.size() + i;
          for (int j = 0; j < sectors.size(); j++) {
            matrix[row + (s * sectors.size() + j) * n] = share * tables.use()[s][i][j];
          }
          for (int k = 0; k < categories.size(); k++) {
            matrix[row + column(k, s) * n] = share * Math.max(demand(k)[s][i], 0);
          }
        }
      }
    }
  }

  /** Column of a category of final demand in a region. */
  int column(int category, int region) {
    return size() + category * regions.size() + region;
  }

  double[][] demand(int category) {
    return tables.finalDemand().get(categories.get(category));
  }

  /** What each row has for domestic users, length N. */
  double[] supplies() {
    return flat(margins.supply);
  }

  double[] flat(double[][] byRegion) {
    return Arrays.stream(byRegion).flatMapToDouble(Arrays::stream).toArray();
  }

  private void balance() {
    double[] rows = supplies();
    requireUsers(rows);
    double[] columns = new double[columns()];
    CompensatedSum inputs = new CompensatedSum();
    double[] output = flat(tables.output());
    double[] valueAdded = flat(tables.valueAdded());
    for (int j = 0; j < size(); j++) {
      columns[j] =
          columnsBefore[j] == 0 ? 0 : Math.max(output[j] - valueAdded[j] - importedInputs[j], 0);
      if (columns[j] == 0) {
        // all it uses comes from abroad, or it uses nothing
        importedInputs[j] = output[j] - valueAdded[j];
      }
      inputs.add(columns[j]);
    }
    double claimed = CompensatedSum.of(columnsBefore, size(), columns() - size());
    demandFactor = claimed == 0 ? 0 : (CompensatedSum.of(rows) - inputs.value()) / claimed;
    if (!(demandFactor > 0)) {
      throw new UserError(
          "tables regional_use and regional_balance",
          "intermediate inputs of "
              + inputs.value()
              + " of domestic products, of which there are "
              + CompensatedSum.of(rows),
          "products left for final demand",
          ADVICE);
    }
    for (int c = size(); c < columns.length; c++) {
      columns[c] = columnsBefore[c] * demandFactor;
    }
    Rebalancing.to(rows, columns, ADVICE).fit("the MRIO from regional tables", matrix);
  }

  private void requireUsers(double[] rows) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] > 0 && rowsBefore[i] == 0) {
        throw new UserError(
            "regional tables, region "
                + regions.label(i / sectors.size())
                + ", sector "
                + sectors.label(i % sectors.size()),
            rows[i] + " for domestic users, of whom there is none",
            "use of the product in the region, or outflow",
            "Correct the table, or choose a larger total of trade (mrio.trade_total).");
      }
    }
  }

  double[] rowSums() {
    int n = size();
    double[] sums = new double[n];
    for (int c = 0; c < columns(); c++) {
      for (int i = 0; i < n; i++) {
        sums[i] += matrix[i + c * n];
      }
    }
    return sums;
  }

  double[] columnSums() {
    double[] sums = new double[columns()];
    Arrays.setAll(sums, c -> CompensatedSum.of(matrix, c * size(), size()));
    return sums;
  }

  /** The one factor of all final demand. */
  double demandFactor() {
    return demandFactor;
  }

  double unmet() {
    return unmet;
  }
}
