package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;

/**
 * Shares of subsectors in the gridded mass of their category, pollutant by pollutant.
 *
 * <ul>
 *   <li>rule gridded (Chen et al. 2024): s_{p,h} = G_{p,h} / sum of G_{p,h'} over h' in H, alike in
 *       all regions and in cells outside them;
 *   <li>rule detailed (Du et al.): s_{p,r,h} = G_{p,r,h} / sum of G_{p,r,h'} over h' in H, so that
 *       E_{p,r,h} = G_{p,r,h} E^grid_{p,r,H} / sum of G_{p,r,h'}.
 * </ul>
 *
 * Where a sum is 0 the gridded mass is unallocated; where there is no gridded mass, the detailed
 * is.
 */
final class PollutantShares {
  private final Axis regions;
  private final SubsectorCategories categories;
  private final DetailedInventory detailed;
  private final GriddedTotals gridded;
  private final double[][][] shares;
  private final List<Unallocated> unallocated = new ArrayList<>();

  PollutantShares(
      InventoryParameters.Rule rule,
      Axis regions,
      SubsectorCategories categories,
      DetailedInventory detailed,
      GriddedTotals gridded) {
    this.regions = regions;
    this.categories = categories;
    this.detailed = detailed;
    this.gridded = gridded;
    requireCommonCategory();
    this.shares = new double[Species.ALL.size()][categories.subsectors().size()][];
    for (int p = 0; p < Species.POLLUTANTS.size(); p++) {
      for (int c = 0; c < categories.categories().size(); c++) {
        if (rule == InventoryParameters.Rule.GRIDDED) {
          shareNational(p, c);
        } else {
          shareByRegion(p, c);
        }
      }
      strangers(p);
    }
  }

  private void requireCommonCategory() {
    List<String> ofGrid = List.copyOf(gridded.categories());
    List<String> known = categories.categories().labels();
    if (!ofGrid.isEmpty() && ofGrid.stream().noneMatch(known::contains)) {
      throw new UserError(
          "table inventory_grid",
          "the categories " + Names.some(ofGrid),
          "categories of table subsector " + Names.some(known),
          "Call them the same in both tables.");
    }
  }

  /** By (species, subsector), then region; the last position is of cells in none. */
  double[][][] shares() {
    return shares;
  }

  List<Unallocated> unallocated() {
    return unallocated;
  }

  private void shareNational(int p, int c) {
    String category = categories.categories().label(c);
    double sum = 0;
    for (int h : categories.members(c)) {
      sum += detailed.total(p, h);
    }
    if (sum == 0) {
      gridded(p, category, "no detailed emission of the species in the category");
      return;
    }
    for (int h : categories.members(c)) {
      double share = detailed.total(p, h) / sum;
      for (int r = 0; share > 0 && r <= regions.size(); r++) {
        set(p, h, r, share);
      }
    }
    if (gridded.of(p, category) == 0) {
      String reason = "no gridded emission of the species in the category";
      for (int r = 0; r < regions.size(); r++) {
        detailed(p, category, regions.label(r), ofRegion(p, c, r), reason);
      }
      double together = 0;
      for (int h : categories.members(c)) {
        together += detailed.together(p, h) ? detailed.total(p, h) : 0;
      }
      detailed(p, category, Inputs.ANY, together, reason);
    }
  }

  private void shareByRegion(int p, int c) {
    String category = categories.categories().label(c);
    for (int r = 0; r < regions.size(); r++) {
      double sum = ofRegion(p, c, r);
      double mass = gridded.of(p, category, r);
      if (sum == 0) {
        gridded(p, category, r, "no detailed emission of the species in the category and region");
        continue;
      }
      if (mass == 0) {
        String reason = "no gridded emission of the species in the category and region";
        detailed(p, category, regions.label(r), sum, reason);
      }
      for (int h : categories.members(c)) {
        double share = detailed.of(p, h, r) / sum;
        if (share > 0) {
          set(p, h, r, share);
        }
      }
    }
    gridded(
        p, category, regions.size(), "cells in no region, and rule detailed shares out by region");
  }

  private double ofRegion(int p, int c, int r) {
    double sum = 0;
    for (int h : categories.members(c)) {
      sum += detailed.of(p, h, r);
    }
    return sum;
  }

  private void set(int p, int h, int r, double share) {
    if (shares[p][h] == null) {
      shares[p][h] = new double[regions.size() + 1];
    }
    shares[p][h][r] = share;
  }

  /** Categories that no subsector has. */
  private void strangers(int p) {
    List<String> known = categories.categories().labels();
    for (String category : gridded.categories()) {
      if (!known.contains(category)) {
        String hint = Names.didYouMean(category, near(category, known));
        String reason = "no subsector of this category" + (hint.isEmpty() ? "" : ". " + hint);
        gridded(p, category, reason);
      }
    }
  }

  /**
   * Names that may be misspelt; dust is a category of its own, although industry has its letters.
   */
  private static List<String> near(String category, List<String> known) {
    return known.stream().filter(k -> 3 * Names.distance(category, k) <= k.length()).toList();
  }

  private void gridded(int p, String category, String reason) {
    for (int r = 0; r <= regions.size(); r++) {
      gridded(p, category, r, reason);
    }
  }

  private void gridded(int p, String category, int r, String reason) {
    double tonnes = gridded.of(p, category, r);
    String region = r == regions.size() ? Vocabulary.OUTSIDE : regions.label(r);
    add(p, category, region, Unallocated.Inventory.GRIDDED, tonnes, reason);
  }

  private void detailed(int p, String category, String region, double tonnes, String reason) {
    add(p, category, region, Unallocated.Inventory.DETAILED, tonnes, reason);
  }

  private void add(
      int p,
      String category,
      String region,
      Unallocated.Inventory inventory,
      double tonnes,
      String reason) {
    if (tonnes > 0) {
      unallocated.add(
          new Unallocated(Species.ALL.get(p), category, region, inventory, tonnes, reason));
    }
  }
}
