package org.tradewind.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.TinyStudy;
import org.tradewind.jobs.RunFixture;

/** Local files come out as Hadoop's own file system makes them, without its processes. */
class LocalFilesTest {
  private static final URI LOCAL = URI.create("file:///");
  private static final String KEY = "spark.hadoop.fs.file.impl";

  @TempDir Path folder;

  /** What is done by both file systems, each in a folder of its own. */
  private interface Work {
    void in(Path folder, FileSystem files) throws IOException;
  }

  private static FileSystem files(FileSystem of, String umask) throws IOException {
    Configuration conf = new Configuration();
    conf.set("fs.permissions.umask-mode", umask);
    of.initialize(LOCAL, conf);
    return of;
  }

  private static void write(FileSystem files, Path file, Optional<FsPermission> permission)
      throws IOException {
    org.apache.hadoop.fs.Path path = RunFixture.hadoop(file);
    try (FSDataOutputStream out =
        permission.isEmpty()
            ? files.create(path)
            : files.create(path, permission.get(), true, 4096, (short) 1, 1 << 20, null)) {
      out.write("a province buys".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Every file and folder, checksums too: name -> st_mode and the content of files. */
  private static Map<String, String> state(Path folder) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(f -> !f.equals(folder)).toList()) {
        String mode = Integer.toOctalString((int) Files.getAttribute(file, "unix:mode"));
        String bytes =
            Files.isDirectory(file) ? "" : HexFormat.of().formatHex(Files.readAllBytes(file));
        state.put(folder.relativize(file).toString(), mode + " " + bytes);
      }
    }
    return state;
  }

  private Map<String, String> ours(String umask, Work work) throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"));
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path ours = Files.createDirectory(folder.resolve("ours"));
    work.in(plain, files(new LocalFileSystem(), umask));
    work.in(ours, files(new LocalFiles(), umask));
    assertThat(state(ours)).isNotEmpty().isEqualTo(state(plain));
    return state(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"022", "077", "002", "000"})
  void permissionsAndChecksumsAreThoseOfHadoop(String umask) throws IOException {
    ours(
        umask,
        (in, files) -> {
          write(files, in.resolve("made/on/the/way"), Optional.empty());
          files.mkdirs(RunFixture.hadoop(in.resolve("some/folders")));
          for (int bits : List.of(0644, 0600, 0755, 0777, 0400, 0000, 01777)) {
            FsPermission permission = new FsPermission((short) bits);
            String name = Integer.toOctalString(bits);
            write(files, in.resolve("created " + name), Optional.of(permission));
            files.mkdirs(RunFixture.hadoop(in.resolve("folder " + name)), permission);
            write(files, in.resolve("changed " + name), Optional.empty());
            files.setPermission(RunFixture.hadoop(in.resolve("changed " + name)), permission);
          }
        });
  }

  @Test
  void aFolderKeepsItsGroupBitAndAFileLosesIt() throws IOException {
    Map<String, String> state =
        ours(
            "022",
            (in, files) -> {
              Path shared = Files.createDirectory(in.resolve("shared"));
              Files.setAttribute(shared, "unix:mode", 02775);
              files.mkdirs(RunFixture.hadoop(shared.resolve("run")));
              Path file = Files.createFile(in.resolve("file"));
              Files.setAttribute(file, "unix:mode", 02775);
              files.setPermission(RunFixture.hadoop(file), new FsPermission((short) 0755));
            });
    assertThat(state.get("shared/run")).startsWith("42755");
    assertThat(state.get("file")).startsWith("100755");
  }

  @Test
  void aFileThatIsNotThereIsAnError() throws IOException {
    org.apache.hadoop.fs.Path missing = RunFixture.hadoop(folder.resolve("missing"));
    FsPermission permission = new FsPermission((short) 0644);
    assertThatThrownBy(() -> files(new LocalFiles(), "022").setPermission(missing, permission))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> files(new LocalFileSystem(), "022").setPermission(missing, permission))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aDamagedFileIsStillFound() throws IOException {
    FileSystem files = files(new LocalFiles(), "022");
    Path file = folder.resolve("file");
    write(files, file, Optional.empty());
    Files.writeString(file, "a province sells");
    assertThatThrownBy(() -> files.open(RunFixture.hadoop(file)).readAllBytes())
        .isInstanceOf(ChecksumException.class);
  }

  @Test
  void aRunStartsNoProcessForItsFiles() throws IOException {
    Spark spark = RunFixture.session("local[2]", 2);
    try {
      FileSystem given = FileSystem.get(LOCAL, spark.hadoopConfiguration());
      assertThat(given).isInstanceOf(LocalFiles.class);
      Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
      FileSystem plain = files(new RawLocalFileSystem(), "022");
      List<String> started =
          started(
              () -> {
                RunFixture.run(spark, RunFixture.study(inputs, ""), folder.resolve("out"));
                write(plain, folder.resolve("by Hadoop alone"), Optional.empty());
              });
      assertThat(started.stream().filter(c -> c.startsWith("chmod")))
          .as("but of the file that this test had Hadoop write")
          .hasSize(1)
          .allMatch(c -> c.contains("by Hadoop alone"));
    } finally {
      spark.stop();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** The commands of all processes that this JVM starts meanwhile. */
  private List<String> started(Step step) throws IOException {
    Path file = folder.resolve("processes.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      step.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream().map(e -> e.getString("command")).toList();
  }

  @Test
  void sessionsInThisJvmHaveItAndOthersDoNot() {
    assertThat(given("local[*]")).contains(LocalFiles.class.getName());
    assertThat(given("local")).contains(LocalFiles.class.getName());
    assertThat(given("local-cluster[1,1,1024]")).isEmpty();
    assertThat(given("spark://127.0.0.1:7077")).isEmpty();
    assertThat(given("yarn")).isEmpty();
  }

  private static Optional<String> given(String master) {
    scala.Option<String> given = Sessions.conf("run", Optional.of(master)).getOption(KEY);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get());
  }

  @Test
  void anotherFileSystemThatTheUserNamesIsLeft() {
    assertThat(LocalFiles.configuration().get("fs.file.impl"))
        .isEqualTo(LocalFiles.class.getName());
    System.setProperty(KEY, LocalFileSystem.class.getName());
    try {
      assertThat(given("local[2]")).contains(LocalFileSystem.class.getName());
      assertThat(LocalFiles.configuration().get("fs.file.impl"))
          .isEqualTo(LocalFileSystem.class.getName());
    } finally {
      System.clearProperty(KEY);
    }
  }
}
