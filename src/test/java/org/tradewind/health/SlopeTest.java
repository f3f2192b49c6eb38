package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Csv;

/**
 * Slopes against the formula of AF itself, written once more here in complex numbers: with f real
 * on the real axis, f'(z) = Im f(z + ih) / h, without cancellation however small h is.
 */
class SlopeTest {
  private static final double STEP = 1e-30;

  private static final List<double[]> IER =
      List.of(
          new double[] {1.0, 0.05, 0.5, 4.0},
          new double[] {1.49491, 0.017418, 0.810995, 4.18748},
          new double[] {64.3845, 0.000384728, 0.648046, 4.18748},
          new double[] {815, 6.8e-6, 1.2, 2.4},
          new double[] {2, 0.003, 1.48, 5.9});
  private static final List<double[]> INVERSE =
      List.of(
          new double[] {0.408281, 0.146297, 0.315689, 4.18748},
          new double[] {0.99, 0.02, 1.3, 2.4});
  private static final List<double[]> GEMM =
      List.of(
          new double[] {0.2969, 1.9, 12, 40.2},
          new double[] {0.4468, 6.4, 5.7, 8.4},
          new double[] {0.251, 6.5, 2.5, 32});

  /** Every form with AF in complex numbers. */
  private static Map<ExposureResponse, UnaryOperator<Complex>> forms() {
    Map<ExposureResponse, UnaryOperator<Complex>> forms = new LinkedHashMap<>();
    for (double[] p : IER) {
      forms.put(
          new Ier(p[0], p[1], p[2], p[3], 0.1),
          z -> fraction(saturation(p, z).multiply(p[0]).add(1)));
    }
    for (double[] p : INVERSE) {
      forms.put(new InverseIer(p[0], p[1], p[2], p[3], 0.1), z -> saturation(p, z).multiply(p[0]));
    }
    for (double[] p : GEMM) {
      forms.put(new Gemm(p[0], p[1], p[2], p[3]), z -> fraction(hazard(p, z.subtract(2.4))));
    }
    forms.put(new LogLinear(0.008, 5.8), z -> fraction(z.subtract(5.8).multiply(0.008).exp()));
    forms.put(curve(), z -> fraction(hermite(z)));
    return forms;
  }

  /** 1 - exp(-b (z - zcf)^c). */
  private static Complex saturation(double[] p, Complex z) {
    return Complex.ONE.subtract(z.subtract(p[3]).pow(p[2]).multiply(-p[1]).exp());
  }

  private static Complex hazard(double[] p, Complex u) {
    Complex weight = u.subtract(p[2]).divide(-p[3]).exp().add(1).reciprocal();
    return u.divide(p[1]).add(1).log().multiply(p[0]).multiply(weight).exp();
  }

  private static Complex fraction(Complex rr) {
    return Complex.ONE.subtract(rr.reciprocal());
  }

  private static final double[] Z = {2.4, 5, 10, 12, 20, 35, 60, 61, 100, 200};
  private static final double[] RR = {1, 1.04, 1.13, 1.13, 1.19, 1.4, 1.41, 1.6, 1.72, 1.75};

  static Tabulated curve() {
    return Tabulated.of("curve", Z, RR);
  }

  /** Hermite's basis on the interval of z, with the slopes at the points as SciPy gives them. */
  private static Complex hermite(Complex z) {
    int i = 0;
    while (z.getReal() > Z[i + 1]) {
      i++;
    }
    double h = Z[i + 1] - Z[i];
    Complex t = z.subtract(Z[i]).divide(h);
    Complex s = Complex.ONE.subtract(t);
    Complex value = t.multiply(2).add(1).multiply(s).multiply(s).multiply(RR[i]);
    value = value.add(t.multiply(s).multiply(s).multiply(h * pointSlope(Z[i])));
    value = value.add(t.multiply(t).multiply(t.multiply(-2).add(3)).multiply(RR[i + 1]));
    return value.subtract(t.multiply(t).multiply(s).multiply(h * pointSlope(Z[i + 1])));
  }

  private static double pointSlope(double z) {
    Csv csv = HealthResources.csv("pchip.csv");
    for (int r = 0; r < csv.rows(); r++) {
      if (csv.number(r, "pm25_ugm3") == z) {
        return csv.number(r, "slope");
      }
    }
    throw new IllegalArgumentException("no point at " + z);
  }

  private static double[] concentrations() {
    return new double[] {6.1, 7.7, 9.3, 11.2, 14.9, 21.3, 34, 47.1, 60.2, 75.5, 99, 130, 181};
  }

  @Test
  void slopesEqualTheComplexStepDerivative() {
    forms()
        .forEach(
            (response, formula) -> {
              for (double z : concentrations()) {
                Complex value = formula.apply(new Complex(z, STEP));
                assertThat(response.attributableFraction(z))
                    .as("AF of %s at %s", response, z)
                    .isCloseTo(value.getReal(), within(1e-13));
                double derivative = value.getImaginary() / STEP;
                assertThat(response.slope(z))
                    .as("slope of %s at %s", response, z)
                    .isCloseTo(derivative, within(1e-10 * Math.abs(derivative) + 1e-17));
              }
            });
  }

  @Test
  void slopesEqualCentralDifferences() {
    for (ExposureResponse response : forms().keySet()) {
      for (double z : concentrations()) {
        double h = 1e-5 * z;
        double central =
            (response.attributableFraction(z + h) - response.attributableFraction(z - h)) / (2 * h);
        assertThat(response.slope(z))
            .as("%s at %s", response, z)
            .isCloseTo(central, within(1e-6 * central + 1e-11));
      }
    }
  }

  @Test
  void fractionsAreThoseOfTheRelativeRiskAndRise() {
    double[] z = {0, 2.4, 4, 4.0001, 5, 5.9, 7, 20, 55.5, 111.1, 199};
    for (ExposureResponse response : forms().keySet()) {
      double before = 0;
      for (double at : z) {
        double af = response.attributableFraction(at);
        assertThat(af).isCloseTo(1 - 1 / response.rr(at), within(1e-14)).isBetween(0.0, 1.0);
        assertThat(before).isLessThanOrEqualTo(af);
        before = af;
      }
      assertThat(response.attributableFraction(response.counterfactual())).isZero();
      assertThat(response.slope(response.counterfactual())).isZero();
      assertThat(response.rr(response.counterfactual())).isEqualTo(1);
    }
  }
}
