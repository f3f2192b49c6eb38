package org.tradewind.recipes;

import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.recipes.china.ChinaOpen;
import org.tradewind.recipes.study.Recipe;

/** The list of all recipes. */
public final class Recipes {
  /** All recipes, in the order of the help. */
  public static final List<Recipe> ALL = List.of(new Sample(), new Wiod2000(), new ChinaOpen());

  private Recipes() {}

  public static boolean has(String name) {
    return ALL.stream().anyMatch(r -> r.name().equals(name));
  }

  /** The recipe of a name; an unknown one is refused with the nearest known one. */
  public static Recipe require(String name) {
    List<String> known = ALL.stream().map(Recipe::name).toList();
    return ALL.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(() -> UserError.unknown("key inputs", "recipe", name, known));
  }
}
