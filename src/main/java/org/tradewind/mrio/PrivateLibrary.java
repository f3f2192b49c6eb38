package org.tradewind.mrio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A copy of a packed shared library (ELF, 64 bit, little-endian) that keeps to itself in a process
 * where another of its kind is or comes: the names of the packed libraries are changed, its own and
 * those of what it depends on, and each reference is bound when it is loaded, to the library itself
 * where that can. Field numbers are those of the System V ABI, chapters 4 and 5.
 */
final class PrivateLibrary {
  private static final List<String> RENAMED =
      List.of("libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

  private static final int HEADERS_OFFSET = 0x20;
  private static final int HEADER_SIZE = 0x36;
  private static final int HEADER_NUMBER = 0x38;
  private static final int PT_DYNAMIC = 2;
  private static final int SEGMENT_OFFSET = 0x08;
  private static final int DYNAMIC_ENTRY = 16;
  private static final long DT_NULL = 0;
  private static final long DT_RUNPATH = 29;
  private static final long DT_FLAGS = 30;
  private static final long DF_SYMBOLIC = 2;
  private static final long DF_BIND_NOW = 8;

  private PrivateLibrary() {}

  /** The name that a packed library has as a private copy. */
  static String name(String packed) {
    return RENAMED.contains(packed) ? packed.replace(".so.", ".tw.") : packed;
  }

  /** The copy, of the same length. */
  static byte[] of(byte[] library) {
    String text = new String(library, StandardCharsets.ISO_8859_1);
    for (String name : RENAMED) {
      // Of the same length, so that nothing else in the file moves.
      text = text.replace('\0' + name + '\0', '\0' + name(name) + '\0');
    }
    byte[] copy = text.getBytes(StandardCharsets.ISO_8859_1);
    bindAtOnce(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
    return copy;
  }

  /**
   * The entry with the path of what it depends on, which is loaded before, makes room for flags.
   */
  private static void bindAtOnce(ByteBuffer elf) {
    int entry = dynamicSection(elf);
    for (long tag = elf.getLong(entry); tag != DT_NULL; tag = elf.getLong(entry)) {
      if (tag == DT_RUNPATH || tag == DT_FLAGS) {
        elf.putLong(entry, DT_FLAGS);
        elf.putLong(entry + Long.BYTES, DF_SYMBOLIC | DF_BIND_NOW);
      }
      entry += DYNAMIC_ENTRY;
    }
  }

  private static int dynamicSection(ByteBuffer elf) {
    int header = Math.toIntExact(elf.getLong(HEADERS_OFFSET));
    for (int i = 0; i < elf.getShort(HEADER_NUMBER); i++) {
      if (elf.getInt(header) == PT_DYNAMIC) {
        return Math.toIntExact(elf.getLong(header + SEGMENT_OFFSET));
      }
      header += elf.getShort(HEADER_SIZE);
    }
    throw new IllegalArgumentException("no shared library: it has no dynamic section");
  }
}
