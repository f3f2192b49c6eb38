package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * What the rows of the tables concordance and subsector_energy name: a subsector, a region or all
 * of them ('*', after the last region), a sector or households (after the last sector).
 */
record ConcordanceLabels(Axis regions, Axis subsectors, Axis sectors) {
  /** Where a row belongs. */
  record Place(int at, int sector) {}

  /** The position of '*'. */
  int everywhere() {
    return regions.size();
  }

  /** The position of households. */
  int household() {
    return sectors.size();
  }

  /** Sectors and households. */
  int width() {
    return sectors.size() + 1;
  }

  /** Number of pairs of region (or '*') and subsector. */
  int pairs() {
    return (regions.size() + 1) * subsectors.size();
  }

  /** Position of a pair. */
  int at(int region, int subsector) {
    return region * subsectors.size() + subsector;
  }

  /** Label of a region, or '*'. */
  String region(int region) {
    return region == everywhere() ? Inputs.ANY : regions.label(region);
  }

  /** Label of a sector, or 'household'. */
  String sector(int sector) {
    return sector == household() ? Inputs.HOUSEHOLD : sectors.label(sector);
  }

  /** Where a row belongs; an unknown name is a {@link UserError}. */
  Place place(Table table, int row) {
    String where = "table " + table.name() + ", row " + (row + 1);
    int subsector = subsectors.require(table.strings("subsector")[row], where);
    String region = table.strings("region")[row];
    int r = region.equals(Inputs.ANY) ? everywhere() : regions.require(region, where);
    return new Place(at(r, subsector), sector(table.strings("sector")[row], where));
  }

  private int sector(String label, String where) {
    if (label.equals(Inputs.HOUSEHOLD)) {
      return household();
    }
    if (!sectors.contains(label)) {
      List<String> known = new ArrayList<>(List.of(Inputs.HOUSEHOLD));
      known.addAll(sectors.labels());
      throw UserError.unknown(where, sectors.name(), label, known);
    }
    return sectors.find(label);
  }
}
