package org.tradewind.importers;

import java.nio.ByteBuffer;

/** The number types of classic NetCDF; those after DOUBLE exist in CDF-5 only. */
enum ClassicType {
  BYTE(1),
  CHAR(1),
  SHORT(2),
  INT(4),
  FLOAT(4),
  DOUBLE(8),
  UBYTE(1),
  USHORT(2),
  UINT(4),
  INT64(8),
  UINT64(8);

  private static final double TWO_TO_64 = 0x1p64;

  private final int size;

  ClassicType(int size) {
    this.size = size;
  }

  /** Bytes of a value. */
  int size() {
    return size;
  }

  /** The value at the buffer's position. */
  double next(ByteBuffer bytes) {
    return switch (this) {
      case BYTE -> bytes.get();
      case CHAR, UBYTE -> Byte.toUnsignedInt(bytes.get());
      case SHORT -> bytes.getShort();
      case USHORT -> Short.toUnsignedInt(bytes.getShort());
      case INT -> bytes.getInt();
      case UINT -> Integer.toUnsignedLong(bytes.getInt());
      case FLOAT -> bytes.getFloat();
      case DOUBLE -> bytes.getDouble();
      case INT64 -> bytes.getLong();
      case UINT64 -> {
        long value = bytes.getLong();
        yield value < 0 ? value + TWO_TO_64 : value;
      }
    };
  }
}
