package org.tradewind.importers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Parameters of exposure-response functions in two public layouts, told apart by their header:
 *
 * <ul>
 *   <li>{@code cause,age,alpha,beta,gamma,tmrel}: draws of the IER. A cause and age has one row a
 *       draw; they carry no number and are numbered from 1 in the order of the file.
 *   <li>{@code Causes,Age,theta,SE.theta,alpha,mu,gama}: the GEMM, one row a cause and age, which
 *       becomes draw 0, with the standard error of theta as p1_se.
 * </ul>
 *
 * Rows of the same form that the target folder has already are replaced, those of others stay.
 */
public final class ExposureResponseImporter implements Importer {
  private static final List<String> IER =
      List.of("cause", "age", "alpha", "beta", "gamma", "tmrel");
  private static final List<String> GEMM =
      List.of("Causes", "Age", "theta", "SE.theta", "alpha", "mu", "gama");
  private static final String GROUPS = "groups";
  private static final String LRI = "LRI";

  /** Stands for what belongs to the form. */
  private static final String OWN = "own";

  /** Parameters p1 to p4 of one row, and the standard error of p1 or NaN. */
  private record Row(double p1, double p2, double p3, double p4, double standardError) {}

  /** What a file holds: form, and rows by cause and by label of age, in the order of the file. */
  private record Content(String form, Map<String, Map<String, List<Row>>> causes) {}

  @Override
  public String format() {
    return "exposure-response";
  }

  @Override
  public String describes() {
    return "draws of the IER, or the GEMM (CSV by cause and age) -> exposure_response";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "causes",
            OWN,
            "causes to take; own: IHD,STROKE,COPD,LC,LRI of the IER, NCD+LRI of the GEMM"),
        new Setting(
            "ages", GROUPS, "groups: by age where the source has that; ALL: its rows of all ages"),
        new Setting("all", AgeGroups.ADULTS, "age group for which the source's ALL is taken"),
        new Setting(
            "all_lri",
            OWN,
            "the same for LRI; own: 0-4 of the IER, 25+ of the GEMM, whose cohorts are adults"),
        new Setting("source", "Exposure-response functions", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    Content content = content(source);
    Table.Builder table = Table.builder(Inputs.EXPOSURE_RESPONSE);
    int kept = keepOthers(existing, content.form(), table);
    List<String> taken = new ArrayList<>();
    for (String cause : causes(settings, content.form()).split(",")) {
      Map<String, List<Row>> ages = content.causes().get(cause.trim());
      if (ages == null) {
        throw new UserError(
            "import " + format() + " --set causes",
            "'" + cause.trim() + "', which " + source + " does not have",
            "some of " + Names.some(List.copyOf(content.causes().keySet())),
            Names.didYouMean(cause.trim(), content.causes().keySet()));
      }
      taken.add(add(content.form(), cause.trim(), ages, settings, table));
    }
    String note =
        String.format(
            Locale.ROOT,
            "form %s, functions by cause: %s%s",
            content.form(),
            String.join(", ", taken),
            content.form().equals("ier") ? "; draws numbered in the order of the file" : "");
    Provenance origin =
        new Provenance(Provenance.Status.REAL, settings.text("source"), note, List.of(hashed));
    return new StudyTables()
        .put(
            table.build(),
            kept == 0
                ? origin
                : existing.provenance(Inputs.EXPOSURE_RESPONSE.name()).completedBy(origin));
  }

  private static String causes(ImportSettings settings, String form) {
    String causes = settings.text("causes");
    String own = form.equals("ier") ? "IHD,STROKE,COPD,LC,LRI" : "NCD+LRI";
    return causes.equals(OWN) ? own : causes;
  }

  private static String allLri(ImportSettings settings, String form) {
    String age = settings.text("all_lri");
    String own = form.equals("ier") ? AgeGroups.UNDER_FIVE : AgeGroups.ADULTS;
    return age.equals(OWN) ? own : age;
  }

  private Content content(Path source) {
    try (CsvStream csv = CsvStream.open(source, ',')) {
      String[] first = csv.next();
      List<String> header = first == null ? List.of() : Arrays.asList(first);
      if (header.equals(IER)) {
        return new Content("ier", rows(csv, header, -1, 2, 3, 4, 5));
      }
      if (header.equals(GEMM)) {
        return new Content("gemm", rows(csv, header, 3, 2, 4, 5, 6));
      }
      throw new UserError(
          source.toString(),
          "the columns " + Names.some(header),
          "the columns " + Names.some(IER) + " or " + Names.some(GEMM),
          "Rename or reorder the columns, or write the table exposure_response itself.");
    }
  }

  private Map<String, Map<String, List<Row>>> rows(
      CsvStream csv, List<String> header, int standardError, int p1, int p2, int p3, int p4) {
    Map<String, Map<String, List<Row>>> causes = new LinkedHashMap<>();
    for (String[] row = csv.next(header.size()); row != null; row = csv.next(header.size())) {
      String age = row[1].trim();
      if (!age.equals(AgeGroups.ALL) && AgeGroups.lowest(age) < 0) {
        throw new UserError(
            csv.where(), "age '" + age + "'", "ALL or the lowest age of a group", "Correct it.");
      }
      causes
          .computeIfAbsent(row[0].trim().toUpperCase(Locale.ROOT), k -> new LinkedHashMap<>())
          .computeIfAbsent(age, k -> new ArrayList<>())
          .add(
              new Row(
                  csv.number(row, p1, header),
                  csv.number(row, p2, header),
                  csv.number(row, p3, header),
                  csv.number(row, p4, header),
                  standardError < 0 ? Double.NaN : csv.number(row, standardError, header)));
    }
    return causes;
  }

  /** Adds the rows of one cause; returns what was added, for the provenance. */
  private String add(
      String form,
      String cause,
      Map<String, List<Row>> ages,
      ImportSettings settings,
      Table.Builder table) {
    boolean groups = grouped(settings) && ages.keySet().stream().anyMatch(a -> !a.equals("ALL"));
    if (!groups && !ages.containsKey(AgeGroups.ALL)) {
      throw new UserError(
          "import " + format() + " --set ages=ALL",
          "no row of age ALL for cause " + cause,
          "one",
          "Take this source with ages=" + GROUPS + ".");
    }
    int oldest = ages.keySet().stream().mapToInt(AgeGroups::lowest).max().orElse(-1);
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, List<Row>> age : ages.entrySet()) {
      if (age.getKey().equals(AgeGroups.ALL) == groups) {
        continue;
      }
      String name =
          groups
              ? AgeGroups.name(AgeGroups.lowest(age.getKey()), oldest)
              : cause.equals(LRI) ? allLri(settings, form) : settings.text("all");
      names.add(name);
      addRows(form, cause, name, age.getValue(), table);
    }
    return cause + " " + names;
  }

  private void addRows(String form, String cause, String age, List<Row> rows, Table.Builder table) {
    boolean draws = form.equals("ier");
    if (!draws && rows.size() > 1) {
      throw new UserError(
          "import " + format() + ", cause " + cause + ", age " + age,
          rows.size() + " rows",
          "one row of the GEMM",
          "Remove the others.");
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      table.add(
          form, cause, age, draws ? i + 1 : 0, row.p1, row.p2, row.p3, row.p4, row.standardError);
    }
  }

  private boolean grouped(ImportSettings settings) {
    String ages = settings.text("ages");
    if (!List.of(GROUPS, AgeGroups.ALL).contains(ages)) {
      throw new UserError(
          "import " + format() + " --set ages",
          "'" + ages + "'",
          GROUPS + " or " + AgeGroups.ALL,
          Names.didYouMean(ages, List.of(GROUPS, AgeGroups.ALL)));
    }
    return ages.equals(GROUPS);
  }

  private static int keepOthers(StudyTables existing, String form, Table.Builder table) {
    int kept = 0;
    if (existing.has(Inputs.EXPOSURE_RESPONSE)) {
      Table old = existing.require(Inputs.EXPOSURE_RESPONSE);
      for (int r = 0; r < old.rows(); r++) {
        if (!old.strings("form")[r].equals(form)) {
          Object[] values = new Object[old.schema().columns().size()];
          for (int c = 0; c < values.length; c++) {
            values[c] = old.value(r, c);
          }
          table.add(values);
          kept++;
        }
      }
    }
    return kept;
  }
}
