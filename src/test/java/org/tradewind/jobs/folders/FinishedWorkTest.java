package org.tradewind.jobs.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;

/** Pieces of work that are kept beside a run, and what removing them leaves. */
class FinishedWorkTest {
  @TempDir Path folder;

  private FinishedWork work(Path at, String decides) {
    return new FinishedWork(
        RunFixture.hadoop(at),
        new SerializableConfiguration(LocalFiles.configuration()),
        List.of(decides));
  }

  @Test
  void aPieceIsFoundByWhatDecidesIt() {
    FinishedWork work = work(folder.resolve("work"), "seed 1");
    work.keep("slice 1", new byte[] {1, 2});
    assertThat(work.find("slice 1")).hasValue(new byte[] {1, 2});
    assertThat(work.find("slice 2")).isEmpty();
    assertThat(work(folder.resolve("work"), "seed 2").find("slice 1")).isEmpty();
  }

  @Test
  void aPieceWithADamagedByteIsNotFound() throws IOException {
    Path at = folder.resolve("work");
    FinishedWork work = work(at, "seed 1");
    work.keep("slice 1", new byte[] {1, 2});
    Path piece;
    try (Stream<Path> files = Files.list(at)) {
      piece = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(piece);
    bytes[0]++;
    Files.write(piece, bytes);
    assertThat(work.find("slice 1")).isEmpty();
  }

  @Test
  void removingTakesThePiecesAndTheirFolder() {
    Path at = folder.resolve("work");
    FinishedWork work = work(at, "seed 1");
    work.keep("slice 1", new byte[] {1});
    work(at, "seed 2").keep("slice 1", new byte[] {2});
    work.remove();
    assertThat(at).doesNotExist();
    work.remove();
  }

  /** Whoever names a wrong folder loses nothing. */
  @Test
  void whatIsNotAPieceStays() throws IOException {
    Path at = folder.resolve("work");
    Path mine = Files.createDirectories(at.resolve("mine")).resolve("table.csv");
    Files.writeString(mine, "a");
    Files.writeString(at.resolve("notes.txt"), "b");
    FinishedWork work = work(at, "seed 1");
    work.keep("slice 1", new byte[] {1});
    work.remove();
    try (Stream<Path> files = Files.list(at)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("mine", "notes.txt");
    }
    assertThat(mine).hasContent("a");
  }
}
