package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * A detailed inventory by region, subsector and species (CSV or .xlsx, a row a value or a column a
 * species) -> inventory, in tonnes a year. Rows of other subsectors and species that are there
 * already stay.
 */
public final class InventoryImporter implements Importer {
  @Override
  public String format() {
    return "inventory";
  }

  @Override
  public String describes() {
    return "a detailed inventory by region, subsector and species (CSV or workbook, long or a column a"
        + " species) -> inventory";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(List.of(ENCODING));
    settings.addAll(InventoryLayout.ColumnNames.SETTINGS);
    settings.addAll(
        List.of(
            new Setting(
                "unit",
                "",
                "unit of values that have none in a column or the header (t, kt, Gg, Mt)"),
            new Setting("sheet", "", "sheet of a workbook; empty: the only one with such a table"),
            new Setting(
                "letters",
                "",
                "set of two-letter codes of China's provinces, where the file does not show it:"
                    + " national (HE is Hebei), hasc (HE is Henan) or tradewind (HE is Hubei)"),
            new Setting("source", "Detailed inventory", "publisher, version and year")));
    return List.copyOf(settings);
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    InventoryLayout.ColumnNames names = InventoryLayout.ColumnNames.of(settings);
    InventoryRows rows =
        InventoryRows.read(
            source, settings.text("sheet"), settings.texts(), names::isHeader, names.expected());
    InventoryLayout layout = InventoryLayout.of(rows, names);
    settings.texts().used(source, rows.header(), layout.used(rows.header()));
    Reading reading = new Reading(rows, layout, settings, existing);
    rows.rows().forEach(reading::accept);
    return reading.tables(settings.text("source"), hashed);
  }

  /** One reading of a file. */
  private static final class Reading {
    private final InventoryRows rows;
    private final InventoryLayout layout;
    private final StudyTables existing;
    private final String unitGiven;
    private final InventoryRegions regions;
    private final Set<String> subsectors;
    private final Map<List<String>, String> placeOf = new HashMap<>();
    private final Set<List<String>> pairs = new HashSet<>();
    private final List<Object[]> read = new ArrayList<>();
    private final Map<String, CompensatedSum> sums = new TreeMap<>();
    private final Set<String> otherUnits = new LinkedHashSet<>();
    private int empty;

    Reading(
        InventoryRows rows, InventoryLayout layout, ImportSettings settings, StudyTables existing) {
      this.rows = rows;
      this.layout = layout;
      this.existing = existing;
      this.unitGiven = settings.text("unit");
      this.regions =
          new InventoryRegions(
              existing,
              rows.rows().stream().map(r -> r.text(layout.region())).toList(),
              settings.text("letters"),
              rows.file().toString());
      this.subsectors =
          existing.has(Inputs.SUBSECTOR)
              ? new LinkedHashSet<>(
                  Arrays.asList(existing.require(Inputs.SUBSECTOR).strings("subsector")))
              : Set.of();
    }

    void accept(InventoryRows.Row row) {
      String region = regions.code(row.text(layout.region()), row.where(layout.region()));
      String subsector = subsector(row);
      for (InventoryLayout.Value value : layout.values()) {
        if (value.species().isEmpty() || !row.text(value.column()).isEmpty()) {
          add(row, region, subsector, value);
        } else {
          empty++;
        }
      }
    }

    private String subsector(InventoryRows.Row row) {
      String subsector = row.text(layout.subsector());
      String where = row.where(layout.subsector());
      if (subsector.isEmpty()) {
        throw new UserError(where, "no subsector", "a subsector", "Add it.");
      }
      if (!subsectors.isEmpty() && !subsectors.contains(subsector)) {
        throw UserError.unknown(where, "subsector", subsector, subsectors);
      }
      return subsector;
    }

    private void add(
        InventoryRows.Row row, String region, String subsector, InventoryLayout.Value value) {
      String species = value.species().isEmpty() ? species(row) : value.species();
      double number = row.number(value.column());
      double tonnes = number * factor(row, value, species);
      if (!(tonnes >= 0 && tonnes <= Double.MAX_VALUE)) {
        throw new UserError(
            row.where(value.column()),
            row.text(value.column()),
            "an emission of at least 0",
            "Correct the value; sinks are no part of an inventory of emissions.");
      }
      String before = placeOf.put(List.of(region, subsector, species), row.where());
      if (before != null) {
        throw UserError.duplicate(
            row.where(), "emission of " + species + " from " + subsector + " in " + region, before);
      }
      pairs.add(List.of(subsector, species));
      read.add(new Object[] {region, subsector, species, tonnes});
      sums.computeIfAbsent(species, s -> new CompensatedSum()).add(tonnes);
    }

    private String species(InventoryRows.Row row) {
      String text = row.text(layout.species());
      return InventoryLayout.species(text)
          .orElseThrow(
              () -> UserError.unknown(row.where(layout.species()), "species", text, Species.ALL));
    }

    /** Column before header before setting; none of them is refused. */
    private double factor(InventoryRows.Row row, InventoryLayout.Value value, String species) {
      String ofRow = layout.unit() < 0 ? "" : row.text(layout.unit());
      String declared = ofRow.isEmpty() ? value.unit() : ofRow;
      String where = row.where(ofRow.isEmpty() ? value.column() : layout.unit());
      if (declared.isEmpty() && unitGiven.isEmpty()) {
        throw new UserError(
            where,
            "a value without a unit",
            "a unit in a column, in the header (" + species + " (kt)) or as a setting",
            "If you know the unit, give it: --set unit=...");
      }
      if (declared.isEmpty()) {
        return InventoryLayout.tonnes("import inventory --set unit", unitGiven, species);
      }
      if (!unitGiven.isEmpty() && !unitGiven.equals(declared)) {
        otherUnits.add(declared);
      }
      return InventoryLayout.tonnes(where, declared, species);
    }

    StudyTables tables(String publisher, Provenance.SourceFile hashed) {
      if (read.isEmpty()) {
        throw new UserError(
            rows.file().toString(),
            "no row with a value",
            "rows of region, subsector and values",
            "Check the file, and the sheet if it is a workbook.");
      }
      Table.Builder table = Table.builder(InventoryTables.INVENTORY);
      int replaced = keep(table);
      int kept = table.rows();
      read.forEach(table::add);
      Provenance now =
          new Provenance(
              Provenance.Status.REAL, publisher, note(), List.of(hashed), remarks(replaced));
      return new StudyTables()
          .put(
              table.build(),
              kept == 0
                  ? now
                  : existing.provenance(InventoryTables.INVENTORY.name()).continuedBy(now));
    }

    /** Takes over the rows of other subsectors and species; returns how many are replaced. */
    private int keep(Table.Builder table) {
      if (!existing.has(InventoryTables.INVENTORY)) {
        return 0;
      }
      Table old = existing.require(InventoryTables.INVENTORY);
      for (int r = 0; r < old.rows(); r++) {
        String subsector = old.strings("subsector")[r];
        String species = old.strings("species")[r];
        if (!pairs.contains(List.of(subsector, species))) {
          table.add(old.strings("region")[r], subsector, species, old.doubles("tonnes")[r]);
        }
      }
      return old.rows() - table.rows();
    }

    private String note() {
      List<String> totals = new ArrayList<>();
      sums.forEach((species, sum) -> totals.add(species + " " + Amounts.shown(sum.value()) + " t"));
      return String.format(
          Locale.ROOT, "%d values; sums: %s", read.size(), String.join(", ", totals));
    }

    private List<String> remarks(int replaced) {
      List<String> remarks = new ArrayList<>(rows.remarks());
      remarks.add(regions.remark());
      if (subsectors.isEmpty()) {
        remarks.add(
            "The folder has no table subsector: subsectors are taken as they are written. A run needs it, with their categories.");
      }
      if (empty > 0) {
        remarks.add(
            "Empty fields of "
                + rows.file().getFileName()
                + ", which count as no value: "
                + empty
                + ".");
      }
      if (!otherUnits.isEmpty()) {
        remarks.add(
            "The units of "
                + rows.file().getFileName()
                + " ("
                + String.join(", ", otherUnits)
                + ") go before the setting unit="
                + unitGiven
                + ".");
      }
      if (replaced > 0) {
        remarks.add(
            "Rows of an earlier import of the same subsectors and species that are replaced: "
                + replaced
                + ".");
      }
      remarks.removeIf(String::isEmpty);
      return remarks;
    }
  }
}
