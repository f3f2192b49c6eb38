package org.tradewind.formats.netcdf;

import io.jhdf.AttributeImpl;
import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.btree.record.HugeFractalHeapObjectUnfilteredRecord;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes of an HDF5 object. jHDF finds an attribute of more than 4 KB only where it is the one
 * such of its object, but the I/O API writes two, FILEDESC and HISTORY, of 4,800 characters each.
 * There the attributes are looked up here, by the HDF5 File Format Specification 3.0, III.G
 * (fractal heap) and III.A.2 (version 2 B-trees).
 */
final class Hdf5Attributes {
  private static final long UNDEFINED = -1;
  private static final int HUGE = 1;

  private final HdfBackingStorage storage;
  private final FractalHeap heap;
  private final Map<Long, HugeFractalHeapObjectUnfilteredRecord> huge = new HashMap<>();

  private Hdf5Attributes(HdfBackingStorage storage, FractalHeap heap) {
    this.storage = storage;
    this.heap = heap;
    BTreeV2<HugeFractalHeapObjectUnfilteredRecord> index =
        new BTreeV2<>(storage, heap.getBTreeAddressOfHugeObjects());
    index.getRecords().forEach(r -> huge.put(r.getId(), r));
  }

  /** The attributes of an object by name. */
  static Map<String, Attribute> of(Node node, HdfBackingStorage storage) {
    AttributeInfoMessage info =
        ObjectHeader.readObjectHeader(storage, node.getAddress())
            .getMessagesOfType(AttributeInfoMessage.class)
            .stream()
            .findFirst()
            .orElse(null);
    if (info == null || info.getFractalHeapAddress() == UNDEFINED) {
      return node.getAttributes();
    }
    FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
    if (heap.getNumberOfHugeObjectsInHeap() < 2) {
      return node.getAttributes();
    }
    Hdf5Attributes reader = new Hdf5Attributes(storage, heap);
    Map<String, Attribute> attributes = new TreeMap<>();
    BTreeV2<AttributeNameForIndexedAttributesRecord> names =
        new BTreeV2<>(storage, info.getAttributeNameBTreeAddress());
    for (AttributeNameForIndexedAttributesRecord record : names.getRecords()) {
      AttributeMessage message =
          new AttributeMessage(reader.object(record.getHeapId()), storage, record.getFlags());
      attributes.put(message.getName(), new AttributeImpl(storage, node, message));
    }
    return attributes;
  }

  /** An object of the heap: bits 4 and 5 of its id's first byte are its kind. */
  private ByteBuffer object(ByteBuffer id) {
    int start = id.position();
    if ((id.get(start) >> 4 & 3) != HUGE) {
      return heap.getId(id);
    }
    long key = 0;
    for (int i = id.limit() - 1; i > start; i--) {
      key = key << Byte.SIZE | Byte.toUnsignedLong(id.get(i));
    }
    HugeFractalHeapObjectUnfilteredRecord record = huge.get(key);
    return storage.readBufferFromAddress(record.getAddress(), Math.toIntExact(record.getLength()));
  }
}
