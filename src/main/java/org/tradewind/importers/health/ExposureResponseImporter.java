package org.tradewind.importers.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Parameters of exposure-response functions by cause and age: draws of the IER, or the GEMM, whose
 * rows become draw 0 with the standard error of theta as p1_se ({@link ExposureResponseFile} says
 * which columns are read).
 *
 * <p>Rows of the same form that the target folder has already are replaced, those of others stay.
 */
public final class ExposureResponseImporter implements Importer {
  private static final String GROUPS = "groups";
  private static final String LRI = "LRI";

  /** Stands for what belongs to the form. */
  private static final String OWN = "own";

  @Override
  public String format() {
    return "exposure-response";
  }

  @Override
  public String describes() {
    return "draws of the IER (GBD 2010 to 2017), or the GEMM (CSV by cause and age) -> exposure_response";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        ENCODING,
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
        new Setting(
            "scale",
            "auto",
            "what the IER's concentrations are divided by: 1, or 1e10 for GBD 2013; auto: by the size"
                + " of the relative risks"),
        new Setting("source", "Exposure-response functions", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    Provenance.SourceFile hashed = SourceFiles.hashed(source);
    ExposureResponseFile content =
        ExposureResponseFile.read(source, scale(settings), settings.texts());
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    int kept = keepOthers(existing, content.form(), table);
    List<String> taken = new ArrayList<>();
    for (String cause : causes(settings, content.form()).split(",")) {
      Map<String, List<ExposureResponseFile.Row>> ages = content.causes().get(cause.trim());
      if (ages == null) {
        throw new UserError(
            "import " + format() + " --set causes",
            "'" + cause.trim() + "', which " + source + " does not have",
            "some of " + Names.some(List.copyOf(content.causes().keySet())),
            Names.didYouMean(cause.trim(), content.causes().keySet()));
      }
      taken.add(add(content, cause.trim(), ages, settings, table));
    }
    String note =
        String.format(
            Locale.ROOT,
            "form %s, functions by cause: %s%s",
            content.form(),
            String.join(", ", taken),
            content.form().equals("gemm")
                ? ""
                : content.numbered()
                    ? "; draws numbered by the file"
                    : "; draws numbered in the order of the file");
    Provenance origin =
        new Provenance(Provenance.Status.REAL, settings.text("source"), note, List.of(hashed))
            .remarking(content.remarks());
    return new StudyTables()
        .put(
            table.build(),
            kept == 0
                ? origin
                : existing.provenance(AirInputs.EXPOSURE_RESPONSE.name()).completedBy(origin));
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

  /** Adds the rows of one cause; returns what was added, for the provenance. */
  private String add(
      ExposureResponseFile content,
      String cause,
      Map<String, List<ExposureResponseFile.Row>> ages,
      ImportSettings settings,
      Table.Builder table) {
    String form = content.form();
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
    for (Map.Entry<String, List<ExposureResponseFile.Row>> age : ages.entrySet()) {
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

  private void addRows(
      String form,
      String cause,
      String age,
      List<ExposureResponseFile.Row> rows,
      Table.Builder table) {
    boolean draws = form.equals("ier");
    if (!draws && rows.size() > 1) {
      throw new UserError(
          "import " + format() + ", cause " + cause + ", age " + age,
          rows.size() + " rows",
          "one row of the GEMM",
          "Remove the others.");
    }
    for (int i = 0; i < rows.size(); i++) {
      ExposureResponseFile.Row row = rows.get(i);
      int draw = !draws ? 0 : row.draw() > 0 ? row.draw() : i + 1;
      table.add(
          form, cause, age, draw, row.p1(), row.p2(), row.p3(), row.p4(), row.standardError());
    }
  }

  private String scale(ImportSettings settings) {
    String scale = settings.text("scale");
    List<String> known = List.of("auto", "1", "1e10");
    if (!known.contains(scale)) {
      throw UserError.unknown("import " + format() + " --set scale", "", scale, known);
    }
    return scale;
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
    if (existing.has(AirInputs.EXPOSURE_RESPONSE)) {
      Table old = existing.require(AirInputs.EXPOSURE_RESPONSE);
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
