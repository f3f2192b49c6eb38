package org.tradewind.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a run makes of its report at its end. */
public enum ReportParts {
  /** The page report.html. */
  PAGE,
  /** The page, and its figures as SVG and PNG. */
  FIGURES,
  /** Nothing. */
  OFF;

  /** As the study file names them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
  }
}
