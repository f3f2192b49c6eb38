package org.tradewind.attribution;

import java.io.Serializable;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;

/**
 * The positions of what the damage of a study is made of: for each source, a subsector in a region,
 * its tonnes of CO2, its deaths by each pollutant and its tonnes of each pollutant; after all
 * sources the prices. What stands at one position varies with one factor of the draws.
 */
public final class SourceAxis implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The value of a statistical life, the first price. */
  public static final String VSL = "VSL";

  /** The social cost of carbon. */
  public static final String SCC = "SCC";

  /** The prices, in their order. */
  public static final List<String> PRICES = List.of(VSL, SCC);

  /** What stands at a position. */
  public enum Kind {
    CO2,
    DEATHS,
    TONNES,
    PRICE
  }

  private final Axis regions;
  private final Axis subsectors;
  private final List<String> species;
  private final int width;

  /**
   * @param species the study's pollutants
   */
  public SourceAxis(Axis regions, Axis subsectors, List<String> species) {
    this.regions = regions;
    this.subsectors = subsectors;
    this.species = List.copyOf(species);
    this.width = 1 + 2 * species.size();
  }

  public Axis regions() {
    return regions;
  }

  public Axis subsectors() {
    return subsectors;
  }

  /** The study's pollutants. */
  public List<String> species() {
    return species;
  }

  /** Number of positions. */
  public int size() {
    return regions.size() * subsectors.size() * width + PRICES.size();
  }

  /** Number of positions of one region; those of a region stand together. */
  public int ofRegion() {
    return subsectors.size() * width;
  }

  private int first(int region, int subsector) {
    return (region * subsectors.size() + subsector) * width;
  }

  /** Tonnes of CO2 of a source. */
  public int co2(int region, int subsector) {
    return first(region, subsector);
  }

  /**
   * Deaths by a pollutant of a source.
   *
   * @param pollutant position in {@link #species}
   */
  public int deaths(int region, int subsector, int pollutant) {
    return first(region, subsector) + 1 + pollutant;
  }

  /** Tonnes of a pollutant of a source. */
  public int tonnes(int region, int subsector, int pollutant) {
    return first(region, subsector) + 1 + species.size() + pollutant;
  }

  /** A price, {@link #VSL} or {@link #SCC}. */
  public int price(String name) {
    return size() - PRICES.size() + PRICES.indexOf(name);
  }

  /** What stands at a position. */
  public Kind kind(int position) {
    if (position >= size() - PRICES.size()) {
      return Kind.PRICE;
    }
    int at = position % width;
    return at == 0 ? Kind.CO2 : at <= species.size() ? Kind.DEATHS : Kind.TONNES;
  }

  /** The region of a position other than a price. */
  public int region(int position) {
    return position / width / subsectors.size();
  }

  /** The subsector of a position other than a price. */
  public int subsector(int position) {
    return position / width % subsectors.size();
  }

  /** The pollutant of a position of deaths or tonnes, in {@link #species}. */
  public int pollutant(int position) {
    return (position % width - 1) % species.size();
  }

  /** The price at a position, in {@link #PRICES}. */
  public int price(int position) {
    return position - (size() - PRICES.size());
  }

  /**
   * Sum of amounts of a study's damage: those of the positions that are asked for.
   *
   * @param damage of these regions and subsectors
   */
  public SourceSum sum(Damage damage, java.util.function.IntPredicate wanted) {
    SourceSum.Builder sum = new SourceSum.Builder();
    for (int r = 0; r < regions.size(); r++) {
      for (int h = 0; h < subsectors.size(); h++) {
        add(sum, damage, r, h, 1, wanted);
      }
    }
    return sum.build();
  }

  /** Adds what a source has at the positions asked for, times a weight. */
  public void add(
      SourceSum.Builder sum,
      Damage damage,
      int region,
      int subsector,
      double weight,
      java.util.function.IntPredicate wanted) {
    int first = first(region, subsector);
    for (int position = first; position < first + width; position++) {
      if (wanted.test(position)) {
        sum.add(position, weight * amount(damage, position));
      }
    }
  }

  /** What the central run has at a position other than a price: t or deaths a year. */
  public double amount(Damage damage, int position) {
    int r = region(position);
    int h = subsector(position);
    return switch (kind(position)) {
      case CO2 -> damage.tonnes(r, h, Species.ALL.indexOf(Species.CO2));
      case DEATHS -> damage.deaths(r, h, Species.ALL.indexOf(species.get(pollutant(position))));
      case TONNES -> damage.tonnes(r, h, Species.ALL.indexOf(species.get(pollutant(position))));
      case PRICE -> throw new IllegalArgumentException("a price is no amount of a source");
    };
  }

  /** Whether deaths stand at a position. */
  public boolean isDeaths(int position) {
    return kind(position) == Kind.DEATHS;
  }

  /** Whether tonnes of CO2 stand at a position. */
  public boolean isCo2(int position) {
    return kind(position) == Kind.CO2;
  }
}
