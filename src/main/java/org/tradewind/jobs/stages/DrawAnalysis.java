package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tradewind.config.Study;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.AnalysisParameters;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.variance.ExactMoments;
import org.tradewind.uncertainty.variance.InputGroups;
import org.tradewind.uncertainty.variance.PickFreeze;
import org.tradewind.uncertainty.variance.VarianceShares;

/** What is told of a model beside its intervals: moments without draws, and shares of variance. */
final class DrawAnalysis {
  private static final double NANOSECONDS = 1e9;

  private final Study study;
  private final UncertaintyJob job;
  private final Progress progress;

  DrawAnalysis(Study study, UncertaintyJob job, Progress progress) {
    this.study = study;
    this.job = job;
    this.progress = progress;
  }

  /**
   * The tables moment, moment_row and variance_share, as far as the study wants and allows them.
   *
   * @param savings coordination scenarios, where the study has them
   * @param others figures that are not in table summary
   */
  List<Table> tables(
      DrawModel model, StudyTables inputs, Optional<Savings> savings, List<Quantities> others) {
    long start = System.nanoTime();
    List<Table> tables = new ArrayList<>();
    Optional<ExactMoments> exact = ExactMoments.of(model, savings);
    exact.ifPresentOrElse(
        moments -> tables.addAll(List.of(moments.table(), moments.rows(others))),
        () -> progress.note("no exact moments and shares: " + ExactMoments.NOT_CLOSED));
    long moments = System.nanoTime();
    AnalysisParameters how = study.analysis();
    if (how.sharesBy() == AnalysisParameters.SharesBy.NONE) {
      return tables;
    }
    InputGroups groups = InputGroups.of(model, how.sharesBy(), inputs);
    VarianceShares shares = new VarianceShares(model, groups);
    exact.ifPresent(shares::add);
    long exactShares = System.nanoTime();
    if (how.shareDraws() > 0) {
      PickFreeze draws = new PickFreeze(model, groups);
      shares.add(job.shares(draws, how.shareDraws(), study.uncertainty().block()));
    }
    tables.add(shares.table());
    progress.note(
        String.format(
            Locale.ROOT,
            "exact moments %.1f s, exact shares of variance %.1f s, shares by %d draws %.1f s",
            (moments - start) / NANOSECONDS,
            (exactShares - moments) / NANOSECONDS,
            how.shareDraws(),
            (System.nanoTime() - exactShares) / NANOSECONDS));
    return tables;
  }
}
