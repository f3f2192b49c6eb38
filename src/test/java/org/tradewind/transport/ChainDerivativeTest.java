package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.health.ExposureResponse;
import org.tradewind.health.Gemm;
import org.tradewind.health.HealthFacts;
import org.tradewind.health.Ier;
import org.tradewind.sample.SampleParameters;
import org.tradewind.sample.SampleStudy;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * dJ/dE of the whole chain emission -> concentration -> deaths at 20 random cells, species and
 * months, against central differences and against the complex step (Squire and Trapp, SIAM Rev. 40,
 * 110-112, 1998) through a complex exposure-response of this test's own.
 */
class ChainDerivativeTest {
  private static final double DEATHS_PER_PERSON = 1e-3;
  private static final double BACKGROUND_UGM3 = 8;

  private static int[] cells;
  private static double[] people;
  private static SteadyState transport;
  private static List<Map<String, double[]>> emissions;
  // annual mean by cell of the study, and each month's part of it
  private static double[] pm25;
  private static double[][] parts;

  @BeforeAll
  static void make() {
    StudyTables study = SampleStudy.tables(new SampleParameters(144));
    LambertGrid grid = SampleStudy.grid(144);
    Table cell = study.require(Inputs.CELL);
    cells = cell.ints("cell");
    people = cell.doubles("population_persons");
    transport =
        SteadyState.of(
            grid, Meteorology.of(grid, Meteorology.eastAsia()), TransportParameters.illustrative());
    emissions = emissions(study.require(Inputs.EMISSION));
    pm25 = new double[cells.length];
    Arrays.fill(pm25, BACKGROUND_UGM3);
    parts = new double[Months.COUNT][];
    for (int m = 0; m < Months.COUNT; m++) {
      parts[m] = part(m, emissions.get(m));
      for (int i = 0; i < cells.length; i++) {
        pm25[i] += parts[m][i];
      }
    }
  }

  private static List<Map<String, double[]>> emissions(Table emission) {
    List<Map<String, double[]>> months = new ArrayList<>();
    for (String month : Months.COLUMNS) {
      Map<String, double[]> tonnes = new LinkedHashMap<>();
      Species.POLLUTANTS.forEach(s -> tonnes.put(s, new double[transport.cells()]));
      for (int r = 0; r < emission.rows(); r++) {
        if (tonnes.containsKey(emission.strings("species")[r])) {
          tonnes.get(emission.strings("species")[r])[emission.ints("cell")[r]] +=
              emission.doubles(month)[r];
        }
      }
      months.add(tonnes);
    }
    return months;
  }

  /** What a month's emissions add to the annual mean in the study's cells. */
  private static double[] part(int month, Map<String, double[]> tonnes) {
    double[] mean = SteadyState.at(cells, transport.month(month).plumes(tonnes).pm25UgM3());
    return Arrays.stream(mean).map(z -> z * Months.DAYS.get(month) / 365).toArray();
  }

  private static double[][] curves(String form) {
    Table table = HealthFacts.tables().require(AirInputs.EXPOSURE_RESPONSE);
    List<double[]> curves = new ArrayList<>();
    for (int r = 0; r < table.rows(); r++) {
      if (table.strings("form")[r].equals(form)) {
        curves.add(
            new double[] {
              table.doubles("p1")[r],
              table.doubles("p2")[r],
              table.doubles("p3")[r],
              table.doubles("p4")[r]
            });
      }
    }
    return curves.toArray(double[][]::new);
  }

  /** The relative risk of a complex concentration, by the printed formulas. */
  private static Complex risk(String form, double[] p, Complex z) {
    if (form.equals(Ier.FORM)) {
      Complex power = z.subtract(p[3]).pow(new Complex(p[2]));
      return power.multiply(-p[1]).exp().subtract(1).multiply(-p[0]).add(1);
    }
    Complex u = z.subtract(2.4);
    Complex weight = u.subtract(p[2]).divide(-p[3]).exp().add(1).reciprocal();
    return u.divide(p[1]).add(1).log().multiply(p[0]).multiply(weight).exp();
  }

  private static Complex deaths(String form, double[][] curves, double[] re, double[] im) {
    Complex sum = Complex.ZERO;
    for (int i = 0; i < re.length; i++) {
      for (double[] curve : curves) {
        Complex fraction =
            Complex.ONE.subtract(risk(form, curve, new Complex(re[i], im[i])).reciprocal());
        sum = sum.add(fraction.multiply(people[i] * DEATHS_PER_PERSON));
      }
    }
    return sum;
  }

  private static double[] forcing(String form, double[][] curves) {
    double[] forcing = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      for (double[] p : curves) {
        ExposureResponse curve =
            form.equals(Ier.FORM)
                ? new Ier(p[0], p[1], p[2], p[3], Ier.DEFAULT_FLOOR)
                : new Gemm(p[0], p[1], p[2], p[3]);
        forcing[i] += people[i] * DEATHS_PER_PERSON * curve.slope(pm25[i]);
      }
    }
    return transport.field(cells, forcing);
  }

  @ParameterizedTest
  @ValueSource(strings = {Ier.FORM, Gemm.FORM})
  void theAdjointIsTheDerivativeOfTheChain(String form) {
    double[][] curves = curves(form);
    assertThat(curves.length).isGreaterThan(4);
    double[][] forcing = {forcing(form, curves)};
    double[] none = new double[cells.length];
    SplittableRandom random = new SplittableRandom(form.hashCode());
    for (int k = 0; k < 20; k++) {
      int month = random.nextInt(Months.COUNT);
      String species = Species.POLLUTANTS.get(random.nextInt(Species.POLLUTANTS.size()));
      int cell = cells[random.nextInt(cells.length)];
      double lambda = transport.month(month).sensitivities(forcing).get(species)[0][cell];
      double tonnes = 10;
      double difference =
          (deaths(form, curves, changed(month, species, cell, tonnes), none).getReal()
                  - deaths(form, curves, changed(month, species, cell, -tonnes), none).getReal())
              / (2 * tonnes);
      String where = form + ", " + species + ", cell " + cell + ", month " + month;
      assertThat(lambda).as(where).isCloseTo(difference, within(1e-5 * Math.abs(lambda)));
      assertThat(lambda)
          .as(where)
          .isCloseTo(complexStep(form, curves, month, species, cell), within(1e-9 * lambda));
    }
  }

  private static double[] changed(int month, String species, int cell, double tonnes) {
    Map<String, double[]> changed = new LinkedHashMap<>(emissions.get(month));
    changed.put(species, changed.get(species).clone());
    changed.get(species)[cell] += tonnes;
    double[] now = part(month, changed);
    double[] z = new double[cells.length];
    Arrays.setAll(z, i -> pm25[i] - parts[month][i] + now[i]);
    return z;
  }

  /** Concentrations are linear in E: their imaginary part is that of the imaginary emission. */
  private static double complexStep(
      String form, double[][] curves, int month, String species, int cell) {
    double step = 1e-20;
    double[] tonnes = new double[transport.cells()];
    tonnes[cell] = step;
    double[] imaginary = part(month, Map.of(species, tonnes));
    return deaths(form, curves, pm25, imaginary).getImaginary() / step;
  }
}
