package org.tradewind.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.Table;

/**
 * Deaths by the region whose people die, and how many of them others cause:
 *
 * <pre>
 *   R^q = sum over r, h, p of D_hp^{rq},   from others: the terms with r other than q
 * </pre>
 *
 * with D_hp^{rq} the deaths of the people of q by the species p that subsector h emits in region r
 * (table death_pair_subsector), in deaths a year at first order. What is emitted outside every
 * region has no source and is not counted.
 */
public final class ReceivedDeaths {
  private ReceivedDeaths() {}

  /**
   * The table death_received.
   *
   * @param pairs table death_pair_subsector
   */
  public static SourceOutput of(SourceAxis axis, Table pairs) {
    String[] region = pairs.strings("region");
    String[] place = pairs.strings("to_region");
    String[] subsector = pairs.strings("subsector");
    String[] species = pairs.strings("species");
    double[] deaths = pairs.doubles("deaths");
    Axis places = places(axis.regions(), place);
    Axis pollutants = Axis.of("species", axis.species());
    SourceSum.Builder[] all = new SourceSum.Builder[places.size()];
    SourceSum.Builder[] fromOthers = new SourceSum.Builder[places.size()];
    Arrays.setAll(all, q -> new SourceSum.Builder());
    Arrays.setAll(fromOthers, q -> new SourceSum.Builder());
    for (int row = 0; row < pairs.rows(); row++) {
      String where = "table " + pairs.name() + ", row " + (row + 1);
      int r = axis.regions().require(region[row], where);
      int h = axis.subsectors().require(subsector[row], where);
      int q = places.find(place[row]);
      int position = axis.deaths(r, h, pollutants.require(species[row], where));
      all[q].add(position, deaths[row]);
      if (!region[row].equals(place[row])) {
        fromOthers[q].add(position, deaths[row]);
      }
    }
    SourceOutput.Builder table =
        SourceOutput.byRow(
            ContributionTables.DEATH_RECEIVED,
            List.of("deaths", "deaths_from_others", "others_share"),
            List.of(),
            (own, shared, into, n) -> {
              for (int d = 0; d < n; d++) {
                into[0][d] = own[0][d];
                into[1][d] = own[1][d];
                into[2][d] = own[0][d] == 0 ? Double.NaN : own[1][d] / own[0][d];
              }
            });
    for (int q = 0; q < places.size(); q++) {
      table.row(List.of(all[q].build(), fromOthers[q].build()), places.label(q));
    }
    return table.build();
  }

  /** Regions whose people count, in the order of the study's; OUTSIDE last, where it counts. */
  private static Axis places(Axis regions, String[] given) {
    List<String> all = new ArrayList<>(regions.labels());
    Set<String> there = new LinkedHashSet<>(Arrays.asList(given));
    all.retainAll(there);
    there.stream().filter(p -> !regions.contains(p)).forEach(all::add);
    return Axis.of("region", all);
  }
}
