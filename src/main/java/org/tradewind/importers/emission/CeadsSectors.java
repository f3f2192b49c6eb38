package org.tradewind.importers.emission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;

/**
 * Which of the 42 sectors each row of a CEADs emission inventory belongs to. Rows that cover
 * several sectors (transport with telecommunication, trade with catering, other services) are split
 * by shares that are an assumption; urban and rural households belong to {@link Inputs#HOUSEHOLD},
 * outside the supply chain.
 */
public final class CeadsSectors {
  private static final double SHARE_TOLERANCE = 1e-9;

  /**
   * Part of a row.
   *
   * @param sector code of one of the 42 sectors, or {@link Inputs#HOUSEHOLD}
   * @param share share of the row, in (0, 1]; the shares of a row sum to 1
   * @param assumed whether the share is an assumption rather than a matter of names
   */
  public record Share(String sector, double share, boolean assumed) {}

  private final Map<String, List<Share>> shares;

  private CeadsSectors(Map<String, List<Share>> shares) {
    this.shares = Collections.unmodifiableMap(shares);
  }

  /** The mapping that ships with the software, facts/china/ceads_sectors.csv. */
  public static CeadsSectors shipped() {
    return of(Csv.fact("china/ceads_sectors"));
  }

  /** A mapping from a table of row, sector, share, basis; shares must sum to 1 for every row. */
  static CeadsSectors of(Csv table) {
    Map<String, List<Share>> shares = new LinkedHashMap<>();
    for (int r = 0; r < table.rows(); r++) {
      String sector = table.text(r, "sector");
      if (!sector.equals(Inputs.HOUSEHOLD)) {
        ChinaFacts.sectors().require(sector, table.source() + ", row " + (r + 1));
      }
      shares
          .computeIfAbsent(table.text(r, "row"), k -> new ArrayList<>())
          .add(new Share(sector, table.number(r, "share"), !table.text(r, "basis").equals("name")));
    }
    shares.forEach(
        (row, parts) -> {
          double sum = parts.stream().mapToDouble(Share::share).sum();
          if (!(Math.abs(sum - 1) <= SHARE_TOLERANCE)) {
            throw new UserError(
                table.source() + ", row '" + row + "'",
                "shares that sum to " + sum,
                "a sum of 1",
                "Correct the shares.");
          }
        });
    return new CeadsSectors(shares);
  }

  /** The rows, in the order of the inventory. */
  public List<String> rows() {
    return List.copyOf(shares.keySet());
  }

  /** The sectors of a row; an unknown row is refused with the nearest known one. */
  public List<Share> of(String row) {
    List<Share> parts = shares.get(row);
    if (parts == null) {
      throw UserError.unknown("facts/china/ceads_sectors.csv", "inventory row", row, rows());
    }
    return List.copyOf(parts);
  }
}
