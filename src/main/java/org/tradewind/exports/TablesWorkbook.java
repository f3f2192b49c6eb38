package org.tradewind.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;

/** The tables of a run that answer its questions, as one Excel workbook with a sheet of notes. */
public final class TablesWorkbook implements RunFormat {
  /** Rows of a sheet with its header. */
  private static final int MOST_ROWS = 1_048_576;

  private static final String REST = "tables.xlsx";
  private static final String PROGRAM = "Tradewind";
  private static final String PROGRAM_VERSION = "1.0";

  private final int mostRows;

  public TablesWorkbook() {
    this(MOST_ROWS);
  }

  /** A workbook whose sheets hold fewer rows, for tests. */
  TablesWorkbook(int mostRows) {
    this.mostRows = mostRows;
  }

  @Override
  public String name() {
    return "xlsx";
  }

  @Override
  public String describes() {
    return "the tables of results with their intervals, one Excel workbook (RUN-" + REST + ")";
  }

  /** A sheet that is written. */
  private record Made(SheetPlan plan, Table table, boolean intervals) {}

  @Override
  public Export of(RunContents run) {
    List<Made> sheets = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (SheetPlan plan : SheetPlan.ALL) {
      long rows = run.rows().getOrDefault(plan.table(), 0L);
      if (rows == 0) {
        absent.add(plan.table());
      } else if (rows >= mostRows) {
        notes.add(
            String.format(
                Locale.ROOT,
                "Table %s has %,d rows, more than a sheet holds; it was left out.",
                plan.table(),
                rows));
      } else {
        Table table = run.table(plan.table()).orElseThrow();
        boolean intervals = run.rows().containsKey(plan.table() + CiTable.SUFFIX);
        sheets.add(new Made(plan, table, intervals));
      }
    }
    if (sheets.isEmpty()) {
      throw new UserError(
          "run " + run.about().run(),
          "none of the tables that a workbook shows",
          "a run with accounts, flows or damage",
          "Export a run of jobs/run.");
    }
    List<String> said = List.copyOf(notes);
    Content content = out -> write(run, sheets, said, absent, out);
    return new Export(List.of(new File(run.fileName(REST), content)), notes);
  }

  private static void write(
      RunContents run, List<Made> sheets, List<String> notes, List<String> absent, OutputStream out)
      throws IOException {
    Workbook workbook = new Workbook(out, PROGRAM, PROGRAM_VERSION);
    workbook.properties().setTitle(run.about().markedTitle());
    WorkbookSheets cells = new WorkbookSheets();
    Worksheet first = workbook.newWorksheet("Notes");
    TableSheet.Names names = new TableSheet.Names(run);
    for (Made made : sheets) {
      TableSheet table =
          TableSheet.of(made.plan(), made.table(), run.intervals(made.table().schema()), names);
      Worksheet sheet = workbook.newWorksheet(made.plan().sheet());
      cells.table(sheet, table);
      sheet.finish();
    }
    notes(first, cells, run, sheets, notes, absent);
    first.finish();
    workbook.finish();
  }

  private static void notes(
      Worksheet sheet,
      WorkbookSheets cells,
      RunContents run,
      List<Made> sheets,
      List<String> notes,
      List<String> absent) {
    RunContents.About about = run.about();
    List<List<Object>> lines = new ArrayList<>();
    lines.add(List.of(about.markedTitle()));
    lines.add(List.of("Status", about.statusSentence()));
    lines.add(List.of("Study", about.study()));
    lines.add(List.of("Year", about.year().orElse("not given")));
    lines.add(List.of("Run", about.run() + ", finished " + about.finished()));
    lines.add(List.of("Software", PROGRAM + " " + about.software()));
    lines.add(List.of("Intervals", about.intervalSentence()));
    lines.add(
        List.of(
            "Units",
            "In the headers; of columns marked (see unit) in the column unit. Empty cells are numbers"
                + " that are not defined or have no interval."));
    lines.add(List.of("Inputs from", String.join("; ", about.sources())));
    notes.forEach(note -> lines.add(List.of("Left out", note)));
    if (cells.cut() > 0) {
      lines.add(List.of("Left out", cells.cut() + " texts were cut to 32,767 characters."));
    }
    if (!absent.isEmpty()) {
      lines.add(List.of("Not in the run", String.join(", ", absent)));
    }
    List<String> shown = sheets.stream().map(made -> made.plan().table()).toList();
    lines.add(
        List.of("Tables of the run that have no sheet", String.join(", ", run.others(shown))));
    lines.add(List.of());
    lines.add(List.of("Sheet", "Question", "Table", "Rows", "Key", "Intervals", "What it is"));
    int head = lines.size() - 1;
    sheets.forEach(made -> lines.add(line(made)));
    for (int row = 0; row < lines.size(); row++) {
      for (int c = 0; c < lines.get(row).size(); c++) {
        cells.cell(sheet, row, c, lines.get(row).get(c));
      }
    }
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.range(head, 0, head, 6).style().bold().fillColor("E7E2D8").set();
    double[] widths = {24, 60, 24, 10, 36, 10, 80};
    for (int c = 0; c < widths.length; c++) {
      sheet.width(c, widths[c]);
    }
  }

  private static List<Object> line(Made made) {
    SheetPlan plan = made.plan();
    Table table = made.table();
    String rows =
        plan.where().isEmpty()
            ? ""
            : " Rows with "
                + plan.where().entrySet().stream()
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ".";
    return List.of(
        plan.sheet(),
        plan.answers(),
        plan.table(),
        TableSheet.rows(plan, table).length,
        String.join(", ", table.schema().key()),
        made.intervals() ? "yes" : "no",
        table.schema().meaning() + rows);
  }
}
