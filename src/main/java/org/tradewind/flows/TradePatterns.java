package org.tradewind.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;

/**
 * What the flows of the final-producer view show: three tiers, relocation by group, concentration,
 * and, for a study of CO2 and deaths, zones.
 */
public final class TradePatterns {
  private final FlowEngine engine;
  private final TierFlows tiers;
  private final SectorGroups groups;
  private final Relocation relocation;
  private final Optional<Polarisation> polarisation;
  private final IndexParameters parameters;

  private TradePatterns(FlowEngine engine, StudyTables inputs, IndexParameters parameters) {
    this.engine = engine;
    this.parameters = parameters;
    this.groups = SectorGroups.of(inputs.require(Inputs.SECTOR));
    this.relocation = Relocation.of(engine, groups, parameters.relocation());
    this.tiers = engine.tiers();
    this.polarisation =
        Polarisation.possible(engine.stressors())
            ? Optional.of(Polarisation.of(engine, inputs.require(Inputs.REGION), parameters))
            : Optional.empty();
  }

  /** Patterns of a study's flows; a group or sector it lacks is a UserError. */
  public static TradePatterns of(
      FlowEngine engine, StudyTables inputs, IndexParameters parameters) {
    return new TradePatterns(engine, inputs, parameters);
  }

  /** The tiers, from which the long table tier_sector is made stressor by stressor. */
  public TierFlows tiers() {
    return tiers;
  }

  /** The groups that tiers are told by. */
  public SectorGroups groups() {
    return groups;
  }

  /** How concentration, relocation and zones are told. */
  public IndexParameters parameters() {
    return parameters;
  }

  /** Zones, where the study has CO2 and deaths. */
  public Optional<Polarisation> polarisation() {
    return polarisation;
  }

  /** All tables but tier_sector. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(all(TierTables.TIER, k -> tiers.byGroup(name(k), engine.intensity(k), groups)));
    tables.add(all(TierTables.TIER_NODE, k -> tiers.nodes(name(k), engine.intensity(k), groups)));
    tables.add(all(TierTables.TIER_LINK, k -> tiers.links(name(k), engine.intensity(k), groups)));
    tables.add(all(FlowTables.FLOW_GROUP_PAIR, relocation::pairTable));
    tables.add(all(DisparityTables.RELOCATION, relocation::regionTable));
    tables.addAll(concentrations());
    polarisation.ifPresent(
        p -> {
          tables.add(relocation.contrast());
          tables.add(p.zoneTable());
          tables.add(p.profile());
          tables.add(all(DisparityTables.ZONE_FLOW, p::flows));
        });
    return tables;
  }

  /** Tables concentration and top_flow; each stressor is sorted once for both. */
  private List<Table> concentrations() {
    Table.Builder concentration = Table.builder(FlowTables.CONCENTRATION);
    Table.Builder top = Table.builder(FlowTables.TOP_FLOW);
    for (int k = 0; k < engine.stressors().size(); k++) {
      Concentration flows = concentration(k);
      concentration.addAll(flows.table(name(k)));
      top.addAll(flows.topFlows(name(k)));
    }
    return List.of(concentration.build(), top.build());
  }

  /** Table tier_sector, whole. */
  public Table tierSectors() {
    return all(TierTables.TIER_SECTOR, k -> tiers.bySector(name(k), engine.intensity(k)));
  }

  /** Flows of a stressor between regions, by size. */
  public Concentration concentration(int stressor) {
    return Concentration.of(
        engine.requirements(Vocabulary.FINAL_PRODUCER),
        engine.intensity(stressor),
        parameters.count());
  }

  private String name(int stressor) {
    return engine.stressors().label(stressor);
  }

  private Table all(TableSchema schema, IntFunction<Table> ofStressor) {
    Table.Builder table = Table.builder(schema);
    for (int k = 0; k < engine.stressors().size(); k++) {
      table.addAll(ofStressor.apply(k));
    }
    return table.build();
  }

  /** The sums that must agree. */
  public Ledger ledger() {
    Ledger ledger = engine.tierLedger(tiers);
    polarisation.ifPresent(p -> ledger.addAll(p.ledger()));
    return ledger;
  }
}
