package org.tradewind.transport;

import java.util.Arrays;

/**
 * One sweep through all streams for columns that are swept together: x -> b + P x of {@link
 * ColumnSolver} in double precision, and x -> x - P x in single precision.
 *
 * <p>A vector x has the masses of the cells, and behind them the lagged values of each stream.
 */
final class Sweeps {
  /**
   * Added to sources in single precision, whose columns have a norm of about 1. Without it, numbers
   * that fade away upwind become so small that processors take a hundred times as long for them.
   */
  static final float LEAST = 1e-18f;

  private final WindStreams streams;
  private final double[] exchange;
  private final float[] floatExchange;
  private final double[] field;
  private final float[] floatField;
  private final double[] v;
  private final float[] floatV;
  private double[] diagonal;
  private float[] floatDiagonal;
  private float[][] scaled; // by stream; none where columns have diagonals of their own

  /**
   * @param exchange A / T by cell, m2/s
   */
  Sweeps(WindStreams streams, double[] exchange) {
    this.streams = streams;
    this.exchange = exchange;
    floatExchange = Traversal.floats(exchange);
    field = new double[exchange.length * Traversal.FIELD];
    floatField = new float[field.length];
    v = new double[streams.rows() * Columns.COUNT];
    floatV = new float[v.length];
  }

  /** Sets the losses A l by column and cell, m2/s; best one array where they are the same. */
  void lose(double[][] loss) {
    boolean alike = Arrays.stream(loss).allMatch(l -> l == loss[0]);
    int width = alike ? 1 : Columns.COUNT;
    diagonal = new double[width * exchange.length];
    for (int c = 0; c < width; c++) {
      double[] column = loss[Math.min(c, loss.length - 1)];
      for (int g = 0; g < exchange.length; g++) {
        diagonal[g * width + c] = exchange[g] + column[g];
      }
    }
    floatDiagonal = Traversal.floats(diagonal);
    scaled = new float[alike ? streams.all().size() : 0][];
    Arrays.setAll(scaled, s -> streams.all().get(s).traversal().scaled(floatDiagonal));
  }

  /** Numbers in a vector x. */
  int size() {
    return (exchange.length + streams.lagged()) * Columns.COUNT;
  }

  /**
   * result = b + P x.
   *
   * @param sources t/s, [cell * {@link Columns#COUNT} + column]
   * @param export what leaves the grid, by column, t/s
   */
  void sweep(double[] sources, double[] x, double[] result, double[] export) {
    for (int g = 0; g < exchange.length; g++) {
      int i = g * Columns.COUNT;
      for (int c = 0; c < Columns.COUNT; c++) {
        field[2 * i + c] = sources[i + c] + exchange[g] * x[i + c];
        field[2 * i + Columns.COUNT + c] = 0;
      }
    }
    Arrays.fill(export, 0);
    double weight = 1.0 / streams.all().size();
    int at = exchange.length;
    for (WindStream stream : streams.all()) {
      stream.lend(x, at, v);
      Columns.here().sweep(stream.traversal(), field, diagonal, v);
      at = stream.lag(v, result, at);
      stream.addExport(v, weight, export);
    }
    for (int g = 0; g < exchange.length; g++) {
      int i = g * Columns.COUNT;
      for (int c = 0; c < Columns.COUNT; c++) {
        result[i + c] = weight * field[2 * i + Columns.COUNT + c];
      }
    }
  }

  /**
   * Scales x, and puts x - P x to the result.
   *
   * @param factors by column
   */
  void oneMinusSweep(float[] x, float[] factors, float[] result) {
    Columns.here().load(x, factors, floatExchange, LEAST, floatField);
    int at = exchange.length;
    for (int s = 0; s < streams.all().size(); s++) {
      WindStream stream = streams.all().get(s);
      stream.lend(x, at, floatV);
      if (scaled.length == 0) {
        Columns.here().sweepEach(stream.traversal(), floatField, floatDiagonal, floatV);
      } else {
        Columns.here().sweepAlike(stream.traversal(), floatField, scaled[s], floatV);
      }
      at = stream.lag(floatV, result, at);
    }
    for (int i = exchange.length * Columns.COUNT; i < x.length; i++) {
      result[i] = x[i] - result[i];
    }
    Columns.here().unload(floatField, 1f / streams.all().size(), x, result);
  }
}
