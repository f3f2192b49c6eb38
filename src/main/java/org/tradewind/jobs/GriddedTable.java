package org.tradewind.jobs;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.axes.Months;
import org.tradewind.tables.PlainParquet;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableReader;
import org.tradewind.tables.TableSchema;

/**
 * A month-wide table over cells for Spark: cell as int, labels, twelve doubles. Plain Parquet is
 * read by Spark's own reader, which is the fastest; every other form by the reader of small tables,
 * one file a task, so that a value means the same in both.
 */
final class GriddedTable {
  private GriddedTable() {}

  /**
   * The rows of a table.
   *
   * @param schema its columns
   * @param files where it lies; names are taken as they are, brackets and stars in them too
   * @param labels key columns next to cell
   */
  static Dataset<Row> read(
      SparkSession spark, TableSchema schema, TableFiles files, String... labels) {
    List<String> names = new ArrayList<>(List.of("cell"));
    names.addAll(List.of(labels));
    names.addAll(Months.COLUMNS);
    TableSchema wanted =
        new TableSchema(
            schema.name(),
            schema.meaning(),
            names.stream().map(schema::column).toList(),
            List.of());
    if (!PlainParquet.is(wanted, files, spark.sparkContext().hadoopConfiguration())) {
      return spark.createDataFrame(rows(spark, wanted, files), structure(wanted));
    }
    Column[] columns =
        names.stream()
            .map(
                n ->
                    switch (schema.column(n).type()) {
                      case INT -> col(n).cast("int");
                      case DOUBLE -> col(n).cast("double");
                      default -> col(n);
                    })
            .toArray(Column[]::new);
    return spark
        .read()
        // Spark would take them for a pattern.
        .parquet(
            files.parts().stream()
                .map(p -> p.path().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0"))
                .toArray(String[]::new))
        .select(columns);
  }

  private static JavaRDD<Row> rows(SparkSession spark, TableSchema wanted, TableFiles files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    String encoding = files.encoding();
    return context
        .parallelize(files.parts(), files.parts().size())
        .flatMap(part -> rows(TableReader.rows(wanted, part, encoding, hadoop.value().value())));
  }

  private static Iterator<Row> rows(Iterator<Object[]> values) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return values.hasNext();
      }

      @Override
      public Row next() {
        return RowFactory.create(values.next());
      }
    };
  }

  private static StructType structure(TableSchema wanted) {
    StructType structure = new StructType();
    for (org.tradewind.tables.Column column : wanted.columns()) {
      structure =
          structure.add(
              column.name(),
              switch (column.type()) {
                case INT -> DataTypes.IntegerType;
                case DOUBLE -> DataTypes.DoubleType;
                default -> DataTypes.StringType;
              });
    }
    return structure;
  }
}
