package org.tradewind.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.FontFormatException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;

/** A machine without fontconfig, in the ways in which Java says so. */
class FigurePictureTest {
  private static void assertRefused(FigurePicture.Fonts fonts) {
    assertThatThrownBy(() -> FigurePicture.requireFonts(fonts))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("figures as PNG")
        .hasMessageContaining("fontconfig")
        .hasMessageContaining("Install them");
  }

  @Test
  void aMachineWithoutFontsIsRefusedAndSaysWhatToInstall() {
    // JDK 17 with an empty fontconfig
    assertRefused(
        () -> {
          throw new IOException("Problem reading font data.");
        });
    // JDK 11 and 17: sun.awt.FontConfiguration
    assertRefused(
        () -> {
          throw new RuntimeException("Fontconfig head is null, check your fonts");
        });
    // libfreetype or libfontmanager is absent, at first and from then on
    assertRefused(
        () -> {
          throw new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file");
        });
    assertRefused(
        () -> {
          throw new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager");
        });
    assertRefused(
        () -> {
          throw new InternalError("java.lang.reflect.InvocationTargetException");
        });
  }

  @Test
  void aFontOfOursThatIsNoneIsOurMistake() {
    assertThatThrownBy(
            () ->
                FigurePicture.requireFonts(
                    () -> {
                      throw new FontFormatException("bad table");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMachineWithFontsIsFine() {
    assertThatCode(() -> FigurePicture.requireFonts(() -> {})).doesNotThrowAnyException();
  }
}
