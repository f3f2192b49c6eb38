package org.tradewind.costs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The prices of a study: those that are used, and their variants.
 *
 * @param vsl variants of the value of a statistical life; the one that is used among them
 * @param scc variants of the social cost of carbon; likewise
 * @param usedVsl the value of a statistical life that is used
 * @param usedScc the social cost of carbon that is used
 * @param currency of all prices
 * @param priceYear year of their prices
 * @param discountRate label of the discount rate of the social cost of carbon
 */
public record Valuation(
    List<Price> vsl,
    List<Price> scc,
    Price usedVsl,
    Price usedScc,
    String currency,
    int priceYear,
    String discountRate) {

  /** Label of a discount rate that is not known. */
  static final String NOT_GIVEN = "not given";

  public Valuation {
    vsl = List.copyOf(vsl);
    scc = List.copyOf(scc);
  }

  /**
   * Why a study has no costs; empty where it has some.
   *
   * @param given whether the study has a table valuation
   */
  public static Optional<String> missing(boolean given, CostParameters parameters) {
    String variant = parameters.vsl().variant();
    if (variant.equals(CostParameters.NONE)) {
      return Optional.of("costs, since costs.vsl is none");
    }
    return given || variant.equals(CostParameters.OWN)
        ? Optional.empty()
        : Optional.of("costs, for want of valuation, or costs.vsl: own with its keys");
  }

  /** The prices by table valuation and keys; empty where {@link #missing} says why. */
  public static Optional<Valuation> of(StudyTables tables, CostParameters parameters) {
    boolean given = tables.has(CostTables.VALUATION);
    if (missing(given, parameters).isPresent()) {
      return Optional.empty();
    }
    Rows rows =
        given ? Rows.of(tables.require(CostTables.VALUATION)) : new Rows(new ArrayList<>(), null);
    return Optional.of(new Choice(rows, parameters).valuation());
  }

  /** What a death costs, in the currency. */
  public double perDeath() {
    return usedVsl.value();
  }

  /** What a tonne of CO2 costs. */
  public double perTonne() {
    return usedScc.value();
  }

  /** The last columns of each table of costs. */
  public Object[] labels() {
    return new Object[] {currency, priceYear, discountRate};
  }

  /** Values of a row, then {@link #labels}. */
  public Object[] row(Object... values) {
    Object[] all = Arrays.copyOf(values, values.length + 3);
    System.arraycopy(labels(), 0, all, values.length, 3);
    return all;
  }

  /**
   * The prices of table valuation.
   *
   * @param table null where the study has none
   */
  private record Rows(List<Price> prices, Table table) {
    static Rows of(Table table) {
      List<Price> prices = new ArrayList<>();
      for (int row = 0; row < table.rows(); row++) {
        String quantity = table.strings("quantity")[row];
        if (quantity.equals(ExchangeRate.EXCHANGE)) {
          continue;
        }
        String where = where(table, row);
        if (!SourceAxis.PRICES.contains(quantity)) {
          throw UserError.unknown(where, "quantity", quantity, ExchangeRate.QUANTITIES);
        }
        prices.add(
            new Price(
                    quantity,
                    table.strings("variant")[row],
                    table.doubles("value")[row],
                    table.doubles("base_income")[row],
                    table.doubles("income")[row],
                    table.doubles("elasticity")[row],
                    table.strings("source")[row])
                .checked(where, quantity.equals(SourceAxis.SCC)));
      }
      return new Rows(prices, table);
    }

    static String where(Table table, int row) {
      return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
    }

    List<Price> of(String quantity) {
      return prices.stream().filter(p -> p.quantity().equals(quantity)).toList();
    }

    Optional<Price> find(String quantity, String variant) {
      return of(quantity).stream().filter(p -> p.variant().equals(variant)).findFirst();
    }

    /** A column that must be one value in all rows of prices; the first row's. */
    <T> Optional<T> one(String column) {
      T first = null;
      for (int row = 0; table != null && row < table.rows(); row++) {
        if (table.strings("quantity")[row].equals(ExchangeRate.EXCHANGE)) {
          continue;
        }
        @SuppressWarnings("unchecked")
        T value = (T) table.value(row, table.schema().position(column));
        if (first != null && !first.equals(value)) {
          throw new UserError(
              where(table, row),
              column + " " + value,
              first + ", as in the rows above",
              "Convert all prices to one currency and price year; nothing is converted here.");
        }
        first = value;
      }
      return Optional.ofNullable(first);
    }

    /** The label of the discount rate of a price, where it has one. */
    Optional<String> discountRate(Price price) {
      for (int row = 0; table != null && row < table.rows(); row++) {
        if (table.strings("quantity")[row].equals(price.quantity())
            && table.strings("variant")[row].equals(price.variant())) {
          return Optional.of(table.strings("discount_rate")[row]).filter(r -> !r.isBlank());
        }
      }
      return Optional.empty();
    }
  }

  /** What keys choose and replace. */
  private record Choice(Rows rows, CostParameters parameters) {
    Valuation valuation() {
      Price vsl = vsl();
      List<Price> allScc = new ArrayList<>();
      Price scc = scc();
      allScc.add(scc);
      bound("low", parameters.scc().low()).ifPresent(allScc::add);
      bound("high", parameters.scc().high()).ifPresent(allScc::add);
      rows.of(SourceAxis.SCC).stream()
          .filter(p -> allScc.stream().noneMatch(q -> q.variant().equals(p.variant())))
          .forEach(allScc::add);
      List<Price> allVsl = new ArrayList<>(List.of(vsl));
      rows.of(SourceAxis.VSL).stream()
          .filter(p -> !p.variant().equals(vsl.variant()))
          .forEach(allVsl::add);
      CostParameters.Labels labels = parameters.labels();
      return new Valuation(
          allVsl,
          allScc,
          vsl,
          scc,
          label("currency", labels.currency(), rows.one("currency")),
          label(
              "price_year",
              labels.priceYear().isPresent()
                  ? Optional.of(labels.priceYear().getAsInt())
                  : Optional.empty(),
              rows.<Integer>one("price_year")),
          labels.discountRate().or(() -> rows.discountRate(scc)).orElse(NOT_GIVEN));
    }

    private <T> T label(String name, Optional<T> key, Optional<T> ofTable) {
      String where = "key costs." + name;
      if (key.isPresent() && ofTable.isPresent() && !key.equals(ofTable)) {
        throw new UserError(
            where,
            "'" + key.get() + "'",
            "'" + ofTable.get() + "', as in table valuation",
            "Leave the key out; nothing is converted.");
      }
      return key.or(() -> ofTable)
          .orElseThrow(
              () ->
                  new UserError(
                      where,
                      "auto in a study without a table valuation",
                      "the " + name.replace('_', ' ') + " of the costs",
                      "Set the key."));
    }

    private Price vsl() {
      CostParameters.Vsl given = parameters.vsl();
      boolean own = given.variant().equals(CostParameters.OWN);
      Price row =
          own
              ? Price.given(SourceAxis.VSL, CostParameters.OWN, Double.NaN, "")
              : rows.find(SourceAxis.VSL, given.variant())
                  .orElseThrow(() -> unknownVariant(given.variant()));
      if (own && given.base().isEmpty()) {
        throw new UserError(
            "key costs.vsl",
            "own without costs.vsl_base",
            "the value of a statistical life",
            "Set costs.vsl_base, and costs.vsl_base_income, costs.vsl_income and"
                + " costs.vsl_elasticity where it is to be transferred by income.");
      }
      Price price =
          new Price(
              SourceAxis.VSL,
              row.variant(),
              given.base().orElse(row.base()),
              given.baseIncome().orElse(row.baseIncome()),
              given.income().orElse(row.income()),
              given.elasticity().orElse(row.elasticity()),
              withKeys(row.source(), given));
      return price.checked("keys costs.vsl_*", false);
    }

    private static String withKeys(String source, CostParameters.Vsl given) {
      List<String> keys = new ArrayList<>();
      given.base().ifPresent(v -> keys.add("costs.vsl_base"));
      given.baseIncome().ifPresent(v -> keys.add("costs.vsl_base_income"));
      given.income().ifPresent(v -> keys.add("costs.vsl_income"));
      given.elasticity().ifPresent(v -> keys.add("costs.vsl_elasticity"));
      String replaced = keys.isEmpty() ? "" : "keys " + String.join(", ", keys);
      return source.isEmpty() || replaced.isEmpty() ? source + replaced : source + "; " + replaced;
    }

    private UserError unknownVariant(String variant) {
      List<String> known = new ArrayList<>();
      rows.of(SourceAxis.VSL).forEach(p -> known.add(p.variant()));
      known.addAll(List.of(CostParameters.OWN, CostParameters.NONE));
      return UserError.unknown("key costs.vsl", "variant", variant, known);
    }

    private Price scc() {
      OptionalDouble used = parameters.scc().used();
      if (used.isPresent()) {
        return Price.given(SourceAxis.SCC, CostParameters.OWN, used.getAsDouble(), "key costs.scc");
      }
      return rows.find(SourceAxis.SCC, CostParameters.CENTRAL)
          .orElseThrow(
              () ->
                  new UserError(
                      "key costs.scc",
                      "auto in a study whose inputs have no row SCC central in table valuation",
                      "the social cost of carbon per t of CO2",
                      "Set the key, or add the row."));
    }

    private Optional<Price> bound(String variant, OptionalDouble given) {
      return given.isPresent()
          ? Optional.of(
              Price.given(SourceAxis.SCC, variant, given.getAsDouble(), "key costs.scc_" + variant))
          : rows.find(SourceAxis.SCC, variant);
    }
  }
}
