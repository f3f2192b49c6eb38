package org.tradewind.uncertainty.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.draws.Reported;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.FlowQuantities;

/** Loops by the Vector API against those without: the same bits. */
class KernelsTest {
  private static final int[] LENGTHS = {0, 1, 3, 4, 5, 63, 64, 257, 500, 1000};

  private final Kernels plain = new PlainKernels();
  private final Random random = new Random(5);
  private Kernels vector;

  @BeforeEach
  void thisProcessorHasWideRegisters() {
    assumeTrue(VectorKernels.wide(), "no registers of four doubles: only the plain way is tested");
    vector = new VectorKernels();
  }

  private double[] numbers(int n) {
    return random.doubles(n).map(u -> 1e3 * (u - .4)).toArray();
  }

  /** What a JVM of its own says: its way, and the bits of all statistics of a small study. */
  static final class Said {
    private Said() {}

    public static void main(String[] arguments) {
      DrawnWorld world = DrawnWorld.of(5, .3);
      DrawModel model = world.model(world.flows());
      DrawEngine engine = new DrawEngine(model, FlowQuantities.ofFlows(model), 500);
      System.out.println(Kernels.here().name());
      for (Reported reported :
          engine.reported(engine.slices(15_000, Long.MAX_VALUE, 1).get(0), 15_000)) {
        System.out.println(reported.statistics());
      }
    }
  }

  private static List<String> said(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Said.class.getName()));
    Path out = Files.createTempFile("lanes", ".txt");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(error).isZero();
    List<String> lines = Files.readAllLines(out);
    Files.delete(out);
    return lines;
  }

  @Test
  void aJvmWithoutTheModuleDrawsTheSameBits() throws Exception {
    String module = "--add-modules=jdk.incubator.vector";
    List<String> vector = said(module);
    List<String> without = said();
    assertThat(vector.get(0)).isEqualTo("vector");
    assertThat(without.get(0)).isEqualTo("plain");
    assertThat(said(module, "-Dtradewind.lanes=plain")).isEqualTo(without);
    assertThat(without).hasSizeGreaterThan(50);
    assertThat(vector.subList(1, vector.size())).isEqualTo(without.subList(1, without.size()));
  }

  private double[][] matrix(int rows, int columns) {
    return Stream.generate(() -> numbers(columns)).limit(rows).toArray(double[][]::new);
  }

  @Test
  void combinations() {
    for (int rows = 0; rows < 10; rows++) {
      for (int terms = 0; terms < 10; terms++) {
        for (int n : LENGTHS) {
          double[] b = numbers(rows);
          double[][] a = matrix(rows, terms);
          double[][] x = matrix(terms + 3, n + 1);
          double[][] one = matrix(rows, n + 1);
          double[][] other = matrix(rows, n + 1);
          plain.combine(one, b, a, x, 2, n);
          vector.combine(other, b, a, x, 2, n);
          for (int row = 0; row < rows; row++) {
            for (int d = 0; d < n; d++) {
              double sum = b[row];
              for (int i = 0; i < terms; i++) {
                sum += a[row][i] * x[2 + i][d];
              }
              assertThat(one[row][d]).isEqualTo(sum);
              assertThat(other[row][d]).isEqualTo(sum);
            }
          }
        }
      }
    }
  }

  @Test
  void draws() {
    double infinite = Double.POSITIVE_INFINITY;
    double[][] bounds = {
      {-300, -200, -150, -100, -1, 1, 50, 60, 100, 500},
      {-infinite, -200, -200, -100, -100, 0x1p-1074, 0x1p-1074, 300, 400, infinite},
      {7, 9, 100, 200, infinite, infinite, infinite, infinite, infinite, infinite},
      {-0x1p-1074, 0x1p-1074, 3, 3, 4, 4, 4, 4, 5, 5},
    };
    for (double[] some : bounds) {
      for (int n : LENGTHS) {
        double[] draws = numbers(n);
        for (int i = 0; i < n; i += 5) {
          draws[i] = i % 2 == 0 ? some[random.nextInt(10)] : random.nextInt(3) * -0.0;
          draws[i] = Double.isInfinite(draws[i]) ? 8 : draws[i];
        }
        double[] expected =
            Arrays.stream(draws)
                .filter(
                    x ->
                        IntStream.range(0, 5)
                            .anyMatch(k -> x >= some[2 * k] && x < some[2 * k + 1]))
                .sorted()
                .toArray();
        for (Kernels lanes : new Kernels[] {plain, vector}) {
          int[] below = {1, 1, 1, 1, 1};
          double[] to = new double[n + 1];
          double[] sums = new double[8];
          int end = lanes.sift(draws, 0, n, some, below, to, 1, 7, sums);
          double[] found = Arrays.copyOfRange(to, 1, end);
          Arrays.sort(found);
          assertThat(found).isEqualTo(expected);
          assertThat(Moments.of(7, n, sums)).isEqualTo(Moments.of(7, draws, n));
          for (int k = 0; k < 5; k++) {
            double low = some[2 * k];
            assertThat(below[k] - 1)
                .isEqualTo((int) Arrays.stream(draws).filter(x -> x < low).count());
          }
        }
      }
    }
  }

  /** Sums by hand; a run of draws in parts of four is summed as in one. */
  @Test
  void sumsOfDraws() {
    double[] draws = {9, 1, 2, 3, 4, 5, 6, 7, 8, 100};
    double[] bounds = {20, 21, 30, 31, 40, 41, 50, 51, 60, 61};
    for (Kernels lanes : new Kernels[] {plain, vector}) {
      double[] sums = new double[8];
      int end = lanes.sift(draws, 1, 5, bounds, new int[5], new double[9], 0, 1, sums);
      assertThat(lanes.sift(draws, 5, 9, bounds, new int[5], new double[9], end, 1, sums)).isZero();
      assertThat(sums).containsExactly(0 + 4, 1 + 5, 2 + 6, 3 + 7, 16, 1 + 25, 4 + 36, 9 + 49);
      lanes.sift(draws, 0, 1, bounds, new int[5], new double[9], 0, 1, sums);
      assertThat(sums[0]).isEqualTo(12);
      assertThat(sums[4]).isEqualTo(80);
    }
  }
}
