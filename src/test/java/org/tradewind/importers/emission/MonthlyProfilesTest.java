package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Imports;

class MonthlyProfilesTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("monthly.csv"), text);
  }

  private static String rows(String... values) {
    StringBuilder text = new StringBuilder();
    for (int m = 1; m <= values.length; m++) {
      text.append(m).append(',').append(values[m - 1]).append('\n');
    }
    return text.toString();
  }

  private static String alike(String value, int months) {
    String[] values = new String[months];
    Arrays.fill(values, value);
    return rows(values);
  }

  @Test
  void sharesAreDividedByTheirSumWhichIsSaid() throws IOException {
    MonthlyProfiles profiles =
        MonthlyProfiles.read(file("monthly,power,industry\n" + alike("0.25,0.0833", 12)));
    assertThat(profiles.names()).containsExactly("power", "industry");
    assertThat(profiles.sum("power")).isEqualTo(3);
    for (double share : profiles.shares("power")) {
      assertThat(share).isCloseTo(1 / 12.0, offset(1e-15));
    }
    assertThat(profiles.remark("industry"))
        .isEqualTo(
            "The shares of the months in "
                + folder.resolve("monthly.csv")
                + ", column industry, sum to 0.9996: each is divided by this sum.");
  }

  @Test
  void aColumnThatSumsToOneIsAsItStands() throws IOException {
    MonthlyProfiles profiles =
        MonthlyProfiles.read(
            file("m,a\n" + rows("0.5", "0.5", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0")));
    assertThat(profiles.shares("a")).startsWith(0.5, 0.5, 0.0);
    assertThat(profiles.remark("a")).isEmpty();
  }

  @Test
  void badProfilesAreRefused() throws IOException {
    refused("m,a\n" + alike("0.1", 11), "no row of month 12");
    refused("m,a\n" + alike("0.1", 12) + "12,0.1\n", "duplicate month 12");
    refused("m,a\n" + alike("0.1", 12) + "13,0.1\n", "a month from 1 to 12");
    refused("m,a\n" + alike("-0.1", 12), "a share of at least 0");
    refused("m,a\n" + alike("x", 12), "'x'");
    refused("m\n1\n", "a column for each category");
    refused("m,a,a\n", "duplicate column 'a'");
    MonthlyProfiles zeros = MonthlyProfiles.read(file("m,a\n" + alike("0", 12)));
    assertThatThrownBy(() -> zeros.shares("a"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column a: found shares that sum to 0.0");
    assertThatThrownBy(() -> zeros.shares("b"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no column 'b' among (a)");
  }

  private void refused(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> MonthlyProfiles.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  /** The published profile: two of five columns sum to 1, three to 0.9996. */
  @Test
  void readsTheProfilesOfMeic() {
    MonthlyProfiles profiles = MonthlyProfiles.read(Imports.real("meic_profiles/monthly.csv"));
    assertThat(profiles.names())
        .containsExactly("power", "industry", "residential", "transportation", "agriculture");
    for (String column : profiles.names()) {
      boolean whole = column.equals("power") || column.equals("agriculture");
      assertThat(profiles.sum(column)).as(column).isCloseTo(whole ? 1 : 0.9996, offset(1e-12));
      assertThat(profiles.remark(column).isEmpty()).as(column).isEqualTo(whole);
      assertThat(Arrays.stream(profiles.shares(column)).sum()).isCloseTo(1, offset(1e-15));
    }
  }
}
