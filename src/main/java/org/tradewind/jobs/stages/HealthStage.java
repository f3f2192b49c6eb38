package org.tradewind.jobs.stages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewind.StudyModel;
import org.tradewind.axes.UserError;
import org.tradewind.health.Burden;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.transport.SteadyState;

/** J and, where the study has no sensitivities of its own, those by transport. */
public final class HealthStage {
  /**
   * What is known of health and sensitivities.
   *
   * @param burden deaths attributable to PM2.5, where the tables for them are there
   * @param transport the model that gave the sensitivities, where none were given
   */
  public record Result(Optional<Burden> burden, Optional<SteadyState> transport) {
    /** Of a run without this stage. */
    public static final Result NONE = new Result(Optional.empty(), Optional.empty());
  }

  private final RunContext run;
  private final InputFolder inputs;

  public HealthStage(RunContext run, InputFolder inputs) {
    this.run = run;
    this.inputs = inputs;
  }

  public Result run(StudyTables tables) {
    Optional<Burden> burden = StudyModel.burden(tables, run.parameters());
    burden.ifPresent(
        b -> {
          run.out().write(b.burdenTable());
          run.out().write(b.cellTable());
          run.manifest().say("cells", b.counts());
          run.manifest().say("death_rates", rates(b));
        });
    Optional<SteadyState> transport =
        StudyModel.transport(tables, inputs.has(AirInputs.SENSITIVITY), burden, run.parameters());
    transport.ifPresent(model -> sensitivities(model, tables, burden.orElseThrow()));
    if (!run.wants(Extent.Stage.DAMAGE) && transport.isEmpty()) {
      throw noSensitivities();
    }
    return new Result(burden, transport);
  }

  private void sensitivities(SteadyState model, StudyTables tables, Burden burden) {
    double[] forcing = run.parameters().receptors().forcing(burden);
    run.out()
        .write(
            new TransportJob(run.spark())
                .sensitivities(model, tables.require(Inputs.CELL), forcing));
    run.manifest()
        .computed(
            AirInputs.SENSITIVITY.name(),
            SteadyState.provenance(inputs.provenance(AirInputs.METEOROLOGY)));
  }

  /** The release of death rates and ages, and which of them are of another source. */
  private static Map<String, Object> rates(Burden burden) {
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("release", burden.release().isEmpty() ? "not named" : burden.release());
    says.put("causes", burden.deathsByCause().keySet());
    says.put("of_other_sources", burden.otherSources());
    return says;
  }

  private UserError noSensitivities() {
    boolean given = inputs.has(AirInputs.SENSITIVITY);
    return new UserError(
        "inputs " + run.study().inputs(),
        given ? "a table sensitivity" : "not the tables that sensitivities are computed from",
        "tables "
            + StudyModel.names(StudyModel.TRANSPORT_TABLES)
            + ", "
            + StudyModel.names(StudyModel.burdenTables(run.parameters()))
            + " and no table sensitivity, or files of an adjoint model (keys adjoint.*)",
        given ? "There is nothing to compute; use the table." : "Add what is missing.");
  }
}
