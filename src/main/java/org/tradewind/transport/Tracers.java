package org.tradewind.transport;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Species;

/**
 * What the model transports: gases as they are emitted, and particles, emitted or formed. Each gas
 * turns into one particle; the mass ratios are those of the molar masses, with NOx counted as NO2.
 */
public final class Tracers {
  public static final String SO4 = "SO4";
  public static final String NO3 = "NO3";
  public static final String NH4 = "NH4";
  public static final String SOA = "SOA";

  /** Nitric acid, into which nitrate evaporates; not a tracer of its own. */
  public static final String HNO3 = "HNO3";

  /**
   * A gas and the particle it turns into.
   *
   * @param gas emitted species
   * @param particle what forms
   * @param massRatio tonnes formed per tonne of gas that converts
   * @param vapour gas with which the particle is in equilibrium; the particle itself if it does not
   *     evaporate
   */
  public record Reaction(String gas, String particle, double massRatio, String vapour) {}

  /** All reactions; the yield of SOA is in the share of VOC that becomes particle. */
  public static final List<Reaction> REACTIONS =
      List.of(
          new Reaction(Species.SO2, SO4, 96.0 / 64, SO4),
          new Reaction(Species.NOX, NO3, 62.0 / 46, HNO3),
          new Reaction(Species.NH3, NH4, 18.0 / 17, Species.NH3),
          new Reaction(Species.VOC, SOA, 1, SOA));

  /** Species that are emitted as particles. */
  public static final List<String> PRIMARY = List.of(Species.OC, Species.EC, Species.PM_OTHER);

  /** All gases, in the order of the pollutants. */
  public static final List<String> GASES = REACTIONS.stream().map(Reaction::gas).toList();

  /** All particles: together they are PM2.5. */
  public static final List<String> PARTICLES = particles();

  /** Particles, then gases. */
  public static final List<String> ALL = all();

  /** Whatever has a deposition velocity and a wash-out: all tracers, and nitric acid. */
  public static final List<String> REMOVED = removed();

  private Tracers() {}

  private static List<String> particles() {
    List<String> particles = new ArrayList<>(PRIMARY);
    REACTIONS.forEach(r -> particles.add(r.particle()));
    return List.copyOf(particles);
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(PARTICLES);
    all.addAll(GASES);
    return List.copyOf(all);
  }

  private static List<String> removed() {
    List<String> removed = new ArrayList<>(ALL);
    removed.add(HNO3);
    return List.copyOf(removed);
  }
}
