/**
 * Page data of small made-up studies for figures of subsectors, costs, cities, scenarios, what-ifs and
 * draws. Amounts are round, so that expected numbers can be found by hand.
 */
import { table } from './load.mjs';
import { trade } from './trade.mjs';

/** Subsectors: [code, category, household, deaths, CO2 in t]. CO2 sums to 1,000 Mt, deaths to 1,000. */
export const SUBSECTORS = [
  ['ene_coal', 'energy', false, 100, 600e6],
  ['ind_cement', 'industry', false, 300, 300e6],
  ['dom_coal', 'domestic', true, 250, 50e6],
  ['dom_straw', 'domestic', true, 200, 0],
  ['tra_diesel', 'transport', false, 150, 50e6],
  ['agr_none', 'agriculture', false, 0, 0],
];
export const VSL = 1e6;
export const SCC = 1;

/** Rows with intervals of +-`half` (share of the value): the long form of a table NAME_ci. */
export function ci(rows, quantities, half = () => 0.1) {
  const long = [];
  for (const q of quantities) {
    for (const r of rows) {
      const key = Object.fromEntries(Object.entries(r).filter(([k]) => !quantities.includes(k)));
      const h = Math.abs(r[q] * half(r, q));
      long.push({ ...key, quantity: q, central: r[q], p2_5: r[q] - h, p25: r[q] - h / 3, p50: r[q], p75: r[q] + h / 3, p97_5: r[q] + h });
    }
  }
  return table(long);
}

/** Ranks of amounts, largest 1; equal ones share the smaller. */
const ranks = (values) => values.map((v) => 1 + values.filter((x) => x > v).length);

/**
 * Page data: trade(o) with the tables of sources added. `without` names tables to leave out (with
 * their _ci); `half(row, quantity)` is the half width of the intervals.
 */
export function study(o = {}) {
  const page = trade(o);
  const draws = o.draws ?? 1000;
  const half = o.ends || (() => 0.1);
  const list = o.subsectors || SUBSECTORS;
  const regions = page.tables.region.length;
  const names = o.codes || ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].slice(0, regions);
  const add = (name, rows, quantities) => {
    page.tables[name] = table(rows);
    if (quantities && draws) page.tables[name + '_ci'] = ci(rows, quantities, half);
  };
  const sum = (f) => list.reduce((n, s) => n + f(s), 0);
  const [allDeaths, allCo2] = [sum((s) => s[3]), sum((s) => s[4])];
  const share = (x, all) => (all > 0 ? x / all : NaN);
  add('subsector', list.map(([subsector, category, household], i) => ({ subsector, category, household: String(household), name: (o.subsectorNames || [])[i] ?? 'Name of ' + subsector })));
  add('damage_subsector', list.map(([subsector, category, , deaths, co2_t]) => ({ subsector, category, fuel_or_process: 'Fuel of ' + subsector, deaths, co2_t, deaths_share: share(deaths, allDeaths), co2_share: share(co2_t, allCo2) })), ['deaths', 'co2_t', 'deaths_share', 'co2_share']);
  const categories = [...new Set(list.map((s) => s[1]))];
  add('contribution_ratio', categories.map((name) => ({ level: 'category', name, deaths_share: share(sum((s) => (s[1] === name ? s[3] : 0)), allDeaths), co2_share: share(sum((s) => (s[1] === name ? s[4] : 0)), allCo2) })), ['deaths_share', 'co2_share']);

  const cost = (deaths, co2) => ({ health_cost: deaths * VSL, climate_cost: co2 * SCC, integrated_cost: deaths * VSL + co2 * SCC });
  const COSTS = ['health_cost', 'climate_cost', 'integrated_cost'];
  add('cost_subsector', list.map((s) => ({ subsector: s[0], ...cost(s[3], s[4]) })), COSTS);
  add('valuation_used', [
    { price: 'VSL', variant: 'low', used: 'false', value: VSL / 2, currency: 'USD', price_year: 2011 },
    { price: 'VSL', variant: 'central', used: 'true', value: VSL, currency: 'USD', price_year: 2011 },
    { price: 'SCC', variant: 'central', used: 'true', value: SCC, currency: 'USD', price_year: 2011 },
  ]);
  page.tables.cost_count = table([{ measure: 'subsectors_health_above_climate', of: list.length, value: list.filter((s) => s[3] * VSL > s[4] * SCC).length }]);
  if (draws) page.tables.cost_count_ci = ci([{ measure: 'subsectors_health_above_climate', value: list.filter((s) => s[3] * VSL > s[4] * SCC).length }], ['value'], () => 0.5);

  // Ranks of subsectors by cost, and of regions: each region has 10 i deaths and 100 - 10 i Mt, in two categories.
  const ofRegions = o.regionCosts || names.map((_, i) => [60 * (i + 1), (names.length - i) * 100e6]);
  const rows = [];
  const rank = (subject, codes, climate, integrated) => {
    const [a, b] = [ranks(climate), ranks(integrated)];
    codes.forEach((name, i) => rows.push({ subject, name, climate_rank: a[i], integrated_rank: b[i], shift: a[i] - b[i] }));
  };
  rank('subsector', list.map((s) => s[0]), list.map((s) => s[4]), list.map((s) => s[3] * VSL + s[4]));
  rank('region', names, ofRegions.map((r) => r[1]), ofRegions.map((r) => r[0] * VSL + r[1]));
  add('cost_rank', rows);
  if (draws) page.tables.cost_rank_ci = ci(rows, ['shift'], o.shiftHalf || (() => 0.2));
  if (draws) add('cost_rank_probability', rows.flatMap((r) => ['climate', 'integrated'].map((measure) => ({ subject: r.subject, measure, name: r.name, rank: r[measure + '_rank'], probability: 0.8 }))));
  add('cost_region', names.flatMap((region, i) => ['energy', 'industry'].map((category, k) => ({ region, category, ...cost(ofRegions[i][0] * (k ? 0.75 : 0.25), ofRegions[i][1] / 2), currency: 'USD', price_year: 2011 }))));
  add('cost_sector', []);
  add('account_region', names.flatMap((region, i) => page.study.stressors.map((stressor, k) => ({ view: 'producer', region, stressor, value: k ? ofRegions[i][0] : ofRegions[i][1] }))), ['value']);

  cities(add, o);
  for (const m of ['inequality_curve', 'inequality']) delete page.tables[m];
  const curve = { health: [0, 0.1, 0.3, 1], climate: [0, 0.25, 0.5, 1] };
  add('inequality_curve', Object.entries(curve).flatMap(([measure, v]) => v.map((cost_share, point) => ({ measure, point, population_share: [0, 0.25, 0.5, 1][point], cost_share }))), ['cost_share']);
  add('inequality', [{ measure: 'health', gini: 0.325, cost_share_half: 0.7 }, { measure: 'climate', gini: 0, cost_share_half: 0.5 }], ['gini', 'cost_share_half']);

  scenarios(page, add, names, o);
  whatifs(add, names, o);
  if (draws) ofDraws(page, o);
  page.study.keys = { 'scenarios.sectors': '["Power1","Metal1"]', ...(page.study.keys || {}) };
  for (const name of o.without || []) for (const t of [name, name + '_ci']) delete page.tables[t];
  return page;
}

/** Nine cities on the line ratio = density / 100, in two groups; one more has no group. */
function cities(add, o) {
  const b = o.b || { above: 1, below: 0.5, all: 0.8 };
  const p = o.p || { above: 0.001, below: 0.001, all: 0.001 };
  const points = Array.from({ length: o.cities || 9 }, (_, i) => ({
    city: 'c' + i, name: (o.cityNames || [])[i] ?? 'City ' + i, region: 'AB'[i % 2], persons_per_km2: 10 * 2 ** (i % 9), solid_fuel_share: i % 2 ? 0.005 : 0.2,
    group: i % 2 ? 'below' : 'above', used: 'true', ratio: (10 * 2 ** (i % 9)) / 100,
  }));
  add('city_point', [...points, { ...points[0], city: 'unused', used: 'false' }], ['ratio']);
  const fits = ['above', 'below', 'all'].map((group) => ({ group, n: group === 'all' ? points.length : points.filter((x) => x.group === group).length, left_out: 1, b: b[group], b_se: 0.04, r2: 0.5, p_value: p[group], solid_fuel_split: 0.01 }));
  add('city_regression', o.fits || fits, ['b', 'r2']);
  add('city_band', ['above', 'below', 'all'].flatMap((group) => [10, 100, 1000].map((d, point) => ({ group, point, persons_per_km2: d, ratio: d / 100, ratio_low: d / 120, ratio_high: d / 80 }))), ['ratio']);
}

/** Full 100 and 50 of each stressor; hubs A, B, C buy 50, 30 and 20 % of it. */
function scenarios(page, add, names, o) {
  const whole = o.saving || { CO2: 100e6, deaths: 1000, value_added: 70 };
  const parts = { full: 1, partial50: 0.5 };
  const totals = [];
  const sums = [];
  for (const [scenario, f] of Object.entries(parts)) {
    for (const stressor of page.study.stressors) {
      const saving = (whole[stressor] ?? 70) * f;
      for (const base_name of ['sectors_trade', 'all_trade']) totals.push({ scenario, stressor, base_name, saving, share: base_name === 'all_trade' ? 0.01 : 0.04 });
      const of = (to_region, share) => sums.push({ scenario, group: '*', region: '*', to_region, stressor, saving: saving * share });
      of('*', 1);
      names.forEach((name, i) => of(name, [0.5, 0.3, 0.2][i] ?? 0));
    }
  }
  add('scenario_total', totals, ['saving', 'share']);
  add('scenario_sum', sums, ['saving']);
}

function whatifs(add, names, o) {
  const list = o.whatifs || [['coal_off', 100, 500e6], ['stoves_off', 400, 40e6]];
  add('whatif', list.map(([whatif, deaths_avoided, co2_avoided_t]) => ({ whatif, deaths_avoided, co2_avoided_t, deaths_share: deaths_avoided / 1000, co2_share: co2_avoided_t / 1e9 })), ['deaths_avoided', 'co2_avoided_t', 'deaths_share', 'co2_share']);
  const per = list.flatMap(([whatif, d, c]) => names.map((region, i) => ({ whatif, region, deaths_avoided: d / 2 ** (i + 1), co2_avoided_t: c / 2 ** (i + 1) })));
  add('whatif_region', per, ['deaths_avoided', 'co2_avoided_t']);
  if (o.receptors) add('whatif_receptor', list.flatMap(([whatif, d]) => [...names, 'OUTSIDE'].map((to_region, i) => ({ whatif, to_region, deaths_avoided: d / 2 ** (i + 1) }))), ['deaths_avoided']);
}

/** Totals with draws: outcome n is central (0.9 + 0.002 n), so that 3 and 98 are the ends of the interval. */
function ofDraws(page, o) {
  const centre = { CO2: 1e9, deaths: 1000, value_added: 500 };
  const totals = [];
  const outcomes = [];
  const settled = [];
  const shares = [];
  for (const stressor of page.study.stressors) {
    for (const total of ['supply_chain', 'between_final_producer']) {
      const c = (centre[stressor] ?? 500) * (total === 'supply_chain' ? 2 : 1);
      totals.push({ stressor, total, quantity: 'value', central: c, p2_5: c * 0.906, p25: c * 0.952, p50: c, p75: c * 1.052, p97_5: c * 1.096 });
      for (let n = 1; n <= 100; n++) outcomes.push({ stressor, quantity: total, outcome: n, value: c * (0.9 + 0.002 * n) });
      for (const [k, draws] of [500, 1000, 2000].entries()) settled.push({ draws, stressor, quantity: total, mean: c * (1 + [0.02, -0.01, 0][k]), sd: c / 10, p2_5: c * 0.9, p50: c, p97_5: c * 1.1, mc_error: (c / 10) / Math.sqrt(draws) });
    }
    for (const view of ['producer', 'final_producer']) {
      const groups = o.groupsOfInputs || (stressor === 'deaths' ? { common: 0.1, 'sensitivity NOX': 0.6, 'emission_factor EC + emission_factor OC': 0.2 } : { common: 0.7, activity: 0.3 });
      for (const [input_group, first_order] of Object.entries(groups)) {
        shares.push({ stressor, view, quantity: 'value', region: '*', to_region: '*', input_group, method: 'draws', first_order: first_order * 0.9, total: first_order, first_order_mc_error: 0.02, total_mc_error: 0.02 });
        if (!o.byDraws) shares.push({ stressor, view, quantity: 'value', region: '*', to_region: '*', input_group, method: 'exact', first_order, total: first_order, first_order_mc_error: 0, total_mc_error: 0 });
      }
    }
  }
  page.tables.national_total_ci = table(totals);
  page.tables.outcome = table(outcomes);
  page.tables.convergence = table(settled);
  page.tables.variance_share = table(shares);
  page.tables.uncertainty_source = table([{ source: 'activity', carried: 'true' }, { source: 'mrio_coefficients', carried: 'false' }]);
}
