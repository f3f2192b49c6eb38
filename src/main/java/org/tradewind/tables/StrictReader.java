package org.tradewind.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes text and stops at the first bytes that its encoding does not have, after all characters
 * before them: whoever counts lines knows the line. A byte-order mark of UTF-8 or UTF-16 decides
 * the encoding, whichever was given.
 */
final class StrictReader extends Reader {
  private static final int SIZE = 1 << 16;
  private static final int SAMPLE = 4096;

  /** Bytes that the encoding does not have. */
  static final class Undecodable extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Charset charset;
    private final byte[] sample;

    Undecodable(Charset charset, byte[] sample) {
      this.charset = charset;
      this.sample = sample;
    }

    Charset charset() {
      return charset;
    }

    /** Their lines. */
    byte[] sample() {
      return sample;
    }
  }

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
  private final Charset charset;
  private final CharsetDecoder decoder;
  private boolean end;

  StrictReader(InputStream in, Charset given) throws IOException {
    this.in = in;
    bytes.flip();
    fill();
    this.charset = mark(given);
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private Charset mark(Charset given) {
    if (starts(0xEF, 0xBB, 0xBF)) {
      bytes.position(3);
      return StandardCharsets.UTF_8;
    }
    if (starts(0xFF, 0xFE)) {
      bytes.position(2);
      return StandardCharsets.UTF_16LE;
    }
    if (starts(0xFE, 0xFF)) {
      bytes.position(2);
      return StandardCharsets.UTF_16BE;
    }
    return given;
  }

  private boolean starts(int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.limit() || (bytes.get(i) & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void fill() throws IOException {
    bytes.compact();
    // a mark must be seen whole, however few bytes a stream gives at first
    do {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        end = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    } while (!end && bytes.position() < 4);
    bytes.flip();
  }

  @Override
  public int read(char[] to, int from, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(to, from, length).slice();
    while (true) {
      CoderResult result = decoder.decode(bytes, out, end);
      if (out.position() > 0) {
        return out.position();
      }
      if (result.isError()) {
        throw new Undecodable(charset, sample());
      }
      if (end) {
        return -1;
      }
      fill();
    }
  }

  /** Whole lines where possible, so that characters of several bytes are whole, too. */
  private byte[] sample() {
    byte[] all = bytes.array();
    int from = bytes.position();
    while (from > 0 && all[from - 1] != '\n') {
      from--;
    }
    int to = Math.min(bytes.limit(), bytes.position() + SAMPLE);
    for (int i = to; i > bytes.position(); i--) {
      if (all[i - 1] == '\n') {
        return Arrays.copyOfRange(all, from, i);
      }
    }
    return Arrays.copyOfRange(all, from, to);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
