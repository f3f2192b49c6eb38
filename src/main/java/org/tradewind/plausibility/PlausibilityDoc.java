package org.tradewind.plausibility;

/** Writes docs/plausibility.md from the table of ranges, so that the page cannot differ from it. */
public final class PlausibilityDoc {
  private PlausibilityDoc() {}

  /** The whole page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Plausible ranges\n\n")
        .append(
            "<!-- Generated from facts/plausible_range.csv; `mvn verify` fails where it differs. -->\n\n")
        .append(
            "Every run compares its inputs with these ranges. Beyond a bound of *said* the page and the manifest have a line that begins with `IMPLAUSIBLE`; beyond a bound of *refused* the run"
                + " ends with the row, the value, the bound and the likely cause. The bounds are wide: they are there to find kilograms in place of tonnes, not to judge data. Lower bounds are rare,"
                + " because a study may be small.\n\n")
        .append(
            "`plausibility.beyond` is `listed` (as here), `refuse` (all are refused), `warn` (all are said) or `ignore`. `plausibility.ranges` replaces bounds, such as"
                + " `[pm25=0..1500, cell_density=..]`; a bound that is left out is infinite. Figures of emissions and sensitivities come from the pass over the grid that the run makes anyway;"
                + " figures per person of a study of fewer than 100,000 persons are said, not refused, because such a study is made to try things out. Intensities are checked where the currency of the study is known; it is"
                + " converted with rounded rates, for this purpose alone. An import says what is beyond, and refuses nothing.\n\n")
        .append(
            "| quantity | table, column | figure | said below | said above | refused below | refused above | unit | likely cause | why there |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|\n");
    for (PlausibleRange range : PlausibleRange.shipped().values()) {
      page.append("| `").append(range.quantity()).append("` | `").append(range.table());
      page.append("`, `").append(range.column()).append("` | ").append(figure(range));
      page.append(" | ").append(bound(range.loudBelow()));
      page.append(" | ").append(bound(range.loudAbove()));
      page.append(" | ").append(bound(range.refuseBelow()));
      page.append(" | ").append(bound(range.refuseAbove()));
      page.append(" | ").append(range.unit()).append(" | ").append(range.likelyCause());
      page.append(" | ").append(range.reason()).append(" |\n");
    }
    return page.toString();
  }

  private static String figure(PlausibleRange range) {
    return range.only().isEmpty() ? range.figure() : range.figure() + ", " + range.only();
  }

  private static String bound(double value) {
    return Double.isFinite(value) ? Amount.text(value) : "";
  }
}
