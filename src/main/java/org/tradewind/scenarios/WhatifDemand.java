package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Requirements;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;

/**
 * Whose demand avoided emissions serve: of destination s
 *
 * <pre>
 *   sum over r, h, p of M_rhp sum over i of share_rhi (1 - scales) W_ris / x_ri
 * </pre>
 *
 * with M tonnes of CO2 or deaths by p. Households' own emissions serve the households of r.
 */
final class WhatifDemand {
  /** The stressors that are followed. */
  static final List<String> STRESSORS = List.of(Species.CO2, Vocabulary.DEATHS);

  private static final double ROUNDING = 1e-9;

  private final WhatifSources sources;
  private final FlowEngine flows;

  /** Two sums, by {@link #STRESSORS}, for each view and region or destination. */
  private final Map<String, Map<String, List<SourceSum.Builder>>> sums = new LinkedHashMap<>();

  /** By {@link #STRESSORS}, what is in no flow of either view. */
  private final Map<String, double[]> outside = new LinkedHashMap<>();

  private WhatifDemand(WhatifSources sources, FlowEngine flows) {
    this.sources = sources;
    this.flows = flows;
    for (String view : FlowEngine.flowViews()) {
      start(view, flows.requirements(view).destinations());
      outside.put(view, new double[STRESSORS.size()]);
    }
    start(Inputs.HOUSEHOLD, flows.mrio().regions());
  }

  private void start(String view, Axis places) {
    Map<String, List<SourceSum.Builder>> ofView = new LinkedHashMap<>();
    places
        .labels()
        .forEach(
            place ->
                ofView.put(
                    place,
                    Stream.generate(SourceSum.Builder::new).limit(STRESSORS.size()).toList()));
    sums.put(view, ofView);
  }

  /**
   * Follows what a what-if avoids.
   *
   * @param flows of the study; regions and sectors are those of the concordance
   */
  static WhatifDemand of(WhatifSources sources, FlowEngine flows) {
    WhatifDemand demand = new WhatifDemand(sources, flows);
    for (int r = 0; r < sources.axis().regions().size(); r++) {
      for (int h = 0; h < sources.axis().subsectors().size(); h++) {
        if (sources.touches(r, h)) {
          demand.follow(r, h);
        }
      }
    }
    return demand;
  }

  private void follow(int r, int h) {
    for (int p = 0; p <= sources.axis().species().size(); p++) {
      int position = p == 0 ? sources.axis().co2(r, h) : sources.axis().deaths(r, h, p - 1);
      double amount = sources.amount(position);
      if (amount == 0 || sources.avoided(r, h, p) == 0) {
        continue;
      }
      double[] bySector = sources.bySector(r, h, p);
      int stressor = p == 0 ? 0 : 1;
      double household = bySector[bySector.length - 1];
      builder(Inputs.HOUSEHOLD, flows.mrio().regions().label(r), stressor)
          .add(position, amount * household);
      for (String view : FlowEngine.flowViews()) {
        double[] shares = destinations(view, r, bySector);
        double followed = 0;
        Axis places = flows.requirements(view).destinations();
        for (int s = 0; s < shares.length; s++) {
          builder(view, places.label(s), stressor).add(position, amount * shares[s]);
          followed += shares[s];
        }
        outside.get(view)[stressor] += amount * (sources.avoided(r, h, p) - household - followed);
      }
    }
  }

  private SourceSum.Builder builder(String view, String place, int stressor) {
    return sums.get(view).get(place).get(stressor);
  }

  /** sum over i of what is avoided in i times W_ris / x_ri; 0 where nothing is made. */
  private double[] destinations(String view, int r, double[] bySector) {
    Requirements w = flows.requirements(view);
    int sectors = w.sectors().size();
    int rows = flows.output().length;
    double[] shares = new double[w.destinations().size()];
    for (int i = 0; i < sectors; i++) {
      int row = r * sectors + i;
      double x = flows.output()[row];
      for (int s = 0; s < shares.length && bySector[i] != 0 && x != 0; s++) {
        shares[s] += bySector[i] * w.output()[row + s * rows] / x;
      }
    }
    return shares;
  }

  /**
   * One sum of a view, region or destination, and stressor.
   *
   * @param view final_producer, final_consumer or household
   * @param stressor one of {@link #STRESSORS}
   */
  record Row(String view, String place, String stressor, SourceSum sum) {}

  /** All sums, in the order of the table. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    sums.forEach(
        (view, ofView) ->
            ofView.forEach(
                (place, both) -> {
                  for (int k = 0; k < STRESSORS.size(); k++) {
                    rows.add(new Row(view, place, STRESSORS.get(k), both.get(k).build()));
                  }
                }));
    return rows;
  }

  /**
   * What serves no demand of the table: emitted by sectors without output, or carried by errors
   * that were dropped. 0 where it is within rounding.
   *
   * @param magnitude absolute values of all that is avoided or added of the stressor
   */
  double outside(String view, String stressor, double magnitude) {
    double value = outside.get(view)[STRESSORS.indexOf(stressor)];
    return Math.abs(value) > ROUNDING * magnitude ? value : 0;
  }
}
