package org.tradewind.flows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;

/**
 * The supply paths behind the flow from an emitting region r to final products made in region s
 * (structural path analysis; Defourny and Thorbecke, Econ. J. 94, 111-136, 1984): with L = I + A +
 * A^2 + ...,
 *
 * <pre>
 *   T^rs = sum over k, rows i_k in r, i_0 in s of f_{i_k} A_{i_k i_{k-1}} ... A_{i_1 i_0} y_{i_0}
 * </pre>
 *
 * <p>Paths come out in the order of their size, none left out: all that lies behind a row h which
 * is reached with weight p amounts to m_h p at most, m = |f_r| L with f_r the intensities of r's
 * rows alone, and the largest such amount is opened next. Branches below {@value #SMALLEST} of the
 * flow are not opened.
 */
public final class StructuralPaths {
  /** Branches smaller than this share of the flow are not followed. */
  static final double SMALLEST = 1e-7;

  private final Mrio mrio;
  private final double[] intensity;
  private final int emittingRegion;
  private final double[] bound;

  /**
   * One supply path.
   *
   * @param rows from the emitting (region, sector) to that of the final product
   * @param value what is emitted along it, in the unit of the stressor
   */
  public record Path(List<Integer> rows, double value) {
    public Path {
      rows = List.copyOf(rows);
    }
  }

  /** A row reached from a final product, or (open = false) what it emits itself. */
  private record Branch(Branch towardsProduct, int row, double weight, double size, boolean open) {}

  private StructuralPaths(Mrio mrio, double[] intensity, int emittingRegion, double[] bound) {
    this.mrio = mrio;
    this.intensity = intensity;
    this.emittingRegion = emittingRegion;
    this.bound = bound;
  }

  /**
   * Makes the search from one emitting region ready: one transposed solve.
   *
   * @param intensity f of the stressor, length N
   */
  public static StructuralPaths of(
      Mrio mrio, LeontiefSolver solver, double[] intensity, int emittingRegion) {
    double[] own = new double[mrio.size()];
    int sectors = mrio.sectors().size();
    for (int i = emittingRegion * sectors; i < (emittingRegion + 1) * sectors; i++) {
      own[i] = Math.abs(intensity[i]);
    }
    return new StructuralPaths(mrio, intensity, emittingRegion, solver.solveTransposed(own, 1));
  }

  /**
   * The largest paths to the final products of a region.
   *
   * @param coverage the list ends where its sum reaches this share of the flow
   * @param most or where it has so many paths
   */
  public List<Path> to(int producingRegion, double coverage, int most) {
    PriorityQueue<Branch> open =
        new PriorityQueue<>(
            Comparator.comparingDouble((Branch b) -> -b.size)
                .thenComparing(Comparator.comparingInt(Branch::row)));
    double[] y = mrio.finalDemand().rowTotals();
    int sectors = mrio.sectors().size();
    double flow = 0;
    for (int j = producingRegion * sectors; j < (producingRegion + 1) * sectors; j++) {
      flow += bound[j] * Math.abs(y[j]);
    }
    double smallest = SMALLEST * flow;
    for (int j = producingRegion * sectors; j < (producingRegion + 1) * sectors; j++) {
      add(open, null, j, y[j], smallest);
    }
    List<Path> paths = new ArrayList<>();
    double covered = 0;
    while (!open.isEmpty() && paths.size() < most && covered < coverage * flow) {
      Branch next = open.poll();
      if (next.open) {
        expand(open, next, smallest);
      } else {
        paths.add(path(next));
        covered += next.size;
      }
    }
    return paths;
  }

  private void expand(PriorityQueue<Branch> open, Branch at, double smallest) {
    int n = mrio.size();
    boolean emits = at.row / mrio.sectors().size() == emittingRegion;
    double own = emits ? intensity[at.row] * at.weight : 0;
    if (Math.abs(own) > smallest) {
      open.add(new Branch(at.towardsProduct, at.row, at.weight, Math.abs(own), false));
    }
    double output = mrio.output()[at.row];
    if (output == 0) {
      return;
    }
    for (int i = 0; i < n; i++) {
      double coefficient = mrio.z()[i + at.row * n] / output;
      if (coefficient != 0) {
        add(open, at, i, coefficient * at.weight, smallest);
      }
    }
  }

  private void add(
      PriorityQueue<Branch> open, Branch towardsProduct, int row, double weight, double smallest) {
    double size = bound[row] * Math.abs(weight);
    if (size > smallest) {
      open.add(new Branch(towardsProduct, row, weight, size, true));
    }
  }

  private Path path(Branch end) {
    List<Integer> rows = new ArrayList<>();
    for (Branch b = end; b != null; b = b.towardsProduct) {
      rows.add(b.row);
    }
    return new Path(rows, intensity[end.row] * end.weight);
  }

  /** A path as "HB/13 > HB/14 > GD/28". */
  public String text(Path path) {
    return String.join(" > ", path.rows().stream().map(mrio::label).toList());
  }
}
