package org.tradewind.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ucar.nc2.Attribute;
import ucar.nc2.Dimension;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;
import ucar.units.UnitException;
import ucar.units.UnitFormatManager;

/** What CF 1.11 asks of a file, as far as a program can tell: what is named must be there, fit. */
public final class CfCheck {
  private final NetcdfFile file;

  private CfCheck(NetcdfFile file) {
    this.file = file;
  }

  /** Asserts that a file keeps to the conventions. */
  public static void check(NetcdfFile file) throws IOException {
    new CfCheck(file).check();
  }

  private void check() throws IOException {
    for (String name :
        List.of("Conventions", "title", "institution", "source", "history", "references")) {
      assertThat(file.findGlobalAttribute(name)).as(name).isNotNull();
      assertThat(file.findGlobalAttribute(name).getStringValue()).as(name).isNotBlank();
    }
    assertThat(file.findGlobalAttribute("Conventions").getStringValue()).isEqualTo("CF-1.11");
    List<String> bounds = new ArrayList<>();
    for (Variable v : file.getVariables()) {
      assertThat(v.getShortName()).matches("[A-Za-z][A-Za-z0-9_]*");
      if (v.findAttribute("bounds") != null) {
        bounds(v);
        bounds.add(text(v, "bounds"));
      }
    }
    for (Variable v : file.getVariables()) {
      if (v.isCoordinateVariable()) {
        monotonic(v);
      }
      if (!bounds.contains(v.getShortName()) && v.findAttribute("grid_mapping_name") == null) {
        described(v);
      }
      links(v);
    }
  }

  private static String text(Variable v, String attribute) {
    Attribute found = v.findAttribute(attribute);
    return found == null ? "" : found.getStringValue();
  }

  private static void described(Variable v) {
    boolean named = !text(v, "standard_name").isEmpty() || !text(v, "long_name").isEmpty();
    assertThat(named).as(v.getShortName()).isTrue();
    String units = text(v, "units");
    if (v.getDataType().isNumeric() && !units.contains(" since ") && !units.isEmpty()) {
      try {
        UnitFormatManager.instance().parse(units);
      } catch (UnitException e) {
        throw new AssertionError(v.getShortName() + ": " + units, e);
      }
    }
    assertThat(units.isEmpty() && v.getDataType().isFloatingPoint()).as(v.getShortName()).isFalse();
  }

  private static void monotonic(Variable v) throws IOException {
    double[] values = (double[]) v.read().copyTo1DJavaArray();
    for (int i = 1; i < values.length; i++) {
      assertThat(values[i]).as(v.getShortName()).isGreaterThan(values[i - 1]);
    }
    assertThat(v.findAttribute("_FillValue")).as(v.getShortName()).isNull();
    assertThat(text(v, "axis")).as(v.getShortName()).isIn("X", "Y");
  }

  /** Bounds hold their place and meet. */
  private void bounds(Variable v) throws IOException {
    Variable found = file.findVariable(text(v, "bounds"));
    double[] at = (double[]) v.read().copyTo1DJavaArray();
    double[] edges = (double[]) found.read().copyTo1DJavaArray();
    int[] shape = found.getShape();
    assertThat(shape.length).isEqualTo(v.getShape().length + 1);
    assertThat(shape[shape.length - 1]).isEqualTo(2);
    assertThat(edges).hasSize(2 * at.length);
    for (int i = 0; i < at.length; i++) {
      assertThat(at[i]).isBetween(edges[2 * i], edges[2 * i + 1]);
      if (i > 0) {
        assertThat(edges[2 * i]).isEqualTo(edges[2 * i - 1]);
      }
    }
  }

  private void links(Variable v) {
    for (String name : words(text(v, "coordinates"))) {
      Variable coordinate = file.findVariable(name);
      assertThat(coordinate).as(v.getShortName() + " -> " + name).isNotNull();
      List<String> own = dimensions(v);
      List<String> others = dimensions(coordinate);
      if (!coordinate.getDataType().isNumeric()) {
        others = others.subList(0, others.size() - 1);
      }
      assertThat(own).as(name + " of " + v.getShortName()).containsAll(others);
    }
    for (String name : words(text(v, "ancillary_variables"))) {
      Variable quantile = file.findVariable(name);
      assertThat(quantile).as(v.getShortName() + " -> " + name).isNotNull();
      assertThat(dimensions(quantile)).isEqualTo(dimensions(v));
      assertThat(text(quantile, "units")).isEqualTo(text(v, "units"));
    }
    String mapping = text(v, "grid_mapping");
    if (!mapping.isEmpty()) {
      assertThat(text(file.findVariable(mapping), "grid_mapping_name")).isNotEmpty();
    }
    String measures = text(v, "cell_measures");
    if (!measures.isEmpty()) {
      Variable area = file.findVariable(measures.replace("area: ", ""));
      assertThat(text(area, "standard_name")).isEqualTo("cell_area");
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static List<String> dimensions(Variable v) {
    return v.getDimensions().stream().map(Dimension::getShortName).toList();
  }
}
