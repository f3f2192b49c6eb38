package org.tradewind.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.reproduction.ReproductionLine;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;

/** A run of two regions and two stressors, made by hand, whose names try to be more than names. */
final class HandMadeRun implements ReportSource {
  static final String HOSTILE = "</script><script>alert(1)</script> {{data}} \u2028 ' \"";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Table> tables = new LinkedHashMap<>();
  private JsonNode manifest =
      read(
          """
          {"job": "all", "study": "hand", "keys": {"study": "hand"},
           "software": {"tradewind": "1.2.3"},
           "inputs": {"region": {"provenance": {"status": "ESTIMATED", "files": []}, "files": []}},
           "draws": {"draws": 100}, "outputs_rows": {"zone": 2}}
          """);

  HandMadeRun() {
    put(
        Table.builder(NameTables.STUDY_INFO)
            .add("title", HOSTILE)
            .add("region_word", "canton")
            .add("region_word_plural", "cantons")
            .build());
    put(
        Table.builder(NameTables.STRESSOR_INFO)
            .add("value_added", "value added", "EUR")
            .add("deaths", "deaths", "deaths")
            .add("CO2", "CO2", "t")
            .build());
    put(
        Table.builder(FlowTables.FLOW_PAIR)
            .add("final_producer", "CO2", "N", "S", 1234567.8)
            .add("final_producer", "CO2", "S", "N", 500.0)
            .add("final_producer", "deaths", "N", "S", 1.2349996)
            .add("final_consumer", "CO2", "N", "S", 9.0)
            .add("final_producer", "value_added", "N", "S", 7.0)
            .build());
  }

  HandMadeRun put(Table table) {
    tables.put(table.name(), table);
    return this;
  }

  HandMadeRun manifest(String json) {
    manifest = read(json);
    return this;
  }

  /** The intervals of its flows. */
  HandMadeRun withIntervals() {
    return put(
        Table.builder(CiTable.schema(FlowTables.FLOW_PAIR))
            .add(interval("CO2", "N", "S", 3.0))
            .add(interval("CO2", "S", "N", 5.0))
            .add(interval("deaths", "N", "S", 4.0))
            .build());
  }

  private static Object[] interval(String stressor, String region, String to, double central) {
    int columns = CiTable.schema(FlowTables.FLOW_PAIR).columns().size();
    Object[] row = new Object[columns];
    System.arraycopy(
        new Object[] {"final_producer", stressor, region, to, "value", central}, 0, row, 0, 6);
    for (int i = 6; i < columns; i++) {
      row[i] = i == columns - 1 ? (Object) 100 : (Object) (central + i);
    }
    return row;
  }

  @Override
  public Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  @Override
  public JsonNode manifest() {
    return manifest;
  }

  @Override
  public Optional<JsonNode> ledger() {
    return Optional.of(read("{\"tolerance\": 1e-9, \"entries\": []}"));
  }

  @Override
  public List<Entry> catalog() {
    return List.of(new Entry("zone", 2, "zones"), new Entry("zone_ci", 4, ""));
  }

  @Override
  public List<ReproductionLine> reproduction() {
    return List.of();
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }
}
