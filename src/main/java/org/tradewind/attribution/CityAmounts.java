package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.ExactSum;
import org.tradewind.tables.Table;

/**
 * Deaths by each species and CO2 of each city, by region and subsector:
 *
 * <pre>
 *   D(x, r, h, p) = sum over cells g of weight(g, x, r) D(g, h, p)     weight: {@link CityCells}
 * </pre>
 *
 * the same for CO2. It takes table damage_cell_species in parts, in which rows and cells may stand
 * in any order: sums are exact, so parts combine to the same bits however the table was cut. What
 * cells outside every region emit has no factors and is no city's; it is kept apart.
 */
public final class CityAmounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SourceAxis axis;
  private final int cities;

  /** By city * regions + region: sums at subsector * (1 + species), CO2 first. */
  private final Map<Integer, ExactSum[]> sums = new TreeMap<>();

  /** By city: deaths and CO2 of its cells in no region. */
  private final Map<Integer, ExactSum[]> outside = new TreeMap<>();

  /** Nothing so far. */
  public CityAmounts(SourceAxis axis, int cities) {
    this.axis = axis;
    this.cities = cities;
  }

  private int width() {
    return 1 + axis.species().size();
  }

  /**
   * Adds rows of damage.
   *
   * @param of the cities
   * @param damage rows of table damage_cell_species
   */
  public CityAmounts accept(StudyCities of, Table damage) {
    int[] cell = damage.ints("cell");
    String[] subsector = damage.strings("subsector");
    double[] deaths = damage.doubles("deaths");
    double[] co2 = damage.doubles("co2_t");
    double[][] bySpecies = damage.vectors("species_deaths");
    for (int row = 0; row < cell.length; row++) {
      for (CityCells.Part part : of.cells().of(cell[row])) {
        if (part.region() < 0) {
          ExactSum[] apart = outside.computeIfAbsent(part.city(), c -> sums(2));
          apart[0].add(part.weight() * deaths[row]);
          apart[1].add(part.weight() * co2[row]);
          continue;
        }
        int h = axis.subsectors().require(subsector[row], "table " + damage.name());
        ExactSum[] into =
            sums.computeIfAbsent(
                part.city() * axis.regions().size() + part.region(),
                k -> sums(axis.subsectors().size() * width()));
        into[h * width()].add(part.weight() * co2[row]);
        for (int p = 0; p < bySpecies[row].length; p++) {
          into[h * width() + 1 + p].add(part.weight() * bySpecies[row][p]);
        }
      }
    }
    return this;
  }

  private static ExactSum[] sums(int count) {
    ExactSum[] sums = new ExactSum[count];
    java.util.Arrays.setAll(sums, i -> new ExactSum());
    return sums;
  }

  /** Adds what another part of the table gave. */
  public CityAmounts combine(CityAmounts other) {
    combine(sums, other.sums);
    combine(outside, other.outside);
    return this;
  }

  private static void combine(Map<Integer, ExactSum[]> into, Map<Integer, ExactSum[]> from) {
    from.forEach(
        (key, more) -> {
          ExactSum[] have = into.computeIfAbsent(key, k -> sums(more.length));
          for (int i = 0; i < more.length; i++) {
            have[i].add(more[i]);
          }
        });
  }

  /** Deaths of a city by all subsectors. */
  public SourceSum deaths(int city) {
    return sum(city, 0, axis.subsectors().size(), true);
  }

  /** Tonnes of CO2 of a city by all subsectors. */
  public SourceSum co2(int city) {
    return sum(city, 0, axis.subsectors().size(), false);
  }

  /** Deaths of a city by a subsector. */
  public SourceSum deaths(int city, int subsector) {
    return sum(city, subsector, subsector + 1, true);
  }

  /** Tonnes of CO2 of a city by a subsector. */
  public SourceSum co2(int city, int subsector) {
    return sum(city, subsector, subsector + 1, false);
  }

  private SourceSum sum(int city, int from, int to, boolean ofDeaths) {
    SourceSum.Builder sum = new SourceSum.Builder();
    for (int r = 0; r < axis.regions().size(); r++) {
      ExactSum[] values = sums.get(city * axis.regions().size() + r);
      for (int h = from; h < to && values != null; h++) {
        if (!ofDeaths) {
          sum.add(axis.co2(r, h), values[h * width()].value());
        }
        for (int p = 0; p < axis.species().size() && ofDeaths; p++) {
          sum.add(axis.deaths(r, h, p), values[h * width() + 1 + p].value());
        }
      }
    }
    return sum.build();
  }

  /**
   * Cities with damage in cells outside every region, which does not count: a sentence, or none.
   */
  public List<String> remarks(StudyCities of) {
    List<String> named = new ArrayList<>();
    outside.forEach(
        (city, apart) -> {
          double deaths = apart[0].value();
          double co2 = apart[1].value();
          if (deaths != 0 || co2 != 0) {
            named.add(
                String.format(
                    java.util.Locale.ROOT,
                    "%s %.6g deaths, %.6g t CO2",
                    of.cities().get(city).code(),
                    deaths,
                    co2));
          }
        });
    return named.isEmpty()
        ? List.of()
        : List.of(
            "Cells of cities outside every region, which do not count ("
                + named.size()
                + "): "
                + String.join("; ", named.subList(0, Math.min(named.size(), 50)))
                + ".");
  }

  /** Number of cities. */
  public int cities() {
    return cities;
  }
}
