package org.tradewind.attribution;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Concordance;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Vocabulary;

/**
 * Damage by MRIO sector, through the concordance: F_{ri} = sum_h share_{r,h,i} M_{r,h}, and what
 * households emit themselves beside it.
 *
 * @param stressors CO2, deaths, tonnes of every species, deaths by species
 * @param values F, (regions x sectors) x stressors, column-major, sectors running fastest
 * @param household F_Y, regions x stressors, column-major
 * @param ledger totals before and after the concordance
 */
public record SectorAccounts(Axis stressors, double[] values, double[] household, Ledger ledger) {

  /**
   * Takes damage from subsectors to sectors.
   *
   * @param species the study's pollutants
   */
  public static SectorAccounts of(Damage damage, Concordance concordance, List<String> species) {
    Axis stressors = Axis.of("stressor", names(species));
    int sectors = concordance.sectors().size();
    int regions = damage.regions().size();
    int n = regions * sectors;
    double[] values = new double[n * stressors.size()];
    double[] household = new double[regions * stressors.size()];
    double[] before = new double[stressors.size()];
    double[] amounts = new double[stressors.size()];
    for (int r = 0; r < regions; r++) {
      for (int h = 0; h < damage.subsectors().size(); h++) {
        if (!amounts(damage, r, h, species, amounts)) {
          continue;
        }
        double[] shares = concordance.shares(r, h);
        for (int k = 0; k < amounts.length; k++) {
          before[k] += amounts[k];
          for (int s = 0; s < sectors; s++) {
            values[k * n + r * sectors + s] += amounts[k] * shares[s];
          }
          household[k * regions + r] += amounts[k] * shares[sectors];
        }
      }
    }
    Ledger ledger = new Ledger();
    for (int k = 0; k < stressors.size(); k++) {
      ledger.equal(
          stressors.label(k) + ": subsectors = sectors + households",
          before[k],
          sum(values, k * n, n) + sum(household, k * regions, regions));
    }
    return new SectorAccounts(stressors, values, household, ledger);
  }

  /**
   * The stressors that damage gives.
   *
   * @param species the study's pollutants
   */
  public static List<String> names(List<String> species) {
    List<String> names = new ArrayList<>(List.of(Species.CO2, Vocabulary.DEATHS));
    names.addAll(species);
    species.forEach(s -> names.add(Vocabulary.deathsOf(s)));
    return names;
  }

  /** Whether a subsector emits CO2 or one of the study's pollutants in a region. */
  static boolean emits(Damage damage, int region, int subsector, List<String> species) {
    return amounts(damage, region, subsector, species, new double[names(species).size()]);
  }

  /** Fills the stressors of one region and subsector; false where nothing is emitted. */
  private static boolean amounts(Damage damage, int r, int h, List<String> species, double[] out) {
    out[0] = damage.tonnes(r, h, Species.ALL.indexOf(Species.CO2));
    out[1] = 0;
    boolean any = out[0] != 0;
    for (int i = 0; i < species.size(); i++) {
      int p = Species.ALL.indexOf(species.get(i));
      double tonnes = damage.tonnes(r, h, p);
      double deaths = damage.deaths(r, h, p);
      any |= tonnes != 0;
      out[1] += deaths;
      out[2 + i] = tonnes;
      out[2 + species.size() + i] = deaths;
    }
    return any;
  }

  private static double sum(double[] values, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i];
    }
    return sum;
  }
}
