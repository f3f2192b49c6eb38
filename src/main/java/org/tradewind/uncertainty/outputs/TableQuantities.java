package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Repeated;
import org.tradewind.uncertainty.accounts.Sum;

/**
 * Numbers of one column of a table of the central run, by a formula. Where a draw is what the
 * formula gives without spread, it is the central number to the last bit, however the central run
 * came by it.
 */
public final class TableQuantities implements Quantities {
  private static final long serialVersionUID = 1L;

  /** Formula and central run are two ways to one number; more than rounding apart is a bug. */
  private static final double TOLERANCE = 1e-8;

  private final TableSchema schema;
  private final String quantity;
  private final Object[][] keys;
  private final double[] central;
  private final double[] centralDraw;
  private final DrawFormula formula;

  private TableQuantities(
      DrawModel model, Table table, String quantity, List<Integer> rows, DrawFormula formula) {
    this.schema = table.schema();
    this.quantity = quantity;
    this.formula = formula;
    this.keys = new Object[rows.size()][];
    this.central = new double[rows.size()];
    int column = schema.position(quantity);
    int[] key = schema.key().stream().mapToInt(schema::position).toArray();
    for (int f = 0; f < central.length; f++) {
      int row = rows.get(f);
      keys[f] = new Object[key.length];
      for (int k = 0; k < key.length; k++) {
        keys[f][k] = table.value(row, key[k]);
      }
      central[f] = ((Number) table.value(row, column)).doubleValue();
    }
    double[][] alone = new double[central.length][1];
    formula.into(model.centralDraw(), 0, alone);
    this.centralDraw = new double[central.length];
    double scale = 0;
    for (int f = 0; f < central.length; f++) {
      centralDraw[f] = alone[f][0];
      scale = Double.isNaN(central[f]) ? scale : Math.max(scale, Math.abs(central[f]));
    }
    check(scale);
  }

  /**
   * Numbers of some rows, each with an expression of its own.
   *
   * @param expression of a row; empty for one that is not drawn
   */
  static TableQuantities of(
      DrawModel model, Table table, String quantity, IntFunction<Optional<Expression>> expression) {
    List<Integer> rows = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Optional<Expression> one = expression.apply(row);
      if (one.isPresent()) {
        rows.add(row);
        expressions.add(one.get());
      }
    }
    return new TableQuantities(model, table, quantity, rows, DrawFormula.of(expressions));
  }

  /**
   * The columns value and share of some rows.
   *
   * @param value of a row; empty for one that is not drawn
   * @param whole what the value of a row that is drawn is a share of
   */
  static List<Quantities> shares(
      DrawModel model,
      Table table,
      IntFunction<Optional<Expression>> value,
      IntFunction<Expression> whole) {
    List<Optional<Expression>> values = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      values.add(value.apply(row).map(Repeated::where));
    }
    return List.of(
        of(model, table, "value", values::get),
        of(
            model,
            table,
            "share",
            row -> values.get(row).map(v -> Quotient.share(v, whole.apply(row)))));
  }

  /** Numbers of the rows given, by one formula for all. */
  static TableQuantities of(
      DrawModel model, Table table, String quantity, List<Integer> rows, DrawFormula formula) {
    return new TableQuantities(model, table, quantity, rows, formula);
  }

  private void check(double scale) {
    for (int f = 0; f < central.length; f++) {
      boolean same =
          Double.isNaN(central[f])
              ? Double.isNaN(centralDraw[f])
              : Math.abs(centralDraw[f] - central[f]) <= TOLERANCE * scale;
      if (!same) {
        throw new IllegalStateException(
            "table %s, %s of %s: %s in the run, %s by the formula of its draws"
                .formatted(schema.name(), quantity, List.of(keys[f]), central[f], centralDraw[f]));
      }
    }
  }

  @Override
  public TableSchema table() {
    return schema;
  }

  @Override
  public String quantity() {
    return quantity;
  }

  @Override
  public int size() {
    return central.length;
  }

  @Override
  public Object[] key(int figure) {
    return keys[figure];
  }

  @Override
  public double central(int figure) {
    return central[figure];
  }

  /** A number as a weighted sum of accounts, where it is one. */
  public Optional<Sum> linear(int figure) {
    return formula.linear(figure);
  }

  @Override
  public int stressor(int figure) {
    return formula.stressor(figure);
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    formula.into(draws, from, into);
    for (int f = 0; f < into.length; f++) {
      double base = central[from + f];
      double own = centralDraw[from + f];
      double[] values = into[f];
      for (int d = 0; own != base && d < draws.draws(); d++) {
        if (values[d] == own) {
          values[d] = base;
        }
      }
    }
  }
}
