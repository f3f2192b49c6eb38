package org.tradewind.formats.netcdf;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/**
 * NetCDF-4, which is HDF5 with conventions; variables of the root group only. A chunk that holds
 * values asked for is read and unpacked whole, and as a rule it spans all layers: the time step
 * read last is kept, so that its chunks are not unpacked again for each layer.
 */
final class Hdf5Netcdf implements Netcdf {
  private static final int SIGNATURE_BYTES = 8;
  private static final int LATEST_SUPERBLOCK = 3;

  /** Attributes by which HDF5 and the NetCDF library keep their own books; some are references. */
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "CLASS",
          "NAME",
          "DIMENSION_LIST",
          "REFERENCE_LIST",
          "_NCProperties",
          "_Netcdf4Coordinates",
          "_Netcdf4Dimid",
          "_nc3_strict");

  /** Attributes by which the NetCDF library or its dimensions give themselves away. */
  private static final Set<String> NETCDF4_ONLY =
      Set.of("_NCProperties", "_nc3_strict", "_Netcdf4Dimid", "DIMENSION_LIST", "REFERENCE_LIST");

  private final Path file;
  private final HdfFile hdf;
  private final NetcdfAttributes attributes;
  private final Map<String, Dataset> datasets = new HashMap<>();
  private final List<NetcdfVariable> variables;
  private boolean netcdf4;
  private volatile Slab last;

  /** What a variable has at one index of its first dimension: a time step, as a rule. */
  private record Slab(String variable, int index, double[] values) {
    boolean holds(NetcdfVariable other, int at) {
      return variable.equals(other.name()) && index == at;
    }
  }

  private Hdf5Netcdf(Path file, HdfFile hdf) {
    this.file = file;
    this.hdf = hdf;
    this.attributes = attributes(hdf);
    this.variables =
        hdf.getChildren().values().stream()
            .filter(Dataset.class::isInstance)
            .map(Dataset.class::cast)
            .map(this::variable)
            .toList();
  }

  static Hdf5Netcdf open(Path file) {
    requireWhole(file);
    try {
      HdfFile hdf = new HdfFile(file);
      try {
        return new Hdf5Netcdf(file, hdf);
      } catch (RuntimeException e) {
        hdf.close();
        throw e;
      }
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // damaged lengths make the library ask for any amount of memory at once
      throw damaged(file, e);
    }
  }

  /** Compares the length that the superblock states (HDF5 specification, II.A) with the file's. */
  private static void requireWhole(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer block = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      long size = channel.size();
      while (block.hasRemaining() && channel.read(block) >= 0) {
        // until 64 bytes are there, or the file ends
      }
      if (block.hasRemaining()) {
        throw Netcdf.truncated(file, size + " bytes that end within the superblock", "more");
      }
      int version = block.get(SIGNATURE_BYTES);
      if (version < 0 || version > LATEST_SUPERBLOCK) {
        throw new UserError(
            file.toString(),
            "version " + version + " of the HDF5 superblock",
            "a version from 0 to " + LATEST_SUPERBLOCK,
            "The file may be damaged: fetch or write it again.");
      }
      boolean old = version < 2;
      int bytesOfOffset = block.get(old ? 13 : 9);
      // signature, versions and sizes; then base address, one more address, end of file
      int endAt = (old ? 24 + 4 * version : 12) + 2 * Long.BYTES;
      long end = block.getLong(endAt);
      if (bytesOfOffset == Long.BYTES && end > size) {
        throw Netcdf.truncated(file, size + " bytes", end + " bytes, as its superblock says");
      }
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** What a damaged file makes the library throw is of many kinds, index errors among them. */
  private static UserError damaged(Path file, Throwable cause) {
    return new UserError(
        file.toString(),
        "HDF5 that cannot be read (" + cause.getMessage() + ")",
        "a whole NetCDF-4 file, contiguous or chunked, unpacked or packed by deflate",
        "Fetch or write the file again, or convert it with nccopy -k classic.",
        cause);
  }

  private NetcdfVariable variable(Dataset dataset) {
    datasets.put(dataset.getName(), dataset);
    List<Integer> shape =
        Arrays.stream(dataset.getDimensionsAsLong()).mapToObj(Math::toIntExact).toList();
    return new NetcdfVariable(
        dataset.getName(), shape, type(dataset.getDataType()), attributes(dataset));
  }

  private NetcdfAttributes attributes(Node node) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, NetcdfType> types = new LinkedHashMap<>();
    Hdf5Attributes.of(node, hdf.getHdfBackingStorage())
        .forEach(
            (name, attribute) -> {
              netcdf4 |= NETCDF4_ONLY.contains(name);
              if (!BOOKKEEPING.contains(name)) {
                sort(name, attribute, texts, numbers);
                types.put(name, type(attribute.getDataType()));
              }
            });
    return new NetcdfAttributes(texts, numbers, types);
  }

  private static void sort(
      String name, Attribute attribute, Map<String, String> texts, Map<String, double[]> numbers) {
    Object data = attribute.isEmpty() ? "" : attribute.getData();
    if (data instanceof String text) {
      texts.put(name, NetcdfAttributes.unpadded(text));
    } else if (data instanceof String[] several) {
      texts.put(name, NetcdfAttributes.unpadded(String.join("", several)));
    } else if (data instanceof Number number) {
      numbers.put(name, new double[] {number.doubleValue()});
    } else if (data.getClass().isArray() && type(attribute.getDataType()) != NetcdfType.CHAR) {
      double[] values = new double[Array.getLength(data)];
      flatten(data, values, 0);
      numbers.put(name, values);
    }
  }

  /** The NetCDF type of an HDF5 type; what is not a number counts as text. */
  private static NetcdfType type(DataType type) {
    if (type instanceof FloatingPoint) {
      return type.getSize() > Float.BYTES ? NetcdfType.DOUBLE : NetcdfType.FLOAT;
    }
    if (!(type instanceof FixedPoint number)) {
      return NetcdfType.CHAR;
    }
    return switch (type.getSize()) {
      case 1 -> number.isSigned() ? NetcdfType.BYTE : NetcdfType.UBYTE;
      case 2 -> number.isSigned() ? NetcdfType.SHORT : NetcdfType.USHORT;
      case 4 -> number.isSigned() ? NetcdfType.INT : NetcdfType.UINT;
      default -> number.isSigned() ? NetcdfType.INT64 : NetcdfType.UINT64;
    };
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public String kind() {
    return netcdf4 ? "NetCDF-4" : "HDF5 without the dimensions of NetCDF-4,";
  }

  @Override
  public NetcdfAttributes attributes() {
    return attributes;
  }

  @Override
  public List<NetcdfVariable> variables() {
    return variables;
  }

  @Override
  public double[] stored(NetcdfVariable variable, int... leading) {
    Slab slab = last;
    if (slab == null || !slab.holds(variable, leading[0])) {
      slab = new Slab(variable.name(), leading[0], readSlab(variable, leading[0]));
      last = slab;
    }
    long from = 0;
    for (int d = 1; d < leading.length; d++) {
      from += leading[d] * variable.blockSize(d + 1);
    }
    int size = Math.toIntExact(variable.blockSize(leading.length));
    return Arrays.copyOfRange(slab.values, (int) from, (int) from + size);
  }

  @Override
  public double[] storedWhole(NetcdfVariable variable) {
    if (variable.shape().isEmpty()) {
      return new double[] {((Number) datasets.get(variable.name()).getData()).doubleValue()};
    }
    int rows = variable.shape().get(0);
    int step =
        datasets.get(variable.name()) instanceof ChunkedDataset chunked
            ? chunked.getChunkDimensions()[0]
            : rows;
    double[] all = new double[Math.toIntExact(variable.blockSize(0))];
    int size = Math.toIntExact(variable.blockSize(1));
    for (int from = 0; from < rows; from += step) {
      // a row of chunks at a time, so that none is unpacked twice
      double[] some = readSlabs(variable, from, Math.min(step, rows - from));
      System.arraycopy(some, 0, all, from * size, some.length);
    }
    return all;
  }

  private double[] readSlab(NetcdfVariable variable, int index) {
    return readSlabs(variable, index, 1);
  }

  /** What a variable has at some indices of its first dimension. */
  private double[] readSlabs(NetcdfVariable variable, int from, int count) {
    long[] offset = new long[variable.shape().size()];
    int[] extent = variable.shape().stream().mapToInt(Integer::intValue).toArray();
    offset[0] = from;
    extent[0] = count;
    requireRoom(variable, variable.blockSize(1));
    Dataset dataset = datasets.get(variable.name());
    if (dataset instanceof ChunkedDataset chunked) {
      requireRoom(variable, product(chunked.getChunkDimensions()));
    }
    int size = Math.toIntExact(variable.blockSize(1));
    double[] values = new double[count * size];
    try {
      if (dataset.isEmpty()) {
        return Hdf5Gaps.nothing(dataset, count * size);
      }
      flatten(dataset.getData(offset, extent), values, 0);
      for (int i = 0; dataset instanceof ChunkedDataset chunked && i < count; i++) {
        double[] slab = Arrays.copyOfRange(values, i * size, (i + 1) * size);
        Hdf5Gaps.fill(chunked, from + i, slab);
        System.arraycopy(slab, 0, values, i * size, size);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      throw damaged(file, e);
    }
    return values;
  }

  /** By the references to dimension scales that NetCDF-4 keeps; HDF5 of other writers has none. */
  @Override
  public List<String> dimensions(NetcdfVariable variable) {
    try {
      Attribute list = datasets.get(variable.name()).getAttribute("DIMENSION_LIST");
      List<String> names = new ArrayList<>();
      for (Object scale : list == null ? new Object[0] : (Object[]) list.getData()) {
        long address = Array.getLong(scale, 0);
        datasets.values().stream()
            .filter(d -> d.getAddress() == address)
            .findFirst()
            .ifPresent(d -> names.add(d.getName()));
      }
      return names.size() == variable.shape().size() ? names : List.of();
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static long product(int[] lengths) {
    long product = 1;
    for (int length : lengths) {
      product = Math.multiplyExact(product, (long) length);
    }
    return product;
  }

  /** Copies nested arrays of numbers in order; returns the place after the last value. */
  private static int flatten(Object nested, double[] values, int from) {
    int at = from;
    for (int i = 0; i < Array.getLength(nested); i++) {
      if (nested instanceof Number[] whole) {
        // 8-byte integers without sign
        values[at++] = whole[i].doubleValue();
      } else if (nested instanceof Object[] inner) {
        at = flatten(inner[i], values, at);
      } else {
        values[at++] = Array.getDouble(nested, i);
      }
    }
    return at;
  }

  @Override
  public void close() {
    hdf.close();
  }
}
