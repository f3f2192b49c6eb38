package org.tradewind.health;

import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

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
        .put(mortalityRate(), real)
        .put(ageShare(), real)
        .put(exposureResponse(), fitted);
  }

  private static Table mortalityRate() {
    Csv csv = Csv.fact("mortality_rate_china2015");
    Table.Builder table = Table.builder(Inputs.MORTALITY_RATE);
    for (int r = 0; r < csv.rows(); r++) {
      table.add(
          csv.text(r, "cause"),
          csv.text(r, "age"),
          csv.text(r, "region"),
          csv.number(r, "rate_per_100k"));
    }
    return table.build().validated(csv.source());
  }

  private static Table ageShare() {
    Csv csv = Csv.fact("age_share_china2015");
    Table.Builder table = Table.builder(Inputs.AGE_SHARE);
    for (int r = 0; r < csv.rows(); r++) {
      table.add(csv.text(r, "age"), csv.text(r, "region"), csv.number(r, "share"));
    }
    return table.build().validated(csv.source());
  }

  private static Table exposureResponse() {
    Csv csv = Csv.fact("exposure_response");
    Table.Builder table = Table.builder(Inputs.EXPOSURE_RESPONSE);
    for (int r = 0; r < csv.rows(); r++) {
      table.add(
          csv.text(r, "form"),
          csv.text(r, "cause"),
          csv.text(r, "age"),
          csv.number(r, "draw"),
          csv.number(r, "p1"),
          csv.number(r, "p2"),
          csv.number(r, "p3"),
          csv.number(r, "p4"));
    }
    return table.build().validated(csv.source());
  }
}
