package org.tradewind.attribution;

import java.util.List;
import org.tradewind.emissions.Concordance;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.Ledger;

/**
 * The table concordance_use: CO2 and deaths that went from each subsector to which sector or to
 * households, share_{r,h,s} M_{r,h}. Shares do not vary between draws.
 */
public final class ConcordanceUse {
  private static final List<String> QUANTITIES = List.of("co2_t", "deaths");

  private ConcordanceUse() {}

  /**
   * Declares the table: a row for each share above 0 of a subsector that emits in a region.
   *
   * @param axis the sources of the damage, with the study's pollutants
   */
  public static SourceOutput of(SourceAxis axis, Damage damage, Concordance concordance) {
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            ConcordanceTables.CONCORDANCE_USE,
            QUANTITIES,
            List.of(),
            (own, shared, into, n) -> {
              for (int q = 0; q < own.length; q++) {
                System.arraycopy(own[q], 0, into[q], 0, n);
              }
            });
    for (int r = 0; r < axis.regions().size(); r++) {
      for (int h = 0; h < axis.subsectors().size(); h++) {
        if (SectorAccounts.emits(damage, r, h, axis.species())) {
          add(rows, axis, damage, concordance, r, h);
        }
      }
    }
    return rows.build();
  }

  private static void add(
      SourceOutput.Builder rows,
      SourceAxis axis,
      Damage damage,
      Concordance concordance,
      int r,
      int h) {
    double[] shares = concordance.shares(r, h);
    for (int s = 0; s < shares.length; s++) {
      if (shares[s] > 0) {
        rows.row(
            List.of(
                sum(axis, damage, r, h, shares[s], axis::isCo2),
                sum(axis, damage, r, h, shares[s], axis::isDeaths)),
            axis.regions().label(r),
            axis.subsectors().label(h),
            concordance.sector(s),
            shares[s],
            concordance.byEnergy(r, h, s) ? ConcordanceTables.ENERGY : ConcordanceTables.GIVEN);
      }
    }
  }

  private static SourceSum sum(
      SourceAxis axis,
      Damage damage,
      int r,
      int h,
      double share,
      java.util.function.IntPredicate wanted) {
    SourceSum.Builder sum = new SourceSum.Builder();
    axis.add(sum, damage, r, h, share, wanted);
    return sum.build();
  }

  /** CO2 and deaths of the subsectors equal those of their sectors and households. */
  public static Ledger ledger(SourceAxis axis, Damage damage, SourceOutput use) {
    Ledger ledger = new Ledger();
    equal(ledger, "CO2", axis.sum(damage, axis::isCo2), use, 0);
    equal(ledger, "deaths", axis.sum(damage, axis::isDeaths), use, 1);
    return ledger;
  }

  private static void equal(
      Ledger ledger, String what, SourceSum of, SourceOutput use, int quantity) {
    SourceSum.Builder all = new SourceSum.Builder();
    for (int row = 0; row < use.rows(); row++) {
      all.add(use.own(row).get(quantity), 1);
    }
    ledger.equal(
        what + ": subsectors = rows of concordance_use", of.central(), all.build().central());
  }
}
