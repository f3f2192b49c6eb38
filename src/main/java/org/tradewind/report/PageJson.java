package org.tradewind.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** JSON that may stand in a script element: nothing in it ends the element or a line. */
final class PageJson {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private PageJson() {}

  static JsonGenerator generator(Writer to) {
    try {
      JsonGenerator json = new JsonFactory().createGenerator(to);
      json.setCharacterEscapes(new InScript());
      json.setCodec(MAPPER);
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text in quotes. */
  static String quoted(String text) {
    StringWriter quoted = new StringWriter();
    try (JsonGenerator json = generator(quoted)) {
      json.writeString(wellFormed(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return quoted.toString();
  }

  /** A half of a surrogate pair is no character of a file. */
  private static String wellFormed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> kept.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
    return kept.toString();
  }

  private static final class InScript extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    InScript() {
      ascii['<'] = CharacterEscapes.ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return switch (character) {
        case 0x2028 -> new SerializedString("\\u2028");
        case 0x2029 -> new SerializedString("\\u2029");
        default -> null;
      };
    }
  }
}
