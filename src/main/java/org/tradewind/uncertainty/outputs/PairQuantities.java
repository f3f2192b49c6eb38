package org.tradewind.uncertainty.outputs;

import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;

/** Flows between pairs of regions, one view and stressor: table flow_pair. */
public final class PairQuantities implements Quantities {
  private static final long serialVersionUID = 1L;

  private final DrawModel model;
  private final String view;
  private final int stressor;
  private final LabelledMatrix central;

  /**
   * @param stressor position among the drawn ones
   */
  public PairQuantities(DrawModel model, String view, int stressor) {
    this.model = model;
    this.view = view;
    this.stressor = stressor;
    this.central = model.pairs(view, stressor);
  }

  @Override
  public TableSchema table() {
    return FlowTables.FLOW_PAIR;
  }

  @Override
  public String quantity() {
    return "value";
  }

  @Override
  public int size() {
    return central.values().length;
  }

  @Override
  public Object[] key(int figure) {
    Axis destinations = central.columns();
    return new Object[] {
      view,
      model.stressors().label(stressor),
      model.regions().label(figure / destinations.size()),
      destinations.label(figure % destinations.size())
    };
  }

  @Override
  public double central(int figure) {
    int destinations = central.columns().size();
    return central.at(figure / destinations, figure % destinations);
  }

  @Override
  public int stressor(int figure) {
    return stressor;
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    int destinations = central.columns().size();
    for (int f = 0; f < into.length; ) {
      double[][] flows = draws.flows(view, stressor, (from + f) / destinations);
      for (int s = (from + f) % destinations; s < destinations && f < into.length; s++) {
        System.arraycopy(flows[s], 0, into[f++], 0, draws.draws());
      }
    }
  }
}
