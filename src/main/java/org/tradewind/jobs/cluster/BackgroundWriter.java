package org.tradewind.jobs.cluster;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes files on threads of its own while the run goes on. Whoever reads a file waits for it; what
 * fails is thrown where it is waited for, at the latest at the end.
 */
public final class BackgroundWriter {
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Map<String, Future<?>> pending = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          work -> {
            Thread thread = new Thread(work, "writer");
            thread.setDaemon(true);
            return thread;
          });

  public BackgroundWriter() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Starts writing; work begins in the order in which it was given. */
  public <T> Future<T> start(String name, Callable<T> work) {
    Future<T> future = threads.submit(work);
    pending.put(name, future);
    return future;
  }

  /** Waits until a file is whole; one that nobody writes is. */
  public void await(String name) {
    Future<?> future = pending.get(name);
    if (future != null) {
      result(future);
      pending.remove(name, future);
    }
  }

  /** Waits until all files are whole. */
  public void awaitAll() {
    new ArrayList<>(pending.keySet()).forEach(this::await);
  }

  /** Ends the threads without finishing their work, so that no file appears afterwards. */
  public void abandon() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      if (e.getCause() instanceof Error own) {
        throw own;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
