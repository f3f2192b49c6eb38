package org.tradewind.health;

import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * The health facts that ship with the software: death rates and ages of China 2015, and the central
 * parameters of the IER (GBD 2017) and the GEMM for the five causes. Sources stand in the files.
 */
public final class HealthFacts {
  private static final String GBD =
      "Global Burden of Disease Study 2017 (Institute for Health Metrics and Evaluation, 2018)";

  private HealthFacts() {}

  /** mortality_rate, age_share and exposure_response, each with its provenance. */
  public static StudyTables tables() {
    Provenance real =
        Provenance.of(Provenance.Status.REAL, GBD, "China 2015, one rate for the whole country");
    Provenance fitted =
        Provenance.of(
            Provenance.Status.ESTIMATED,
            GBD + "; Burnett et al., PNAS 115, 9592-9597 (2018)",
            "ier: fitted to the mean of 1,000 draws; gemm: as published");
    return new StudyTables()
        .put(CsvTables.fact(Inputs.MORTALITY_RATE, "mortality_rate_china2015"), real)
        .put(CsvTables.fact(Inputs.AGE_SHARE, "age_share_china2015"), real)
        .put(CsvTables.fact(Inputs.EXPOSURE_RESPONSE, "exposure_response"), fitted);
  }
}
