package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.flows.FlowEngine;

/**
 * Draws all figures of a study, block by block. A block is worked whole, always in the same order
 * of operations, so that its numbers are the same wherever and after whatever others it is worked.
 */
public final class DrawEngine implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DrawModel model;
  private final List<Figures> figures;
  private final int block;

  /**
   * @param figures what is drawn
   * @param block draws of a block
   */
  public DrawEngine(DrawModel model, List<Figures> figures, int block) {
    this.model = model;
    this.figures = List.copyOf(figures);
    this.block = block;
  }

  /** The producer accounts, first of all, then flows between regions. */
  static List<Figures> ofFlows(DrawModel model) {
    List<Figures> all = new ArrayList<>(List.of(new ProducerFigures(model)));
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < model.stressors().size(); k++) {
        all.add(new PairFigures(model, view, k));
        for (String quantity : TradeFigures.QUANTITIES) {
          all.add(new TradeFigures(model, view, k, quantity));
        }
      }
    }
    return all;
  }

  public DrawModel model() {
    return model;
  }

  public List<Figures> figures() {
    return figures;
  }

  /** Draws of a block. */
  public int block() {
    return block;
  }

  /** Number of figures in all. */
  public int size() {
    return figures.stream().mapToInt(Figures::size).sum();
  }

  /** All figures of the central run. */
  public double[] central() {
    return figures.stream()
        .flatMapToDouble(f -> IntStream.range(0, f.size()).mapToDouble(f::central))
        .toArray();
  }

  /** All figures in the draws of one block, figures x draws. */
  public double[][] block(int index) {
    AccountDraws draws = model.draw((long) index * block, block);
    double[][] all = new double[size()][block];
    int from = 0;
    for (Figures some : figures) {
      some.draw(draws, java.util.Arrays.copyOfRange(all, from, from + some.size()));
      from += some.size();
    }
    return all;
  }
}
