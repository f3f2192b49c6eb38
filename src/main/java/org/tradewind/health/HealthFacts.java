package org.tradewind.health;

import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * The health facts that ship with the software: death rates and ages of China 2015 of three
 * releases, of which a study uses one (health.release), and the central parameters of the IER (GBD
 * 2017) and the GEMM. Sources stand in the files.
 */
public final class HealthFacts {
  private static final String GBD =
      "Global Burden of Disease Studies 2017, 2019 and 2021 (Institute for Health Metrics and"
          + " Evaluation)";

  private HealthFacts() {}

  /** mortality_rate, age_share and exposure_response, each with its provenance. */
  public static StudyTables tables() {
    Provenance rates =
        Provenance.of(
            Provenance.Status.REAL,
            GBD,
            "China 2015, one rate for the whole country; a run uses the rows of one release"
                + " (health.release, death_rates in its manifest); LRI under five is of GBD 2021 in"
                + " all");
    Provenance shares =
        Provenance.of(
            Provenance.Status.REAL,
            GBD,
            "China 2015; a run uses the rows of one release (health.release); shares of GBD 2017 are"
                + " of the people aged 1 and over, GBD 2021 has those of GBD 2019");
    Provenance fitted =
        Provenance.of(
            Provenance.Status.ESTIMATED,
            "Global Burden of Disease Study 2017; Burnett et al., PNAS 115, 9592-9597 (2018)",
            "ier: fitted to the mean of 1,000 draws; gemm: as published, NCD+LRI from 25 on unless"
                + " health.causes names others");
    return new StudyTables()
        .put(CsvTables.fact(AirInputs.MORTALITY_RATE, "health/mortality_rate_china2015"), rates)
        .put(CsvTables.fact(AirInputs.AGE_SHARE, "health/age_share_china2015"), shares)
        .put(CsvTables.fact(AirInputs.EXPOSURE_RESPONSE, "health/exposure_response"), fitted);
  }
}
