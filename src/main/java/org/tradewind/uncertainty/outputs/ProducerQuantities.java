package org.tradewind.uncertainty.outputs;

import org.tradewind.tables.AccountTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;

/** Producer accounts of all drawn stressors: table account, view producer. */
public record ProducerQuantities(DrawModel model) implements Quantities {
  @Override
  public TableSchema table() {
    return AccountTables.ACCOUNT;
  }

  @Override
  public String quantity() {
    return "value";
  }

  private int rows() {
    return model.regions().size() * model.sectors().size();
  }

  @Override
  public int size() {
    return model.stressors().size() * rows();
  }

  @Override
  public Object[] key(int figure) {
    int row = figure % rows();
    int sectors = model.sectors().size();
    return new Object[] {
      Vocabulary.PRODUCER,
      model.regions().label(row / sectors),
      model.sectors().label(row % sectors),
      model.stressors().label(figure / rows())
    };
  }

  @Override
  public double central(int figure) {
    return model.central(figure / rows())[figure % rows()];
  }

  @Override
  public int stressor(int figure) {
    return figure / rows();
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    for (int f = 0; f < into.length; f++) {
      double[] value = draws.values((from + f) / rows())[(from + f) % rows()];
      System.arraycopy(value, 0, into[f], 0, draws.draws());
    }
  }
}
