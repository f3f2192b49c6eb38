package org.tradewind.tables;

import java.util.List;

/**
 * Where a table came from; kept beside it and copied into every manifest.
 *
 * @param status how much the numbers can be trusted to be measurements
 * @param source who published what it was made from, with the year
 * @param note how it was made, and what is missing from it
 * @param files the files read, with their hashes
 */
public record Provenance(Status status, String source, String note, List<SourceFile> files) {

  /** The kinds of origin, from the most to the least like the world. */
  public enum Status {
    /** Published data, at most reshaped or converted in unit. */
    REAL,
    /** Computed from real data by a stated method. */
    ESTIMATED,
    /** Made up in shape and magnitude so that the software can be tried. */
    ILLUSTRATIVE,
    /** Given by the user, without a statement. */
    GIVEN
  }

  /**
   * A file that was read.
   *
   * @param path as the user gave it
   * @param sha256 hash of its bytes, lower-case hex
   */
  public record SourceFile(String path, String sha256) {}

  public Provenance {
    files = List.copyOf(files);
  }

  /** A provenance without files. */
  public static Provenance of(Status status, String source, String note) {
    return new Provenance(status, source, note, List.of());
  }
}
