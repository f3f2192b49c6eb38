package org.tradewind.tables;

/** The rows of one file of a table, one after the other. */
interface TableRows extends AutoCloseable {
  /** The next row, one value a column of the schema; null after the last. */
  Object[] next();

  @Override
  void close();
}
