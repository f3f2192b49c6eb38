package org.tradewind.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * One to three mistakes in an input: in its bytes, its text, its archives, its files, its settings.
 */
final class Mutations {
  private Mutations() {}

  static void apply(Input input, Random random) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(20);
      if (kind == 0 && !input.nodes.isEmpty()) {
        tree(input, random);
      } else if (kind <= 2 && !input.settings.isEmpty()) {
        setting(input, random);
      } else if (!input.files().isEmpty()) {
        content(input, random);
      } else {
        setting(input, random);
      }
    }
  }

  private static void content(Input input, Random random) {
    String name = Hostile.one(input.files(), random);
    byte[] before = input.nodes.get(name).bytes();
    byte[] after = mutated(before, random);
    input.nodes.put(name, Input.Node.file(after));
    input.done.add(name + " " + before.length + " -> " + after.length + " bytes");
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    if (starts(bytes, 'P', 'K') && random.nextInt(4) > 0) {
      return zip(bytes, random);
    }
    if (starts(bytes, 0x1f, 0x8b) && random.nextInt(4) > 0) {
      return gzip(bytes, random);
    }
    boolean text = TextMutations.isText(bytes) && random.nextInt(4) > 0;
    return text ? TextMutations.any(bytes, random) : ByteMutations.any(bytes, random);
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 255) == first && (bytes[1] & 255) == second;
  }

  private static byte[] gzip(byte[] bytes, Random random) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
        packed.write(mutated(in.readAllBytes(), random));
      }
      return out.toByteArray();
    } catch (IOException e) {
      return ByteMutations.any(bytes, random); // an earlier mutation broke it
    }
  }

  /** A part of a workbook changes inside an archive that is whole. */
  private static byte[] zip(byte[] bytes, Random random) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException | IllegalArgumentException e) {
      return ByteMutations.any(bytes, random); // an earlier mutation broke it
    }
    if (parts.isEmpty()) {
      return ByteMutations.any(bytes, random);
    }
    String name = Hostile.one(List.copyOf(parts.keySet()), random);
    byte[] part = parts.get(name);
    switch (random.nextInt(8)) {
      case 0 -> parts.remove(name);
      case 1 -> parts.put("../" + name, parts.remove(name));
      case 2 ->
          parts.put(name, "<a>".repeat(Hostile.count(random)).getBytes(StandardCharsets.UTF_8));
      case 3, 4 -> parts.put(name, cells(part, random));
      default -> parts.put(name, mutated(part, random));
    }
    return packed(parts);
  }

  /** Places of cells and indices of shared strings become others. */
  private static byte[] cells(byte[] part, Random random) {
    String text = new String(part, StandardCharsets.UTF_8);
    String by =
        Hostile.one(
            List.of(
                "XFD1048576",
                "ZZZZ999999999",
                "A0",
                "A-1",
                "1A",
                "",
                "A99999999999",
                "AAAAAAAAAA1"),
            random);
    String index = Hostile.one(List.of("-1", "2147483647", "99999999999", "x", "1e9"), random);
    List<String> patterns = List.of("r=\"[A-Z]+[0-9]+\"", "<v>[0-9.]+</v>", "ref=\"[^\"]*\"");
    String pattern = Hostile.one(patterns, random);
    String replacement =
        pattern.startsWith("<v")
            ? "<v>" + index + "</v>"
            : pattern.substring(0, pattern.indexOf('"') + 1) + by + '"';
    int at = random.nextInt(text.length() + 1);
    return (text.substring(0, at) + text.substring(at).replaceFirst(pattern, replacement))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void tree(Input input, Random random) {
    String name = Hostile.one(List.copyOf(input.nodes.keySet()), random);
    Input.Node node = input.nodes.get(name);
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    String other = folder + Hostile.one(Hostile.FILE_NAMES, random);
    int how = random.nextInt(9);
    input.done.add("tree " + how + ": " + name + ", " + other);
    switch (how) {
      case 0 -> input.nodes.remove(name);
      case 1 -> {
        input.nodes.remove(name);
        input.nodes.put(other, node);
      }
      case 2 -> input.nodes.put(other, node);
      case 3 -> input.nodes.put(name, new Input.Node(null, null));
      case 4 -> input.nodes.put(name, new Input.Node(null, name.substring(folder.length())));
      case 5 -> input.nodes.put(folder + "loop", new Input.Node(null, "."));
      case 6 -> input.nodes.put(name, Input.Node.file(new byte[0]));
      case 7 -> input.nodes.put(name, new Input.Node(null, "nowhere"));
      default -> {
        List<String> files = input.files();
        if (!files.isEmpty()) {
          input.nodes.put(name, input.nodes.get(Hostile.one(files, random)));
        }
      }
    }
  }

  private static void setting(Input input, Random random) {
    if (input.settings.isEmpty()) {
      return;
    }
    boolean known = !input.given.isEmpty() && random.nextBoolean();
    String key = Hostile.one(known ? input.given : List.copyOf(input.settings.keySet()), random);
    String value = input.settings.get(key);
    String by =
        switch (random.nextInt(4)) {
          case 0 -> Hostile.one(Hostile.WORDS, random);
          case 1 ->
              new String(
                  TextMutations.any(value.getBytes(StandardCharsets.UTF_8), random),
                  StandardCharsets.UTF_8);
          default -> Hostile.one(Hostile.NUMBERS, random);
        };
    input.settings.put(key, by);
    input.done.add("setting " + key);
  }
}
