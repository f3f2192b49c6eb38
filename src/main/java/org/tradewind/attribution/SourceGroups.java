package org.tradewind.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.Table;

/**
 * The groups of sources by level. The groups of one level do not overlap, and together they are all
 * sources of all regions, so a level sums to the nation. Cells outside every region are in none.
 */
public final class SourceGroups {
  /** All sources together. */
  public static final String NATION = "nation";

  public static final String CATEGORY = "category";

  /** A fuel or process, in whatever category. */
  public static final String FUEL = "fuel";

  /** A fuel or process of one category; left out where each has one subsector. */
  public static final String CATEGORY_FUEL = "category_fuel";

  public static final String SUBSECTOR = "subsector";
  public static final String REGION = "region";

  /** A category in a region; only those with deaths or CO2. */
  public static final String REGION_CATEGORY = "region_category";

  /** A subsector in a region; only those with deaths or CO2. */
  public static final String REGION_SUBSECTOR = "region_subsector";

  /** Subsectors that are synergistic by table subsector, and those that are not. */
  public static final String SYNERGY = "synergy";

  public static final String SYNERGISTIC = "synergistic";
  public static final String NON_SYNERGISTIC = "non-synergistic";

  /** What is emitted in a month, m01 to m12. */
  public static final String MONTH = "month";

  /** Cities; {@link #of} has none. */
  public static final String CITY = "city";

  private final SourceAxis axis;
  private final Damage damage;
  private final SourceLabels labels;

  private SourceGroups(SourceAxis axis, Damage damage, SourceLabels labels) {
    this.axis = axis;
    this.damage = damage;
    this.labels = labels;
  }

  /**
   * The groups of every level, level by level; within one in the order of the axes.
   *
   * @param damage of the axis' regions and subsectors
   * @param subsector table subsector
   */
  public static List<SourceGroup> of(SourceAxis axis, Damage damage, Table subsector) {
    SourceLabels labels = SourceLabels.of(axis.subsectors(), subsector);
    return new SourceGroups(axis, damage, labels).all();
  }

  private List<SourceGroup> all() {
    List<SourceGroup> all = new ArrayList<>();
    all.addAll(ofSubsectors(NATION, h -> new Name(NATION, "")));
    all.addAll(ofSubsectors(CATEGORY, h -> new Name(labels.category(h), "")));
    all.addAll(ofSubsectors(FUEL, h -> new Name(labels.fuel(h), "")));
    List<SourceGroup> both =
        ofSubsectors(CATEGORY_FUEL, h -> new Name(labels.fuel(h), labels.category(h)));
    if (both.size() < axis.subsectors().size()) {
      all.addAll(both);
    }
    all.addAll(ofSubsectors(SUBSECTOR, h -> new Name(axis.subsectors().label(h), "")));
    all.addAll(ofRegions(REGION, h -> null));
    all.addAll(emitting(ofRegions(REGION_CATEGORY, labels::category)));
    all.addAll(emitting(ofRegions(REGION_SUBSECTOR, axis.subsectors()::label)));
    all.addAll(
        ofSubsectors(
            SYNERGY, h -> new Name(labels.synergistic(h) ? SYNERGISTIC : NON_SYNERGISTIC, "")));
    for (int m = 0; m < Months.COUNT; m++) {
      all.add(month(m));
    }
    return all;
  }

  private record Name(String name, String within) {}

  private interface Naming {
    Name of(int region, int subsector);
  }

  private List<SourceGroup> ofSubsectors(String level, IntFunction<Name> naming) {
    return groups(level, (r, h) -> naming.apply(h));
  }

  /** Groups by region, and within one by a name of the subsector where there is one. */
  private List<SourceGroup> ofRegions(String level, IntFunction<String> naming) {
    return groups(
        level,
        (r, h) -> {
          String region = axis.regions().label(r);
          String name = naming.apply(h);
          return name == null ? new Name(region, "") : new Name(name, region);
        });
  }

  /** Refuses a table subsector that lacks what groups are made by. */
  public static void check(SourceAxis axis, Table subsector) {
    SourceLabels.of(axis.subsectors(), subsector);
  }

  private static final class Sums {
    final SourceSum.Builder deaths = new SourceSum.Builder();
    final SourceSum.Builder co2 = new SourceSum.Builder();
  }

  private List<SourceGroup> groups(String level, Naming naming) {
    Map<Name, Sums> byName = new LinkedHashMap<>();
    for (int r = 0; r < axis.regions().size(); r++) {
      for (int h = 0; h < axis.subsectors().size(); h++) {
        Sums sums = byName.computeIfAbsent(naming.of(r, h), n -> new Sums());
        axis.add(sums.deaths, damage, r, h, 1, axis::isDeaths);
        axis.add(sums.co2, damage, r, h, 1, axis::isCo2);
      }
    }
    List<SourceGroup> groups = new ArrayList<>();
    byName.forEach((name, sums) -> groups.add(group(level, name, sums)));
    return groups;
  }

  private static SourceGroup group(String level, Name name, Sums sums) {
    return new SourceGroup(
        level, name.name(), name.within(), sums.deaths.build(), sums.co2.build());
  }

  private static List<SourceGroup> emitting(List<SourceGroup> groups) {
    return groups.stream()
        .filter(g -> g.deaths().positions().length > 0 || g.co2().positions().length > 0)
        .toList();
  }

  /** What is emitted in a month; it varies as that of the year does. */
  private SourceGroup month(int month) {
    Sums sums = new Sums();
    int co2 = Species.ALL.indexOf(Species.CO2);
    int[] species = axis.species().stream().mapToInt(Species.ALL::indexOf).toArray();
    for (int r = 0; r < axis.regions().size(); r++) {
      for (int h = 0; h < axis.subsectors().size(); h++) {
        sums.co2.add(axis.co2(r, h), damage.tonnes(r, h, co2, month));
        for (int p = 0; p < species.length; p++) {
          sums.deaths.add(axis.deaths(r, h, p), damage.deaths(r, h, species[p], month));
        }
      }
    }
    return group(MONTH, new Name(Months.COLUMNS.get(month), ""), sums);
  }
}
