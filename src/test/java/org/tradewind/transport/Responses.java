package org.tradewind.transport;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Annual mean PM2.5 of a whole study per Tg of each pollutant, on the study's own pattern of
 * emissions. Transport is linear, so the response to a gas is the particle that forms from it over
 * the gas emitted.
 *
 * @param byPeople ug/m3 per Tg a year, mean weighted by people, by pollutant
 * @param byArea the same weighted by the area of the study's regions
 * @param people number of people in the study's cells
 * @param monthlyUgM3 what forms of each pollutant, mean weighted by people, by month
 * @param ammoniaPerNitricAcid moles of ammonia taken up over the year less two for each of
 *     sulphuric acid, per mole of NOx oxidised: the share of nitrate for which there is ammonia
 */
public record Responses(
    Map<String, Double> byPeople,
    Map<String, Double> byArea,
    double people,
    Map<String, double[]> monthlyUgM3,
    double ammoniaPerNitricAcid) {
  private static final double T_PER_TG = 1e6;
  private static final double UG_PER_T = 1e12;
  private static final int DAYS = 365;

  /** Runs all months of a study forward. */
  public static Responses of(StudyTables study) {
    SteadyState transport = SteadyState.of(study);
    Table cell = study.require(Inputs.CELL);
    int[] cells = cell.ints("cell");
    double[] people = cell.doubles("population_persons");
    double[] land = land(study, transport.cells());
    Table emission = study.require(Inputs.EMISSION);
    List<MonthlyPlumes> months =
        IntStream.range(0, Months.COUNT)
            .parallel()
            .mapToObj(m -> transport.month(m).plumes(tonnes(emission, m, transport.cells())))
            .toList();
    Map<String, Double> byPeople = new LinkedHashMap<>();
    Map<String, Double> byArea = new LinkedHashMap<>();
    Map<String, double[]> monthly = new LinkedHashMap<>();
    Map<String, Double> emitted = emitted(emission);
    for (String species : Species.POLLUTANTS) {
      String particle = particle(species);
      double[] means = new double[Months.COUNT];
      double sumPeople = 0;
      double sumArea = 0;
      for (int m = 0; m < Months.COUNT; m++) {
        double[] field = months.get(m).concentrationUgM3().get(particle);
        means[m] = mean(people, SteadyState.at(cells, field));
        sumPeople += means[m] * Months.DAYS.get(m) / DAYS;
        sumArea += mean(land, field) * Months.DAYS.get(m) / DAYS;
      }
      monthly.put(species, means);
      byPeople.put(species, sumPeople / emitted.get(species));
      byArea.put(species, sumArea / emitted.get(species));
    }
    return new Responses(byPeople, byArea, Arrays.stream(people).sum(), monthly, ammonia(months));
  }

  private static double ammonia(List<MonthlyPlumes> months) {
    Map<String, Double> converted = new LinkedHashMap<>();
    months.forEach(
        m ->
            m.budgets()
                .forEach(b -> converted.merge(b.tracer(), b.convertedTonnes(), Double::sum)));
    return (converted.get(Species.NH3) / 17 - 2 * converted.get(Species.SO2) / 64)
        / (converted.get(Species.NOX) / 46);
  }

  private static String particle(String species) {
    return Tracers.REACTIONS.stream()
        .filter(r -> r.gas().equals(species))
        .map(Tracers.Reaction::particle)
        .findFirst()
        .orElse(species);
  }

  private static double[] land(StudyTables study, int cells) {
    Table cellRegion = study.require(Inputs.CELL_REGION);
    Table cell = study.require(Inputs.CELL);
    double[] share = new double[cells];
    for (int r = 0; r < cellRegion.rows(); r++) {
      share[cellRegion.ints("cell")[r]] += cellRegion.doubles("share")[r];
    }
    double[] land = new double[cells];
    for (int r = 0; r < cell.rows(); r++) {
      int g = cell.ints("cell")[r];
      land[g] = Math.min(1, share[g]) * cell.doubles("area_km2")[r];
    }
    return land;
  }

  private static Map<String, double[]> tonnes(Table emission, int month, int cells) {
    Map<String, double[]> tonnes = new LinkedHashMap<>();
    Species.POLLUTANTS.forEach(s -> tonnes.put(s, new double[cells]));
    double[] values = emission.doubles(Months.COLUMNS.get(month));
    for (int r = 0; r < emission.rows(); r++) {
      double[] field = tonnes.get(emission.strings("species")[r]);
      if (field != null) {
        field[emission.ints("cell")[r]] += values[r];
      }
    }
    return tonnes;
  }

  /** Tg a year by species. */
  private static Map<String, Double> emitted(Table emission) {
    Map<String, Double> emitted = new LinkedHashMap<>();
    for (String month : Months.COLUMNS) {
      double[] values = emission.doubles(month);
      for (int r = 0; r < emission.rows(); r++) {
        emitted.merge(emission.strings("species")[r], values[r] / T_PER_TG, Double::sum);
      }
    }
    return emitted;
  }

  private static double mean(double[] weights, double[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / Arrays.stream(weights).sum();
  }

  /** January over July of PM2.5 where people live. */
  public double januaryOverJuly() {
    return pm25UgM3(0) / pm25UgM3(6);
  }

  /** PM2.5 of the study's emissions in a month from 0, mean weighted by people. */
  public double pm25UgM3(int month) {
    return monthlyUgM3.values().stream().mapToDouble(means -> means[month]).sum();
  }

  /**
   * The part of the emitted mass that people of the study breathe, in millionths.
   *
   * @param m3PerDay breathing rate
   */
  public double intakePpm(String species, double m3PerDay) {
    double breathed = byPeople.get(species) * people * m3PerDay * DAYS / UG_PER_T;
    return breathed / T_PER_TG * 1e6;
  }

  /** Lines for people. */
  public String lines(String study) {
    StringBuilder text = new StringBuilder();
    byPeople.forEach(
        (species, perTg) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s, %s: by people %.3f, by area %.3f ug/m3 per Tg; intake %.1f ppm at 14.5, %.1f"
                        + " at 20 m3 a day; January %.1f, July %.1f ug/m3%n",
                    study,
                    species,
                    perTg,
                    byArea.get(species),
                    intakePpm(species, 14.5),
                    intakePpm(species, 20),
                    monthlyUgM3.get(species)[0],
                    monthlyUgM3.get(species)[6])));
    text.append(
        String.format(
            Locale.ROOT,
            "%s: PM2.5 of the emissions, January %.1f, July %.1f ug/m3, ratio %.2f; ammonia per nitric acid"
                + " %.2f%n",
            study,
            pm25UgM3(0),
            pm25UgM3(6),
            januaryOverJuly(),
            ammoniaPerNitricAcid));
    return text.toString();
  }
}
