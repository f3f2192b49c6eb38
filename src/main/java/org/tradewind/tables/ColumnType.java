package org.tradewind.tables;

/** The physical types that columns of study tables may have; VECTOR is an array of doubles. */
public enum ColumnType {
  STRING,
  INT,
  DOUBLE,
  BOOLEAN,
  VECTOR
}
