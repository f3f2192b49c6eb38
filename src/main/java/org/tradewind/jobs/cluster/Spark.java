package org.tradewind.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.scheduler.SparkListener;

/**
 * Spark as the jobs of a command share it. Its context is started on first need, or ahead on a
 * thread of its own; a command that needs none starts none. Jobs use no Spark SQL: a session with
 * its catalog takes as long to start as the context.
 */
public final class Spark {
  private static final int SHUFFLE_PARTITIONS = 200;
  private static final Pattern THREADS = Pattern.compile("local\\[([0-9]+)");

  private final SparkConf conf;
  private final Configuration hadoop;
  private final List<SparkListener> listeners = new ArrayList<>();
  private FutureTask<SparkContext> begun;
  private SparkContext started;

  public Spark(SparkConf conf) {
    this.conf = conf;
    this.hadoop = SparkHadoopUtil.get().newConfiguration(conf);
  }

  /** A context that is already running, such as that of a notebook. */
  public static Spark of(SparkContext context) {
    Spark spark = new Spark(context.getConf());
    spark.begun = new FutureTask<>(() -> context);
    spark.begun.run();
    spark.started = context;
    return spark;
  }

  /** Starts the context on a thread of its own, unless it was begun before. */
  public Spark begin() {
    FutureTask<SparkContext> task = task();
    Thread thread = new Thread(task, "spark start");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private synchronized FutureTask<SparkContext> task() {
    if (begun == null) {
      begun = new FutureTask<>(this::start);
    }
    return begun;
  }

  private SparkContext start() {
    SparkContext context = SparkContext.getOrCreate(conf);
    synchronized (this) {
      started = context;
      listeners.forEach(context::addSparkListener);
    }
    return context;
  }

  /** The context; the first call starts it, or waits until it has started. */
  public SparkContext sparkContext() {
    FutureTask<SparkContext> task = task();
    task.run(); // does nothing where another thread has begun it
    return BackgroundWriter.result(task);
  }

  /** Whether a context was started or is starting. */
  public synchronized boolean begun() {
    return begun != null;
  }

  /** Whether tasks would run in this JVM. */
  public boolean inThisJvm() {
    return Sessions.inThisJvm(master());
  }

  public String master() {
    return conf.get("spark.master");
  }

  /** Threads that a master in this JVM asks for: N of local[N], 1 of local, all of local[*]. */
  public int threads() {
    Matcher asked = THREADS.matcher(master());
    if (!asked.lookingAt()) {
      return master().startsWith("local[") ? Runtime.getRuntime().availableProcessors() : 1;
    }
    return Integer.parseInt(asked.group(1));
  }

  public static String version() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  /** Number of partitions that rows of cells are spread over, by Spark's own key. */
  public int shufflePartitions() {
    return conf.getInt("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS);
  }

  /** File systems as the context will see them; starts nothing. */
  public Configuration hadoopConfiguration() {
    return hadoop;
  }

  /** Tells a listener of tasks, from now on or once there is a context. */
  public synchronized void listen(SparkListener listener) {
    listeners.add(listener);
    if (started != null) {
      started.addSparkListener(listener);
    }
  }

  public synchronized void forget(SparkListener listener) {
    listeners.remove(listener);
    if (started != null) {
      started.removeSparkListener(listener);
    }
  }

  /** Stops the context, where one was begun. */
  public void stop() {
    if (begun()) {
      sparkContext().stop();
    }
  }
}
