package org.tradewind.tables;

/** Input tables of what is uncertain. */
public final class UncertaintyInputs {
  public static final TableSchema UNCERTAINTY = Schemas.of("uncertainty");
  public static final TableSchema CORRELATION = Schemas.of("correlation");
  public static final TableSchema UNCERTAINTY_DRAW = Schemas.of("uncertainty_draw");

  private UncertaintyInputs() {}
}
