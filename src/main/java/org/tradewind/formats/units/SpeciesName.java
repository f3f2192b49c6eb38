package org.tradewind.formats.units;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.axes.Species;

/**
 * How sources name what is emitted. A stressor is of a species where its label is, or begins with,
 * one of these names: "CO2", "CO2 - combustion - air", "Carbon dioxide, fossil". Equivalents
 * ("CO2-eq", "CO2e") and global warming potentials are of none.
 */
public final class SpeciesName {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          Species.CO2, List.of("co2", "carbon dioxide"),
          Species.SO2, List.of("so2", "sulphur dioxide", "sulfur dioxide"),
          Species.NOX, List.of("nox", "nitrogen oxides"),
          Species.NH3, List.of("nh3", "ammonia"),
          Species.VOC, List.of("voc", "nmvoc"),
          Species.OC, List.of("oc", "organic carbon"),
          Species.EC, List.of("ec", "elemental carbon"),
          Species.PM_OTHER, List.of("pm_other"));

  private static final Set<String> OF_EQUIVALENTS =
      Set.of("e", "eq", "eqs", "eqv", "equiv", "equivalent", "equivalents", "gwp", "gwp100");

  private SpeciesName() {}

  /** The code of a species whose name this is, whole. */
  public static Optional<String> exact(String label) {
    String plain = label.strip().toLowerCase(Locale.ROOT);
    return Species.ALL.stream().filter(s -> NAMES.get(s).contains(plain)).findFirst();
  }

  /** The code of the species that a row of labels is an emission of. */
  public static Optional<String> of(String... labels) {
    String whole = String.join(" ", labels).strip().toLowerCase(Locale.ROOT);
    boolean equivalents = Arrays.stream(words(whole)).anyMatch(OF_EQUIVALENTS::contains);
    return equivalents
        ? Optional.empty()
        : Species.ALL.stream()
            .filter(s -> NAMES.get(s).stream().anyMatch(n -> begins(whole, n)))
            .findFirst();
  }

  /** Whether a unit counts in equivalents of something. */
  public static boolean ofEquivalents(String unit) {
    String plain = unit.toLowerCase(Locale.ROOT);
    return plain.contains("co2e") || Arrays.stream(words(plain)).anyMatch(OF_EQUIVALENTS::contains);
  }

  private static boolean begins(String text, String name) {
    return text.startsWith(name)
        && (text.length() == name.length()
            || !Character.isLetterOrDigit(text.charAt(name.length()))
                && text.charAt(name.length()) != '_');
  }

  private static String[] words(String text) {
    return text.split("[^\\p{L}\\p{N}]+");
  }
}
