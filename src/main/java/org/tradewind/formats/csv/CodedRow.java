package org.tradewind.formats.csv;

/** One row of a table that is read by column, from a text file or a sheet. */
public interface CodedRow {
  /** Text of a column without blanks around it; empty where there is nothing. */
  String text(int column);

  /** A column as a finite number; anything else is a {@link org.tradewind.axes.UserError}. */
  double number(int column);

  /** File and line or row, for messages. */
  String where();
}
