package org.tradewind;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Keeps the rooms and their sub-packages in the order in which the data flows: a package knows only
 * packages to its left.
 */
class ArchitectureTest {
  private static final String ROOT = "org.tradewind";

  /** From left to right; a new room must be given its place here. */
  private static final List<String> ROOMS =
      List.of(
          "axes",
          "tables",
          "formats",
          "plausibility",
          "importers",
          "emissions",
          "health",
          "adjoint",
          "transport",
          "evaluation",
          "attribution",
          "mrio",
          "flows",
          "scenarios",
          "costs",
          "uncertainty",
          "sample",
          "recipes",
          "reproduction",
          "difference",
          "report",
          "exports",
          "config",
          "jobs",
          "cli");

  /**
   * Sub-packages of rooms, from left to right; classes of the room's own package stand right of
   * them. A new sub-package must be given its place here.
   */
  private static final Map<String, List<String>> WITHIN =
      Map.ofEntries(
          Map.entry(
              "formats",
              List.of("file", "csv", "workbook", "netcdf", "units", "ioapi", "pymrio", "geojson")),
          Map.entry(
              "importers",
              List.of(
                  "source",
                  "china",
                  "grid",
                  "health",
                  "weather",
                  "observation",
                  "emission",
                  "mrio",
                  "regional")),
          Map.entry(
              "uncertainty",
              List.of(
                  "kernels",
                  "distributions",
                  "random",
                  "statistics",
                  "inputs",
                  "accounts",
                  "outputs",
                  "variance",
                  "draws",
                  "sources",
                  "coefficients")),
          Map.entry("recipes", List.of("study", "china")),
          Map.entry(
              "jobs",
              List.of(
                  "cluster",
                  "folders",
                  "screen",
                  "finished",
                  "pages",
                  "imports",
                  "publish",
                  "stages",
                  "run",
                  "adjoint",
                  "compare")));

  /** All packages below the root, from left to right. */
  private static final List<String> PACKAGES =
      ROOMS.stream()
          .flatMap(
              room ->
                  Stream.concat(
                      WITHIN.getOrDefault(room, List.of()).stream().map(sub -> room + "." + sub),
                      Stream.of(room)))
          .toList();

  /** Rooms that may use Spark itself. */
  private static final Set<String> SPARK_ROOMS = Set.of("jobs", "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageHasItsPlace() {
    Set<String> present =
        CLASSES.stream()
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .filter(p -> p.startsWith(ROOT + "."))
            .map(p -> p.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertThat(PACKAGES).containsAll(present);
    List<String> withoutClasses =
        PACKAGES.stream()
            .filter(p -> !present.contains(p))
            .filter(p -> !WITHIN.containsKey(p))
            .toList();
    assertThat(withoutClasses).as("an empty package has no place in the list").isEmpty();
    assertThat(ROOMS).containsAll(WITHIN.keySet());
  }

  @Test
  void nothingUsesSparkSql() {
    // its session takes longer to start than the context that jobs need
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark.sql..")
        .check(CLASSES);
  }

  @TestFactory
  List<DynamicTest> aPackageKnowsOnlyPackagesToItsLeft() {
    return PACKAGES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> checkKnowsOnlyTheLeft(name)))
        .toList();
  }

  private static void checkKnowsOnlyTheLeft(String name) {
    String[] right =
        PACKAGES.subList(PACKAGES.indexOf(name) + 1, PACKAGES.size()).stream()
            .map(p -> ROOT + "." + p)
            .toArray(String[]::new);
    if (right.length > 0) {
      noClasses()
          .that(resideInAPackage(ROOT + "." + name))
          .should()
          .dependOnClassesThat(resideInAnyPackage(right))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void onlyJobsAndCommandsUseSpark() {
    DescribedPredicate<JavaClass> spark =
        resideInAPackage("org.apache.spark..")
            .and(DescribedPredicate.not(resideInAPackage("org.apache.spark.ml.linalg..")));
    String[] others =
        ROOMS.stream()
            .filter(r -> !SPARK_ROOMS.contains(r))
            .map(r -> ROOT + "." + r + "..")
            .toArray(String[]::new);
    noClasses()
        .that(resideInAnyPackage(others).or(resideInAPackage(ROOT)))
        .should()
        .dependOnClassesThat(spark)
        .check(CLASSES);
  }

  @Test
  void configurationIsReadByJobsAndCommandsAlone() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(ROOT + ".config..", ROOT + ".jobs..", ROOT + ".cli.."))))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".config.."))
        .check(CLASSES);
  }
}
