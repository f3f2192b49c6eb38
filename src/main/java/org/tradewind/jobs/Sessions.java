package org.tradewind.jobs;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a job. */
public final class Sessions {
  private Sessions() {}

  /**
   * The session that spark-submit prepared, or one in this JVM.
   *
   * @param job shown as the application's name
   * @param master master URL; without one, that of spark-submit, or else local[*]
   */
  public static SparkSession start(String job, Optional<String> master) {
    SparkConf conf = new SparkConf();
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "tradewind " + job);
    // What comes out must not depend on the machine's time zone.
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      // 200 tasks, the default, are for clusters: here they would only cost start-up.
      conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    }
    if (System.console() != null) {
      conf.setIfMissing("spark.ui.showConsoleProgress", "true");
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
