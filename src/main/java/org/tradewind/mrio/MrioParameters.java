package org.tradewind.mrio;

import java.util.OptionalDouble;
import org.tradewind.axes.PublishedRounding;
import org.tradewind.axes.UserError;

/**
 * How a table is read and solved.
 *
 * @param errors what becomes of the errors/others column of the table
 * @param balanceTolerance largest accepted gap between a row's deliveries and its gross output,
 *     relative to max(x, 1e-9 max x); within it, the deliveries are what is used
 * @param balanceAbsolute largest accepted gap in the currency of the table, where the relative one
 *     is larger; empty for half a unit of the table's last decimal for each number of a row ({@link
 *     PublishedRounding})
 * @param backend which LAPACK solves the system
 * @param trade how trade is built where the study has regional tables in place of an MRIO
 */
public record MrioParameters(
    Errors errors,
    double balanceTolerance,
    OptionalDouble balanceAbsolute,
    Backend backend,
    TradeParameters trade) {

  /** What becomes of the deliveries to {@code ERR}. */
  public enum Errors {
    /** They stay, as final demand category "others" of a destination of their own. */
    OTHERS,
    /** They leave the flows; what they carry is reported as lost. */
    DROP,
    /** The row's other final demand is scaled so that it takes them in. */
    RESCALE
  }

  /** The implementation behind a Leontief solve. */
  public enum Backend {
    /** Native where it loads, else Java. */
    AUTO,
    /** OpenBLAS as packed, on one thread, or the LAPACK that the user names. */
    NATIVE,
    /** Reference LAPACK translated to Java bytecode. */
    JAVA
  }

  public static final MrioParameters DEFAULT =
      new MrioParameters(
          Errors.OTHERS, 1e-6, OptionalDouble.empty(), Backend.AUTO, TradeParameters.DEFAULT);

  public MrioParameters {
    if (!(balanceTolerance > 0 && balanceTolerance < 1)) {
      throw new UserError(
          "study key mrio.balance_tolerance",
          String.valueOf(balanceTolerance),
          "a number above 0 and below 1",
          "The default is 1e-6.");
    }
    if (balanceAbsolute.isPresent() && !(balanceAbsolute.getAsDouble() >= 0)) {
      throw new UserError(
          "study key mrio.balance_absolute",
          String.valueOf(balanceAbsolute.getAsDouble()),
          "auto, or a number of at least 0 in the currency of the table",
          "The default is auto.");
    }
  }

  public MrioParameters withErrors(Errors newErrors) {
    return new MrioParameters(newErrors, balanceTolerance, balanceAbsolute, backend, trade);
  }

  public MrioParameters withBalanceTolerance(double tolerance) {
    return new MrioParameters(errors, tolerance, balanceAbsolute, backend, trade);
  }

  /** The same with an absolute tolerance in the currency of the table. */
  public MrioParameters withBalanceAbsolute(double tolerance) {
    return new MrioParameters(
        errors, balanceTolerance, OptionalDouble.of(tolerance), backend, trade);
  }

  public MrioParameters withBackend(Backend newBackend) {
    return new MrioParameters(errors, balanceTolerance, balanceAbsolute, newBackend, trade);
  }

  public MrioParameters withTrade(TradeParameters newTrade) {
    return new MrioParameters(errors, balanceTolerance, balanceAbsolute, backend, newTrade);
  }
}
