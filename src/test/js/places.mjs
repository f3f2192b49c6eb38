/** Page data of small made-up studies, for maps and zones. */
import { table } from './load.mjs';
import { CO2, DEATHS } from './trade.mjs';

/** [code, tci, thi, zone]: one region in the middle of each zone. */
export const SIX = [
  ['A', 0.5, 0.6, 'Z1'],
  ['B', 0.6, 0.2, 'Z2'],
  ['C', 0.4, -0.4, 'Z3'],
  ['D', -0.2, -0.6, 'Z4'],
  ['E', -0.6, -0.2, 'Z5'],
  ['F', -0.5, 0.5, 'Z6'],
];

/**
 * Page data. `list`: regions as in SIX, with a name in fifth place; `draws`; `half`: half width of the
 * intervals of indices; `odds`: {code: [[zone, p]]}, else 1 for its own zone; `shapes`: polygons (unit
 * squares in a row); `grid`: cells (each region two by two); `stressors`; `flows`: [from, to, CO2,
 * deaths], else one between each two zones.
 */
export function places(o = {}) {
  const list = o.list || SIX;
  const draws = o.draws ?? 1000;
  const half = o.half ?? 0.1;
  const stressors = o.stressors || [CO2, DEATHS];
  const codes = stressors.map((s) => s.stressor);
  const tables = {};
  const interval = (v, h) => ({ central: v, p2_5: v - h, p50: v, p97_5: v + h });
  tables.region = table(list.map(([region, , , , name]) => ({ region, name: name ?? 'Region ' + region })));
  tables.stressor_info = table(stressors);
  if (codes.length === 2) {
    tables.zone = table(list.map(([region, tci, thi, zone], i) => ({ region, tci, thi, zone, persons_per_km2: i === 0 ? NaN : 100 * i })));
    if (draws) {
      tables.zone_ci = table(['tci', 'thi'].flatMap((quantity, k) => list.map((r) => ({ region: r[0], quantity, ...interval(r[1 + k], half) }))));
      tables.zone_probability = table(list.flatMap(([region, , , zone]) => ((o.odds || {})[region] || [[zone, 1]]).map(([z, probability]) => ({ region, zone: z, probability }))));
    }
    const zones = [...new Set(list.map((r) => r[3]))];
    const flows = o.flows || zones.flatMap((a, i) => zones.flatMap((b, j) => (a === b ? [] : [[a, b, 1e6 * (1 + i * 3 + j), 100 * (1 + i + 2 * j)]])));
    const all = [0, 0];
    for (const f of flows) for (const s of [0, 1]) all[s] += f[2 + s];
    const rows = flows.flatMap(([from_zone, to_zone, ...v]) => codes.map((stressor, s) => ({ stressor, from_zone, to_zone, value: v[s], share: v[s] / all[s] })));
    if (draws) {
      const ci = (h) => table(['value', 'share'].flatMap((quantity) => rows.map(({ value, share, ...key }) => ({ ...key, quantity, ...interval(quantity === 'value' ? value : share, h * (quantity === 'value' ? value : share)) }))));
      tables.zone_flow_ci = ci(0.9);
      tables.zone_flow_held_ci = ci(o.held ?? 0.02);
    } else tables.zone_flow = table(rows);
  }
  const trades = codes.flatMap((stressor, s) => list.map((r, i) => ({ view: 'final_producer', stressor, region: r[0], imports: 1e6 * (i + 2), exports: 1e6 * (2 * list.length - i), index: r[1 + s] })));
  if (o.trade !== false) {
    if (draws) {
      tables.embodied_trade_ci = table(['imports', 'exports', 'index'].flatMap((quantity) => trades.map(({ imports, exports, index, ...key }) => ({ ...key, quantity, ...interval({ imports, exports, index }[quantity], quantity === 'index' ? half : 1e5) }))));
    } else tables.embodied_trade = table(trades);
  }
  if (o.shapes) {
    tables.region_shape = table(list.flatMap(([region], i) => [[0, 0], [0, 1], [1, 1], [1, 0]].map(([x, y]) => ({ region, ring: 0, lon: 100 + i + x, lat: 30 + y }))));
  }
  if (o.grid) {
    const cells = list.flatMap(([region], i) => [[0, 0], [1, 0], [0, 1], [1, 1]].map(([x, y], k) => ({ cell: i * 4 + k, col: 2 * i + x, row: y, region })));
    tables.cell_place = table(cells);
    const deaths = cells.map((c) => ({ cell: c.cell, deaths: (o.deaths || ((n) => n))(c.cell) }));
    if (draws) tables.damage_cell_total_ci = table(deaths.map((c) => ({ cell: c.cell, quantity: 'deaths', ...interval(c.deaths, c.deaths / 4) })));
    else tables.damage_cell_total = table(deaths);
    tables.cell_co2 = table(cells.map((c) => ({ cell: c.cell, co2_t: 1000 })));
    tables.contribution_cell = table(cells.map((c) => ({ cell: c.cell, ratio: c.cell === 0 ? NaN : c.cell / 8 })));
    if (o.burden !== false) tables.burden_cell = table(cells.map((c) => ({ cell: c.cell, deaths: (o.burden || ((n) => 1 + n))(c.cell) })));
    tables.cost_cell = table(cells.map((c) => ({ cell: c.cell, integrated_cost: 1e6 * (c.cell + 1), health_cost: 1e6 * c.cell, climate_cost: 1e6, currency: 'USD' })));
    tables.scenario_cell_co2 = table(cells.map((c) => ({ cell: c.cell, saving: c.cell * 3 })));
  }
  return { study: { name: 'made-up', title: 'A made-up study', year: '2017', word: 'country', words: 'countries', status: '', statusText: '', stressors: codes, draws, version: '', keys: {} }, tables };
}
