package org.tradewind.jobs;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.tradewind.axes.Months;

/** A month-wide table over cells as Spark reads it: cell as int, labels, twelve doubles. */
final class GriddedTable {
  private GriddedTable() {}

  /**
   * The rows of a table.
   *
   * @param folder of Parquet files; taken by its very name, brackets and stars in it too
   * @param labels key columns beside cell
   */
  static Dataset<Row> read(SparkSession spark, Path folder, String... labels) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("cell").cast("int"));
    for (String label : labels) {
      columns.add(col(label));
    }
    Months.COLUMNS.forEach(m -> columns.add(col(m).cast("double")));
    return spark
        .read()
        // Spark would take them for a pattern.
        .parquet(folder.toString().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0"))
        .select(columns.toArray(Column[]::new));
  }
}
