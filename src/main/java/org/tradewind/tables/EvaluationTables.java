package org.tradewind.tables;

/** Modelled against observed concentrations. */
public final class EvaluationTables {
  public static final TableSchema EVALUATION = Schemas.of("evaluation");
  public static final TableSchema EVALUATION_SITE = Schemas.of("evaluation_site");

  private EvaluationTables() {}
}
