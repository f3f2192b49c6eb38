package org.tradewind.uncertainty;

import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.TableSchema;

/** Flows between pairs of regions, one view and stressor: table flow_pair. */
public final class PairFigures implements Figures {
  private static final long serialVersionUID = 1L;

  private final DrawModel model;
  private final String view;
  private final int stressor;
  private final LabelledMatrix central;

  /**
   * @param stressor position among the drawn ones
   */
  public PairFigures(DrawModel model, String view, int stressor) {
    this.model = model;
    this.view = view;
    this.stressor = stressor;
    this.central = model.pairs(view, stressor);
  }

  @Override
  public TableSchema table() {
    return Outputs.FLOW_PAIR;
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
  public double[][] values(AccountDraws draws) {
    double[][] pairs = draws.pairs(view, stressor);
    int destinations = central.columns().size();
    int regions = model.regions().size();
    double[][] values = new double[size()][];
    for (int figure = 0; figure < values.length; figure++) {
      values[figure] = pairs[figure / destinations + figure % destinations * regions];
    }
    return values;
  }

  @Override
  public void read(AccountDraws draws, int region, Reader reader) {
    double[][] flows = draws.flows(view, stressor, region);
    for (int s = 0; s < flows.length; s++) {
      reader.read(region * flows.length + s, flows[s]);
    }
  }

  @Override
  public void draw(AccountDraws draws, double[][] into) {
    double[][] values = values(draws);
    for (int figure = 0; figure < into.length; figure++) {
      System.arraycopy(values[figure], 0, into[figure], 0, draws.draws());
    }
  }
}
