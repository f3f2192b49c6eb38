package org.tradewind.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that is hashed while it is written, so that it need not be read again for it. */
final class HashedFile implements OutputFile {
  private final Path file;
  private final Configuration conf;
  private final MessageDigest digest = DigestUtils.getSha256Digest();

  HashedFile(Path file, Configuration conf) {
    this.file = file;
    this.conf = conf;
  }

  /** SHA-256 of what was written. */
  String sha256() {
    return Hex.encodeHexString(digest.digest());
  }

  @Override
  public PositionOutputStream create(long blockSize) throws IOException {
    return createOrOverwrite(blockSize);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
    return new Hashing(file.getFileSystem(conf).create(file, true), digest);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Hashing extends PositionOutputStream {
    private final OutputStream out;
    private final MessageDigest digest;
    private long position;

    Hashing(OutputStream out, MessageDigest digest) {
      this.out = out;
      this.digest = digest;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      digest.update(bytes, from, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
