package org.tradewind.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** A finished run as the formats read it: what its manifest says, and its tables. */
public final class RunContents {
  private final About about;
  private final Tables tables;

  /** The tables of a run; each call may read files. */
  public interface Tables {
    /** Rows of every output table, by name. */
    Map<String, Long> rows();

    /** An output table, where the run has it. */
    Optional<Table> output(String name);

    /**
     * A small table of its inputs, where it read one; a table that is gone or that was changed
     * since is a {@link UserError}.
     */
    Optional<Table> input(TableSchema schema);
  }

  /**
   * What the manifest says.
   *
   * @param run name of its folder
   * @param study name of the study
   * @param info title, year and words of the study
   * @param software version that made the run
   * @param finished when it was finished, ISO 8601
   * @param status status of its least certain table
   * @param illustrative tables whose numbers are made up
   * @param sources who published what its inputs were made from
   * @param draws how many draws its intervals are of; 0 for a run without
   */
  public record About(
      String run,
      String study,
      StudyInfo info,
      String software,
      String finished,
      Provenance.Status status,
      List<String> illustrative,
      List<String> sources,
      int draws) {
    public About {
      illustrative = List.copyOf(illustrative);
      sources = List.copyOf(sources);
    }

    /** The title of the study, or else its name. */
    public String title() {
      return info.values().getOrDefault(StudyInfo.TITLE, study);
    }

    /** The year of the study, where it is known. */
    public Optional<String> year() {
      return Optional.ofNullable(info.values().get(StudyInfo.YEAR)).filter(StudyInfo::isYear);
    }

    /** How far the numbers can be trusted, in one sentence. */
    public String statusSentence() {
      return switch (status) {
        case ILLUSTRATIVE ->
            "ILLUSTRATIVE, do not cite: made up are " + String.join(", ", illustrative) + ".";
        case ESTIMATED -> "ESTIMATED: computed from published data by stated methods.";
        case GIVEN -> "GIVEN: made from tables of the user, without a statement of their origin.";
        case REAL -> "REAL: made from published data.";
      };
    }

    /** How intervals are made, in one sentence. */
    public String intervalSentence() {
      return draws == 0
          ? "The run has no draws, so there are no intervals."
          : "Intervals are quantiles (2.5 %, 50 %, 97.5 %) of up to "
              + draws
              + " draws of that very number, never sums of other quantiles; the central value is"
              + " that of the run without draws.";
    }

    /** The title with the status, where that is not REAL. */
    public String markedTitle() {
      return status == Provenance.Status.REAL ? title() : title() + " (" + status + ")";
    }
  }

  private RunContents(About about, Tables tables) {
    this.about = about;
    this.tables = tables;
  }

  /** A run as read. */
  public static RunContents of(About about, Tables tables) {
    return new RunContents(about, tables);
  }

  public About about() {
    return about;
  }

  /** Rows of every output table, by name. */
  public Map<String, Long> rows() {
    return tables.rows();
  }

  /** An output table, where the run has it. */
  public Optional<Table> table(TableSchema schema) {
    return table(schema.name());
  }

  /** An output table by its name, where the run has it. */
  public Optional<Table> table(String name) {
    return tables.rows().containsKey(name) ? tables.output(name) : Optional.empty();
  }

  /** The intervals of an output table; those of nothing where the run has none. */
  public Intervals intervals(TableSchema of) {
    return table(CiTable.schema(of)).map(table -> Intervals.of(of, table)).orElse(Intervals.NONE);
  }

  /** A table of the inputs that must be readable where the run read one. */
  public Optional<Table> input(TableSchema schema) {
    return tables.input(schema);
  }

  /**
   * A table of the inputs that serves an export but that it can do without.
   *
   * @param notes gets a sentence where the table cannot be read any more
   */
  Optional<Table> input(TableSchema schema, List<String> notes) {
    try {
      return tables.input(schema);
    } catch (UserError e) {
      notes.add("Table " + schema.name() + " of the inputs was not read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The name of a file of this run. */
  String fileName(String rest) {
    return about.run() + "-" + rest;
  }

  /** Names of output tables that are not among those named, with their rows, in order. */
  List<String> others(java.util.Collection<String> named) {
    List<String> others = new ArrayList<>();
    rows()
        .forEach(
            (name, rows) -> {
              if (!named.contains(name) && !name.endsWith(CiTable.SUFFIX)) {
                others.add(name + " (" + rows + " rows)");
              }
            });
    return others;
  }
}
