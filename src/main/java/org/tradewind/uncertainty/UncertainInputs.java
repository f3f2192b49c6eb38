package org.tradewind.uncertainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The table uncertainty: which factor an input is multiplied by. Of the rows that fit an input the
 * one with the fewest * counts. Factors of one row whose correlation within their group is 1 are
 * one and the same factor.
 */
public final class UncertainInputs {
  /** Activity of a subsector in a region, shared by all its species. */
  public static final String ACTIVITY = "activity";

  /** Emission factor of a species of a subsector in a region. */
  public static final String EMISSION_FACTOR = "emission_factor";

  /** A species' tonnes and deaths, wherever they come from. */
  public static final String SPECIES = "species";

  /** A quantity: a species' tonnes, or deaths, each by itself. */
  public static final String QUANTITY = "quantity";

  /** Deaths per exposure. */
  public static final String EXPOSURE_RESPONSE = "exposure_response";

  /** No factor: the input is taken as exact. */
  public static final int EXACT = -1;

  private final Table table;
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<Integer, Integer> ofRow = new HashMap<>();
  private final List<Factor> factors = new ArrayList<>();

  public UncertainInputs(Table table) {
    this.table = table;
  }

  /** Position of the factor of an input among {@link #factors}, or {@link #EXACT}. */
  public int find(String kind, String species, String subsector, String region) {
    String stream = kind + "/" + species + "/" + subsector + "/" + region;
    return known.computeIfAbsent(stream, s -> make(kind, species, subsector, region, s));
  }

  /** All factors found so far. */
  public Factors factors(Streams streams) {
    return new Factors(factors, streams);
  }

  private int make(String kind, String species, String subsector, String region, String stream) {
    int row = row(kind, species, subsector, region);
    if (row < 0) {
      return EXACT;
    }
    double shared = table.strings("correlation_group")[row].isEmpty() ? 0 : 1;
    if (shared == 1 && ofRow.containsKey(row)) {
      return ofRow.get(row);
    }
    factors.add(
        new Factor(
            kind,
            species,
            stream,
            table.strings("correlation_group")[row],
            shared,
            new Lognormal(table.doubles("sigma")[row])));
    ofRow.put(row, factors.size() - 1);
    return factors.size() - 1;
  }

  private int row(String kind, String species, String subsector, String region) {
    int best = -1;
    int bestWildcards = Integer.MAX_VALUE;
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("kind")[row].equals(kind)
          && fits("species", row, species)
          && fits("subsector", row, subsector)
          && fits("region", row, region)) {
        int wildcards = wildcards(row);
        if (wildcards == bestWildcards) {
          throw new UserError(
              "table uncertainty, rows " + (best + 1) + " and " + (row + 1),
              "both fit " + kind + " of " + species + ", " + subsector + ", " + region,
              "one row with the fewest *",
              "Add a row for exactly that input.");
        }
        if (wildcards < bestWildcards) {
          best = row;
          bestWildcards = wildcards;
        }
      }
    }
    return best;
  }

  private boolean fits(String column, int row, String label) {
    String given = table.strings(column)[row];
    return given.equals(Inputs.ANY) || given.equals(label);
  }

  private int wildcards(int row) {
    int count = 0;
    for (String column : List.of("species", "subsector", "region")) {
      count += table.strings(column)[row].equals(Inputs.ANY) ? 1 : 0;
    }
    return count;
  }
}
