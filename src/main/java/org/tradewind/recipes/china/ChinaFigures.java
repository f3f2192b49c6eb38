package org.tradewind.recipes.china;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * People and GDP of China's 31 provinces, and the tables of axes that go with them.
 *
 * @param regions the provinces, in the order of all matrices
 * @param populationPersons resident people by province
 * @param gdpMillionUsd GDP by province, 10^6 USD at the mean exchange rate of the year
 */
record ChinaFigures(Axis regions, double[] populationPersons, double[] gdpMillionUsd) {
  /** CNY per USD, annual mean of 2017 (State Administration of Foreign Exchange). */
  static final double CNY_PER_USD_2017 = 6.7518;

  private static final double PERSONS = 1e4;
  private static final double MILLION_CNY = 100;

  /** Reads columns province (English name), pop_2017_1e4 and gdp_2017_1e8cny; all 31 are needed. */
  static ChinaFigures read(Path file) {
    Csv facts = Csv.fact("china/provinces");
    Axis regions = ChinaFacts.provinces();
    Axis names = Axis.of("province", facts.column("name"));
    double[] population = new double[regions.size()];
    double[] gdp = new double[regions.size()];
    boolean[] found = new boolean[regions.size()];
    Csv csv = csv(file);
    for (int row = 0; row < csv.rows(); row++) {
      String where = csv.source() + ", row " + (row + 1);
      int r = names.require(csv.text(row, "province"), where);
      population[r] = positive(csv, row, "pop_2017_1e4") * PERSONS;
      gdp[r] = positive(csv, row, "gdp_2017_1e8cny") * MILLION_CNY / CNY_PER_USD_2017;
      if (found[r]) {
        throw UserError.duplicate(where, "province '" + names.label(r) + "'", "");
      }
      found[r] = true;
    }
    for (int r = 0; r < found.length; r++) {
      if (!found[r]) {
        throw new UserError(
            csv.source(),
            "no row of province '" + names.label(r) + "'",
            "a row for each of the 31 provinces",
            "Add it.");
      }
    }
    return new ChinaFigures(regions, population, gdp);
  }

  private static Csv csv(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Csv.withNotes(in, file.toString(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  private static double positive(Csv csv, int row, String column) {
    double value = csv.number(row, column);
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new UserError(
          csv.source() + ", row " + (row + 1) + ", column " + column,
          String.valueOf(value),
          "a number above 0",
          "Correct the field.");
    }
    return value;
  }

  /** The table region, without areas. */
  Table regionTable() {
    Csv facts = Csv.fact("china/provinces");
    Table.Builder table = Table.builder(Inputs.REGION);
    for (int r = 0; r < regions.size(); r++) {
      table.add(
          regions.label(r),
          facts.text(r, "name"),
          populationPersons[r],
          gdpMillionUsd[r],
          Double.NaN,
          facts.text(r, "name"),
          ChinaFacts.localName(regions.label(r)));
    }
    return table.build();
  }
}
