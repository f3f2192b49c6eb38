package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Concordance;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.tables.WhatifTables;

/**
 * What a study avoids if some of its sources emitted less, at first order: removed emissions times
 * the sensitivities of the central run. Deaths avoided are therefore linear in the emissions
 * removed, while the exposure-response is not: a run with the scaled emissions gives another
 * number.
 *
 * @param figures output tables, with all that their draws need
 * @param scopes what each what-if touches, in the order of the study file
 * @param remarks what a reader of the tables should know
 * @param ledger deaths by receptor against deaths avoided, and what serves no demand of the table
 */
public record Whatifs(
    SourceOutputs figures, List<Scope> scopes, List<String> remarks, Ledger ledger) {

  /**
   * What a what-if touches.
   *
   * @param subsectors of which it changes some emissions
   * @param regions in how many regions it does
   */
  public record Scope(String whatif, List<String> subsectors, int regions) {}

  public Whatifs {
    scopes = List.copyOf(scopes);
    remarks = List.copyOf(remarks);
  }

  /**
   * Refuses names that the study lacks, before damage is known.
   *
   * @param inputs tables subsector and, for what-ifs by sector, sector and concordance
   */
  public static void check(WhatifParameters parameters, SourceAxis axis, StudyTables inputs) {
    parameters.whatifs().forEach(w -> WhatifStep.of(w, axis, inputs));
  }

  /**
   * The tables of all what-ifs of a study; none where it has none.
   *
   * @param damage of the central run
   * @param inputs table subsector; concordance and sector where the study has them
   * @param flows supply chain of the study; its demand is followed where there is a concordance too
   * @param pairs table death_pair_subsector, where deaths are attributed to receptors
   */
  public static Whatifs of(
      SourceAxis axis,
      Damage damage,
      WhatifParameters parameters,
      StudyTables inputs,
      Optional<FlowEngine> flows,
      Optional<Table> pairs) {
    Building building = new Building(axis, damage, inputs, flows);
    for (WhatifParameters.Whatif whatif : parameters.whatifs()) {
      building.add(whatif, pairs);
    }
    return new Whatifs(
        SourceOutputs.of(parameters.whatifs().isEmpty() ? List.of() : building.outputs()),
        building.scopes,
        building.remarks,
        building.ledger);
  }

  /** Collects the rows of all what-ifs. */
  private static final class Building {
    private final SourceAxis axis;
    private final double[] amounts;
    private final StudyTables inputs;
    private final Optional<Concordance> concordance;
    private final Optional<FlowEngine> flows;
    private final SourceOutput.Builder totals;
    private final SourceOutput.Builder regions =
        both(WhatifTables.WHATIF_REGION, "deaths_avoided", "co2_avoided_t");
    private final SourceOutput.Builder subsectors =
        both(WhatifTables.WHATIF_SUBSECTOR, "deaths_avoided", "co2_avoided_t");
    private final SourceOutput.Builder species =
        both(WhatifTables.WHATIF_SPECIES, "tonnes_avoided", "deaths_avoided");
    private final SourceOutput.Builder receptors =
        both(WhatifTables.WHATIF_RECEPTOR, "deaths_avoided");
    private final SourceOutput.Builder ofPairs = both(WhatifTables.WHATIF_PAIR, "deaths_avoided");
    private final SourceOutput.Builder demand = both(WhatifTables.WHATIF_DEMAND, "avoided");
    private final List<Scope> scopes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Ledger ledger = new Ledger();

    private Building(
        SourceAxis axis, Damage damage, StudyTables inputs, Optional<FlowEngine> flows) {
      this.axis = axis;
      this.amounts = WhatifSources.amounts(axis, damage);
      this.inputs = inputs;
      this.concordance = concordance(axis, inputs);
      this.flows = concordance.isPresent() ? flows : Optional.empty();
      this.totals =
          SourceOutput.byRow(
              WhatifTables.WHATIF_TOTAL,
              List.of("deaths_avoided", "co2_avoided_t", "deaths_share", "co2_share"),
              List.of(axis.sum(damage, axis::isDeaths), axis.sum(damage, axis::isCo2)),
              (own, shared, into, n) -> {
                for (int q = 0; q < own.length; q++) {
                  for (int d = 0; d < n; d++) {
                    into[q][d] = own[q][d];
                    into[own.length + q][d] =
                        shared[q][d] == 0 ? Double.NaN : own[q][d] / shared[q][d];
                  }
                }
              });
    }

    private static Optional<Concordance> concordance(SourceAxis axis, StudyTables inputs) {
      if (!inputs.has(Inputs.CONCORDANCE) || !inputs.has(Inputs.SECTOR)) {
        return Optional.empty();
      }
      Axis sectors =
          Axis.of("sector", Arrays.asList(inputs.require(Inputs.SECTOR).strings("sector")));
      return Optional.of(Concordance.of(inputs, axis.regions(), axis.subsectors(), sectors));
    }

    /** A table whose quantities are each one sum of the row. */
    private static SourceOutput.Builder both(TableSchema schema, String... quantities) {
      return SourceOutput.byRow(
          schema,
          List.of(quantities),
          List.of(),
          (own, shared, into, n) -> {
            for (int q = 0; q < own.length; q++) {
              System.arraycopy(own[q], 0, into[q], 0, n);
            }
          });
    }

    private List<SourceOutput> outputs() {
      List<SourceOutput> all = new ArrayList<>();
      for (SourceOutput.Builder table :
          List.of(totals, regions, subsectors, species, receptors, ofPairs, demand)) {
        SourceOutput output = table.build();
        if (output.rows() > 0 || table == totals) {
          all.add(output);
        }
      }
      return all;
    }

    private void add(WhatifParameters.Whatif whatif, Optional<Table> pairs) {
      WhatifSources sources =
          WhatifSources.of(
              whatif.name(), axis, amounts, WhatifStep.of(whatif, axis, inputs), concordance);
      SourceSum.Builder deaths = new SourceSum.Builder();
      SourceSum.Builder co2 = new SourceSum.Builder();
      byRegion(sources, deaths, co2);
      SourceSum allDeaths = deaths.build();
      SourceSum allCo2 = co2.build();
      totals.row(List.of(allDeaths, allCo2), whatif.name());
      bySubsector(sources);
      bySpecies(sources);
      pairs.ifPresent(p -> byReceptor(sources, p, allDeaths));
      flows.ifPresent(f -> byDemand(sources, f, List.of(allCo2, allDeaths)));
      remarkGrowth(sources);
    }

    private void byRegion(
        WhatifSources sources, SourceSum.Builder allDeaths, SourceSum.Builder allCo2) {
      for (int r = 0; r < axis.regions().size(); r++) {
        SourceSum.Builder deaths = new SourceSum.Builder();
        SourceSum.Builder co2 = new SourceSum.Builder();
        for (int h = 0; h < axis.subsectors().size(); h++) {
          sources.addDeaths(deaths, r, h);
          sources.addCo2(co2, r, h);
        }
        SourceSum ofDeaths = deaths.build();
        SourceSum ofCo2 = co2.build();
        regions.row(List.of(ofDeaths, ofCo2), sources.name(), axis.regions().label(r));
        allDeaths.add(ofDeaths, 1);
        allCo2.add(ofCo2, 1);
      }
    }

    private void bySubsector(WhatifSources sources) {
      List<String> touched = new ArrayList<>();
      boolean[] inRegion = new boolean[axis.regions().size()];
      for (int h = 0; h < axis.subsectors().size(); h++) {
        SourceSum.Builder deaths = new SourceSum.Builder();
        SourceSum.Builder co2 = new SourceSum.Builder();
        boolean any = false;
        for (int r = 0; r < inRegion.length; r++) {
          boolean touches = sources.touches(r, h);
          any |= touches;
          inRegion[r] |= touches;
          sources.addDeaths(deaths, r, h);
          sources.addCo2(co2, r, h);
        }
        if (any) {
          String label = axis.subsectors().label(h);
          touched.add(label);
          subsectors.row(List.of(deaths.build(), co2.build()), sources.name(), label);
        }
      }
      int count = (int) IntStream.range(0, inRegion.length).filter(r -> inRegion[r]).count();
      scopes.add(new Scope(sources.name(), touched, count));
    }

    private void bySpecies(WhatifSources sources) {
      for (int p = 0; p <= axis.species().size(); p++) {
        SourceSum.Builder tonnes = new SourceSum.Builder();
        SourceSum.Builder deaths = new SourceSum.Builder();
        for (int r = 0; r < axis.regions().size(); r++) {
          for (int h = 0; h < axis.subsectors().size(); h++) {
            double avoided = sources.avoided(r, h, p);
            int at = p == 0 ? axis.co2(r, h) : axis.tonnes(r, h, p - 1);
            tonnes.add(at, avoided * amounts[at]);
            if (p > 0) {
              int ofDeaths = axis.deaths(r, h, p - 1);
              deaths.add(ofDeaths, avoided * amounts[ofDeaths]);
            }
          }
        }
        String name = WhatifStep.species(axis).get(p);
        species.row(List.of(tonnes.build(), deaths.build()), sources.name(), name);
      }
    }

    private void byReceptor(WhatifSources sources, Table pairs, SourceSum all) {
      WhatifReceptors who = WhatifReceptors.of(sources, pairs);
      SourceSum.Builder sum = new SourceSum.Builder();
      for (String place : who.places()) {
        SourceSum among = who.among(place);
        receptors.row(List.of(among), sources.name(), place);
        sum.add(among, 1);
      }
      for (String region : axis.regions().labels()) {
        for (String place : who.places()) {
          ofPairs.row(List.of(who.pair(region, place)), sources.name(), region, place);
        }
      }
      ledger.equal(
          "what-if " + sources.name() + ": deaths avoided = by receptors",
          all.central(),
          sum.build().central(),
          magnitude(all));
    }

    /**
     * Rows of demand, and what serves none.
     *
     * @param all avoided, by {@link WhatifDemand#STRESSORS}
     */
    private void byDemand(WhatifSources sources, FlowEngine engine, List<SourceSum> all) {
      WhatifDemand whose = WhatifDemand.of(sources, engine);
      for (WhatifDemand.Row row : whose.rows()) {
        demand.row(List.of(row.sum()), sources.name(), row.view(), row.place(), row.stressor());
      }
      for (String view : FlowEngine.flowViews()) {
        for (int k = 0; k < all.size(); k++) {
          String stressor = WhatifDemand.STRESSORS.get(k);
          double outside = whose.outside(view, stressor, magnitude(all.get(k)));
          if (outside != 0) {
            ledger.name(
                "what-if %s: %s avoided in no flow of view %s"
                    .formatted(sources.name(), stressor, view),
                outside,
                stressor.equals(Species.CO2) ? "t" : Vocabulary.DEATHS);
          }
        }
      }
    }

    private static double magnitude(SourceSum sum) {
      return Arrays.stream(sum.amounts()).map(Math::abs).sum();
    }

    /** A scale above 1 adds nothing where there is nothing yet, as with a new fuel. */
    private void remarkGrowth(WhatifSources sources) {
      for (WhatifStep step : sources.steps()) {
        List<String> idle =
            step.scale() > 1
                ? IntStream.of(step.regions())
                    .filter(r -> !sources.scales(step, r))
                    .mapToObj(axis.regions()::label)
                    .toList()
                : List.of();
        if (!idle.isEmpty()) {
          remarks.add(
              "%s scales by %s, which adds nothing in %d of its regions, where these sources emit nothing: %s"
                  .formatted(step.where(), step.scale(), idle.size(), Names.some(idle)));
        }
      }
    }
  }
}
