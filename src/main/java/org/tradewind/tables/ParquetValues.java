package org.tradewind.tables;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Values of Parquet columns by what the file declares (Parquet format, LogicalTypes.md): a DECIMAL
 * is its unscaled value x 10^-scale, an unsigned integer is not negative, a date is not a number.
 */
final class ParquetValues {
  private ParquetValues() {}

  /** How the values of a column become numbers; empty where they are not numbers. */
  static Optional<ToDoubleFunction<ColumnReader>> number(PrimitiveType type) {
    PrimitiveTypeName stored = type.getPrimitiveTypeName();
    LogicalTypeAnnotation declared = type.getLogicalTypeAnnotation();
    if (declared == null) {
      return plain(stored);
    }
    if (declared instanceof IntLogicalTypeAnnotation integer) {
      return Optional.of(integer.isSigned() ? signed(stored) : unsigned(stored));
    }
    if (declared instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(stored, decimal.getScale());
    }
    if (declared instanceof Float16LogicalTypeAnnotation) {
      return Optional.of(reader -> half(reader.getBinary().getBytesUnsafe()));
    }
    return Optional.empty();
  }

  private static Optional<ToDoubleFunction<ColumnReader>> plain(PrimitiveTypeName stored) {
    return switch (stored) {
      case DOUBLE -> Optional.of(ColumnReader::getDouble);
      case FLOAT -> Optional.of(ColumnReader::getFloat);
      case INT32, INT64 -> Optional.of(signed(stored));
      // INT96 is the time stamp of old writers
      default -> Optional.empty();
    };
  }

  private static ToDoubleFunction<ColumnReader> signed(PrimitiveTypeName stored) {
    return stored == PrimitiveTypeName.INT32 ? ColumnReader::getInteger : ColumnReader::getLong;
  }

  private static ToDoubleFunction<ColumnReader> unsigned(PrimitiveTypeName stored) {
    if (stored == PrimitiveTypeName.INT32) {
      return reader -> Integer.toUnsignedLong(reader.getInteger());
    }
    return reader -> {
      long value = reader.getLong();
      if (value < 0) {
        throw new IllegalArgumentException(
            "the unsigned number " + Long.toUnsignedString(value) + ", above 2^63 - 1");
      }
      return value;
    };
  }

  private static Optional<ToDoubleFunction<ColumnReader>> decimal(
      PrimitiveTypeName stored, int scale) {
    return switch (stored) {
      case INT32 -> Optional.of(r -> BigDecimal.valueOf(r.getInteger(), scale).doubleValue());
      case INT64 -> Optional.of(r -> BigDecimal.valueOf(r.getLong(), scale).doubleValue());
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          Optional.of(
              r ->
                  new BigDecimal(new BigInteger(r.getBinary().getBytesUnsafe()), scale)
                      .doubleValue());
      default -> Optional.empty();
    };
  }

  /** A floating-point number of two bytes, the low one first (IEEE 754 binary16). */
  private static double half(byte[] bytes) {
    int bits = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    double size =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return bits >> 15 == 0 ? size : -size;
  }

  /** Whether the values of a column are text; old writers do not say so. */
  static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation declared = type.getLogicalTypeAnnotation();
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && (declared == null
            || declared instanceof StringLogicalTypeAnnotation
            || declared instanceof EnumLogicalTypeAnnotation
            || declared instanceof JsonLogicalTypeAnnotation);
  }

  /** Text of bytes that must be UTF-8. */
  static String text(Binary bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytesUnsafe()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("bytes that are not UTF-8", e);
    }
  }

  /** A column's type as messages name it. */
  static String describe(PrimitiveType type) {
    String stored = type.getPrimitiveTypeName().name();
    return type.getLogicalTypeAnnotation() == null
        ? stored
        : type.getLogicalTypeAnnotation() + " (" + stored + ")";
  }
}
