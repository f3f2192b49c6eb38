package org.tradewind.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a table came from; kept beside it and copied into every manifest.
 *
 * @param status how much the numbers can be trusted to be measurements
 * @param source who published what it was made from, with the year
 * @param note how it was made, and what is missing from it
 * @param files the files read, with their hashes
 * @param remarks what was ignored, mended or assumed when it was made, a sentence each; every run
 *     prints them on its page
 */
public record Provenance(
    Status status, String source, String note, List<SourceFile> files, List<String> remarks) {

  /** The kinds of origin, from the most to the least certain. */
  public enum Status {
    /** Published data, at most reshaped or converted in unit. */
    REAL,
    /** Computed from real data by a stated method. */
    ESTIMATED,
    /** Given by the user, without a statement. */
    GIVEN,
    /** Made up in shape and magnitude so that the software can be tried. */
    ILLUSTRATIVE;

    /**
     * The status of several tables together: that of the least certain, REAL where there is none.
     */
    public static Status ofAll(Stream<Provenance> origins) {
      return origins.map(Provenance::status).max(Comparator.naturalOrder()).orElse(REAL);
    }
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
    // provenance.json of earlier versions has none
    remarks = remarks == null ? List.of() : List.copyOf(remarks);
  }

  /** A provenance with nothing to remark. */
  public Provenance(Status status, String source, String note, List<SourceFile> files) {
    this(status, source, note, files, List.of());
  }

  /** The same with remarks added to those it has, each once. */
  public Provenance remarking(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    more.stream().filter(remark -> !all.contains(remark)).forEach(all::add);
    return new Provenance(status, source, note, files, all);
  }

  /**
   * The origin of a table of this origin that was completed with rows of another one: the less
   * certain of the two statuses, and the sources, notes, files and remarks of both.
   */
  public Provenance completedBy(Provenance added) {
    Set<SourceFile> allFiles = new LinkedHashSet<>(files);
    allFiles.addAll(added.files);
    Set<String> allRemarks = new LinkedHashSet<>(remarks);
    allRemarks.addAll(added.remarks);
    return new Provenance(
        Status.ofAll(Stream.of(this, added)),
        source + "; " + added.source,
        note.isBlank() ? added.note : note + "; then " + added.note,
        List.copyOf(allFiles),
        List.copyOf(allRemarks));
  }

  /** As {@link #completedBy}, but a source that is named already is not named twice. */
  public Provenance continuedBy(Provenance added) {
    Provenance both = completedBy(added);
    return source.contains(added.source)
        ? new Provenance(both.status, source, both.note, both.files, both.remarks)
        : both;
  }

  /** Whether this is the origin of a table of another origin that was completed with rows. */
  public boolean completes(Provenance before) {
    boolean sameSource = source.equals(before.source) && note.startsWith(before.note + "; then ");
    return sameSource || source.startsWith(before.source + "; ");
  }

  /** A provenance without files. */
  public static Provenance of(Status status, String source, String note) {
    return new Provenance(status, source, note, List.of());
  }
}
