package org.tradewind.jobs.cluster;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.tradewind.axes.UserError;

/** How the Spark of a job is set. */
public final class Sessions {
  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[(\\*|[1-9][0-9]*)(,[1-9][0-9]*)?])?|local-cluster\\[.+]"
              + "|spark://.+|k8s://.+|yarn");

  private Sessions() {}

  /**
   * As spark-submit prepared it, or in this JVM; nothing is started yet.
   *
   * @param job shown as the application's name
   * @param master master URL; without one, that of spark-submit, or else local[*]
   */
  public static Spark open(String job, Optional<String> master) {
    return new Spark(conf(job, master));
  }

  public static SparkConf conf(String job, Optional<String> master) {
    SparkConf conf = new SparkConf();
    master.map(Sessions::known).ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "tradewind " + job);
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      // 200 tasks, the default, are for clusters: here they would only cost start-up.
      conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    }
    if (inThisJvm(conf.get("spark.master"))) {
      LocalFiles.offer(conf);
    }
    // jobs show their own progress
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    return conf;
  }

  /** Executors elsewhere may open files before our jar has come to them. */
  static boolean inThisJvm(String master) {
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }

  /** Spark itself would log a stack trace before it refuses a master it does not know. */
  private static String known(String master) {
    if (!MASTER.matcher(master).matches()) {
      throw new UserError(
          "--master " + master,
          "no master URL that Spark knows",
          "local[2], local[*], spark://HOST:PORT, k8s://URL or yarn",
          "Correct it, or leave it out to run in this JVM.");
    }
    return master;
  }
}
