package org.tradewind.flows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.axes.Species;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Regions by what trade does to them, in CO2 and in deaths: TCI and THI of the final-producer view,
 * their zones, people and income of the zones, flows between zones (Du et al., section 3.3). The
 * study must have the stressors CO2 and deaths.
 */
public final class Polarisation {
  private final FlowEngine engine;
  private final Table region;
  private final double[] tci;
  private final double[] thi;
  private final Zone[] zones;

  private Polarisation(FlowEngine engine, Table region, IndexParameters parameters) {
    this.engine = engine;
    this.region = region;
    this.tci = indices(engine, Species.CO2);
    this.thi = indices(engine, Vocabulary.DEATHS);
    this.zones = new Zone[tci.length];
    Arrays.setAll(zones, r -> Zone.of(tci[r], thi[r], parameters));
  }

  /** Whether a study has both indices. */
  public static boolean possible(Axis stressors) {
    return stressors.contains(Species.CO2) && stressors.contains(Vocabulary.DEATHS);
  }

  /**
   * Puts every region in its zone.
   *
   * @param region table region, for people, area and income
   */
  public static Polarisation of(FlowEngine engine, Table region, IndexParameters parameters) {
    return new Polarisation(engine, region, parameters);
  }

  private static double[] indices(FlowEngine engine, String stressor) {
    LabelledMatrix pairs =
        engine.pairs(Vocabulary.FINAL_PRODUCER, engine.stressors().find(stressor));
    double[] indices = new double[pairs.rows().size()];
    Arrays.setAll(indices, r -> EmbodiedTrade.of(pairs, r).index());
    return indices;
  }

  /** Positions of the regions in a zone. */
  public List<Integer> regions(Zone zone) {
    return IntStream.range(0, zones.length).filter(r -> zones[r] == zone).boxed().toList();
  }

  /** Table zone. */
  Table zoneTable() {
    Table.Builder table = Table.builder(DisparityTables.ZONE);
    for (int r = 0; r < zones.length; r++) {
      Pool pool = pool(r);
      table.add(
          engine.source().regions().label(r),
          tci[r],
          thi[r],
          zones[r].name(),
          pool.personsPerKm2(),
          pool.usdPerPerson());
    }
    return table.build();
  }

  /** Table zone_profile: each zone that has regions, as if it were one region. */
  Table profile() {
    Table.Builder table = Table.builder(DisparityTables.ZONE_PROFILE);
    for (Zone zone : Zone.values()) {
      int[] regions = regions(zone).stream().mapToInt(r -> r).toArray();
      if (regions.length > 0) {
        Pool pool = pool(regions);
        table.add(
            zone.name(),
            regions.length,
            pool.persons(),
            pool.areaKm2(),
            pool.personsPerKm2(),
            pool.gdpMillionUsd(),
            pool.usdPerPerson());
      }
    }
    return table.build();
  }

  /** People, land and product of some regions; NaN where one of them is not known. */
  private record Pool(double persons, double areaKm2, double gdpMillionUsd) {
    private double personsPerKm2() {
      return areaKm2 == 0 ? Double.NaN : persons / areaKm2;
    }

    private double usdPerPerson() {
      return persons == 0 ? Double.NaN : gdpMillionUsd * 1e6 / persons;
    }
  }

  private Pool pool(int... regions) {
    return new Pool(
        sum("population_persons", regions),
        sum("area_km2", regions),
        sum("gdp_million_usd", regions));
  }

  private double sum(String column, int[] regions) {
    double[] values = region.doubles(column);
    return Arrays.stream(regions).mapToDouble(r -> values[r]).sum();
  }

  /** Rows of table zone_flow for one stressor: from every zone to every other that has regions. */
  Table flows(int stressor) {
    double[] flows = between(stressor);
    double total = 0;
    int count = Zone.values().length;
    for (int at = 0; at < flows.length; at++) {
      total += at % count == at / count ? 0 : flows[at];
    }
    Table.Builder table = Table.builder(DisparityTables.ZONE_FLOW);
    for (Zone from : Zone.values()) {
      for (Zone to : Zone.values()) {
        if (from != to && !regions(from).isEmpty() && !regions(to).isEmpty()) {
          double value = flows[from.ordinal() + to.ordinal() * count];
          table.add(
              engine.stressors().label(stressor),
              from.name(),
              to.name(),
              value,
              Share.of(value, total));
        }
      }
    }
    return table.build();
  }

  /** Flows between different regions, by zone and zone; within a zone on the diagonal. */
  private double[] between(int stressor) {
    LabelledMatrix pairs = engine.pairs(Vocabulary.FINAL_PRODUCER, stressor);
    int count = Zone.values().length;
    CompensatedSum[] sums = new CompensatedSum[count * count];
    Arrays.setAll(sums, at -> new CompensatedSum());
    for (int r = 0; r < zones.length; r++) {
      for (int s = 0; s < zones.length; s++) {
        if (r != s) {
          sums[zones[r].ordinal() + zones[s].ordinal() * count].add(pairs.at(r, s));
        }
      }
    }
    return Arrays.stream(sums).mapToDouble(CompensatedSum::value).toArray();
  }

  /** Flows between zones and within them are the flows between regions. */
  Ledger ledger() {
    Ledger ledger = new Ledger();
    for (int k = 0; k < engine.stressors().size(); k++) {
      String name = engine.stressors().label(k);
      LabelledMatrix pairs = engine.pairs(Vocabulary.FINAL_PRODUCER, k);
      CompensatedSum exports = new CompensatedSum();
      double magnitude = 0;
      for (int r = 0; r < zones.length; r++) {
        exports.add(EmbodiedTrade.of(pairs, r).exports());
      }
      for (double value : pairs.values()) {
        magnitude += Math.abs(value);
      }
      ledger.equal(
          name + ": flows between regions = flows between and within zones",
          exports.value(),
          CompensatedSum.of(between(k)),
          magnitude);
    }
    return ledger;
  }
}
