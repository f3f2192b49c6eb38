package org.tradewind.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Numerals;

class ImportersTest {
  @Test
  void listsEveryFormatOnceAndDescribesItsSettings() {
    assertThat(Importers.ALL.stream().map(Importer::format))
        .doesNotHaveDuplicates()
        .contains("wiod", "national-io", "ceads-emissions", "pymrio", "ceads-mrio");
    for (Importer importer : Importers.ALL) {
      assertThat(Importers.require(importer.format())).isSameAs(importer);
      assertThat(importer.describes()).isNotBlank();
      assertThat(importer.settings()).allSatisfy(s -> assertThat(s.meaning()).isNotBlank());
    }
    assertThatThrownBy(() -> Importers.require("ceads-mri0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'ceads-mrio'?");
  }

  @Test
  void refusesUnknownSettingsAndNumbersThatAreNone() {
    Importer wiod = Importers.require("wiod");
    assertThatThrownBy(() -> ImportSettings.of(wiod, Map.of("balance_tolerence", "1")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'balance_tolerance'?");
    ImportSettings settings = ImportSettings.of(wiod, Map.of("balance_tolerance", "tiny"));
    assertThatThrownBy(() -> settings.number("balance_tolerance"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'tiny'");
  }

  @Test
  void readsNumbersAlikeInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numerals.parse(" 1.5e-3 ")).isEqualTo(0.0015);
      assertThat(Numerals.parse("-7")).isEqualTo(-7);
    } finally {
      Locale.setDefault(before);
    }
    for (String none : new String[] {"", " ", "1,5", "1d", "0x1p3", "NaN", "Infinity", "1e999"}) {
      assertThat(Numerals.parse(none)).as(none).isNaN();
    }
  }

  @Test
  void writesCellAddressesAsSpreadsheetsDo() {
    assertThat(SheetRow.address(0, 1)).isEqualTo("A1");
    assertThat(SheetRow.address(25, 9)).isEqualTo("Z9");
    assertThat(SheetRow.address(26, 9)).isEqualTo("AA9");
    assertThat(SheetRow.address(701, 2)).isEqualTo("ZZ2");
    assertThat(SheetRow.address(702, 2)).isEqualTo("AAA2");
  }

  @Test
  void knowsProvincesHoweverTheyAreWritten() {
    assertThat(ChinaFacts.provinceCode("InnerMongolia", "x")).isEqualTo("NM");
    assertThat(ChinaFacts.provinceCode("inner mongolia", "x")).isEqualTo("NM");
    assertThat(ChinaFacts.provinceCode("内蒙古", "x")).isEqualTo("NM");
    assertThat(ChinaFacts.provinceCode("广西壮族自治区", "x")).isEqualTo("GX");
    assertThat(ChinaFacts.provinceCode("Shanxi", "x")).isEqualTo("SX");
    assertThat(ChinaFacts.provinceCode("Shaanxi", "x")).isEqualTo("SA");
    assertThat(ChinaFacts.provinceCode("Xizang", "x")).isEqualTo("TB");
    assertThatThrownBy(() -> ChinaFacts.provinceCode("Shanxii", "file, cell A1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("file, cell A1")
        .hasMessageContaining("Did you mean 'Shanxi'?");
  }
}
