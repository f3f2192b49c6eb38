package org.tradewind.attribution;

import java.util.List;
import java.util.function.IntPredicate;
import org.tradewind.axes.Species;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.Table;

/**
 * Deaths by species: of each subsector, as primary particles against their precursors and species
 * by species, and of the nation.
 */
final class ContributionSpecies {
  private final SourceAxis axis;
  private final SourceLabels labels;
  private final SourceSum deaths;
  private final SourceSum co2;

  /** Deaths by subsector and species; tonnes likewise; CO2 by subsector. */
  private final SourceSum[][] speciesDeaths;

  private final SourceSum[][] speciesTonnes;
  private final SourceSum[] subsectorCo2;

  private ContributionSpecies(SourceAxis axis, Damage damage, SourceLabels labels) {
    this.axis = axis;
    this.labels = labels;
    this.deaths = axis.sum(damage, axis::isDeaths);
    this.co2 = axis.sum(damage, axis::isCo2);
    int subsectors = axis.subsectors().size();
    int species = axis.species().size();
    speciesDeaths = new SourceSum[subsectors][species];
    speciesTonnes = new SourceSum[subsectors][species];
    subsectorCo2 = new SourceSum[subsectors];
    for (int h = 0; h < subsectors; h++) {
      subsectorCo2[h] = sum(damage, h, axis::isCo2);
      for (int p = 0; p < species; p++) {
        int pollutant = p;
        speciesDeaths[h][p] =
            sum(damage, h, at -> axis.isDeaths(at) && axis.pollutant(at) == pollutant);
        speciesTonnes[h][p] =
            sum(
                damage,
                h,
                at -> axis.kind(at) == SourceAxis.Kind.TONNES && axis.pollutant(at) == pollutant);
      }
    }
  }

  private SourceSum sum(Damage damage, int subsector, IntPredicate wanted) {
    SourceSum.Builder sum = new SourceSum.Builder();
    for (int r = 0; r < axis.regions().size(); r++) {
      axis.add(sum, damage, r, subsector, 1, wanted);
    }
    return sum.build();
  }

  /** The tables damage_subsector, damage_subsector_species and damage_species. */
  static List<SourceOutput> of(SourceAxis axis, Damage damage, Table subsector) {
    SourceLabels labels = SourceLabels.of(axis.subsectors(), subsector);
    ContributionSpecies tables = new ContributionSpecies(axis, damage, labels);
    return List.of(tables.bySubsector(), tables.bySubsectorAndSpecies(), tables.bySpecies());
  }

  private SourceOutput bySubsector() {
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            ContributionTables.DAMAGE_SUBSECTOR,
            List.of(
                "deaths",
                "co2_t",
                "deaths_share",
                "co2_share",
                "ratio",
                "primary_deaths",
                "secondary_deaths",
                "primary_share"),
            List.of(deaths, co2),
            ContributionSpecies::subsector);
    for (int h = 0; h < axis.subsectors().size(); h++) {
      rows.row(
          List.of(
              together(h, p -> true),
              subsectorCo2[h],
              together(h, p -> Species.isPrimary(axis.species().get(p))),
              together(h, p -> !Species.isPrimary(axis.species().get(p)))),
          axis.subsectors().label(h),
          labels.category(h),
          labels.fuel(h),
          labels.synergistic(h));
    }
    return rows.build();
  }

  private SourceSum together(int subsector, IntPredicate species) {
    SourceSum.Builder sum = new SourceSum.Builder();
    for (int p = 0; p < axis.species().size(); p++) {
      if (species.test(p)) {
        sum.add(speciesDeaths[subsector][p], 1);
      }
    }
    return sum.build();
  }

  private static void subsector(double[][] own, double[][] nation, double[][] into, int n) {
    Contributions.shares(own, nation, into, n);
    for (int d = 0; d < n; d++) {
      into[5][d] = own[2][d];
      into[6][d] = own[3][d];
      into[7][d] = Contributions.share(own[2][d], own[0][d]);
    }
  }

  private SourceOutput bySubsectorAndSpecies() {
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            ContributionTables.DAMAGE_SUBSECTOR_SPECIES,
            List.of("tonnes", "deaths", "share"),
            List.of(),
            (own, none, into, n) -> parts(own, own[2], into, n));
    for (int h = 0; h < axis.subsectors().size(); h++) {
      SourceSum all = together(h, p -> true);
      for (int p = 0; p < axis.species().size(); p++) {
        if (speciesTonnes[h][p].positions().length > 0) {
          rows.row(
              List.of(speciesTonnes[h][p], speciesDeaths[h][p], all),
              axis.subsectors().label(h),
              axis.species().get(p));
        }
      }
    }
    return rows.build();
  }

  private SourceOutput bySpecies() {
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            ContributionTables.DAMAGE_SPECIES,
            List.of("tonnes", "deaths", "share"),
            List.of(deaths),
            (own, nation, into, n) -> parts(own, nation[0], into, n));
    for (int p = 0; p < axis.species().size(); p++) {
      SourceSum.Builder tonnes = new SourceSum.Builder();
      SourceSum.Builder died = new SourceSum.Builder();
      for (int h = 0; h < axis.subsectors().size(); h++) {
        tonnes.add(speciesTonnes[h][p], 1);
        died.add(speciesDeaths[h][p], 1);
      }
      String species = axis.species().get(p);
      rows.row(
          List.of(tonnes.build(), died.build()),
          species,
          Species.isPrimary(species) ? "primary" : "secondary");
    }
    return rows.build();
  }

  private static void parts(double[][] own, double[] all, double[][] into, int n) {
    for (int d = 0; d < n; d++) {
      into[0][d] = own[0][d];
      into[1][d] = own[1][d];
      into[2][d] = Contributions.share(own[1][d], all[d]);
    }
  }
}
