package org.tradewind.importers.regional;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The sectors that all provinces' tables have in common: that all provinces have the same sectors.
 * The codes of 2012 and 2017 are the same 01 to 42 for other sectors, so names are compared too: a
 * name that stands under another code elsewhere is refused, while one that is only spelt
 * differently is counted.
 */
final class ProvinceSectors {
  private static final String SPELT = "Sector names spelt otherwise than in 2017";

  private final Axis axis;
  private final Table table;

  private ProvinceSectors(Axis axis, Table table) {
    this.axis = axis;
    this.table = table;
  }

  /** Compares the tables; those that disagree are refused. */
  static ProvinceSectors of(
      List<ProvinceTable> tables, ProvinceParameters parameters, ProvinceFindings findings) {
    ProvinceTable first = tables.get(0);
    tables.forEach(table -> requireCodes(first, table));
    requireOneCode(tables);
    Axis known = ChinaFacts.sectors();
    boolean same =
        first.sectors().size() == known.size()
            && first.sectors().labels().containsAll(known.labels());
    if (same && !parameters.ownSectors()) {
      tables.forEach(table -> requireNamesOf2017(table, findings));
      return new ProvinceSectors(known, ChinaFacts.sectorTable());
    }
    Table.Builder builder = Table.builder(Inputs.SECTOR);
    for (int i = 0; i < first.sectors().size(); i++) {
      builder.add(first.sectors().label(i), first.names()[i], first.names()[i]);
    }
    return new ProvinceSectors(first.sectors(), builder.build());
  }

  /** The sectors in the order of all tables. */
  Axis axis() {
    return axis;
  }

  /** The table of sectors. */
  Table table() {
    return table;
  }

  private static void requireOneCode(List<ProvinceTable> tables) {
    Map<String, String> codes = new HashMap<>();
    for (ProvinceTable table : tables) {
      for (int i = 0; i < table.sectors().size(); i++) {
        String before = codes.putIfAbsent(table.names()[i], table.sectors().label(i));
        if (before != null && !before.equals(table.sectors().label(i))) {
          throw otherCode(table, i, before, "another table of the folder or another row");
        }
      }
    }
  }

  private static void requireCodes(ProvinceTable first, ProvinceTable table) {
    Axis expected = first.sectors();
    Set<String> missing = new HashSet<>(expected.labels());
    missing.removeAll(table.sectors().labels());
    List<String> extra =
        table.sectors().labels().stream().filter(c -> expected.find(c) < 0).toList();
    if (!missing.isEmpty() || !extra.isEmpty()) {
      throw new UserError(
          table.source(),
          "the sectors "
              + Names.some(table.sectors().labels())
              + ", without "
              + missing.stream().sorted().toList()
              + ", with "
              + extra
              + " more than "
              + first.source(),
          "the same sectors in all provinces",
          "Do not mix tables of different years or classifications.");
    }
  }

  private static void requireNamesOf2017(ProvinceTable table, ProvinceFindings findings) {
    for (int i = 0; i < table.sectors().size(); i++) {
      String code = table.sectors().label(i);
      String of2017 = ChinaFacts.sectorNamed(table.names()[i]);
      if (of2017 == null) {
        findings.name(SPELT, table.key(i) + " " + table.names()[i]);
      } else if (!of2017.equals(code)) {
        throw otherCode(table, i, of2017, "the 42 sectors of 2017");
      }
    }
  }

  private static UserError otherCode(ProvinceTable table, int i, String code, String where) {
    return new UserError(
        table.source() + ", row " + table.sectors().label(i),
        "the name '" + table.names()[i] + "', which has the code " + code + " in " + where,
        "the same sectors under the same codes",
        "Tables of other years have other sectors under these codes. Read such a set alone, with --set "
            + ProvinceParameters.SECTORS
            + "=own.");
  }
}
