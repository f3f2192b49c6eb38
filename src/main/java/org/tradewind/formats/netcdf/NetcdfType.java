package org.tradewind.formats.netcdf;

import java.nio.ByteBuffer;

/**
 * The types of NetCDF variables and attributes, in the order of their codes, which begin at 1;
 * those after DOUBLE exist in CDF-5 and NetCDF-4 only. Text, and whatever else is not a number, is
 * CHAR. Default fill values: {@code netcdf.h} of the NetCDF library; bytes have none, because all
 * their values may be data (NetCDF User's Guide, Appendix A).
 */
public enum NetcdfType {
  BYTE(1, Double.NaN),
  CHAR(1, Double.NaN),
  SHORT(2, -32_767),
  INT(4, -2_147_483_647),
  FLOAT(4, 9.969209968386869e36),
  DOUBLE(8, 9.969209968386869e36),
  UBYTE(1, Double.NaN),
  USHORT(2, 65_535),
  UINT(4, 4_294_967_295L),
  INT64(8, -9_223_372_036_854_775_806L),
  UINT64(8, 18_446_744_073_709_551_614d);

  private static final double TWO_TO_64 = 0x1p64;

  private final int size;
  private final double defaultFill;

  NetcdfType(int size, double defaultFill) {
    this.size = size;
    this.defaultFill = defaultFill;
  }

  /** Bytes of a value. */
  int size() {
    return size;
  }

  /** What the library writes where nothing was written; NaN where that is not a mark. */
  double defaultFill() {
    return defaultFill;
  }

  /** Whether values are whole numbers. */
  public boolean isWhole() {
    return this != FLOAT && this != DOUBLE && this != CHAR;
  }

  /** Whether values are whole numbers of both signs. */
  boolean isSigned() {
    return this == BYTE || this == SHORT || this == INT || this == INT64;
  }

  /** Whether a variable of this type can hold a number exactly, as a signed or unsigned one. */
  boolean holds(double value, boolean unsigned) {
    if (!isWhole()) {
      return this != CHAR;
    }
    double bits = Math.scalb(1.0, Byte.SIZE * size);
    boolean negative = isSigned() && value >= -bits / 2;
    double above = isSigned() && !unsigned ? bits / 2 : bits;
    return value == Math.rint(value) && (value >= 0 || negative) && value < above;
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
