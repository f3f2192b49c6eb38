package org.tradewind.importers.mrio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.pymrio.PymrioFrame;
import org.tradewind.tables.Vocabulary;

/** Y of a pymrio folder: who buys in each column, and in which category. */
final class PymrioDemand {
  /** What pymrio's parse_oecd calls the region of a column that has none. */
  private static final String OECD_ALL = "ALL";

  private static final List<String> DISCREPANCY = List.of("disc", "discrepancy", "discrepancies");

  /**
   * Who buys in a column.
   *
   * @param destination a region, ROW or ERR
   * @param category category of final demand
   */
  record Buyer(String destination, String category) {}

  private final PymrioFrame y;
  private final MrioTables mrio;
  private final List<String> remarks;

  private PymrioDemand(PymrioFrame y, MrioTables mrio, List<String> remarks) {
    this.y = y;
    this.mrio = mrio;
    this.remarks = remarks;
  }

  /** Adds Y to the tables. */
  static void read(PymrioFolder folder, MrioTables mrio, List<Path> files, List<String> remarks) {
    Set<String> rows = new HashSet<>();
    for (String region : mrio.regions().labels()) {
      mrio.sectors().labels().forEach(sector -> rows.add(PymrioFrame.slug(region, sector)));
    }
    PymrioFrame y =
        PymrioImporter.frame(folder.y(), folder.unitInLabels() ? 3 : 2, rows, folder.texts(), files)
            .complete();
    PymrioDemand demand = new PymrioDemand(y, mrio, remarks);
    demand.deliver(demand.rows());
  }

  /** Row of Y at every position; all must be there, each once. */
  private int[] rows() {
    int[] rowOf = new int[mrio.size()];
    Arrays.fill(rowOf, -1);
    for (int i = 0; i < y.values().length; i++) {
      String where = y.file() + ", row " + String.join("/", y.rowLabels()[i]);
      int position = PymrioImporter.position(mrio, y.rowLabels()[i], where);
      if (rowOf[position] >= 0) {
        throw UserError.duplicate(
            y.file().toString(), "row " + String.join("/", y.rowLabels()[i]), "");
      }
      rowOf[position] = i;
    }
    for (int position = 0; position < rowOf.length; position++) {
      if (rowOf[position] < 0) {
        throw new UserError(
            y.file().toString(),
            "no row for " + mrio.label(position),
            "a row for every region and sector",
            "The file may have been cut short: write it again.");
      }
    }
    return rowOf;
  }

  private void deliver(int[] rowOf) {
    Buyer[] buyers = new Buyer[y.columnLabels().length];
    Set<String> buying = new LinkedHashSet<>();
    for (int c = 0; c < buyers.length; c++) {
      buyers[c] = buyer(y, c, mrio);
      buying.add(buyers[c].destination());
      remark(c, buyers[c]);
    }
    for (int position = 0; position < rowOf.length; position++) {
      for (int c = 0; c < buyers.length; c++) {
        mrio.deliver(
            position,
            buyers[c].destination(),
            buyers[c].category(),
            y.values()[rowOf[position]][c]);
      }
    }
    List<String> idle = new ArrayList<>(mrio.regions().labels());
    idle.removeAll(buying);
    if (!idle.isEmpty()) {
      remarks.add(
          "Regions that buy nothing, as Y has no column for them: " + Names.some(idle) + ".");
    }
  }

  /** Names a column that is booked elsewhere than its labels say. */
  private void remark(int column, Buyer buyer) {
    String[] labels = y.columnLabels()[column];
    String name = String.join("/", labels);
    if (buyer.destination().equals(Vocabulary.ERR) && !labels[0].equals(Vocabulary.ERR)) {
      double sum = 0;
      double size = 0;
      double all = 0;
      for (double[] row : y.values()) {
        sum += row[column];
        size += Math.abs(row[column]);
        all += Arrays.stream(row).map(Math::abs).sum();
      }
      remarks.add(
          String.format(
              Locale.ROOT,
              "Column %s of Y is booked as errors (%s, %s): it sums to %s, without signs to %s, %.2g %% of Y.",
              name,
              buyer.destination(),
              buyer.category(),
              plain(sum),
              plain(size),
              all == 0 ? 0 : 100 * size / all));
    } else if (buyer.destination().equals(Vocabulary.ROW) && !labels[0].equals(Vocabulary.ROW)) {
      remarks.add(
          "Column " + name + " of Y is booked as exports (ROW): no region of Z has that name.");
    }
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /** Who buys in a column of Y or F_Y: a region, or ROW or ERR where no region has that name. */
  static Buyer buyer(PymrioFrame frame, int column, MrioTables mrio) {
    String[] labels = frame.columnLabels()[column];
    String region = MrioTables.regionCode(labels[0]);
    String category = PymrioFrame.slug(labels[1]);
    if (mrio.regions().find(region) >= 0) {
      return new Buyer(region, category);
    }
    if (!region.equals(labels[0])) {
      return new Buyer(labels[0].toUpperCase(Locale.ROOT), category);
    }
    if (isDiscrepancy(labels)) {
      return new Buyer(Vocabulary.ERR, Vocabulary.OTHERS);
    }
    throw new UserError(
        frame.file() + ", column " + String.join("/", labels),
        "the buyer '" + labels[0] + "', which is not a region of Z",
        "a region of Z " + Names.some(mrio.regions().labels()) + ", ROW, ERR or ALL/DISC",
        advice(labels[0], mrio));
  }

  /** Whether a column has the labels that pymrio's parse_oecd gives to DISC. */
  static boolean isDiscrepancy(String[] labels) {
    return labels[0].equalsIgnoreCase(OECD_ALL)
        && DISCREPANCY.contains(PymrioFrame.slug(labels[1]));
  }

  private static String advice(String buyer, MrioTables mrio) {
    String parts = buyer.equals("CHN") ? "CN[0-9]" : buyer.equals("MEX") ? "MX[0-9]" : "";
    List<String> split = mrio.regions().labels().stream().filter(r -> r.matches(parts)).toList();
    if (!split.isEmpty()) {
      return "OECD splits "
          + buyer
          + " into "
          + Names.some(split)
          + ": sum them to "
          + buyer
          + " first, as pymrio's parse_oecd does.";
    }
    String meant = Names.didYouMean(buyer, mrio.regions().labels());
    return meant.startsWith("Did")
        ? meant
        : "Call exports to elsewhere ROW, and statistical differences ERR; leave out totals.";
  }
}
