package org.tradewind.importers.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.DataRows;
import org.tradewind.formats.csv.SourceTexts;

/**
 * A file of parameters of exposure-response functions by cause and age, its columns recognised by
 * name:
 *
 * <ul>
 *   <li>IER, RR = 1 + alpha (1 - exp(-b (z - zcf)^c)): {@code alpha}; b {@code beta}, or {@code
 *       gamma} where there is a {@code delta} or {@code rho} and no {@code beta}; c {@code delta},
 *       {@code rho}, else {@code gamma}; zcf {@code zcf}, {@code tmrel} or {@code tmred}; {@code
 *       sim} or {@code draw} numbers the draws, else their order does. The files of GBD 2010, 2013
 *       and 2015 have {@code sim, funct, cause, age, alpha, beta, delta, zcf, aic, bic}, that of
 *       GBD 2017 {@code cause, age, alpha, beta, gamma, tmrel}.
 *   <li>GEMM: {@code Causes, Age, theta, SE.theta, alpha, mu, gama}.
 * </ul>
 *
 * <p>The curves of GBD 2013 were fitted to concentrations divided by 1e10 (IHME's own code,
 * function power2, divides by {@code power2.divisor}); without that all are flat at 1 + alpha.
 * {@link #SCALE} says how this is recognised.
 */
final class ExposureResponseFile {
  static final String IER = "ier";
  static final String GEMM = "gemm";

  /** Concentrations of GBD 2013 are divided by it. */
  static final double SCALE = 1e10;

  /** A mean relative risk at 10 ug/m3 above the counterfactual that no curve of the IER reaches. */
  private static final double IMPOSSIBLE = 10;

  /**
   * A curve whose mean stays below this at 100 ug/m3 when scaled was not of scaled concentrations.
   */
  private static final double NO_RISK = 1.01;

  private static final List<String> CAUSE = List.of("cause", "causes", "cause_name");
  private static final List<String> AGE = List.of("age", "age_name", "age_group");
  private static final List<String> DRAW = List.of("sim", "draw", "v1");
  private static final List<String> COUNTERFACTUAL = List.of("zcf", "tmrel", "tmred");
  private static final List<String> POWER = List.of("delta", "rho");

  /** Columns of published files that are known and have no use here. */
  private static final List<String> UNUSED = List.of("funct", "aic", "bic");

  private static final String FUNCTION = "power2";

  /** Parameters p1 to p4 of one row, its draw or 0, and the standard error of p1 or NaN. */
  record Row(int draw, double p1, double p2, double p3, double p4, double standardError) {
    /** RR of the IER at a distance above the counterfactual. */
    private double riskAbove(double distance) {
      return 1 + p1 * (1 - Math.exp(-p2 * Math.pow(distance, p3)));
    }

    private Row scaled() {
      return new Row(draw, p1, p2 * Math.pow(SCALE, -p3), p3, p4, standardError);
    }
  }

  private final DataRows rows;
  private final List<String> columns;
  private final Map<String, Map<String, List<Row>>> causes = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private String form;
  private boolean numbered;

  private ExposureResponseFile(DataRows rows) {
    this.rows = rows;
    this.columns = rows.header().stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Reads a file.
   *
   * @param scale auto, 1 or 1e10: what concentrations of the IER are divided by
   */
  static ExposureResponseFile read(Path source, String scale, SourceTexts texts) {
    try (DataRows rows = DataRows.open(source, texts)) {
      ExposureResponseFile file = new ExposureResponseFile(rows);
      file.read();
      file.scale(scale);
      return file;
    }
  }

  private void read() {
    if (columns.contains("theta")) {
      form = GEMM;
      accept(
          need("theta"), need("alpha"), need("mu"), first(List.of("gama", "nu")), need("se.theta"));
    } else {
      form = IER;
      int power = find(POWER);
      int gamma = columns.indexOf("gamma");
      int beta = columns.indexOf("beta");
      if (power >= 0 && gamma >= 0 && beta >= 0 || power < 0 && gamma < 0) {
        throw unknown();
      }
      int rate = beta >= 0 ? beta : power >= 0 ? gamma : -1;
      if (rate < 0) {
        throw unknown();
      }
      accept(need("alpha"), rate, power >= 0 ? power : gamma, first(COUNTERFACTUAL), -1);
    }
  }

  private void accept(int p1, int p2, int p3, int p4, int standardError) {
    int cause = first(CAUSE);
    int age = first(AGE);
    int draw = form.equals(IER) ? find(DRAW) : -1;
    int function = columns.indexOf(UNUSED.get(0));
    numbered = draw >= 0;
    List<Integer> used = List.of(p1, p2, p3, p4, standardError, cause, age, draw);
    List<String> other = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (!used.contains(c) && !UNUSED.contains(columns.get(c))) {
        other.add(rows.header().get(c));
      }
    }
    if (!other.isEmpty()) {
      remarks.add("Columns that are not used: " + String.join(", ", other) + ".");
    }
    for (String[] row = rows.next(); row != null; row = rows.next()) {
      if (function >= 0 && !row[function].strip().equalsIgnoreCase(FUNCTION)) {
        throw new UserError(
            rows.where(),
            "funct '" + row[function] + "'",
            FUNCTION + ", the form of the IER",
            "Take the file of that form.");
      }
      List<Row> curve =
          causes
              .computeIfAbsent(GbdNames.cause(row[cause]), k -> new LinkedHashMap<>())
              .computeIfAbsent(age(row[age]), k -> new ArrayList<>());
      curve.add(
          new Row(
              draw < 0 ? 0 : draw(row, draw, curve),
              rows.number(row, p1),
              rows.number(row, p2),
              rows.number(row, p3),
              rows.number(row, p4),
              standardError < 0 ? Double.NaN : rows.number(row, standardError)));
    }
    zeroIsAllWhereAlone();
  }

  private int draw(String[] row, int column, List<Row> curve) {
    double number = rows.number(row, column);
    int draw = (int) number;
    if (draw != number || draw < 1) {
      throw new UserError(
          rows.where() + ", column " + rows.header().get(column),
          row[column],
          "the number of a draw, from 1",
          "Number the draws of each cause and age from 1.");
    }
    if (!curve.isEmpty() && curve.get(curve.size() - 1).draw() >= draw) {
      throw new UserError(
          rows.where(),
          "draw " + draw + " after draw " + curve.get(curve.size() - 1).draw(),
          "rising draws of a cause and age, each once",
          "Remove duplicates, or sort the rows.");
    }
    return draw;
  }

  private String age(String label) {
    String age = label.strip();
    if (age.equals("99") || age.replaceAll("\\s", "").matches("(?i)all(ages?)?")) {
      return AgeGroups.ALL;
    }
    if (AgeGroups.lowest(age) < 0) {
      throw new UserError(
          rows.where(),
          "age '" + age + "'",
          "ALL (All Age, 99), or the lowest age of a group",
          "Name a group by its lowest age, or all ages by ALL.");
    }
    return age;
  }

  /** Age 0 of a cause that has no other is everybody, as some releases write it. */
  private void zeroIsAllWhereAlone() {
    causes.forEach(
        (cause, ages) -> {
          if (form.equals(IER) && ages.size() == 1 && ages.containsKey("0")) {
            ages.put(AgeGroups.ALL, ages.remove("0"));
            remarks.add("Age 0 of " + cause + ", which has no other, is taken for all ages.");
          }
        });
  }

  private void scale(String setting) {
    if (form.equals(GEMM) || setting.equals("1")) {
      return;
    }
    boolean auto = setting.equals("auto");
    boolean scaled =
        causes.values().stream()
            .flatMap(ages -> ages.values().stream())
            .anyMatch(curve -> mean(curve, 10) > IMPOSSIBLE);
    if (auto && !scaled) {
      return;
    }
    List<String> left = new ArrayList<>();
    causes.forEach(
        (cause, ages) ->
            ages.replaceAll(
                (age, curve) -> {
                  List<Row> divided = curve.stream().map(Row::scaled).toList();
                  if (auto && mean(divided, 100) < NO_RISK) {
                    left.add(cause + " " + age);
                    return curve;
                  }
                  return divided;
                }));
    remarks.add(
        String.format(
            Locale.ROOT,
            "Concentrations of the file are taken as divided by %.0e, as GBD 2013 fitted its curves"
                + " (%s)%s.",
            SCALE,
            auto ? "without it, relative risks exceed 10 at 10 ug/m3" : "as set",
            left.isEmpty() ? "" : "; not those of " + String.join(", ", left)));
  }

  private static double mean(List<Row> curve, double distance) {
    return curve.stream().mapToDouble(r -> r.riskAbove(distance)).average().orElse(1);
  }

  private int need(String column) {
    return first(List.of(column));
  }

  private int first(List<String> names) {
    int found = find(names);
    if (found < 0) {
      throw unknown();
    }
    return found;
  }

  private int find(List<String> names) {
    int found = -1;
    for (int c = 0; c < columns.size(); c++) {
      if (names.contains(columns.get(c))) {
        if (found >= 0) {
          throw unknown();
        }
        found = c;
      }
    }
    return found;
  }

  private UserError unknown() {
    return new UserError(
        rows.file().toString(),
        "the columns " + Names.some(rows.header()),
        "cause, age, alpha, beta, gamma, tmrel (IER of GBD 2017); cause, age, alpha, beta or gamma,"
            + " delta or rho, zcf or tmrel (earlier releases), each once; or Causes, Age, theta,"
            + " SE.theta, alpha, mu, gama (GEMM)",
        "Rename the columns, or write the table exposure_response itself.");
  }

  /** ier or gemm. */
  String form() {
    return form;
  }

  /** Rows by cause and by label of age, in the order of the file. */
  Map<String, Map<String, List<Row>>> causes() {
    return causes;
  }

  /** Whether the file numbers its draws. */
  boolean numbered() {
    return numbered;
  }

  /** What was ignored, mended or assumed. */
  List<String> remarks() {
    return remarks;
  }
}
