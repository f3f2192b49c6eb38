package org.tradewind.tables;

/** Input tables of air and health. */
public final class AirInputs {
  public static final TableSchema SENSITIVITY = Schemas.of("sensitivity");
  public static final TableSchema METEOROLOGY = Schemas.of("meteorology");
  public static final TableSchema TRANSPORT_PARAMETER = Schemas.of("transport_parameter");
  public static final TableSchema MORTALITY_RATE = Schemas.of("mortality_rate");
  public static final TableSchema AGE_SHARE = Schemas.of("age_share");
  public static final TableSchema EXPOSURE_RESPONSE = Schemas.of("exposure_response");
  public static final TableSchema RELATIVE_RISK = Schemas.of("relative_risk");
  public static final TableSchema OBSERVATION = Schemas.of("observation");
  public static final TableSchema AIR_CONCENTRATION = Schemas.of("air_concentration");

  private AirInputs() {}
}
