package org.tradewind.tables;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/** Encodings of text files by name, and a guess at one from its bytes, which only messages use. */
public final class TextEncoding {
  /** Name of the key and of the setting that gives the encoding. */
  public static final String KEY = "encoding";

  /** Encoding where none is given. */
  public static final String DEFAULT = "utf-8";

  private static final List<String> COMMON =
      List.of(DEFAULT, "gb18030", "gbk", "big5", "shift_jis", "euc-kr", "windows-1252", "utf-16le");

  private TextEncoding() {}

  /**
   * The encoding of a name.
   *
   * @param where key or setting that gave the name, for the error
   */
  public static Charset of(String name, String where) {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UserError(
          where,
          "'" + name + "'",
          "the name of an encoding, such as " + String.join(", ", COMMON),
          Names.didYouMean(name, COMMON),
          e);
    }
  }

  /** The error for bytes that an encoding does not have. */
  static UserError undecodable(String where, Charset charset, byte[] sample) {
    Optional<String> guess = guess(sample, charset);
    return new UserError(
        where,
        "bytes that are not "
            + charset.name()
            + guess.map(g -> " (they look like " + g + ")").orElse(""),
        "text in " + charset.name(),
        "Save the file as UTF-8, or name its encoding: --set "
            + KEY
            + "="
            + guess.orElse("gb18030").toLowerCase(Locale.ROOT)
            + ", say.");
  }

  /** What the bytes look like; empty where nothing fits. */
  static Optional<String> guess(byte[] sample, Charset not) {
    // a few names are too little text for the detector, which counts frequent characters
    if (isChinese(sample) && !not.name().startsWith("GB")) {
      return Optional.of("GB18030");
    }
    CharsetDetector detector = new CharsetDetector();
    detector.setText(sample);
    return Arrays.stream(detector.detectAll())
        .map(CharsetMatch::getName)
        .filter(name -> Charset.isSupported(name))
        .filter(name -> !Charset.forName(name).equals(not))
        .filter(name -> !Charset.forName(name).equals(StandardCharsets.UTF_8))
        .findFirst();
  }

  /** Whether all that is not ASCII are pairs of bytes as GB 2312 has them for characters. */
  private static boolean isChinese(byte[] sample) {
    boolean any = false;
    for (int i = 0; i < sample.length; i++) {
      int lead = sample[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int trail = i + 1 < sample.length ? sample[i + 1] & 0xFF : 0;
      if (lead < 0xA1 || lead > 0xF7 || trail < 0xA1 || trail > 0xFE) {
        return false;
      }
      any = true;
      i++;
    }
    return any;
  }
}
