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
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the rooms in the order in which the data flows: a room knows only rooms to its left. */
class ArchitectureTest {
  private static final String ROOT = "org.tradewind";

  /** From left to right; a new room must be given its place here. */
  private static final List<String> ROOMS =
      List.of(
          "axes",
          "tables",
          "plausibility",
          "importers",
          "emissions",
          "health",
          "transport",
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

  /** Rooms that may use Spark itself. */
  private static final Set<String> SPARK_ROOMS = Set.of("jobs", "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyRoomHasItsPlace() {
    Set<String> present =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(p -> p.startsWith(ROOT + "."))
            .map(p -> p.substring(ROOT.length() + 1).split("\\.")[0])
            .collect(Collectors.toSet());
    assertThat(ROOMS).containsAll(present);
    assertThat(present).as("an empty room has no place in the list").containsAll(ROOMS);
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
  List<DynamicTest> aRoomKnowsOnlyRoomsToItsLeft() {
    return ROOMS.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () -> {
                      String[] right =
                          ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
                              .map(r -> ROOT + "." + r + "..")
                              .toArray(String[]::new);
                      if (right.length > 0) {
                        noClasses()
                            .that(resideInAPackage(ROOT + "." + room + ".."))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(right))
                            .check(CLASSES);
                      }
                    }))
        .toList();
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

  @Test
  void roomsHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
