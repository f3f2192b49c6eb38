package org.tradewind.tables;

import java.util.List;
import java.util.stream.Collectors;

/** Writes docs/tables.md from the schemas, so that the page cannot differ from the code. */
public final class TableDoc {
  private TableDoc() {}

  /** The whole page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Tables\n\n")
        .append("<!-- Generated from the code; `mvn verify` fails where it differs. -->\n\n")
        .append(
            "Every output table is a folder `tables/TABLE/` of Parquet files in the folder of the"
                + " run; its rows follow the order of the files' names. Tables of up to 200,000"
                + " rows (key `output.csv_max_rows`) are also written as `csv/TABLE.csv`."
                + " `catalog.csv` of a run lists its tables: the question that each answers, its"
                + " rows, its key, its columns with units. `catalog.sql` opens all of them in"
                + " DuckDB by name. Columns marked *optional* may be absent. A table's key is"
                + " unique.\n\n")
        .append(TableQuestions.markdown())
        .append("## Forms of an input\n\n")
        .append(
            "A table of inputs is one file `TABLE.csv`, `TABLE.csv.gz` or `TABLE.parquet`, or a"
                + " folder `TABLE/` of such files, of one kind, which may lie in subfolders"
                + " `column=value` (partitions as Hive, Spark, DuckDB, polars and pandas write"
                + " them; the columns of the folders are columns of the table, `%XX` is decoded,"
                + " `__HIVE_DEFAULT_PARTITION__` is an empty value). A table in two forms is"
                + " refused. Columns stand in any order. A run names on its page and in the"
                + " manifest what it does not read: other files and folders, columns that a table"
                + " does not have, rows without any value that other rows follow (those at the end"
                + " are skipped silently). A column that stands twice is refused, upper and lower"
                + " case alike.\n\n")
        .append(
            "CSV: fields separated by commas, quoted where needed (RFC 4180), UTF-8, or UTF-16 with"
                + " a byte-order mark, or the encoding that the study key `encoding` names; other"
                + " bytes are refused. No line is a comment. A number is written with a decimal"
                + " point, without thousands separators (`1234.5`, `-1e-3`); `NaN`, `Infinity` and"
                + " hexadecimal numbers are refused. An empty field is an absent value, in optional"
                + " columns alone. A vector is one field, its elements separated by `;`. In"
                + " outputs, `NaN` stands in columns that say so.\n\n")
        .append(
            "Parquet: values are read by what the file declares. Numbers: DOUBLE, FLOAT, FLOAT16,"
                + " DECIMAL of any width, whole numbers, signed or unsigned. Text: STRING, ENUM,"
                + " JSON or BINARY without a declared type, in UTF-8. Vectors: lists of numbers, of"
                + " two or three levels. Dates, times, time stamps, INT96 and everything else are"
                + " refused with the name of the type, as is an empty value in a column that is not"
                + " optional. Compression: SNAPPY, GZIP, ZSTD, LZ4_RAW or none.\n\n")
        .append(
            "The month-wide tables over cells (`emission`, `sensitivity`, `inventory_grid`) may have"
                + " their rows in any order. Parquet files whose rows follow the order of cells are"
                + " read fastest.\n\n")
        .append("## Inputs\n\n");
    append(page, Inputs.ALL);
    page.append("## Outputs\n\n");
    page.append(
        "Every run also writes the tables of names "
            + Outputs.NAMES.stream()
                .map(schema -> "`" + schema.name() + "`")
                .collect(Collectors.joining(", "))
            + ", with the columns described under Inputs, so that its outputs can be read without"
            + " its inputs. `region`, `sector`, `subsector`, `grid` and `region_shape` are copies"
            + " of the inputs, where the study has them. `study_info` and `stressor_info` are"
            + " completed: they have the keys of the study file and a row for every stressor of the"
            + " outputs.\n\n");
    append(page, Outputs.ALL);
    page.append("## Outputs of a run that builds its MRIO\n\n")
        .append(
            "Of a run whose study has `regional_use` and `regional_balance` in place of"
                + " `transactions`; it also writes the input tables `transactions`, `final_demand`"
                + " and `output`, as Parquet.\n\n");
    append(page, Outputs.OF_TRADE);
    page.append("## Outputs of a run that makes its emissions\n\n")
        .append(
            "Of a run whose study has `inventory_grid` and `inventory` in place of `emission`,"
                + " which it writes, too.\n\n");
    append(page, Outputs.OF_INVENTORIES);
    page.append("## Outputs of coordination scenarios\n\n")
        .append("Of a run whose study has `energy_intensity` or `energy_use`.\n\n");
    append(page, Outputs.OF_SCENARIOS);
    page.append("## Contributions, cities, costs and what-ifs\n\n")
        .append("Of a run with damage, whose study has what they need.\n\n");
    append(page, Outputs.OF_SOURCES);
    page.append("## Intervals\n\n")
        .append(
            "Of a run whose study has `uncertainty` and draws. Beside each table `NAME` of accounts, flows, patterns, paths, scenarios, damage"
                + " and burden stands `NAME_ci`: one row for each number of a drawn stressor (`uncertainty.stressors`) and column that varies, with the key"
                + " columns of `NAME` and those below. Quantiles are of the draws of that very number, never sums of other quantiles. Rows are those of the"
                + " central run: `top_flow_ci` and `structural_path_ci` follow the flows and paths that lead in it, and in `zone_flow_ci` and"
                + " `zone_profile_ci` a zone may be without regions in some draws. A region that changes its zone between draws moves the intervals of `zone_flow_ci` away from"
                + " the central value. `multiplier_ci` is what `account_ci` has of final producers, for a unit of final demand; `requirement` has no emission in it and no intervals. `zone_flow_held_ci` has the key and columns of `zone_flow_ci`; in all its draws every region stays in the zone of the central run.\n\n")
        .append(
            "Tables by cell: `damage_cell_ci`, `damage_cell_total_ci`, `scenario_cell_ci`,"
                + " `contribution_cell_ci`, `cost_cell_ci` and `cost_threshold_ci` are of the first"
                + " `uncertainty.grid_draws` draws, as their column `draws` says. A cell in several"
                + " regions has, for its share in each, the factors of that region. Cells in no"
                + " region are in no account and have no factors, so no rows; nor has what is"
                + " emitted OUTSIDE in `death_pair_ci`. In `burden_cell_ci` (`deaths` and"
                + " `deaths_per_ugm3`), as in all deaths, the exposure-response is one factor of"
                + " all cells: that of each cause enters by its national share. `deaths` of"
                + " `burden_ci` and `burden_cell_ci` scale with J, `deaths_per_ugm3` and, with"
                + " `health.closure: raw`, all deaths of emissions with the slopes."
                + " `damage_cell_species` and `death_pair_subsector` are of every run whose study"
                + " has `uncertainty`, so that it can be extended. A run of a version without these"
                + " tables is extended without their intervals, and the page says so.\n\n");
    page.append(
        "Where coefficients of the MRIO are drawn (`uncertainty.mrio_draws`): `flow_pair_mrio_ci`, `embodied_trade_mrio_ci` and `account_mrio_ci` (views final_producer and"
            + " final_consumer) have the key of `flow_pair`, `embodied_trade` and `account`, then `drawn`: `coefficients` with the central emissions, or `all`, with the emissions of"
            + " the same draws of which the other tables of intervals tell; in those the MRIO is exact.\n\n");
    columns(page, DrawTables.INTERVAL);
    append(page, Outputs.FOR_DRAWS);
    append(page, Outputs.OF_DRAWS);
    page.append("## Summary, moments, convergence and shares of variance\n\n")
        .append("Of a run whose study has `uncertainty` and draws.\n\n");
    append(page, Outputs.ON_DRAWS);
    page.append("## Outputs of `jobs/evaluate`\n\n");
    append(page, Outputs.OF_EVALUATION);
    page.append("## Outputs of `jobs/sensitivities`\n\n")
        .append("The input tables `sensitivity` and `grid`, and\n\n");
    append(page, Outputs.OF_SENSITIVITIES);
    page.append("## Outputs of `jobs/diff`\n\n");
    append(page, Outputs.OF_DIFF);
    return page.toString().stripTrailing() + "\n";
  }

  private static void append(StringBuilder page, List<TableSchema> schemas) {
    for (TableSchema schema : schemas) {
      page.append("### `").append(schema.name()).append("`\n\n");
      page.append(schema.meaning()).append("\n\nKey: ");
      page.append(String.join(", ", schema.key())).append("\n\n");
      columns(page, schema.columns());
    }
  }

  private static void columns(StringBuilder page, List<Column> columns) {
    page.append("| column | type | unit | meaning |\n|---|---|---|---|\n");
    for (Column column : columns) {
      page.append("| `").append(column.name()).append("` | ");
      page.append(column.type().toString().toLowerCase(java.util.Locale.ROOT));
      page.append(column.optional() ? ", optional" : "").append(" | ");
      page.append(column.unit()).append(" | ").append(column.meaning()).append(" |\n");
    }
    page.append('\n');
  }
}
