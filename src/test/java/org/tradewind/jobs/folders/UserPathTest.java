package org.tradewind.jobs.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.LocalFiles;

class UserPathTest {
  @TempDir Path folder;

  /** Empty; no scheme; a scheme whose class Spark does not bring; a host that is nowhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "://", ":", "s3a://bucket/x", "nosuch://x", "hdfs://no.such.host.invalid:1/x"})
  void aPathThatLeadsNowhereIsTheUsersMistake(String text) {
    assertThatThrownBy(() -> UserPath.of("--out " + text, text, LocalFiles.configuration()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--out " + text + ": found a path that leads nowhere (");
    assertThatThrownBy(() -> OutputFolder.requireFree(text, LocalFiles.configuration()))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> new InputFolder(text, LocalFiles.configuration()))
        .isInstanceOf(UserError.class);
  }

  @Test
  void othersAreTakenAsTheyAre() {
    String text = folder.resolve("a b=c").toString();
    assertThat(UserPath.of("--out", text, LocalFiles.configuration()).toString()).isEqualTo(text);
  }
}
