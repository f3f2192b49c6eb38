package org.tradewind.jobs.finished;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.RunTables;
import org.tradewind.report.ReportSource;
import org.tradewind.reproduction.ReproductionLine;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** What a report reads of the folder of a finished run; a table is read once. */
public final class ReportTables implements ReportSource {
  private final RunFolder run;
  private final Map<String, Optional<Table>> read = new HashMap<>();

  public ReportTables(RunFolder run) {
    this.run = run;
  }

  @Override
  public Optional<Table> table(String name) {
    return read.computeIfAbsent(
        name,
        n ->
            RunTables.schema(n)
                .flatMap(
                    schema ->
                        run.tables().contains(n)
                            ? Optional.of(run.table(schema))
                            : run.ownInput(schema)));
  }

  @Override
  public JsonNode manifest() {
    return run.manifest();
  }

  @Override
  public Optional<JsonNode> ledger() {
    String text = run.text(RunLayout.LEDGER);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Json.MAPPER.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Entry> catalog() {
    JsonNode rows = run.manifest().path("outputs_rows");
    return RunTables.sorted(run.tables()).stream()
        .map(name -> new Entry(name, rows.path(name).asLong(), meaning(name)))
        .toList();
  }

  /** Intervals answer what their table answers. */
  private static String meaning(String name) {
    return RunTables.base(name).isPresent()
        ? ""
        : RunTables.schema(name).map(TableSchema::meaning).orElse("");
  }

  @Override
  public List<ReproductionLine> reproduction() {
    Map<String, Table> known = new HashMap<>();
    read.forEach((name, table) -> table.ifPresent(t -> known.put(name, t)));
    return new ReproduceRun().lines(run, known);
  }
}
