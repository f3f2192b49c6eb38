package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.emissions.Concordance;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Requirements;
import org.tradewind.flows.Stressors;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.inputs.DeathsScale;
import org.tradewind.uncertainty.inputs.Deviations;
import org.tradewind.uncertainty.inputs.DrawnHealth;
import org.tradewind.uncertainty.inputs.DrawnResponse;
import org.tradewind.uncertainty.inputs.Factors;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;

/**
 * Draws of the producer accounts. With phi the factor of an input and psi that of the
 * exposure-response, a draw of the account of stressor k in row (r, i) is
 *
 * <pre>
 *   tonnes   F_ri + sum over units h, species p of share_rhi E_rhp (phi_rhp - 1)
 *   deaths   psi (D_ri + sum over h, p of share_rhi D_rhp (phi_rhp - 1))
 * </pre>
 *
 * where phi is activity_rh x emission_factor_rhp (bottom-up) or one factor per species. In mode
 * published tonnes have the factor of their species and deaths that of deaths alone. Draws are sums
 * of deviations from the central account, so that inputs without spread give the central account to
 * the last bit.
 */
public final class DrawModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis regions;
  private final Axis sectors;
  private final Axis stressors;
  private final DrawnSources sources;
  private final UnitShares[][] shares;
  private final double[][] central;
  private final double[][] household;
  private final double[] output;
  private final LinearFlows finalProducer;
  private final LinearFlows finalConsumer;
  private transient AccountDraws centralDraw;

  /**
   * A study ready to be drawn.
   *
   * @param sources where accounts come from, and what moves it
   * @param flows the central run
   */
  DrawModel(DrawnSources sources, FlowEngine flows) {
    this.regions = flows.source().regions();
    this.sectors = flows.source().sectors();
    this.sources = sources;
    this.stressors = sources.units().parts().get(0).stressors();
    this.shares = new UnitShares[stressors.size()][regions.size()];
    for (int k = 0; k < shares.length; k++) {
      for (int r = 0; r < regions.size(); r++) {
        shares[k][r] = UnitShares.of(sources.units().moved(k, r), sectors.size());
      }
    }
    this.central = new double[stressors.size()][];
    this.household = new double[stressors.size()][regions.size()];
    for (int k = 0; k < central.length; k++) {
      int position = flows.stressors().find(stressors.label(k));
      central[k] = flows.source().of(position);
      for (int r = 0; r < regions.size(); r++) {
        household[k][r] = flows.source().household(r, position);
      }
    }
    this.output = flows.output();
    this.finalProducer =
        new LinearFlows(flows.requirements(Vocabulary.FINAL_PRODUCER), output, central, shares);
    this.finalConsumer =
        new LinearFlows(flows.requirements(Vocabulary.FINAL_CONSUMER), output, central, shares);
  }

  /** The model of a study with raw first-order deaths and no concentrations of its own. */
  public static Optional<DrawModel> of(
      StudyTables inputs,
      Optional<Damage> damage,
      FlowEngine flows,
      List<String> species,
      HealthParameters health,
      UncertaintyParameters how) {
    return of(inputs, damage, flows, species, health, DeathsScale.RAW, how);
  }

  /**
   * The model of a study; empty where it has none of the stressors that are to be drawn.
   *
   * @param damage gridded damage, where the study has it
   * @param species pollutants whose deaths count
   * @param health exposure-response of the study
   * @param scale what deaths scale with
   */
  public static Optional<DrawModel> of(
      StudyTables inputs,
      Optional<Damage> damage,
      FlowEngine flows,
      List<String> species,
      HealthParameters health,
      DeathsScale scale,
      UncertaintyParameters how) {
    Axis drawn =
        Axis.of("stressor", how.stressors().stream().filter(flows.stressors()::contains).toList());
    if (drawn.size() == 0) {
      return Optional.empty();
    }
    List<EmissionUnits> parts = new ArrayList<>();
    if (damage.isPresent() && inputs.has(Inputs.CONCORDANCE)) {
      Concordance concordance =
          Concordance.of(
              inputs, damage.get().regions(), damage.get().subsectors(), flows.source().sectors());
      parts.add(EmissionUnits.of(damage.get(), concordance, species, drawn));
    }
    if (inputs.has(MrioInputs.STRESSOR)) {
      parts.add(
          EmissionUnits.of(
              Stressors.of(inputs, flows.source().regions(), flows.source().sectors()), drawn));
    }
    DrawnSources sources =
        DrawnSources.of(
            inputs,
            parts,
            flows.source().regions(),
            flows.source().sectors(),
            flows.stressors(),
            health,
            scale,
            how);
    return Optional.of(new DrawModel(sources, flows));
  }

  public Axis regions() {
    return regions;
  }

  public Axis sectors() {
    return sectors;
  }

  /** The stressors that are drawn. */
  public Axis stressors() {
    return stressors;
  }

  /** Rows of the table uncertainty that belong to the mode but to no input of the study. */
  public List<String> unusedRows() {
    return sources.unused();
  }

  public Factors factors() {
    return sources.factors();
  }

  /** F of a drawn stressor, length N. */
  public double[] central(int stressor) {
    return central[stressor];
  }

  /** F_Y of a drawn stressor, by region. */
  public double[] household(int stressor) {
    return household[stressor];
  }

  public double[] output() {
    return output;
  }

  /** T of the central run, summed as the table flow_pair sums it. */
  public LabelledMatrix pairs(String view, int stressor) {
    return flows(view).central(stressor);
  }

  /** Flows between regions in a view. */
  LinearFlows flows(String view) {
    return view.equals(Vocabulary.FINAL_PRODUCER) ? finalProducer : finalConsumer;
  }

  public Requirements requirements(String view) {
    return flows(view).requirements();
  }

  /** Where accounts come from, and what moves it. */
  public DrawnSources sources() {
    return sources;
  }

  /** What the accounts are summed from, and the factors that move it. */
  public UnitFactors units() {
    return sources.units();
  }

  /** Whether a stressor follows the exposure-response. */
  boolean responds(int stressor) {
    return EmissionUnits.ofDeaths(stressors.label(stressor));
  }

  /** How a region's accounts of a stressor are summed from its units with amounts that move. */
  public UnitShares shares(int stressor, int region) {
    return shares[stressor][region];
  }

  /** What deaths scale with when the exposure-response is drawn, in words. */
  public String deathsScaleWith() {
    return sources.deathsScaleWith();
  }

  /** The factor of the deaths in the accounts. */
  public DrawnHealth health() {
    return sources.deaths().health();
  }

  /** The factor of attributable deaths J. */
  public DrawnResponse burden() {
    return sources.burden();
  }

  /** The factor of slopes dJ/dz. */
  public DrawnResponse slopes() {
    return sources.slopes();
  }

  /** Some draws of all accounts. */
  public AccountDraws draw(long first, int n) {
    AccountDraws draws = buffers(n);
    draws.to(first);
    return draws;
  }

  /** Room for some draws of all accounts, to be told which. */
  public AccountDraws buffers(int n) {
    return buffers(n, null);
  }

  /**
   * The same.
   *
   * @param kept what units emit in {@code n} draws each, for others, too; null to keep nothing
   */
  public AccountDraws buffers(int n, Map<DrawnAccounts.Tile, double[][]> kept) {
    return new AccountDraws(this, new DrawnAccounts(this, factors().asked(n, uses()), n, kept));
  }

  /** How often a draw of the accounts takes up each factor. */
  private int[] uses() {
    int[] uses = new int[factors().size()];
    units().count(uses);
    for (int factor : health().factors()) {
      uses[factor]++;
    }
    return uses;
  }

  /** The accounts at given factors minus 1, factors x draws. */
  public AccountDraws draw(double[][] deviations, int n) {
    return new AccountDraws(this, new DrawnAccounts(this, Deviations.of(deviations), n));
  }

  /** The central accounts as a single draw. */
  public AccountDraws centralDraw() {
    if (centralDraw == null) {
      centralDraw = draw(new double[factors().size()][1], 1);
    }
    return centralDraw;
  }
}
