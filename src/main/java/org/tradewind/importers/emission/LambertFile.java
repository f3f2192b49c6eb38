package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.LambertGrid;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.netcdf.TimeAxis;

/**
 * Emissions in an IOAPI file on a Lambert grid. Layers are added up: all is emitted in its cell.
 */
final class LambertFile implements GriddedFile {
  private final IoapiFile file;
  private final Path path;
  private final LambertGrid grid;
  private final SourceCells cells;

  private LambertFile(Path path, IoapiFile file) {
    this.path = path;
    this.file = file;
    this.grid = file.wholeGrid();
    this.cells = SourceCells.lambert(grid);
  }

  static LambertFile open(Path path) {
    IoapiFile file = IoapiFile.open(path);
    try {
      return new LambertFile(path, file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public SourceCells cells() {
    return cells;
  }

  @Override
  public List<String> variables() {
    return file.variables().stream().map(IoapiFile.Variable::name).toList();
  }

  @Override
  public Map<String, String> unfit() {
    return Map.of();
  }

  @Override
  public String units(String variable) {
    return file.variable(variable).units();
  }

  @Override
  public Map<String, String> texts(String variable) {
    return Map.of();
  }

  @Override
  public Map<String, String> texts() {
    return Map.of();
  }

  @Override
  public int steps(String variable) {
    return file.variable(variable).steps();
  }

  @Override
  public Optional<List<TimeAxis.Step>> times() {
    double days = file.header().step().toSeconds() / 86_400.0;
    List<LocalDateTime> stamps = file.timeStamps();
    return stamps.isEmpty()
        ? Optional.empty()
        : Optional.of(stamps.stream().map(t -> new TimeAxis.Step(t.toLocalDate(), days)).toList());
  }

  @Override
  public double[] read(String variable, int step) {
    double[] sum = file.read(variable, step, 0);
    for (int layer = 1; layer < file.header().layers(); layer++) {
      double[] more = file.read(variable, step, layer);
      for (int i = 0; i < sum.length; i++) {
        sum[i] = Double.isNaN(sum[i]) ? more[i] : Double.isNaN(more[i]) ? sum[i] : sum[i] + more[i];
      }
    }
    return sum;
  }

  @Override
  public String place(int cell) {
    return "column " + grid.col(cell) + ", row " + grid.row(cell);
  }

  @Override
  public String remark(String variable) {
    int layers = file.header().layers();
    return layers == 1 ? "" : where(variable) + ": its " + layers + " layers are added up.";
  }

  @Override
  public void close() {
    file.close();
  }
}
