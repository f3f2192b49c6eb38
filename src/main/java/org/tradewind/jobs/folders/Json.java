package org.tradewind.jobs.folders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.tradewind.tables.PlainFiles;

/** The JSON files of a run: indented, so that people can read and compare them. */
public final class Json {
  public static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  static void write(Object value, Path file, FileSystem fs) throws IOException {
    writeText(text(value) + "\n", file, fs);
  }

  static void writeText(String text, Path file, FileSystem fs) throws IOException {
    try (OutputStream out = PlainFiles.create(file, fs.getConf())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
