package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Table;

/**
 * Who would not die: of the people of q, by emissions of region r, sum over h, p of d_rhp times the
 * deaths of the table death_pair_subsector.
 */
final class WhatifReceptors {
  private final Axis places;
  private final Map<String, SourceSum.Builder[]> sums = new LinkedHashMap<>();

  private WhatifReceptors(Axis places, Axis regions) {
    this.places = places;
    for (String region : regions.labels()) {
      SourceSum.Builder[] ofRegion = new SourceSum.Builder[places.size()];
      Arrays.setAll(ofRegion, q -> new SourceSum.Builder());
      sums.put(region, ofRegion);
    }
  }

  /**
   * Sums by pair of regions.
   *
   * @param pairs table death_pair_subsector
   */
  static WhatifReceptors of(WhatifSources sources, Table pairs) {
    SourceAxis axis = sources.axis();
    String[] region = pairs.strings("region");
    String[] place = pairs.strings("to_region");
    String[] subsector = pairs.strings("subsector");
    String[] species = pairs.strings("species");
    double[] deaths = pairs.doubles("deaths");
    WhatifReceptors result = new WhatifReceptors(places(axis.regions(), place), axis.regions());
    Axis pollutants = Axis.of("species", axis.species());
    for (int row = 0; row < pairs.rows(); row++) {
      String where = "table " + pairs.name() + ", row " + (row + 1);
      int r = axis.regions().require(region[row], where);
      int h = axis.subsectors().require(subsector[row], where);
      int p = pollutants.require(species[row], where);
      double avoided = sources.avoided(r, h, p + 1);
      if (avoided != 0) {
        SourceSum.Builder[] ofRegion = result.sums.get(region[row]);
        ofRegion[result.places.find(place[row])].add(axis.deaths(r, h, p), avoided * deaths[row]);
      }
    }
    return result;
  }

  /** In the order of the study's regions, OUTSIDE last. */
  private static Axis places(Axis regions, String[] given) {
    List<String> all = new ArrayList<>(regions.labels());
    Set<String> there = new LinkedHashSet<>(Arrays.asList(given));
    all.retainAll(there);
    there.stream().filter(p -> !regions.contains(p)).forEach(all::add);
    return Axis.of("region", all);
  }

  /** Regions whose people count, OUTSIDE among them where it does. */
  List<String> places() {
    return places.labels();
  }

  /** Deaths avoided by emissions of one region among the people of another. */
  SourceSum pair(String region, String place) {
    return sums.get(region)[places.find(place)].build();
  }

  /** Deaths avoided among the people of a region. */
  SourceSum among(String place) {
    SourceSum.Builder sum = new SourceSum.Builder();
    sums.keySet().forEach(region -> sum.add(pair(region, place), 1));
    return sum.build();
  }
}
