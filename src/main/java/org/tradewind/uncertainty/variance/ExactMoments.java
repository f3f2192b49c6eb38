package org.tradewind.uncertainty.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.accounts.Sum;
import org.tradewind.uncertainty.accounts.UnitWeights;
import org.tradewind.uncertainty.inputs.FactorMoments;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.outputs.TableQuantities;

/**
 * Means and standard deviations without draws, of all figures that are weighted sums of accounts:
 * what they would be after infinitely many draws. See {@link LinearMoments} and {@link
 * SlotMoments}; nothing is approximated but by rounding.
 */
public final class ExactMoments {
  /** Why there may be none. */
  public static final String NOT_CLOSED =
      "deaths and emissions, common factors or sensitivities and others, or activities and emission"
          + " factors that are not lognormal, are correlated";

  /** Pieces of work for each core, so that none waits long for the last one. */
  private static final int PIECES = 4;

  /** Figures whose weights are held at once. */
  private static final int SOME = 1024;

  private final DrawModel model;
  private final SourceTerms terms;
  private final FactorMoments factors;
  private final List<LinearQuantity> figures;

  private ExactMoments(
      DrawModel model, SourceTerms terms, FactorMoments factors, Optional<Savings> savings) {
    this.model = model;
    this.terms = terms;
    this.factors = factors;
    this.figures = new ArrayList<>(LinearQuantities.of(model, terms));
    savings.ifPresent(s -> figures.addAll(LinearScenarios.of(model, terms, s)));
  }

  /** The moments of accounts and flows. */
  public static Optional<ExactMoments> of(DrawModel model) {
    return of(model, Optional.empty());
  }

  /**
   * The moments of a model; empty where they are not known in closed form: where the factor of
   * deaths, a common factor or a sensitivity goes together with factors of another kind, or
   * activities that are not lognormal with emission factors.
   *
   * @param savings coordination scenarios, where the study has them
   */
  public static Optional<ExactMoments> of(DrawModel model, Optional<Savings> savings) {
    SourceTerms terms = new SourceTerms(model);
    FactorMoments factors = new FactorMoments(model.factors());
    return isClosed(model, terms, factors)
        ? Optional.of(new ExactMoments(model, terms, factors, savings))
        : Optional.empty();
  }

  private static boolean isClosed(DrawModel model, SourceTerms terms, FactorMoments factors) {
    boolean[] ofHealth = new boolean[factors.classes()];
    boolean[][] ofSlots = new boolean[4][factors.classes()];
    for (int factor : model.health().factors()) {
      mark(ofHealth, factors, factor);
    }
    for (SourceTerms.FactorProduct product : terms.products()) {
      for (int kind = 0; kind < ofSlots.length; kind++) {
        mark(ofSlots[kind], factors, product.factors()[kind]);
      }
    }
    boolean[] ofActivity = ofSlots[1];
    boolean[] ofEmissionFactor = ofSlots[2];
    for (int c = 0; c < ofHealth.length; c++) {
      for (int d = 0; d < ofHealth.length; d++) {
        boolean lognormal = factors.isLognormal(c) && factors.isLognormal(d);
        boolean apart = ofHealth[c] && isAny(ofSlots, d, -1);
        for (int kind : new int[] {0, 3}) {
          apart |= ofSlots[kind][c] && isAny(ofSlots, d, kind);
        }
        if (factors.correlation(c, d) != 0
            && (apart || !lognormal && ofActivity[c] && ofEmissionFactor[d])) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a class is of some factors of slots, of one kind not asked. */
  private static boolean isAny(boolean[][] ofSlots, int ofClass, int but) {
    boolean any = false;
    for (int kind = 0; kind < ofSlots.length; kind++) {
      any |= kind != but && ofSlots[kind][ofClass];
    }
    return any;
  }

  private static void mark(boolean[] classes, FactorMoments factors, int factor) {
    if (factor >= 0) {
      classes[factors.classOf(factor)] = true;
    }
  }

  List<LinearQuantity> figures() {
    return figures;
  }

  /** Moments where some factors are free and the others are held at their means. */
  LinearMoments where(IntPredicate free) {
    return new LinearMoments(model, terms, factors, free);
  }

  /**
   * The table {@link DrawTables#MOMENT_ROW} of figures that are worked from accounts: those of them
   * that are weighted sums.
   */
  public Table rows(List<Quantities> derived) {
    LinearMoments moments = where(f -> true);
    List<TableQuantities> figures =
        derived.stream()
            .filter(TableQuantities.class::isInstance)
            .map(TableQuantities.class::cast)
            .toList();
    Table.Builder rows = Table.builder(DrawTables.MOMENT_ROW);
    figures.parallelStream()
        .map(some -> rows(some, moments.another()))
        .toList()
        .forEach(some -> some.forEach(rows::add));
    return rows.build();
  }

  private List<Object[]> rows(TableQuantities figures, LinearMoments moments) {
    UnitWeights weights = new UnitWeights(model, terms);
    List<Object[]> rows = new ArrayList<>();
    for (int from = 0; from < figures.size(); from += SOME) {
      List<Integer> those = new ArrayList<>();
      List<LinearMoments.Weighted> sums = new ArrayList<>();
      for (int f = from; f < Math.min(figures.size(), from + SOME); f++) {
        Optional<Sum> sum = figures.linear(f);
        if (sum.isPresent()) {
          UnitWeights.Weighed of = weights.of(sum.get());
          those.add(f);
          sums.add(
              new LinearMoments.Weighted(
                  sum.get().stressor(), figures.central(f), of.units(), of.coefficients()));
        }
      }
      LinearMoments.Moment[] found = moments.of(sums);
      for (int i = 0; i < found.length; i++) {
        int f = those.get(i);
        rows.add(
            new Object[] {
              figures.table().name(),
              figures.quantity(),
              figures.keyText(f),
              figures.central(f),
              found[i].mean(),
              found[i].sd()
            });
      }
    }
    return rows;
  }

  /** Something of some figures, by what a thread has for itself. */
  interface Of<T, R> {
    List<R> of(T own, List<LinearQuantity> figures);
  }

  /**
   * Something of every figure, in their order, as the cores of this machine come to it.
   *
   * @param own what a thread has for itself
   */
  <T, R> List<R> together(Supplier<T> own, Of<T, R> of) {
    int chunks = Math.min(figures.size(), PIECES * Runtime.getRuntime().availableProcessors());
    return IntStream.range(0, chunks)
        .parallel()
        .mapToObj(
            p -> {
              int from = (int) ((long) figures.size() * p / chunks);
              int to = (int) ((long) figures.size() * (p + 1) / chunks);
              return of.of(own.get(), figures.subList(from, to));
            })
        .flatMap(List::stream)
        .toList();
  }

  /** The table {@link DrawTables#MOMENT}. */
  public Table table() {
    LinearMoments all = where(f -> true);
    List<LinearMoments.Moment> moments =
        together(
            all::another,
            (mine, some) -> List.of(mine.of(some.stream().map(LinearQuantity::weighted).toList())));
    Table.Builder rows = Table.builder(DrawTables.MOMENT);
    for (int i = 0; i < figures.size(); i++) {
      LinearQuantity f = figures.get(i);
      LinearMoments.Moment moment = moments.get(i);
      rows.add(
          f.table(),
          f.quantity(),
          f.view(),
          model.stressors().label(f.stressor()),
          f.region(),
          f.sector(),
          f.toRegion(),
          f.scenario(),
          f.central(),
          moment.mean(),
          moment.sd());
    }
    return rows.build();
  }
}
