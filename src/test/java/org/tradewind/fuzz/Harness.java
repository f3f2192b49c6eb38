package org.tradewind.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.tradewind.axes.UserError;

/**
 * Gives a target spoiled inputs, each made from (target, number) alone, and watches how each ends.
 * An input may be read or refused with a {@link UserError} of one readable message, and nothing may
 * be left behind but what was asked for. Everything else is a failure: another exception, a stack
 * overflow, an input of kilobytes that takes gigabytes, one that does not end.
 */
final class Harness {
  private static final int SECONDS = 60;
  private static final int STACK = 1 << 20;
  private static final int LONGEST_MESSAGE = 2000;
  private static final long MOST_ALLOCATED = 2L << 30;
  private static final Path REPORT = Path.of("target", "fuzz");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * How a target's inputs ended.
   *
   * @param inputs number of inputs
   * @param read those that were read
   * @param refused those that were refused
   * @param failures what failed, once a kind -> numbers of the inputs
   * @param cpuSeconds of the readers
   */
  record Ends(
      int inputs, int read, int refused, Map<String, List<Integer>> failures, double cpuSeconds) {}

  private final Target target;
  private final Path root;
  private ExecutorService worker;
  private volatile Thread thread;
  private long cpu;

  Harness(Target target, Path root) {
    this.target = target;
    this.root = root;
  }

  /** Inputs made by mutation, each from its number. */
  Ends run(int from, int count) throws IOException {
    List<Input> good = target.good();
    return run(
        from,
        IntStream.range(from, from + count)
            .mapToObj(
                number -> {
                  Input input = good.get(number % good.size()).copy();
                  Mutations.apply(
                      input, new Random(target.name().hashCode() * 1_000_003L + number));
                  return input;
                })
            .iterator());
  }

  /** Inputs as they are. */
  Ends run(List<Input> inputs) throws IOException {
    return run(0, inputs.iterator());
  }

  private Ends run(int from, Iterator<Input> inputs) throws IOException {
    int read = 0;
    int refused = 0;
    Map<String, List<Integer>> failures = new LinkedHashMap<>();
    startWorker();
    int number = from;
    for (; inputs.hasNext(); number++) {
      Input input = inputs.next();
      String failure = failure(input);
      if (failure == null) {
        read++;
      } else if (failure.isEmpty()) {
        refused++;
      } else {
        boolean first = !failures.containsKey(kind(failure));
        failures.computeIfAbsent(kind(failure), k -> new ArrayList<>()).add(number);
        if (first) {
          input.save(REPORT.resolve(target.name() + "-" + number), failure);
        }
      }
    }
    worker.shutdownNow();
    return new Ends(number - from, read, refused, failures, cpu / 1e9);
  }

  /** Every good input must be read, or the others would show nothing. */
  void requireGood() throws IOException {
    startWorker();
    for (Input input : target.good()) {
      String failure = failure(input.copy());
      if (failure != null) {
        throw new AssertionError(
            target.name() + " " + input.entry + " is not read: " + lastMessage + failure);
      }
    }
    worker.shutdownNow();
  }

  private String lastMessage = "";

  /** What is wrong with the end of an input: null where it is read, empty where it is refused. */
  private String failure(Input input) throws IOException {
    Path source = root.resolve("source");
    Path to = root.resolve("to");
    Input.empty(root);
    Files.createDirectories(source);
    input.write(source);
    List<Path> before = Input.below(source);
    String failure = watched(input, source, to);
    if (failure == null || failure.isEmpty()) {
      String stray = stray(source, to, before, failure == null);
      return stray == null ? failure : stray;
    }
    return failure;
  }

  private String watched(Input input, Path source, Path to) {
    long allocated = THREADS.getThreadAllocatedBytes(thread.getId());
    long begun = THREADS.getThreadCpuTime(thread.getId());
    Future<?> end =
        worker.submit(
            () -> {
              target.read(input, source, to);
              return null;
            });
    try {
      end.get(SECONDS, TimeUnit.SECONDS);
      return tooMuch(allocated, null);
    } catch (ExecutionException e) {
      return tooMuch(allocated, refusal(e.getCause()));
    } catch (TimeoutException e) {
      StringBuilder trace = new StringBuilder("HANG: not ended after " + SECONDS + " s\n");
      for (StackTraceElement element : thread.getStackTrace()) {
        trace.append("\tat ").append(element).append('\n');
      }
      worker.shutdownNow();
      startWorker();
      return trace.toString();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      cpu += Math.max(0, THREADS.getThreadCpuTime(thread.getId()) - begun);
    }
  }

  private String tooMuch(long before, String failure) {
    long allocated = THREADS.getThreadAllocatedBytes(thread.getId()) - before;
    boolean failed = failure != null && !failure.isEmpty();
    return allocated > MOST_ALLOCATED && !failed
        ? "MEMORY: " + (allocated >> 20) + " MB taken in all"
        : failure;
  }

  private String refusal(Throwable thrown) {
    Optional<UserError> mistake = UserError.behind(thrown);
    if (mistake.isPresent()) {
      lastMessage = mistake.get().getMessage();
      return unreadable(lastMessage);
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    String text = trace.toString();
    return text.length() > 20_000 ? text.substring(0, 20_000) : text;
  }

  /** What makes a text unfit for a terminal; empty for nothing. */
  static String unreadable(String text) {
    if (text.length() > LONGEST_MESSAGE) {
      return "MESSAGE: " + text.length() + " characters: " + text.substring(0, LONGEST_MESSAGE);
    }
    return controls(text);
  }

  static String controls(String text) {
    for (int i = 0; i < text.length(); i++) {
      int type = Character.getType(text.charAt(i));
      boolean direction =
          "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069".indexOf(text.charAt(i)) >= 0;
      if (type == Character.CONTROL && text.charAt(i) != '\n' || direction) {
        return String.format(
            "CONTROL CHARACTER: U+%04X at %d of: %s", (int) text.charAt(i), i, text);
      }
    }
    return "";
  }

  /** Files that were left where nobody asked for them. */
  private String stray(Path source, Path to, List<Path> before, boolean read) {
    for (Path path : Input.below(root)) {
      boolean asked = path.startsWith(source) || read && path.startsWith(to);
      if (!asked) {
        return "STRAY FILE: " + root.relativize(path);
      }
      String name = path.getFileName().toString();
      if (path.startsWith(to) && name.startsWith(".") && !name.endsWith(".crc")) {
        return "HALF-WRITTEN FILE: " + root.relativize(path);
      }
    }
    return Input.below(source).equals(before) ? null : "CHANGED SOURCE";
  }

  /** The first line without what differs from input to input, and the places it came through. */
  private static String kind(String failure) {
    String first = failure.lines().findFirst().orElse("");
    String places =
        String.join(
            " < ",
            failure
                .lines()
                .filter(l -> l.startsWith("\tat "))
                .map(l -> l.substring(4).replaceAll("\\(.*:(\\d+)\\)", ":$1").replaceAll(".*/", ""))
                .distinct()
                .filter(new Places()::fits)
                .toList());
    String head = places.isEmpty() ? first.replaceAll("[0-9]+", "N") : first.split(":")[0];
    return head.substring(0, Math.min(60, head.length())) + " < " + places;
  }

  /** The innermost place of all and the innermost three of ours. */
  private static final class Places {
    private int all;
    private int ours;

    boolean fits(String place) {
      boolean own = place.startsWith("org.tradewind") && !place.contains(".fuzz.");
      return all++ == 0 || own && ours++ < 3;
    }
  }

  private void startWorker() {
    worker =
        Executors.newSingleThreadExecutor(
            task -> {
              thread = new Thread(null, task, "fuzz", STACK);
              thread.setDaemon(true);
              return thread;
            });
    try {
      worker.submit(() -> {}).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
