package org.tradewind.costs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Axis;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Two regions, three subsectors, two sectors. Deaths and tonnes of CO2 a year:
 *
 * <pre>
 *            power            stove          farm
 *   A     10, 1,000,000    60,  50,000     5, 0
 *   B     20, 2,000,000    15, 100,000   100, 0
 * </pre>
 *
 * <p>A death costs 2 million (1 million transferred from an income of 10,000 to one of 20,000 with
 * an elasticity of 1), a tonne 100.
 */
final class CostWorld {
  static final Axis REGIONS = Axis.of("region", "A", "B");
  static final Axis SUBSECTORS = Axis.of("subsector", "power", "stove", "farm");
  static final List<String> SPECIES = List.of("SO2", "NH3");
  static final SourceAxis AXIS = new SourceAxis(REGIONS, SUBSECTORS, SPECIES);

  static final double[][] DEATHS = {{10, 60, 5}, {20, 15, 100}};
  static final double[][] CO2 = {{1_000_000, 50_000, 0}, {2_000_000, 100_000, 0}};

  private CostWorld() {}

  static CostStudy study() {
    return study(1, 1);
  }

  /** The world with deaths by SO2 and the CO2 of power times factors. */
  static CostStudy study(double deathsBySo2, double co2OfPower) {
    return new CostStudy(
        AXIS, damage(deathsBySo2, co2OfPower), List.of(), tables(), Optional.of("10^4 CNY"));
  }

  /** 60 % of deaths are by SO2. */
  static Damage damage(double deathsBySo2, double co2OfPower) {
    Table.Builder rows = Table.builder(DamageTables.DAMAGE_REGION);
    for (int r = 0; r < REGIONS.size(); r++) {
      for (int h = 0; h < SUBSECTORS.size(); h++) {
        String region = REGIONS.label(r);
        String subsector = SUBSECTORS.label(h);
        double co2 = CO2[r][h] * (h == 0 ? co2OfPower : 1);
        rows.add(region, subsector, "CO2", "m01", co2 / 2, 0);
        rows.add(region, subsector, "CO2", "m07", co2 / 2, 0);
        rows.add(region, subsector, "SO2", "m01", 7, .6 * DEATHS[r][h] * deathsBySo2);
        rows.add(region, subsector, "NH3", "m07", 3, .4 * DEATHS[r][h]);
      }
    }
    return Damage.of(rows.build(), REGIONS, SUBSECTORS);
  }

  static StudyTables tables() {
    StudyTables tables = new StudyTables();
    put(
        tables,
        Table.builder(Inputs.SUBSECTOR)
            .add("power", "energy", "coal", true, false)
            .add("stove", "domestic", "coal", true, true)
            .add("farm", "agriculture", "manure", false, false)
            .build());
    put(
        tables,
        Table.builder(Inputs.SECTOR)
            .add("S1", "first", "one", "", "")
            .add("S2", "second", "two", "", "")
            .build());
    put(
        tables,
        Table.builder(Inputs.CONCORDANCE)
            .add("power", "*", "S1", 1)
            .add("stove", "*", "household", 1)
            .add("farm", "*", "S1", .25)
            .add("farm", "*", "S2", .75)
            .add("farm", "B", "S2", 1)
            .build());
    put(tables, Table.builder(CostTables.SECTOR_GDP).add("S1", 5_000).add("S2", 500_000).build());
    put(tables, valuation("USD", 2011).build());
    return tables;
  }

  /** Variants of both prices, and 5 CNY for a dollar. */
  static Table.Builder valuation(String currency, int year) {
    return Table.builder(CostTables.VALUATION)
        .add("VSL", "central", 1e6, 1e4, 2e4, 1, currency, year, "", "made up")
        .add("VSL", "low", 5e5, Double.NaN, Double.NaN, Double.NaN, currency, year, "", "")
        .add("SCC", "central", 100, Double.NaN, Double.NaN, Double.NaN, currency, year, "2.5 %", "")
        .add("SCC", "low", 10, Double.NaN, Double.NaN, Double.NaN, currency, year, "", "")
        .add("SCC", "high", 1000, Double.NaN, Double.NaN, Double.NaN, currency, year, "", "")
        .add("EXCHANGE", "CNY", 5, Double.NaN, Double.NaN, Double.NaN, currency, 2017, "", "");
  }

  static void put(StudyTables tables, Table table) {
    tables.put(table, Provenance.of(Provenance.Status.ILLUSTRATIVE, "test", ""));
  }

  /** Default parameters with a death and a tonne at prices of one's own. */
  static CostParameters priced(double perDeath, double perTonne) {
    CostParameters d = CostParameters.DEFAULT;
    OptionalDouble none = OptionalDouble.empty();
    return new CostParameters(
        new CostParameters.Vsl("own", OptionalDouble.of(perDeath), none, none, none),
        new CostParameters.Scc(OptionalDouble.of(perTonne), none, none),
        new CostParameters.Labels(Optional.of("USD"), OptionalInt.of(2011), Optional.empty()),
        d.mrioPerCurrency(),
        d.threshold(),
        2e8);
  }

  static CostParameters parameters() {
    CostParameters d = CostParameters.DEFAULT;
    return new CostParameters(d.vsl(), d.scc(), d.labels(), d.mrioPerCurrency(), 1e9, 2e8);
  }

  static CostOutputs figures(CostStudy study, CostParameters parameters) {
    return CostOutputs.of(study, parameters).orElseThrow();
  }

  static SourceOutput output(CostOutputs figures, TableSchema schema) {
    return figures.figures().outputs().stream()
        .filter(o -> o.schema() == schema)
        .findFirst()
        .orElseThrow();
  }

  static Table table(CostOutputs figures, TableSchema schema) {
    return output(figures, schema).central().validated("test");
  }
}
