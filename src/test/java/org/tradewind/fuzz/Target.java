package org.tradewind.fuzz;

import java.nio.file.Path;
import java.util.List;

/** A reader that takes what users give. */
interface Target {
  String name();

  /** Good inputs. */
  List<Input> good();

  /**
   * Reads an input as the commands do; an AssertionError says what is wrong with what came out.
   *
   * @param input what is given
   * @param source folder in which it lies
   * @param to folder that does not exist, for what comes out
   */
  void read(Input input, Path source, Path to) throws Exception;
}
