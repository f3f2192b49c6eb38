package org.tradewind.uncertainty;

import org.tradewind.tables.Outputs;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;

/** Producer accounts of all drawn stressors: table account, view producer. */
public record ProducerFigures(DrawModel model) implements Figures {
  @Override
  public TableSchema table() {
    return Outputs.ACCOUNT;
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
  public double[][] values(AccountDraws draws) {
    double[][] values = new double[size()][];
    for (int k = 0; k < model.stressors().size(); k++) {
      System.arraycopy(draws.values(k), 0, values, k * rows(), rows());
    }
    return values;
  }

  @Override
  public void read(AccountDraws draws, int region, Reader reader) {
    double[] value = new double[draws.draws()];
    int sectors = model.sectors().size();
    for (int k = 0; k < model.stressors().size(); k++) {
      for (int row = region * sectors; row < (region + 1) * sectors; row++) {
        draws.value(k, row, value);
        reader.read(k * rows() + row, value);
      }
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
