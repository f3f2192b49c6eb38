package org.tradewind.adjoint;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.formats.ioapi.IoapiWriter;

/**
 * How the files that force an adjoint model are written.
 *
 * @param from first day
 * @param to last day
 * @param label which records of a day carry its hours
 * @param species variables of the model that make its PM2.5
 * @param gridName name of the grid in the model (GDNAM)
 * @param vertical the model's vertical coordinate; a level more than layers
 */
public record ForcingParameters(
    LocalDate from,
    LocalDate to,
    Label label,
    List<String> species,
    String gridName,
    IoapiHeader.Vertical vertical) {

  /**
   * PM2.5 of CMAQ's aerosol module AERO5 (CMAQ 4.7.1, on which CMAQ Adjoint 5.0 is built): what
   * programs that sum it up from its output take, without water. Modes I and J are fine.
   */
  public static final List<String> AERO5_PM25 =
      List.of(
          "ASO4I", "ASO4J", "ANO3I", "ANO3J", "ANH4I", "ANH4J", "AORGPAI", "AORGPAJ", "AECI",
          "AECJ", "A25I", "A25J", "ANAI", "ANAJ", "ACLI", "ACLJ", "AALKJ", "AXYL1J", "AXYL2J",
          "AXYL3J", "ATOL1J", "ATOL2J", "ATOL3J", "ABNZ1J", "ABNZ2J", "ABNZ3J", "ATRP1J", "ATRP2J",
          "AISO1J", "AISO2J", "AISO3J", "ASQTJ", "AOLGAJ", "AOLGBJ", "AORGCJ");

  /** Which of a day's 25 records, stamped 0:00 to 24:00, carry its 24 hours. */
  public enum Label {
    /** An hour is labelled by its start: 0:00 to 23:00. */
    START,
    /** An hour is labelled by its end: 1:00 to 24:00. */
    END
  }

  public ForcingParameters {
    species = List.copyOf(species);
    if (to.isBefore(from)) {
      throw new UserError(
          "study key forcing.to",
          to.toString(),
          "a day not before forcing.from, " + from,
          "Correct the period.");
    }
    for (String name : species) {
      require("forcing.species", name, name.matches("[A-Za-z][A-Za-z0-9_]*"));
    }
    if (new HashSet<>(species).size() < species.size()) {
      throw new UserError(
          "study key forcing.species", species.toString(), "each once", "Remove the duplicate.");
    }
    require("forcing.grid_name", gridName, gridName.matches("[!-~]+"));
    requireLevels(vertical.levels());
  }

  private static void require(String key, String name, boolean plain) {
    if (!plain || name.length() > IoapiWriter.NAME_LENGTH) {
      throw new UserError(
          "study key " + key,
          "'" + name + "'",
          "a name of up to " + IoapiWriter.NAME_LENGTH + " letters and digits",
          "Give the name as the model has it.");
    }
  }

  private static void requireLevels(List<Double> levels) {
    boolean ordered = levels.size() > 1;
    for (int i = 1; i < levels.size(); i++) {
      double step = levels.get(i) - levels.get(i - 1);
      // of one sign throughout
      ordered &= step * (levels.get(1) - levels.get(0)) > 0;
    }
    if (!ordered) {
      throw new UserError(
          "study key forcing.levels",
          levels.toString(),
          "the boundaries of the layers from the ground upwards, one more than layers",
          "Copy VGLVLS from a file of the model.");
    }
  }

  /** Number of layers. */
  int layers() {
    return vertical.levels().size() - 1;
  }
}
