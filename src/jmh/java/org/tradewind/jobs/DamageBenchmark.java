package org.tradewind.jobs;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.emissions.CellRegions;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.stages.AttributeJob;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TextEncoding;

/**
 * Damage at the size of the paper by this program in a running session and by DuckDB, from the same
 * Parquet files, in turns; their sums must agree to 1e-12. Run it by src/jmh/damage.sh.
 */
public final class DamageBenchmark {
  private static final double TOLERANCE = 1e-12;
  private static final String MONTHS = Months.COLUMNS.stream().collect(Collectors.joining(", "));
  private static final String BY_CELL =
      """
      select e.cell, e.subsector, sum(case when e.species = 'CO2' then 0 else %s end) as deaths,
        sum(case when e.species = 'CO2' then %s else 0 end) as co2_t
      from '%s/emission/*.parquet' e
      left join '%s/sensitivity/*.parquet' s on e.cell = s.cell and e.species = s.species
      group by all""";
  private static final String BY_REGION =
      """
      select r.region, e.subsector, e.species, %s
      from '%s/emission/*.parquet' e
      join '%s/cell_region/*.parquet' r on e.cell = r.cell
      left join '%s/sensitivity/*.parquet' s on e.cell = s.cell and e.species = s.species
      group by all""";

  private final Path folder;
  private final Path scratch;
  private final Configuration conf = LocalFiles.configuration();

  private DamageBenchmark(Path folder) {
    this.folder = folder;
    this.scratch = folder.resolve("results");
  }

  /** FOLDER generate; FOLDER ROUNDS; or FOLDER results, of an earlier run for NumPy. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    if (args[1].equals("generate")) {
      DamageProblem.write(folder);
    } else if (args[1].equals("results")) {
      new DamageBenchmark(folder).results();
    } else {
      new DamageBenchmark(folder).compare(Integer.parseInt(args[1]));
    }
  }

  /** Seconds and CPU seconds of some rounds. */
  private static final class Clock {
    private final double[] seconds;
    private final double[] cpu;
    private int round;

    Clock(int rounds) {
      seconds = new double[rounds];
      cpu = new double[rounds];
    }

    private static long cpuNanos() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }

    void time(java.util.concurrent.Callable<?> work) throws Exception {
      long from = System.nanoTime();
      long cpuFrom = cpuNanos();
      work.call();
      cpu[round] = (cpuNanos() - cpuFrom) / 1e9;
      seconds[round++] = (System.nanoTime() - from) / 1e9;
    }

    /** Of the later half of the rounds: the earlier half warms up. */
    void print(String name) {
      System.out.printf(
          Locale.ROOT, "%-34s seconds %s  CPU seconds %s%n", name, spread(seconds), spread(cpu));
    }

    private static String spread(double[] of) {
      double[] late = Arrays.copyOfRange(of, of.length / 2, of.length);
      Arrays.sort(late);
      return String.format(
          Locale.ROOT, "%.2f %.2f %.2f", late[0], late[late.length / 2], late[late.length - 1]);
    }
  }

  private void compare(int rounds) throws Exception {
    Spark spark = Sessions.open("damage", Optional.of("local[2]"));
    Clock ordered = new Clock(rounds);
    Clock shuffled = new Clock(rounds);
    Clock duckdb = new Clock(rounds);
    try (Connection sql = DriverManager.getConnection("jdbc:duckdb:")) {
      execute(sql, "set threads = 2");
      for (int round = 0; round < rounds; round++) {
        ordered.time(() -> ours(spark, "ordered"));
        shuffled.time(() -> ours(spark, "shuffled"));
        duckdb.time(() -> duckdb(sql));
      }
      System.out.println("least, median and most of the later half of " + rounds + " rounds");
      ordered.print("ours, table in order");
      shuffled.print("ours, table in any order");
      duckdb.print("DuckDB");
      agree(sql, "ordered");
      agree(sql, "shuffled");
      results();
    } finally {
      spark.stop();
    }
  }

  private TableFiles files(String inputs, TableSchema schema) {
    Path path = folder.resolve(inputs).resolve(schema.name());
    return TableFiles.of(new org.apache.hadoop.fs.Path(path.toUri()), conf, TextEncoding.DEFAULT);
  }

  private String[] strings(TableSchema schema, String column) {
    Path path = folder.resolve("ordered").resolve(schema.name());
    return ParquetFiles.read(schema, new org.apache.hadoop.fs.Path(path.toUri()), conf)
        .strings(column);
  }

  private Object ours(Spark spark, String inputs) throws IOException {
    Path out = scratch.resolve(inputs);
    if (Files.exists(out)) {
      org.apache.commons.io.FileUtils.deleteDirectory(out.toFile());
    }
    Axis regions = Axis.of("region", List.of(strings(Inputs.REGION, "region")));
    Axis subsectors = Axis.of("subsector", List.of(strings(Inputs.SUBSECTOR, "subsector")));
    Path where = folder.resolve("ordered").resolve(Inputs.CELL_REGION.name());
    CellRegions cells =
        CellRegions.of(
            ParquetFiles.read(
                Inputs.CELL_REGION, new org.apache.hadoop.fs.Path(where.toUri()), conf),
            regions);
    DamageEngine engine = new DamageEngine(regions, subsectors, DamageProblem.SPECIES, cells, 64);
    return OutputFolder.fill(
        out.toString(),
        conf,
        200_000,
        to -> {
          new AttributeJob(spark, engine, cells.lastCell())
              .run(
                  files(inputs, Inputs.EMISSION),
                  files(inputs, AirInputs.SENSITIVITY),
                  new Closure(Closure.Rule.RAW, OptionalDouble.empty()),
                  to);
          return to.finish();
        });
  }

  private void results() throws IOException {
    DamageProblem.writeResults(
        table(DamageTables.DAMAGE_CELL),
        table(DamageTables.DAMAGE_REGION),
        folder.resolve("arrays"));
  }

  private org.tradewind.tables.Table table(TableSchema schema) {
    Path path = scratch.resolve("ordered/tables").resolve(schema.name());
    return ParquetFiles.read(schema, new org.apache.hadoop.fs.Path(path.toUri()), conf);
  }

  private static boolean execute(Connection sql, String statement) throws SQLException {
    try (Statement of = sql.createStatement()) {
      return of.execute(statement);
    }
  }

  private static String sums(String each) {
    return Months.COLUMNS.stream().map(m -> each.replace("M", m)).collect(Collectors.joining(", "));
  }

  private static String sum(String each) {
    return Months.COLUMNS.stream()
        .map(m -> each.replace("M", m))
        .collect(Collectors.joining(" + "));
  }

  private Object duckdb(Connection sql) throws SQLException {
    String in = folder.resolve("ordered").toString();
    execute(
        sql,
        "create or replace temp table by_cell as "
            + BY_CELL.formatted(sum("e.M * s.M"), sum("e.M"), in, in));
    return execute(
        sql,
        "create or replace temp table by_region as "
            + BY_REGION.formatted(
                sums("sum(share * e.M) as M") + ", " + sums("sum(share * e.M * s.M) as dM"),
                in,
                in,
                in));
  }

  /** Both have the same keys, and values that differ by no more than the order of sums. */
  private void agree(Connection sql, String inputs) throws SQLException {
    String run = scratch.resolve(inputs).toString();
    execute(
        sql,
        "create or replace temp view long_region as select region, subsector, species, unnest(["
            + Months.COLUMNS.stream().map(m -> "'" + m + "'").collect(Collectors.joining(", "))
            + "]) as month, unnest(["
            + MONTHS
            + "]) as tonnes, unnest(["
            + sums("coalesce(dM, 0)")
            + "]) as deaths from by_region");
    differ(sql, run, "damage_cell", "by_cell", "cell, subsector", "deaths", "co2_t");
    differ(
        sql,
        run,
        "damage_region",
        "long_region",
        "region, subsector, species, month",
        "deaths",
        "tonnes");
  }

  private static void differ(
      Connection sql, String run, String ours, String theirs, String keys, String... values)
      throws SQLException {
    for (String value : values) {
      String question =
          "select count(*), max(abs(a.V - b.V) / greatest(abs(b.V), 1e-300)) from '%s/tables/%s/*.parquet' a full join %s b using (%s)"
              .formatted(run, ours, theirs, keys)
              .replace("V", value);
      try (Statement statement = sql.createStatement();
          var found = statement.executeQuery(question)) {
        found.next();
        double most = found.getDouble(2);
        System.out.printf(
            Locale.ROOT,
            "%s.%s: %d rows, largest relative difference to DuckDB %.1e%n",
            ours,
            value,
            found.getLong(1),
            most);
        if (!(most <= TOLERANCE)) {
          throw new IllegalStateException(ours + "." + value + " differs from DuckDB by " + most);
        }
      }
    }
  }
}
