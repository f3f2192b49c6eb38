package org.tradewind.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Axis;
import org.tradewind.importers.NationalIoImporter;
import org.tradewind.mrio.GravityParameters;
import org.tradewind.mrio.RegionalShares;
import org.tradewind.mrio.Regionaliser;
import org.tradewind.tables.Csv;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * The 31 x 42 table of 2017, regionalised from the national one: outputs and final demand by {@link
 * ChinaShares}, trade by gravity between the provinces' centres of population.
 */
final class ChinaMrio {
  static final String FILE = "china_io_2017/china_2017_42.csv";

  private ChinaMrio() {}

  /**
   * Makes transactions, final_demand and output.
   *
   * @param output share of each province in the output of each sector
   * @param finalDemand share of each province in each category
   * @param km distances between the provinces
   */
  static StudyTables tables(
      PublicFiles files,
      Axis regions,
      double[][] output,
      Map<String, double[]> finalDemand,
      double[][] km) {
    NationalTable national =
        ChinaShares.splitConsumption(NationalIoImporter.readNational(files.path(FILE)));
    Provenance origin =
        new Provenance(
            Provenance.Status.ESTIMATED,
            "National Bureau of Statistics, 2017 Input-Output Table of China (42 sectors, domestic"
                + " and imported use), regionalised",
            note(national, regions, output),
            files.hashed(FILE));
    return Regionaliser.regionalise(
            national,
            regions,
            new RegionalShares(output, finalDemand),
            km,
            GravityParameters.DEFAULT.withHomeBias(homeBias()),
            origin)
        .tables();
  }

  /** How many times more a province buys from itself than gravity alone has it, by sector. */
  static Map<String, Double> homeBias() {
    Csv facts = Csv.fact("home_bias");
    Map<String, Double> bias = new TreeMap<>();
    for (int row = 0; row < facts.rows(); row++) {
      bias.put(facts.text(row, "sector"), facts.number(row, "home_bias"));
    }
    return bias;
  }

  private static String note(NationalTable national, Axis regions, double[][] output) {
    return "Unit "
        + national.currency()
        + ", domestic products only. No regional table is public: outputs are shared by CO2 of the"
        + " sector, electricity, GDP or people (facts/regional_output_proxies.csv), final demand by"
        + " facts/final_demand_proxies.csv, consumption split by facts/consumption_split.csv; trade"
        + " by gravity and proportional fitting (distance decay "
        + String.format(Locale.ROOT, "%.2f", GravityParameters.DEFAULT.distanceDecay())
        + ", home bias of facts/home_bias.csv). National margins are kept. Technology and consumption baskets are the nation's in"
        + " every province. Without output: "
        + withoutOutput(national.sectors(), regions, output)
        + ".";
  }

  private static String withoutOutput(Axis sectors, Axis regions, double[][] output) {
    List<String> none = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      for (int s = 0; s < sectors.size(); s++) {
        if (output[s][r] == 0) {
          none.add(regions.label(r) + "/" + sectors.label(s));
        }
      }
    }
    return none.isEmpty() ? "none" : String.join(", ", none);
  }
}
