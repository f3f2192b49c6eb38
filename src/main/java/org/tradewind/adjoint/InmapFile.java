package org.tradewind.adjoint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.ClassicNetcdf;
import org.tradewind.formats.netcdf.LayerBuffer;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.NetcdfVariable;

/**
 * A source-receptor file of InMAP, open. For every particle it has
 *
 * <pre>
 *   SR(layer, source, receptor)   ug/m3 of annual mean at the receptor per ug/s from the source
 * </pre>
 *
 * as 4-byte reals, the receptor running fastest, and the edges N, S, E, W and the model layer of
 * all cells of the grid in metres or degrees of a projection that it does not name. Source s of a
 * layer is the cell that comes (s + 1)-th among the cells of that model layer; receptors are the
 * cells of layer 0. The variable {@code layers} has the model layer of each index of {@code layer}.
 *
 * <p>Source: github.com/spatialmodel/inmap, packages sr (sr.go, srreader.go) and
 * science/chem/simplechem (chem.go: NOx counts as NO2, SOx as SO2). Reads are of one row, and
 * positional: a file may be larger than memory, and tasks may read it side by side.
 */
public final class InmapFile implements AutoCloseable {
  /** Values this large are the fill values of NetCDF, written where nothing was. */
  private static final double FILL = 1e30;

  private static final List<String> ORDER = List.of("layer", "source", "receptor");
  private static final String ALL_CELLS = "allcells";
  private static final Pattern UNITS =
      Pattern.compile("ug ?(m-3|m\\^-3|/ ?m3|/ ?m\\^3)\\b.*\\bper ug ?(s-1|s\\^-1|/ ?s)\\b.*");

  private final Path file;
  private final Netcdf netcdf;

  private InmapFile(Path file, Netcdf netcdf) {
    this.file = file;
    this.netcdf = netcdf;
  }

  /** Opens a file; its layout is checked as far as it is asked for. */
  public static InmapFile open(Path file) {
    Netcdf netcdf = Netcdf.open(file);
    if (netcdf instanceof ClassicNetcdf) {
      return new InmapFile(file, netcdf);
    }
    netcdf.close();
    throw new UserError(
        file.toString(),
        "NetCDF-4 (HDF5)",
        "a classic NetCDF file, as InMAP writes it, of which single rows can be read",
        "Convert it with nccopy -k cdf5.");
  }

  /** The particles that a pollutant is or becomes, as the file names them. */
  public static String variable(String species) {
    return switch (species) {
      case Species.OC, Species.EC, Species.PM_OTHER -> "PrimaryPM25";
      case Species.SO2 -> "pSO4";
      case Species.NOX -> "pNO3";
      case Species.NH3 -> "pNH4";
      case Species.VOC -> "SOA";
      default -> throw new IllegalArgumentException("no particles of " + species);
    };
  }

  /**
   * Checks variables: that they are there, over the same layers, sources and receptors, in this
   * order, and in the unit that InMAP writes.
   *
   * @param names such as pSO4
   */
  public void require(List<String> names) {
    for (String name : names) {
      NetcdfVariable variable = matrix(name);
      if (!variable.shape().equals(matrix(names.get(0)).shape())) {
        throw wrong(
            name + " over " + variable.shape() + " layers, sources and receptors",
            "as many as " + names.get(0) + " has, " + matrix(names.get(0)).shape());
      }
      String units = variable.attributes().texts().getOrDefault("units", "");
      String plain = units.replaceAll("[\u03bc\u00b5]", "u").replaceAll("\\s+", " ");
      if (!UNITS.matcher(plain).matches()) {
        throw new UserError(
            file + ", variable " + name,
            units.isEmpty() ? "no units" : "units '" + units + "'",
            "'ug m-3 concentration at receptor location per ug s-1 emissions at source location'",
            "Give the attribute that says so, after you have made sure that the values are in it.");
      }
    }
  }

  private NetcdfVariable matrix(String name) {
    NetcdfVariable variable = variable(name, ORDER.size());
    List<String> dimensions = netcdf.dimensions(variable);
    if (!dimensions.equals(ORDER)) {
      throw wrong(
          name + " over the dimensions " + String.join(", ", dimensions), String.join(", ", ORDER));
    }
    return variable;
  }

  private NetcdfVariable variable(String name, int rank) {
    NetcdfVariable found =
        netcdf.variables().stream()
            .filter(v -> v.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "no variable " + name + " among " + Names.some(names()),
                        "a source-receptor file as 'inmap sr' writes it"));
    if (found.shape().size() != rank) {
      throw wrong(
          name + " with " + found.shape().size() + " dimensions", rank + " dimensions of " + name);
    }
    return found;
  }

  private List<String> names() {
    return netcdf.variables().stream().map(NetcdfVariable::name).toList();
  }

  private UserError wrong(String found, String expected) {
    return new UserError(
        file.toString(),
        found,
        expected,
        "Check that this is the file meant and that it is whole.");
  }

  /** The whole of a variable of one dimension. */
  private double[] all(String name) {
    NetcdfVariable variable = variable(name, 1);
    int length = variable.shape().get(0);
    double[] values = netcdf.read(variable);
    for (int i = 0; i < length; i++) {
      if (!(Math.abs(values[i]) < FILL)) {
        throw wrong(name + " of cell " + i + " = " + values[i], "a number");
      }
    }
    return values;
  }

  /**
   * Index along the dimension layer of a model layer.
   *
   * @param variable particles
   * @param layer model layer, 0 at the ground
   */
  public int layerIndex(String variable, int layer) {
    double[] layers = all("layers");
    if (layers.length != matrix(variable).shape().get(0)) {
      throw wrong(
          layers.length + " layers, and " + matrix(variable).shape().get(0) + " in " + variable,
          "as many");
    }
    for (int i = 0; i < layers.length; i++) {
      if (layers[i] == layer) {
        return i;
      }
    }
    List<String> held = Arrays.stream(layers).mapToObj(l -> Integer.toString((int) l)).toList();
    throw new UserError(
        "key inmap.layer",
        "layer " + layer,
        "one of the layers of " + file + ": " + String.join(", ", held),
        "Choose one; 0 is the ground.");
  }

  /** Cells where concentrations are, in the order of receptors. */
  public InmapGrid receptors(String variable) {
    return grid(0, matrix(variable).shape().get(2), "receptors");
  }

  /** Cells of a model layer, in the order of sources. */
  public InmapGrid sources(String variable, int layer) {
    return grid(layer, matrix(variable).shape().get(1), "sources");
  }

  private InmapGrid grid(int layer, int count, String what) {
    double[] layers = all("Layer");
    int[] cells = ofLayer(layers, layer);
    if (cells.length != count) {
      throw wrong(
          count + " " + what + ", and " + cells.length + " cells of layer " + layer,
          "as many cells as " + what);
    }
    return InmapGrid.of(
        file.toString(),
        ofCells("W", cells, layers.length),
        ofCells("S", cells, layers.length),
        ofCells("E", cells, layers.length),
        ofCells("N", cells, layers.length));
  }

  private double[] ofCells(String name, int[] cells, int length) {
    double[] values = all(name);
    if (values.length != length) {
      throw wrong(
          name + " of " + values.length + " cells", length + " cells of dimension " + ALL_CELLS);
    }
    return Arrays.stream(cells).mapToDouble(c -> values[c]).toArray();
  }

  /**
   * People in the cells of layer 0 by the file's own TotalPop; none where it has no such variable.
   */
  public Optional<double[]> people() {
    if (!names().contains("TotalPop")) {
      return Optional.empty();
    }
    double[] layers = all("Layer");
    return Optional.of(ofCells("TotalPop", ofLayer(layers, 0), layers.length));
  }

  private static int[] ofLayer(double[] layers, int layer) {
    return IntStream.range(0, layers.length).filter(i -> layers[i] == layer).toArray();
  }

  /**
   * Reads one row into a buffer: what a source does to all receptors.
   *
   * @param layerIndex from {@link #layerIndex(String, int)}
   * @param source number of the source, from 0
   * @return false where all values are zero; the buffer may then be as it was
   */
  public boolean row(LayerBuffer buffer, String variable, int layerIndex, int source) {
    boolean any = netcdf.readInto(buffer, matrix(variable), layerIndex, source);
    float[] values = buffer.values();
    for (int r = 0; any && r < values.length; r++) {
      if (!(Math.abs(values[r]) < FILL)) {
        throw new UserError(
            file + ", variable " + variable,
            "source " + source + ", receptor " + r + " = " + values[r],
            "a number",
            "The simulation of this source may be missing: write the file again with 'inmap sr save'.");
      }
    }
    return any;
  }

  @Override
  public void close() {
    netcdf.close();
  }
}
