/**
 * Page data of small made-up studies, for figures of sectors and of flows between regions, and the
 * checks that every figure must pass. Amounts come from short formulas, so that expected numbers can
 * be found by hand.
 */
import assert from 'node:assert/strict';
import { table } from './load.mjs';

export const CO2 = { stressor: 'CO2', name: 'CO2', unit: 't' };
export const DEATHS = { stressor: 'deaths', name: 'deaths from PM2.5', unit: 'deaths a year' };
export const VALUE_ADDED = { stressor: 'value_added', name: 'value added', unit: '10^4 CNY' };

export const HOSTILE = ['<script>alert(1)</script>', '"quoted" & \'single\'', 'القاهرة', 'חיפה', '🏭🌫️', 'x'.repeat(200), '', '=1+1', 'A > B', 'Nouvelle-Aquitaine'];

/**
 * Page data. `regions` and `groups` are lists of codes (or {code, name}); `draws` 0 leaves intervals
 * out; `half` is the half width of the intervals, a share of the value, by stressor;
 * `lean` are rows of tier_lean; `flow(s, g, i, j)`
 * is the flow from region i to region j of group g, `tier(s, a, b, c)` that through the three tiers, `s`
 * the number of the stressor.
 */
export function trade(o = {}) {
  const named = (x) => (typeof x === 'object' ? x : { code: x, name: 'Region ' + x });
  const regions = (o.regions || ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']).map(named);
  const groups = o.groups || ['Power', 'Metal', 'Farms'];
  const categories = o.categories || ['rural', 'urban', 'export'];
  const stressors = o.stressors || [CO2, DEATHS];
  const draws = o.draws ?? 1000;
  const half = o.half || { CO2: 0.05, deaths: 0.1 };
  const flow = o.flow || ((s, g, i, j) => (g + 1) * (i * 3 + j * (s + 1) + 1));
  const tier = o.tier || ((s, a, b, c) => (s === 0 ? 12 - 4 * a : 2 + 4 * a) + b + c);
  const tables = {};
  /** Adds a table; with draws also its _ci. `quantities` are the columns that have intervals. */
  const add = (name, rows, quantities) => {
    tables[name] = table(rows);
    if (!quantities || !draws) return;
    const long = [];
    for (const q of quantities) {
      for (const r of rows) {
        const key = Object.fromEntries(Object.entries(r).filter(([k]) => !quantities.includes(k)));
        const h = half[r.stressor] ?? 0.1;
        const ends = [r[q] * (1 - h), r[q] * (1 + h)].sort((x, y) => x - y);
        long.push({ ...key, quantity: q, central: r[q], p2_5: ends[0], p50: r[q], p97_5: ends[1] });
      }
    }
    tables[name + '_ci'] = table(long);
    delete tables[name];
  };
  tables.region = table(regions.map((r) => ({ region: r.code, name: r.name })));
  tables.sector = table(groups.flatMap((g) => [1, 2].map((k) => ({ sector: g + k, name: g + ' ' + k, group: g }))));
  tables.stressor_info = table(stressors);

  const codes = stressors.map((s) => s.stressor);
  const node = [];
  const link = [];
  const making = [];
  const buying = [];
  codes.forEach((code, s) => {
    const all = groups.flatMap((_, a) => groups.flatMap((_, b) => categories.map((_, c) => tier(s, a, b, c)))).reduce((x, y) => x + y, 0);
    const sum = (filter) => groups.flatMap((_, a) => groups.flatMap((_, b) => categories.map((_, c) => (filter(a, b, c) ? tier(s, a, b, c) : 0)))).reduce((x, y) => x + y, 0);
    const push = (to, key, value) => to.push({ stressor: code, ...key, value, share: value / all });
    groups.forEach((g, i) => push(node, { tier: 1, node: g }, sum((a) => a === i)));
    groups.forEach((g, i) => push(node, { tier: 2, node: g }, sum((a, b) => b === i)));
    categories.forEach((c, i) => push(node, { tier: 3, node: c }, sum((a, b, k) => k === i)));
    groups.forEach((g, i) => groups.forEach((h, j) => push(link, { stage: 1, from: g, to: h }, sum((a, b) => a === i && b === j))));
    groups.forEach((g, i) => categories.forEach((h, j) => push(link, { stage: 2, from: g, to: h }, sum((a, b, c) => b === i && c === j))));
    groups.forEach((g, i) =>
      groups.forEach((h, j) =>
        [1, 2].forEach((k) => {
          const value = (sum((a, b) => a === i && b === j) * (k === 1 ? 3 : 1)) / 4;
          making.push({ stressor: code, from_sector: g + k, to_sector: h + 1, value });
        })
      )
    );
    groups.forEach((g, i) => categories.forEach((h, j) => buying.push({ stressor: code, to_sector: g + 1, category: h, value: sum((a, b, c) => b === i && c === j) })));
  });
  if (o.tiers !== false) {
    add('tier_node', node, ['value', 'share']);
    add('tier_link', link, ['value', 'share']);
    if (o.lean) tables.tier_lean = table(o.lean);
    if (o.sectors !== false) {
      tables.tier_sector_making = table(making);
      tables.tier_sector_buying = table(buying);
    }
  }

  const pair = [];
  const group = [];
  const relocation = [];
  const trades = [];
  const national = [];
  codes.forEach((code, s) => {
    const at = (i, j) => groups.reduce((sum, _, g) => sum + flow(s, g, i, j), 0);
    let between = 0;
    let all = 0;
    regions.forEach((r, i) =>
      regions.forEach((q, j) => {
        pair.push({ view: 'final_producer', stressor: code, region: r.code, to_region: q.code, value: at(i, j) });
        all += at(i, j) || 0;
        if (i !== j) between += at(i, j) || 0;
        if (i !== j) groups.forEach((g, k) => group.push({ stressor: code, group: g, region: r.code, to_region: q.code, value: flow(s, k, i, j) }));
      })
    );
    const outward = (f, i) => regions.reduce((sum, _, j) => (j === i ? sum : sum + (f(i, j) || 0)), 0);
    regions.forEach((r, i) => {
      const exports = outward(at, i);
      const imports = outward((a, b) => at(b, a), i);
      trades.push({ view: 'final_producer', stressor: code, region: r.code, imports, exports, index: (imports - exports) / (imports + exports) });
      groups.forEach((g, k) => {
        const f = (a, b) => flow(s, k, a, b);
        relocation.push({ stressor: code, group: g, region: r.code, exports: outward(f, i), imports: outward((a, b) => f(b, a), i) });
      });
    });
    national.push({ stressor: code, total: 'supply_chain', value: all, share: NaN }, { stressor: code, total: 'between_final_producer', value: between, share: between / all });
  });
  const top = (rows, n, by) => {
    const kept = new Set();
    const seen = new Map();
    [...rows].sort((x, y) => y.value - x.value).forEach((r) => {
      const k = by(r);
      seen.set(k, (seen.get(k) || 0) + 1);
      if (seen.get(k) <= n) kept.add(r);
    });
    return rows.filter((r) => kept.has(r));
  };
  if (o.flows !== false) {
    add('flow_pair', top(pair, 1000, (r) => r.stressor), ['value']);
    add('flow_group_pair', top(group, 160, (r) => r.stressor + r.group), ['value']);
    add('relocation', relocation, ['exports', 'imports']);
    add('embodied_trade', trades, ['imports', 'exports', 'index']);
  }
  add('national_total', national, ['value', 'share']);
  if (o.zones) tables.zone = table(regions.map((r, i) => ({ region: r.code, tci: 1 - (2 * i) / regions.length, thi: 0, zone: 'Z' + (1 + Math.floor((6 * i) / regions.length)) })));
  return { study: { name: 'made-up', title: 'A made-up study', year: '2017', word: 'region', words: 'regions', status: '', statusText: '', stressors: codes, draws, version: '' }, tables };
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescape = (s) => s.replace(/&(amp|lt|gt|quot|#39);/g, (_, e) => ENTITIES[e]);

/** Reads SVG text as XML: throws where it is not well formed. A list of {name, at, text, dx, dy}. */
export function parse(svg) {
  const elements = [];
  const open = [];
  let at = 0;
  const tag = /<(\/?)([a-zA-Z0-9]+)((?:\s+[a-zA-Z0-9:-]+="[^"<]*")*)\s*(\/?)>/y;
  while (at < svg.length) {
    if (svg[at] === '<') {
      tag.lastIndex = at;
      const m = tag.exec(svg);
      assert.ok(m, 'not XML at ' + svg.slice(at, at + 80));
      at = tag.lastIndex;
      if (m[1]) {
        assert.equal(open.pop()?.name, m[2]);
        continue;
      }
      const attributes = {};
      for (const a of m[3].matchAll(/([a-zA-Z0-9:-]+)="([^"]*)"/g)) {
        assert.ok(!(a[1] in attributes), 'attribute twice: ' + a[1]);
        assert.ok(!/&(?!(amp|lt|gt|quot|#39);)/.test(a[2]), 'bare ampersand');
        attributes[a[1]] = unescape(a[2]);
      }
      const parent = open[open.length - 1];
      const moved = /^translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([\d.]+)\))?$/.exec(attributes.transform || '');
      const element = { name: m[2], at: attributes, text: '', dx: (parent?.dx || 0) + (moved ? +moved[1] : 0), dy: (parent?.dy || 0) + (moved ? +moved[2] : 0), scale: (parent?.scale || 1) * Number(moved?.[3] || 1), parent };
      elements.push(element);
      if (!m[4]) open.push(element);
    } else {
      const end = svg.indexOf('<', at);
      const text = svg.slice(at, end < 0 ? svg.length : end);
      assert.ok(!/&(?!(amp|lt|gt|quot|#39);)/.test(text), 'bare ampersand');
      assert.ok(open.length, 'text outside the SVG');
      open[open.length - 1].text += unescape(text);
      at = end < 0 ? svg.length : end;
    }
  }
  assert.equal(open.length, 0, 'elements left open');
  return elements;
}

/** Horizontal extent of an element, [left, right], or null. Curves: their control points. */
function extent(e, tw) {
  const a = e.at;
  const n = (k) => Number(a[k] ?? 0);
  if (e.name === 'rect') return [n('x'), n('x') + n('width')];
  if (e.name === 'circle') return [n('cx') - n('r'), n('cx') + n('r')];
  if (e.name === 'line') return [Math.min(n('x1'), n('x2')), Math.max(n('x1'), n('x2'))];
  if (e.name === 'text') {
    const size = Number(a['font-size']);
    if (a.transform) return [n('x') - 0.9 * size, n('x') + 0.3 * size]; // turned by -90 degrees: ascent to the left
    const w = tw.textWidth(e.text, size, Number(a['font-weight'] || 400), /Serif/.test(a['font-family'] || '') ? 'serif' : 'sans');
    const left = n('x') - (a['text-anchor'] === 'end' ? w : a['text-anchor'] === 'middle' ? w / 2 : 0);
    return [left, left + w];
  }
  if (e.name === 'path') {
    // Capital letters: places; small ones: steps from the last place (of maps: m, l, h, v, z only).
    const xs = [];
    let x = 0;
    let start = 0;
    for (const m of a.d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
      const v = (m[2].match(/-?[\d.]+(?:e-?\d+)?/g) || []).map(Number);
      if (m[1] === 'H') xs.push(...v);
      else if (m[1] === 'A') for (let i = 5; i < v.length; i += 7) xs.push(v[i]);
      else if (m[1] === 'h') for (const dx of v) xs.push((x += dx));
      else if (m[1] === 'l') for (let i = 0; i < v.length; i += 2) xs.push((x += v[i]));
      else if (m[1] === 'z' || m[1] === 'Z') x = start;
      else if (/[MLQCST]/.test(m[1])) for (let i = 0; i < v.length; i += 2) xs.push(v[i]);
      else assert.match(m[1], /[Vv]/, 'path command ' + m[1]);
      if (/[A-Z]/.test(m[1]) && m[1] !== 'Z' && xs.length) x = xs[xs.length - 1];
      if (m[1] === 'M') start = x;
    }
    return xs.length ? [Math.min(...xs), Math.max(...xs)] : null;
  }
  return null;
}

/** The checks of every figure, at each width and in both themes. Returns the elements at the first width. */
export function sound(tw, D, id, options = {}, widths = [1176, 720, 368, 288]) {
  const figure = tw.figures.find((f) => f.id === id);
  assert.equal(figure.missing(D), null);
  let first;
  for (const theme of ['light', 'dark']) {
    for (const width of widths) {
      const o = { theme, follow: '', ...tw.initial(figure, D), ...options };
      const svg = tw.svg(figure, D, width, o).svg;
      const words = [figure.title(D, o), figure.subtitle(D, o), figure.read(D, o)].map((r) => tw.plain(r)).join(' ');
      assert.doesNotMatch(words, /NaN|undefined|Infinity|\[object/);
      const elements = parse(svg);
      for (const e of elements) {
        for (const [k, v] of Object.entries(e.at)) if (!/^data-[nsr]$/.test(k)) assert.doesNotMatch(v, /NaN|undefined|Infinity|\[object/, `${e.name} ${k} at ${width}`);
        if (e.name === 'text') assert.ok(Number(e.at['font-size']) >= 9, 'text too small');
        const range = extent(e, tw);
        if (range && e.at['fill-opacity'] !== '0') {
          const [left, right] = range.map((x) => x * e.scale + e.dx);
          assert.ok(left >= -0.6 && right <= width + 0.6, `${id} at ${width}: ${e.name} ${JSON.stringify(e.text || e.at)} spans ${left} to ${right}`);
        }
      }
      assert.ok(elements.filter((e) => e.at.class === 'm').length <= 2000, 'marks');
      const alone = tw.alone(figure, D, width, o);
      parse(alone);
      assert.doesNotMatch(alone, /var\(|<style|paint-order|<script/);
      const table = figure.table(D, o);
      for (const row of table.rows) assert.equal(row.length, table.columns.length, 'cells of a row');
      assert.doesNotMatch(tw.csv(table), /undefined|\[object/);
      assert.ok(figure.sources(D, o).length > 0);
      first = first || elements;
    }
  }
  return first;
}

/** A figure's title in words. */
export function titleOf(tw, D, id, options = {}) {
  const figure = tw.figures.find((f) => f.id === id);
  return tw.plain(figure.title(D, { theme: 'light', follow: '', ...tw.initial(figure, D), ...options }));
}
