package org.tradewind.reproduction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;

/** The kinds of input that stand behind quantities, each one or more tables of a study. */
enum InputKind {
  EMISSION("emissions", Inputs.EMISSION, MrioInputs.STRESSOR, MrioInputs.STRESSOR_HOUSEHOLD),
  MAPPING(
      "mapping to sectors",
      Inputs.CONCORDANCE,
      ConcordanceTables.SUBSECTOR_ENERGY,
      Inputs.SUBSECTOR),
  MRIO("MRIO", MrioInputs.TRANSACTIONS, MrioInputs.FINAL_DEMAND, MrioInputs.OUTPUT),
  SENSITIVITY("sensitivities", AirInputs.SENSITIVITY),
  BURDEN(
      "people, PM2.5, mortality, response",
      Inputs.CELL,
      AirInputs.MORTALITY_RATE,
      AirInputs.AGE_SHARE,
      AirInputs.EXPOSURE_RESPONSE,
      AirInputs.RELATIVE_RISK),
  INTENSITY("energy intensities", MrioInputs.ENERGY_INTENSITY, MrioInputs.ENERGY_USE),
  REGION("people and area of provinces", Inputs.REGION),
  PRICES("VSL and SCC", CostTables.VALUATION),
  GDP("GDP of sectors", CostTables.SECTOR_GDP),
  CITIES("cities", CityTables.CITY, CityTables.CELL_CITY),
  SITES("measured concentrations", AirInputs.OBSERVATION),
  SPREAD(
      "spreads behind intervals",
      UncertaintyInputs.UNCERTAINTY,
      UncertaintyInputs.UNCERTAINTY_DRAW,
      UncertaintyInputs.CORRELATION);

  private final String shown;
  private final List<TableSchema> tables;

  InputKind(String shown, TableSchema... tables) {
    this.shown = shown;
    this.tables = List.of(tables);
  }

  String shown() {
    return shown;
  }

  /** Those of its tables that the run had. */
  List<String> tables(FinishedRun run) {
    return tables.stream()
        .map(TableSchema::name)
        .filter(t -> run.provenance(t).isPresent())
        .toList();
  }

  /** The least certain status among its tables, if the run had any. */
  Optional<Provenance.Status> status(FinishedRun run) {
    return tables(run).stream()
        .map(t -> run.provenance(t).orElseThrow().status())
        .max(Comparator.naturalOrder());
  }
}
