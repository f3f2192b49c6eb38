package org.tradewind.tables;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Files that any reader of Parquet reads alike: whole numbers of 32 bits, floating-point numbers
 * and declared text, nothing of it null, nothing in the names of folders. A fast reader may take
 * these; all others are for {@link TableReader}.
 */
public final class PlainParquet {
  private PlainParquet() {}

  /** Whether all files of a table are plain in the columns of a schema; they have been checked. */
  public static boolean is(TableSchema schema, TableFiles files, Configuration conf) {
    Set<String> types = new HashSet<>();
    for (TableFiles.Part part : files.parts()) {
      if (part.csv() || !part.keys().isEmpty()) {
        return false;
      }
      Path path = new Path(part.path());
      try (ParquetFileReader reader =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(path, conf), HadoopReadOptions.builder(conf).build())) {
        MessageType present = reader.getFileMetaData().getSchema();
        for (Column column : schema.columns()) {
          if (!present.containsField(column.name())
              || !isPlain(column, present.getType(column.name()), reader.getFooter())) {
            return false;
          }
          types.add(
              column.name()
                  + " "
                  + present.getType(column.name()).asPrimitiveType().getPrimitiveTypeName());
        }
      } catch (IOException | RuntimeException e) {
        throw ParquetTypes.damaged(part.path(), e);
      }
    }
    return types.size() == schema.columns().size();
  }

  private static boolean isPlain(Column column, Type type, ParquetMetadata footer) {
    if (!type.isPrimitive()) {
      return false;
    }
    PrimitiveType of = type.asPrimitiveType();
    PrimitiveTypeName stored = of.getPrimitiveTypeName();
    LogicalTypeAnnotation declared = of.getLogicalTypeAnnotation();
    List<ColumnChunkMetaData> chunks =
        footer.getBlocks().stream()
            .map(BlockMetaData::getColumns)
            .flatMap(List::stream)
            .filter(
                c ->
                    c.getPath()
                        .equals(org.apache.parquet.hadoop.metadata.ColumnPath.get(column.name())))
            .toList();
    boolean plain =
        switch (column.type()) {
          case INT ->
              declared == null
                  && (stored == PrimitiveTypeName.INT32
                      || stored == PrimitiveTypeName.INT64
                          && chunks.stream().allMatch(c -> isInt(c.getStatistics())));
          case DOUBLE -> stored == PrimitiveTypeName.DOUBLE || stored == PrimitiveTypeName.FLOAT;
          case STRING -> declared instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
          case BOOLEAN, VECTOR -> false;
        };
    return plain
        && (type.isRepetition(Type.Repetition.REQUIRED)
            || chunks.stream().allMatch(c -> hasNoNulls(c.getStatistics())));
  }

  private static boolean isInt(Statistics<?> statistics) {
    return statistics instanceof LongStatistics of
        && of.hasNonNullValue()
        && of.getMin() >= 0
        && of.getMax() <= Integer.MAX_VALUE;
  }

  private static boolean hasNoNulls(Statistics<?> statistics) {
    return statistics != null && statistics.isNumNullsSet() && statistics.getNumNulls() == 0;
  }
}
