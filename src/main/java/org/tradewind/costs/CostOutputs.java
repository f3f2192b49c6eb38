package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradewind.attribution.SourceKinds;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceOutputs;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;

/**
 * All costs of a study.
 *
 * @param valuation the prices
 * @param figures output tables and probabilities, declared to the central run and to the draws
 * @param remarks what is missing or assumed
 */
public record CostOutputs(Valuation valuation, SourceOutputs figures, List<String> remarks) {

  public CostOutputs {
    remarks = List.copyOf(remarks);
  }

  /** The costs; empty in a study without prices, where {@link Valuation#missing} says why. */
  public static Optional<CostOutputs> of(CostStudy study, CostParameters parameters) {
    return Valuation.of(study.tables(), parameters)
        .map(valuation -> of(study, parameters, valuation));
  }

  /**
   * Refuses prices and GDP that would be refused later, before anything long.
   *
   * @param money currency of the MRIO, such as 10^4 CNY
   */
  public static void check(StudyTables tables, CostParameters parameters, Optional<String> money) {
    Optional<Valuation> valuation = Valuation.of(tables, parameters);
    if (valuation.isPresent() && tables.has(Inputs.SECTOR)) {
      Axis sectors = Axis.of("sector", tables.require(Inputs.SECTOR).strings("sector"));
      SectorGdp.of(tables, sectors, parameters, valuation.get(), money);
    }
  }

  private static CostOutputs of(CostStudy study, CostParameters parameters, Valuation valuation) {
    Optional<SectorCosts> sectors = SectorCosts.of(study, parameters, valuation);
    Predominant predominant = new Predominant(study, valuation);
    CostRanks ranks = new CostRanks(study, valuation, sectors);
    List<SourceOutput> outputs = new ArrayList<>(new SourceCosts(study, valuation).outputs());
    sectors.ifPresent(s -> outputs.add(s.output(study, valuation)));
    outputs.add(ranks.output());
    outputs.add(predominant.output());
    outputs.add(predominant.changes());
    outputs.add(new CostCounts(study, parameters, valuation, predominant, sectors).output());
    outputs.add(RankGrid.output(study, valuation));
    outputs.add(RankSwitches.output(study, valuation));
    List<SourceKinds> kinds = List.of(ranks.probabilities(), predominant.probabilities());
    return new CostOutputs(
        valuation,
        new SourceOutputs(outputs, kinds),
        sectors
            .map(s -> s.gdp().remarks())
            .orElse(List.of("cost_sector is left out, for want of concordance or sector.")));
  }
}
