package org.tradewind.flows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/**
 * The groups in which results are shown: column group of table sector, in the order in which the
 * table names them first. A sector without a group stands alone under its own code.
 */
public final class SectorGroups implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis sectors;
  private final Axis groups;
  private final int[] groupOf;

  private SectorGroups(Axis sectors, Axis groups, int[] groupOf) {
    this.sectors = sectors;
    this.groups = groups;
    this.groupOf = groupOf;
  }

  /** Reads table sector. */
  public static SectorGroups of(Table sector) {
    Axis sectors = Axis.of("sector", sector.strings("sector"));
    String[] named = sector.strings("group").clone();
    Arrays.setAll(named, i -> named[i].isBlank() ? sectors.label(i) : named[i]);
    Axis groups = Axis.of("group", List.copyOf(new LinkedHashSet<>(Arrays.asList(named))));
    return new SectorGroups(sectors, groups, Arrays.stream(named).mapToInt(groups::find).toArray());
  }

  public Axis sectors() {
    return sectors;
  }

  public Axis groups() {
    return groups;
  }

  /** Position of the group of a sector. */
  public int groupOf(int sector) {
    return groupOf[sector];
  }

  /**
   * Positions of the sectors meant by a name: those of the group of that name, else the sector of
   * that code; any other name is a {@link UserError}.
   *
   * @param where named in the error
   */
  public int[] members(String name, String where) {
    int group = groups.find(name);
    if (group >= 0) {
      return IntStream.range(0, groupOf.length).filter(i -> groupOf[i] == group).toArray();
    }
    int sector = sectors.find(name);
    if (sector >= 0) {
      return new int[] {sector};
    }
    List<String> known = new ArrayList<>(groups.labels());
    known.addAll(sectors.labels());
    throw new UserError(
        where,
        "'" + name + "'",
        "one of the groups "
            + Names.some(groups.labels())
            + " or sectors "
            + Names.some(sectors.labels())
            + " of table sector",
        Names.didYouMean(name, known));
  }
}
