package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.tradewind.tables.Column;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** The rows of a table as Spark rows, made one at a time. */
final class SparkRows implements Iterator<Row> {
  private final Table table;
  private int next;

  SparkRows(Table table) {
    this.table = table;
  }

  @Override
  public boolean hasNext() {
    return next < table.rows();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Object[] values = new Object[table.schema().columns().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.value(next, c);
    }
    next++;
    return RowFactory.create(values);
  }

  /** The columns of a table as Spark has them. */
  static StructType schema(TableSchema schema) {
    List<StructField> fields = new ArrayList<>();
    for (Column column : schema.columns()) {
      DataType type =
          switch (column.type()) {
            case STRING -> DataTypes.StringType;
            case INT -> DataTypes.IntegerType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case VECTOR -> DataTypes.createArrayType(DataTypes.DoubleType, false);
          };
      fields.add(DataTypes.createStructField(column.name(), type, false));
    }
    return DataTypes.createStructType(fields);
  }
}
