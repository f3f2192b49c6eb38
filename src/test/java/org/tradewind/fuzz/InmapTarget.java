package org.tradewind.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tradewind.adjoint.GeneratedInmap;
import org.tradewind.adjoint.InmapFile;
import org.tradewind.formats.netcdf.LayerBuffer;

/**
 * A source-receptor file of InMAP: what a run asks of it, and every row.
 *
 * @param name of the target
 * @param good a file of four cells and three layers
 */
record InmapTarget(String name, List<Input> good) implements Target {
  private static final List<String> VARIABLES = List.of("PrimaryPM25", "pSO4");

  static InmapTarget of(Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("inmap"));
    double[][] cells = {{0, 0, 1, 1}, {1, 0, 2, 1}, {0, 1, 1, 2}, {1, 1, 2, 2}};
    new GeneratedInmap(cells)
        .write(folder.resolve("sr.ncf"), (variable, l, s, r) -> 1e-8 * (1 + l + s + r));
    return new InmapTarget("inmap", List.of(Input.of(folder, "sr.ncf", Map.of("layer", "0"))));
  }

  @Override
  public void read(Input input, Path source, Path to) {
    try (InmapFile file = InmapFile.open(source.resolve(input.entry))) {
      file.require(VARIABLES);
      int index = file.layerIndex(VARIABLES.get(0), 0);
      int receptors = file.receptors(VARIABLES.get(0)).cells();
      int sources = file.sources(VARIABLES.get(0), 0).cells();
      file.people();
      LayerBuffer buffer = new LayerBuffer(receptors);
      for (String variable : VARIABLES) {
        for (int s = 0; s < sources; s++) {
          file.row(buffer, variable, index, s);
        }
      }
    }
  }
}
