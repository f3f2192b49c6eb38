package org.tradewind.uncertainty.outputs;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Numbers of one column of a table that are each a constant times one producer account. They are
 * not drawn: with v the number, F the account and q a quantile of F, theirs is v + (v / F) (q - F),
 * where v / F is negative the opposite quantile. Without spread that is v to the last bit.
 *
 * @param table of the central run
 * @param quantity its column
 * @param rows which rows
 * @param accounts position of each row's account among {@link ProducerQuantities}
 */
public record ScaledQuantities(Table table, String quantity, int[] rows, int[] accounts)
    implements Serializable {
  public TableSchema schema() {
    return table.schema();
  }

  public int size() {
    return rows.length;
  }

  /** Values of the key columns. */
  public Object[] key(int figure) {
    TableSchema schema = table.schema();
    Object[] key = new Object[schema.key().size()];
    for (int k = 0; k < key.length; k++) {
      key[k] = table.value(rows[figure], schema.position(schema.key().get(k)));
    }
    return key;
  }

  public double central(int figure) {
    return table.doubles(quantity)[rows[figure]];
  }

  /**
   * The statistics of a number.
   *
   * @param account central value of its account
   * @param drawn what is told of the account
   */
  public Statistics of(int figure, double account, Statistics drawn) {
    return scaled(central(figure), account, drawn);
  }

  /**
   * The draws of a number.
   *
   * @param account central value of its account
   * @param drawn the account's draws
   */
  public double[] of(int figure, double account, double[] drawn) {
    double value = central(figure);
    double a = account == 0 ? 0 : value / account;
    return Arrays.stream(drawn).map(draw -> value + a * (draw - account)).toArray();
  }

  public static Statistics scaled(double value, double account, Statistics drawn) {
    return drawn.moved(value, account == 0 ? 0 : value / account, account);
  }
}
