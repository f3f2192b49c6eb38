package org.tradewind.mrio;

import java.util.Arrays;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Makes a balanced bilateral table of regions from a national one, regional output shares and
 * distances: the column-coefficient model (Chenery 1953, Moses 1955) on gravity trade (Leontief and
 * Strout 1963), balanced by iterative proportional fitting (Deming and Stephan 1940).
 *
 * <pre>
 * x_ri   = share_ir x_i; exports, errors, imports and value added divide like output
 * D_is   = sum_j Z_ij share_js + sum_k Y_ik share_ks       demand of region s for product i
 * S_ri   = x_ri - exports_ri - errors_ri - withdrawals_ri  supply to the regions
 * T_i    = S_ri D_is d_rs^-b h_i (h: home bias, where r = s), fitted to margins S_i and D_i
 * t_irs  = T_irs / D_is
 * Z_ri,sj = t_irs Z_ij share_js;  Y_ri,sk = t_irs Y_ik share_ks
 * </pre>
 *
 * <p>All users in a region buy a product from the same mix of regions. National margins and
 * regional outputs are kept exactly. A negative final demand (a withdrawal from stocks) is met by
 * the region that made the product, from its own stocks and in proportion to output, so that no
 * region's demand can become negative; a nation's exports and errors leave from the regions in
 * proportion to output. The national errors are taken as what its rows lack, so that rows close.
 */
public final class Regionaliser {
  /** National rows and columns may miss their output by this share of it. */
  private static final double NATIONAL_BALANCE = 1e-6;

  private final NationalTable national;
  private final Axis regions;
  private final RegionalShares shares;
  private final double[][] decay;
  private final GravityParameters parameters;
  private final int sectors;

  private Regionaliser(
      NationalTable national,
      Axis regions,
      RegionalShares shares,
      double[][] km,
      GravityParameters parameters) {
    this.national = national;
    this.regions = regions;
    this.sectors = national.sectors().size();
    this.shares = shares.checked(national.sectors(), regions, national.finalDemand().keySet());
    this.parameters = parameters;
    parameters
        .homeBias()
        .keySet()
        .forEach(s -> national.sectors().require(s, "the regionaliser's home bias"));
    this.decay = decay(km, regions, parameters);
  }

  /**
   * Regionalises a national table.
   *
   * @param km distances between regions, [region][region]; on the diagonal 0 where not known
   * @param provenance of the tables made, status ESTIMATED or ILLUSTRATIVE
   */
  public static Regionalised regionalise(
      NationalTable national,
      Axis regions,
      RegionalShares shares,
      double[][] km,
      GravityParameters parameters,
      Provenance provenance) {
    NationalMargins.check(national, NATIONAL_BALANCE);
    return new Regionaliser(national, regions, shares, km, parameters).tables(provenance);
  }

  /** d^-b, scaled to 1 at the shortest distance so that no power overflows. */
  private static double[][] decay(double[][] km, Axis regions, GravityParameters parameters) {
    int n = regions.size();
    double[][] distances = new double[n][n];
    double shortest = Double.POSITIVE_INFINITY;
    for (int r = 0; r < n; r++) {
      if (km.length != n || km[r].length != n) {
        throw new UserError(
            "the distances between regions",
            km.length
                + " rows, the one of "
                + regions.label(r)
                + " of "
                + (r < km.length ? km[r].length : 0),
            n + " x " + n + " for " + regions,
            "Give the distance of every pair of regions.");
      }
      for (int s = 0; s < n; s++) {
        if (!(km[r][s] >= 0 && km[r][s] <= Double.MAX_VALUE) || r != s && km[r][s] == 0) {
          throw new UserError(
              "the distance of " + regions.label(r) + " and " + regions.label(s),
              km[r][s] + " km",
              "a finite distance above 0",
              "Give the distance between the regions' centres.");
        }
      }
      distances[r] = km[r].clone();
      distances[r][r] = within(km[r], r, parameters);
      shortest = Math.min(shortest, Arrays.stream(distances[r]).min().orElseThrow());
    }
    for (double[] row : distances) {
      for (int s = 0; s < n; s++) {
        row[s] = Math.pow(row[s] / shortest, -parameters.distanceDecay());
      }
    }
    return distances;
  }

  private static double within(double[] km, int r, GravityParameters parameters) {
    if (km[r] > 0) {
      return km[r];
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (int s = 0; s < km.length; s++) {
      nearest = s == r ? nearest : Math.min(nearest, km[s]);
    }
    return km.length == 1 ? 1 : parameters.intraregionalFraction() * nearest;
  }

  private Regionalised tables(Provenance provenance) {
    int n = regions.size() * sectors;
    double[][] z = new double[n][n];
    Table.Builder demand = Table.builder(MrioInputs.FINAL_DEMAND);
    double[] rowSums = new double[n];
    for (int i = 0; i < sectors; i++) {
      double[][] origin = origins(i);
      for (int r = 0; r < regions.size(); r++) {
        int row = r * sectors + i;
        fillRow(z[row], i, origin[r]);
        rowSums[row] = CompensatedSum.of(z[row]);
      }
      addFinalDemand(demand, i, origin, rowSums);
    }
    Table.Builder transactions = Table.builder(MrioInputs.TRANSACTIONS);
    Table.Builder output = Table.builder(MrioInputs.OUTPUT);
    for (int row = 0; row < n; row++) {
      String region = regions.label(row / sectors);
      String sector = national.sectors().label(row % sectors);
      transactions.add(region, sector, z[row]);
      output.add(region, sector, byOutput(national.output(), row));
    }
    StudyTables tables =
        new StudyTables()
            .put(transactions.build(), provenance)
            .put(demand.build(), provenance)
            .put(output.build(), provenance);
    return closed(tables, z, rowSums);
  }

  /** t_irs of one product: the share of each origin r in what each region s uses. */
  private double[][] origins(int i) {
    double[] demands = new double[regions.size()];
    for (int s = 0; s < regions.size(); s++) {
      CompensatedSum sum = new CompensatedSum();
      for (int j = 0; j < sectors; j++) {
        sum.add(national.z()[i + j * sectors] * shares.output()[j][s]);
      }
      for (Map.Entry<String, double[]> category : national.finalDemand().entrySet()) {
        sum.add(
            Math.max(0, category.getValue()[i]) * shares.finalDemand().get(category.getKey())[s]);
      }
      demands[s] = sum.value();
    }
    // supply and demand of the nation are the same, so regions supply by output share
    double total = CompensatedSum.of(demands);
    double[] supplies = Arrays.stream(shares.output()[i]).map(share -> share * total).toArray();
    double[][] trade = new double[regions.size()][regions.size()];
    double homeBias = parameters.homeBias().getOrDefault(national.sectors().label(i), 1.0);
    for (int r = 0; r < regions.size(); r++) {
      for (int s = 0; s < regions.size(); s++) {
        trade[r][s] = supplies[r] * demands[s] * decay[r][s] * (r == s ? homeBias : 1);
      }
    }
    ProportionalFitting.fit(
        "trade in sector " + national.sectors().label(i), trade, supplies, demands, parameters);
    for (double[] row : trade) {
      for (int s = 0; s < row.length; s++) {
        row[s] = demands[s] == 0 ? 0 : row[s] / demands[s];
      }
    }
    return trade;
  }

  private void fillRow(double[] row, int i, double[] origin) {
    for (int s = 0; s < regions.size(); s++) {
      for (int j = 0; j < sectors; j++) {
        row[s * sectors + j] = origin[s] * national.z()[i + j * sectors] * shares.output()[j][s];
      }
    }
  }

  private void addFinalDemand(Table.Builder demand, int i, double[][] origin, double[] rowSums) {
    double errors = NationalMargins.errors(national, i);
    for (int r = 0; r < regions.size(); r++) {
      double share = shares.output()[i][r];
      CompensatedSum sum = new CompensatedSum().add(rowSums[r * sectors + i]);
      for (Map.Entry<String, double[]> category : national.finalDemand().entrySet()) {
        double amount = category.getValue()[i];
        double[] buyers = shares.finalDemand().get(category.getKey());
        for (int s = 0; s < regions.size(); s++) {
          double value =
              amount >= 0 ? origin[r][s] * amount * buyers[s] : r == s ? share * amount : 0;
          sum.add(put(demand, r, i, regions.label(s), category.getKey(), value));
        }
      }
      sum.add(put(demand, r, i, Vocabulary.ROW, Vocabulary.EXPORT, share * national.export()[i]));
      sum.add(put(demand, r, i, Vocabulary.ERR, Vocabulary.OTHERS, share * errors));
      rowSums[r * sectors + i] = sum.value();
    }
  }

  private double put(Table.Builder demand, int r, int i, String to, String category, double value) {
    if (value != 0) {
      demand.add(regions.label(r), national.sectors().label(i), to, category, value);
    }
    return value;
  }

  private Regionalised closed(StudyTables tables, double[][] z, double[] rowSums) {
    int n = z.length;
    double[] imports = new double[n];
    double[] valueAdded = new double[n];
    double floor = NationalMargins.floor(national.output());
    double rowGap = 0;
    double columnGap = 0;
    for (int j = 0; j < n; j++) {
      imports[j] = byOutput(national.imports(), j);
      valueAdded[j] = byOutput(national.valueAdded(), j);
      CompensatedSum inputs = new CompensatedSum().add(imports[j]).add(valueAdded[j]);
      for (double[] row : z) {
        inputs.add(row[j]);
      }
      double x = byOutput(national.output(), j);
      rowGap = Math.max(rowGap, NationalMargins.gap(rowSums[j], x, floor));
      columnGap = Math.max(columnGap, NationalMargins.gap(inputs.value(), x, floor));
    }
    return new Regionalised(tables, imports, valueAdded, rowGap, columnGap);
  }

  /** A national quantity of each sector, divided like output. */
  private double byOutput(double[] quantity, int row) {
    return quantity[row % sectors] * shares.output()[row % sectors][row / sectors];
  }
}
