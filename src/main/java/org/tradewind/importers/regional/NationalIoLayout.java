package org.tradewind.importers.regional;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.importers.china.IoCodes;

/**
 * What stands where in the header of a national table. Labels that are not known items are sector
 * codes.
 *
 * @param header all labels
 * @param sectors sector codes in file order
 * @param sectorColumn column of each sector
 * @param finalDemand column of each category of final demand, in file order
 * @param items columns of the other known items, by label
 */
record NationalIoLayout(
    List<String> header,
    Axis sectors,
    int[] sectorColumn,
    Map<String, Integer> finalDemand,
    Map<String, Integer> items) {
  static final String CODE = "Code";
  static final String DESCRIPTION = "Description";
  static final String ORIGIN = "Origin";

  private static final List<String> REQUIRED =
      List.of(
          CODE,
          DESCRIPTION,
          ORIGIN,
          IoCodes.INTERMEDIATE_USE,
          IoCodes.EXPORT,
          IoCodes.FINAL_USE,
          IoCodes.OUTPUT);
  private static final List<String> OPTIONAL = List.of("DescriptionInChinese", IoCodes.ERRORS);

  /** Final demand columns and our categories; TC is a subtotal where FU101 to FU103 are there. */
  private static final Map<String, String> CATEGORIES = new HashMap<>(IoCodes.FINAL_DEMAND);

  static {
    CATEGORIES.put(IoCodes.CONSUMPTION, NationalIoImporter.CONSUMPTION);
  }

  /** Reads the header. */
  static NationalIoLayout of(Path file, String[] header) {
    REQUIRED.forEach(name -> CsvStream.column(file, header, name));
    boolean split = Arrays.asList(header).contains(IoCodes.RURAL);
    List<String> sectors = new ArrayList<>();
    List<Integer> sectorColumns = new ArrayList<>();
    Map<String, Integer> finalDemand = new LinkedHashMap<>();
    Map<String, Integer> items = new LinkedHashMap<>();
    for (int c = 0; c < header.length; c++) {
      String label = header[c];
      String where = file + ", line 1, column " + (c + 1);
      if (Arrays.asList(header).indexOf(label) < c) {
        throw UserError.duplicateColumn(where, label);
      }
      if (REQUIRED.contains(label) || OPTIONAL.contains(label)) {
        items.put(label, c);
      } else if (CATEGORIES.containsKey(label)) {
        if (!(split && label.equals(IoCodes.CONSUMPTION))) {
          finalDemand.put(CATEGORIES.get(label), c);
        }
      } else {
        // items stand after the sectors: an unknown label among them is a misspelt item
        requireBeforeItems(where, label, items, finalDemand);
        sectors.add(label);
        sectorColumns.add(c);
      }
    }
    return new NationalIoLayout(
        Arrays.asList(header),
        Axis.of("sector", sectors),
        sectorColumns.stream().mapToInt(Integer::intValue).toArray(),
        finalDemand,
        items);
  }

  private static void requireBeforeItems(
      String where, String label, Map<String, Integer> items, Map<String, Integer> finalDemand) {
    if (items.containsKey(IoCodes.INTERMEDIATE_USE) || !finalDemand.isEmpty()) {
      List<String> known = new ArrayList<>(CATEGORIES.keySet().stream().sorted().toList());
      known.addAll(REQUIRED);
      known.addAll(OPTIONAL);
      throw new UserError(
          where,
          "the column '" + label + "' to the right of the sectors",
          "one of " + known,
          Names.didYouMean(label, known));
    }
  }
}
