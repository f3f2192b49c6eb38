package org.tradewind.uncertainty.outputs;

import java.util.List;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.flows.EmbodiedTrade;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.TradeDraws;

/** One column of table embodied_trade, one view and stressor. */
public final class TradeQuantities implements Quantities {
  private static final long serialVersionUID = 1L;

  /** The columns that are drawn. */
  public static final List<String> QUANTITIES = List.of("imports", "exports", "index");

  private final DrawModel model;
  private final String view;
  private final int stressor;
  private final String quantity;
  private final LabelledMatrix central;

  /**
   * @param stressor position among the drawn ones
   * @param quantity one of {@link #QUANTITIES}
   */
  public TradeQuantities(DrawModel model, String view, int stressor, String quantity) {
    this.model = model;
    this.view = view;
    this.stressor = stressor;
    this.quantity = quantity;
    this.central = model.pairs(view, stressor);
  }

  @Override
  public TableSchema table() {
    return FlowTables.EMBODIED_TRADE;
  }

  @Override
  public String quantity() {
    return quantity;
  }

  @Override
  public int size() {
    return model.regions().size();
  }

  @Override
  public Object[] key(int figure) {
    return new Object[] {view, model.stressors().label(stressor), model.regions().label(figure)};
  }

  @Override
  public double central(int figure) {
    return of(EmbodiedTrade.of(central, figure));
  }

  private double of(EmbodiedTrade trade) {
    return switch (quantity) {
      case "imports" -> trade.imports();
      case "exports" -> trade.exports();
      default -> trade.index();
    };
  }

  @Override
  public int stressor(int figure) {
    return stressor;
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    TradeDraws trade = draws.trade(view, stressor);
    double[][] values =
        switch (quantity) {
          case "imports" -> trade.imports();
          case "exports" -> trade.exports();
          default -> trade.indices();
        };
    for (int r = 0; r < into.length; r++) {
      System.arraycopy(values[from + r], 0, into[r], 0, draws.draws());
    }
  }
}
