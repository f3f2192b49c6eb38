package org.tradewind.importers.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.importers.Imports;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class ExposureResponseImporterTest {
  private static final String IER = "\uFEFFcause,age,alpha,beta,gamma,tmrel\n";
  private static final String GEMM = "Causes,Age,theta,SE.theta,alpha,mu,gama\n";
  private static final ExposureResponseImporter IMPORTER = new ExposureResponseImporter();

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f.csv"), text);
  }

  private static String[] keys(Table table) {
    return IntStream.range(0, table.rows()).mapToObj(table::keyText).toArray(String[]::new);
  }

  @Test
  void drawsAreNumberedInTheOrderOfTheFile() throws IOException {
    Path source =
        file(IER + "LRI,ALL,3,.3,.9,4\nIHD,25,1,.1,.5,2.5\nIHD,25,2,.2,.6,3\nIHD,30,7,.1,.5,2.5\n");
    StudyTables tables = Imports.read(IMPORTER, source, "causes", "IHD,LRI");
    Table table = tables.require(AirInputs.EXPOSURE_RESPONSE).validated("test");
    assertThat(keys(table))
        .containsExactly(
            "form ier, cause IHD, age 25, draw 1",
            "form ier, cause IHD, age 25, draw 2",
            "form ier, cause IHD, age 30+, draw 1",
            "form ier, cause LRI, age 0-4, draw 1");
    assertThat(table.doubles("p1")).containsExactly(1, 2, 7, 3);
    assertThat(table.doubles("p2")).containsExactly(.1, .2, .1, .3);
    assertThat(table.doubles("p3")).containsExactly(.5, .6, .5, .9);
    assertThat(table.doubles("p4")).containsExactly(2.5, 3, 2.5, 4);
    assertThat(table.doubles("p1_se")).as("draws have none").containsOnly(Double.NaN);
    assertThat(tables.provenance("exposure_response").note())
        .contains("IHD [25, 30+], LRI [0-4]")
        .contains("in the order of the file");
  }

  @Test
  void gemmIsTheCentralCaseByGroupsOrForAll() throws IOException {
    Path source =
        file(
            GEMM
                + "Stroke,ALL,.27,.08,6.2,16.7,23.7\nStroke,25,.45,.1,6.2,16.7,23.7\n"
                + "Stroke,80,.13,.1,6.2,16.7,23.7\nCOPD,ALL,.25,.07,6.5,2.5,32\n"
                + "NCD+LRI,ALL,.143,.02,1.6,15.5,36.8\n");
    Table groups =
        Imports.read(IMPORTER, source, "causes", "STROKE,COPD")
            .require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(keys(groups))
        .containsExactly(
            "form gemm, cause STROKE, age 25, draw 0",
            "form gemm, cause STROKE, age 80+, draw 0",
            "form gemm, cause COPD, age 25+, draw 0");
    assertThat(groups.doubles("p1")).containsExactly(.45, .13, .25);
    assertThat(groups.doubles("p4")).containsExactly(23.7, 23.7, 32);
    assertThat(groups.doubles("p1_se")).containsExactly(.1, .1, .07);
    Table all =
        Imports.read(IMPORTER, source, "causes", "STROKE", "ages", "ALL", "all", "adult")
            .require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(keys(all)).containsExactly("form gemm, cause STROKE, age adult, draw 0");
    assertThat(all.doubles("p1")).containsExactly(.27);
  }

  @Test
  void otherFormsOfTheFolderStayAndTheSameFormIsReplaced() throws IOException {
    Path ier = file(IER + "LC,ALL,3,.3,.9,4\n");
    StudyTables first = Imports.read(IMPORTER, ier, "causes", "LC", "source", "GBD");
    Path gemm = file(GEMM + "LC,ALL,.29,.06,6.2,9.3,29.8\n");
    ImportSettings settings =
        ImportSettings.of(IMPORTER, Map.of("causes", "LC", "source", "Burnett"));
    StudyTables both = IMPORTER.read(gemm, settings, first);
    assertThat(both.require(AirInputs.EXPOSURE_RESPONSE).strings("form"))
        .containsExactly("ier", "gemm");
    Provenance origin = both.provenance("exposure_response");
    assertThat(origin.source()).isEqualTo("GBD; Burnett");
    assertThat(origin.files()).hasSize(2);
    Table again = IMPORTER.read(gemm, settings, both).require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(again.strings("form")).containsExactly("ier", "gemm");
  }

  /** The layout of the files of GBD 2010 and 2015. */
  private static final String OLD = "\uFEFFsim,funct,cause,age,alpha,beta,delta,zcf,aic,bic\n";

  @Test
  void theLayoutOfEarlierReleases() throws IOException {
    Path source =
        file(
            OLD
                + "1,power2,COPD,All Age,16,.001,.6,7,-7,-8\n2,power2,COPD,All Age,19,.0005,.7,6,-7,-8\n"
                + "1,power2,ALRI,AllAge,2,.01,1.1,7,-7,-8\n"
                + "3,power2,IHD,25,3,.04,.5,6,-7,-8\n3,power2,IHD,80,.7,.04,.7,6,-7,-8\n"
                + ",,,,,,,,,\n#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A,#N/A\n");
    StudyTables tables = Imports.read(IMPORTER, source, "causes", "COPD,LRI,IHD");
    Table table = tables.require(AirInputs.EXPOSURE_RESPONSE).validated("test");
    assertThat(keys(table))
        .containsExactly(
            "form ier, cause COPD, age 25+, draw 1",
            "form ier, cause COPD, age 25+, draw 2",
            "form ier, cause LRI, age 0-4, draw 1",
            "form ier, cause IHD, age 25, draw 3",
            "form ier, cause IHD, age 80+, draw 3");
    assertThat(table.doubles("p1")).containsExactly(16, 19, 2, 3, .7);
    assertThat(table.doubles("p2")).containsExactly(.001, .0005, .01, .04, .04);
    assertThat(table.doubles("p3")).containsExactly(.6, .7, 1.1, .5, .7);
    assertThat(table.doubles("p4")).containsExactly(7, 6, 7, 6, 6);
    Provenance origin = tables.provenance("exposure_response");
    assertThat(origin.note()).contains("draws numbered by the file");
    assertThat(origin.remarks())
        .containsExactly("2 rows of f.csv without a value (empty or #N/A) are left out.");
  }

  @Test
  void otherNamesOfTheSameParametersAndAgesForAll() throws IOException {
    // Burnett et al. 2014: alpha, gamma, delta, zcf
    Table paper =
        Imports.read(
                IMPORTER,
                file("cause,age,alpha,gamma,delta,zcf,version\nIHD,99,2,.3,.4,6,x\n"),
                "causes",
                "IHD")
            .require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(paper.strings("age")).containsExactly("25+");
    assertThat(paper.doubles("p2")).containsExactly(.3);
    assertThat(paper.doubles("p3")).containsExactly(.4);
    StudyTables rho =
        Imports.read(
            IMPORTER,
            file(
                "age,cause,draw,tmred,rho,beta,alpha\n0,resp_copd,1,6,.4,.3,2\n0,lri,1,5,.5,.2,1\n"),
            "causes",
            "COPD,LRI");
    Table table = rho.require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(keys(table))
        .containsExactly(
            "form ier, cause COPD, age 25+, draw 1", "form ier, cause LRI, age 0-4, draw 1");
    assertThat(table.doubles("p3")).containsExactly(.4, .5);
    assertThat(rho.provenance("exposure_response").remarks())
        .contains("Age 0 of COPD, which has no other, is taken for all ages.");
    assertThat(
            Imports.read(
                    IMPORTER,
                    file("cause,age,alpha,beta,gamma,tmrel,note\nLC,All ages,2,.3,.4,6,x\n"),
                    "causes",
                    "LC")
                .provenance("exposure_response")
                .remarks())
        .containsExactly("Columns that are not used: note.");
    Imports.refused(IMPORTER, file("cause,age,alpha,beta,gamma,delta,zcf\n"))
        .hasMessageContaining("each once");
    Imports.refused(IMPORTER, file(OLD.replace("zcf", "x"))).hasMessageContaining("zcf or tmrel");
    Imports.refused(IMPORTER, file(OLD + "1,loglin,COPD,All Age,16,.001,.6,7,-7,-8\n"))
        .hasMessageContaining("funct 'loglin'");
    Imports.refused(
            IMPORTER,
            file(
                OLD
                    + "1,power2,LC,All Age,16,.001,.6,7,-7,-8\n1,power2,LC,AllAge,16,.001,.6,7,-7,-8\n"))
        .hasMessageContaining("draw 1 after draw 1");
  }

  @Test
  void concentrationsOfGbd2013AreDividedByTenToTheTenth() throws IOException {
    // LC: 1 + 900 (1 - exp(-100 (z / 1e10)^.5)) = 1 + 900 (1 - exp(-.001 z^.5))
    String rows =
        OLD
            + "1,power2,LC,All Age,900,100,.5,7,0,0\n"
            + "1,power2,IHD,AllAge,.5,.1,.8,6,0,0\n1,power2,IHD,80,3,50,.5,6,0,0\n";
    StudyTables tables = Imports.read(IMPORTER, file(rows), "causes", "LC,IHD");
    Table table = tables.require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(table.doubles("p2")[0]).isCloseTo(.001, within(1e-17));
    assertThat(table.doubles("p2")[1]).isCloseTo(.0005, within(1e-17));
    assertThat(table.doubles("p1")).containsExactly(900, 3);
    assertThat(tables.provenance("exposure_response").remarks())
        .containsExactly(
            "Concentrations of the file are taken as divided by 1e+10, as GBD 2013 fitted its curves"
                + " (without it, relative risks exceed 10 at 10 ug/m3); not those of IHD ALL.");
    assertThat(
            Imports.read(IMPORTER, file(rows), "causes", "LC", "scale", "1")
                .require(AirInputs.EXPOSURE_RESPONSE)
                .doubles("p2"))
        .containsExactly(100);
    Imports.refused(IMPORTER, file(rows), "scale", "1e9").hasMessageContaining("1e10");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    Imports.refused(IMPORTER, folder.resolve("none.csv")).hasMessageContaining("no such file");
    Imports.refused(IMPORTER, file("cause,age,a,b,c,zcf\n"))
        .hasMessageContaining("the columns (cause, age, a, b, c, zcf)")
        .hasMessageContaining("tmrel");
    Imports.refused(IMPORTER, file(IER + "LC,ALL,3,.3,.9\n")).hasMessageContaining("line 2");
    Imports.refused(IMPORTER, file(IER + "LC,ALL,3,x,.9,4\n"))
        .hasMessageContaining("line 2, column 4 (beta)");
    Imports.refused(IMPORTER, file(IER + "LC,adult,3,.3,.9,4\n"))
        .hasMessageContaining("age 'adult'");
    Path source = file(IER + "LC,ALL,3,.3,.9,4\nIHD,25,3,.3,.9,4\n");
    Imports.refused(IMPORTER, source, "causes", "LC,IDH")
        .hasMessageContaining("'IDH'")
        .hasMessageContaining("Did you mean 'IHD'?");
    Imports.refused(IMPORTER, source, "causes", "IHD", "ages", "ALL")
        .hasMessageContaining("no row of age ALL for cause IHD");
    Imports.refused(IMPORTER, source, "causes", "LC", "ages", "group")
        .hasMessageContaining("Did you mean 'groups'?");
    Imports.refused(IMPORTER, file(GEMM + "LC,ALL,1,1,1,1,1\nLC,ALL,1,1,1,1,1\n"), "causes", "LC")
        .hasMessageContaining("2 rows");
  }

  @Test
  void theThousandDrawsOfGbd2017() {
    Path source = Imports.real("exposure_response/IER2017_parameters.csv");
    Table table =
        Imports.read(IMPORTER, source).require(AirInputs.EXPOSURE_RESPONSE).validated("real");
    assertThat(table.rows()).isEqualTo(33_000);
    Map<String, Long> byCause =
        Arrays.stream(table.strings("cause"))
            .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
    assertThat(byCause)
        .isEqualTo(
            Map.of("IHD", 15_000L, "STROKE", 15_000L, "COPD", 1000L, "LC", 1000L, "LRI", 1000L));
    assertThat(table.strings("age")).contains("25", "90", "95+", "25+", "0-4").doesNotContain("95");
    assertThat(table.doubles("p1")[0]).isEqualTo(150.9834272);
    assertThat(table.doubles("p4")[1]).isEqualTo(3.069169661);
  }

  @Test
  void theGemmAsDistributed() {
    Path source = Imports.real("exposure_response/GEMM-parameters.csv");
    Table own = Imports.read(IMPORTER, source).require(AirInputs.EXPOSURE_RESPONSE);
    assertThat(own.strings("cause")).as("the GEMM's own cause list").containsOnly("NCD+LRI");
    assertThat(own.rows()).isEqualTo(12);
    Table five =
        Imports.read(IMPORTER, source, "causes", "IHD,STROKE,COPD,LC,LRI")
            .require(AirInputs.EXPOSURE_RESPONSE);
    // IHD and stroke by 12 groups, the others for all
    assertThat(five.rows()).isEqualTo(27);
    assertThat(five.ints("draw")).containsOnly(0);
    assertThat(keys(five)).contains("form gemm, cause LRI, age 25+, draw 0");
  }
}
