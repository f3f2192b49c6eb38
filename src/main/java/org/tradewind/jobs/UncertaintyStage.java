package org.tradewind.jobs;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.spark.sql.SparkSession;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.DrawEngine;
import org.tradewind.uncertainty.DrawModel;
import org.tradewind.uncertainty.UncertaintyParameters;

/** Intervals of a study's figures: the draws that are not there yet, then all their statistics. */
final class UncertaintyStage {
  private final Study study;
  private final SparkSession spark;
  private final Progress progress;

  UncertaintyStage(Study study, SparkSession spark, Progress progress) {
    this.study = study;
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * What the draws tell.
   *
   * @param tables intervals
   * @param says what there is to say of the draws, for the manifest
   */
  record Result(List<Table> tables, Map<String, Object> says) {}

  /**
   * Draws and summarises.
   *
   * @param folder where draws are kept; those that are there are not drawn again
   */
  Result run(StudyTables inputs, Optional<Damage> damage, FlowEngine flows, DrawFolder folder) {
    UncertaintyParameters how = study.uncertainty();
    DrawModel model =
        DrawModel.of(inputs, damage, flows, study.species(), how)
            .orElseThrow(() -> nothingToDraw(flows));
    DrawEngine engine = new DrawEngine(model, DrawEngine.ofFlows(model), how.block());
    Map<String, String> identity = identity(engine);
    folder.claim(identity);
    UncertaintyJob job = new UncertaintyJob(spark, folder);
    UncertaintyJob.Blocks blocks = job.draw(engine, how.blocks());
    progress.note(blocks.text());
    List<Table> tables = new ArrayList<>(List.of(UncertaintyJob.figures(engine)));
    tables.addAll(UncertaintyJob.tables(engine, job.summarise(engine, how.blocks(), how.draws())));
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("draws", how.draws());
    says.put("blocks", how.blocks());
    says.put("factors", model.factors().size());
    says.put("figures", engine.size());
    says.put("numeric_path", "plain Java, the same bits on every machine");
    says.put("damaged_blocks_drawn_again", blocks.damaged());
    says.put("identity", identity);
    return new Result(tables, says);
  }

  private UserError nothingToDraw(FlowEngine flows) {
    return new UserError(
        "study key uncertainty.stressors",
        String.join(", ", study.uncertainty().stressors()),
        "at least one of the study's stressors: " + flows.stressors().labels(),
        "Name one of them, or set uncertainty.draws to 0.");
  }

  /** What decides the draws: equal identities, equal numbers. */
  private Map<String, String> identity(DrawEngine engine) {
    UncertaintyParameters how = study.uncertainty();
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("study", study.name());
    identity.put("uncertainty.seed", String.valueOf(how.seed()));
    identity.put("uncertainty.mode", how.mode().code());
    identity.put("uncertainty.block", String.valueOf(how.block()));
    identity.put("uncertainty.stressors", String.join(", ", how.stressors()));
    identity.put("figures", String.valueOf(engine.size()));
    identity.put("inputs and other keys (SHA-256 of the model that is drawn)", digest(engine));
    return identity;
  }

  /** SHA-256 of the engine as it goes to the executors: every number that the draws depend on. */
  private static String digest(DrawEngine engine) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (ObjectOutputStream out =
          new ObjectOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha))) {
        out.writeObject(engine);
      }
      return Hex.encodeHexString(sha.digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
