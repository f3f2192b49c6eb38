/** Subsectors: titles by rule, places of discs, gutter, money axes, labels that do not overlap, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { sound, titleOf, CO2, DEATHS, HOSTILE } from './trade.mjs';
import { study, SUBSECTORS, VSL, SCC } from './sources.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'subsectors');
const open = (o) => tw.open(study(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const discs = (elements) => new Map(marks(elements).filter((e) => e.at['data-k']).map((e) => [e.at['data-k'], elements.find((c) => c.parent === e && c.name === 'circle').at]));

test('the costliest is named only where that is sure; the count is that of the table', () => {
  // Costs: coal 700 M, cement 600 M: +-10 % overlap (630 to 770, 540 to 660); +-5 % do not (665, 630).
  assert.equal(titleOf(tw, open(), 'subsectors'), 'Name of ene_coal and Name of ind_cement cost most; their order is not sure. In three (2–5) of 6 subsectors deaths cost more than CO₂');
  assert.match(titleOf(tw, open({ ends: () => 0.05 }), 'subsectors'), /^Name of ene_coal costs most, \$700 million a year\. In three/);
  assert.equal(titleOf(tw, open({ draws: 0 }), 'subsectors'), 'Name of ene_coal costs $700 million a year. In three of 6 subsectors deaths cost more than CO₂');
});

test('without costs: the largest emitter; "but" only where its two shares surely differ', () => {
  const without = ['cost_subsector', 'cost_count'];
  assert.equal(titleOf(tw, open({ without }), 'subsectors'), 'Name of ene_coal emits 60\u202f% of the CO₂ but causes 10\u202f% of the deaths');
  assert.match(titleOf(tw, open({ without, ends: () => 0.9 }), 'subsectors'), / and causes /);
  assert.match(titleOf(tw, open({ without, draws: 0 }), 'subsectors'), / and causes /);
});

test('discs stand by the logarithm of CO2 and deaths, area by cost; no CO2 stands in the gutter', () => {
  const elements = sound(tw, open(), 'subsectors', {}, [1176]);
  const at = discs(elements);
  assert.deepEqual([...at.keys()].sort(), ['dom_coal', 'dom_straw', 'ene_coal', 'ind_cement', 'tra_diesel']);
  const n = (code, k) => Number(at.get(code)[k]);
  // 600, 300 and 50 Mt: log2(12) = 3.585 doublings; 100, 300 and 150 deaths.
  const decade = (n('ene_coal', 'cx') - n('dom_coal', 'cx')) / Math.log10(12);
  assert.ok(Math.abs((n('ene_coal', 'cx') - n('ind_cement', 'cx')) / Math.log10(2) - decade) < 1.5);
  const up = (n('ene_coal', 'cy') - n('ind_cement', 'cy')) / Math.log10(3);
  assert.ok(Math.abs((n('ene_coal', 'cy') - n('tra_diesel', 'cy')) / Math.log10(1.5) - up) < 1.5);
  assert.ok(Math.abs(n('ene_coal', 'r') ** 2 / n('ind_cement', 'r') ** 2 - 700 / 600) < 0.02);
  assert.ok(n('dom_straw', 'cx') < Math.min(...['dom_coal', 'tra_diesel'].map((c) => n(c, 'cx'))));
  assert.equal(at.get('dom_straw')['stroke-dasharray'], '3 2');
  assert.equal(at.get('ene_coal')['stroke-dasharray'], undefined);
  assert.ok(elements.some((e) => e.text === 'no CO₂'));
});

test('the dashed line joins where deaths cost as much as CO2', () => {
  const D = open({ subsectors: [['a', 'energy', false, 10, 10 * (VSL / SCC)], ['b', 'energy', false, 1000, 1000 * (VSL / SCC)]] });
  const elements = sound(tw, D, 'subsectors', {}, [1176]);
  const line = elements.find((e) => e.name === 'line' && e.at['stroke-dasharray'] === '5 4').at;
  const slope = (line.y2 - line.y1) / (line.x2 - line.x1);
  for (const disc of discs(elements).values()) assert.ok(Math.abs(Number(line.y1) + slope * (disc.cx - line.x1) - disc.cy) < 0.5);
});

test('money stands on the outer axes only where costs are known', () => {
  assert.ok(sound(tw, open(), 'subsectors').some((e) => e.text === 'cost of the CO₂ a year'));
  assert.ok(!sound(tw, open({ without: ['cost_subsector'] }), 'subsectors').some((e) => /\$/.test(e.text)));
});

test('labels overlap neither each other nor other discs', () => {
  const many = Array.from({ length: 40 }, (_, i) => ['s' + i, ['energy', 'industry', 'domestic'][i % 3], i % 5 === 0, 10 + ((i * 37) % 400), ((i * 53) % 40) * 7e6]);
  const D = open({ subsectors: many, without: ['cost_rank'] });
  const elements = sound(tw, D, 'subsectors', {}, [1176]);
  const text = elements.filter((e) => e.name === 'text' && e.at['font-weight'] === '600' && /^Name of/.test(e.text) && e.at['aria-hidden'] && e.dy > 100);
  assert.ok(text.length >= 8, 'labels: ' + text.length);
  const boxes = text.map((e) => [+e.at.x, +e.at.y - 9, +e.at.x + tw.textWidth(e.text, 13, 600), +e.at.y + 3]);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(!(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]), text[i].text)));
});

test('bars: a segment for each category with its share, the interval of its row', () => {
  const elements = sound(tw, open(), 'subsectors', {}, [1176]);
  const energy = marks(elements).find((e) => e.at['data-n'] === 'Energy, share of CO₂');
  assert.equal(energy.at['data-v'], '60\u202f%');
  assert.equal(energy.at['data-i'], '(54–66\u202f%)');
  const rects = marks(elements).filter((e) => /share of CO₂/.test(e.at['data-n'])).map((e) => elements.find((c) => c.parent === e && c.name === 'rect').at.width);
  assert.ok(Math.abs(rects[0] / rects[1] - 2) < 0.02);
});

test('crosses only with draws', () => {
  const faint = (D) => sound(tw, D, 'subsectors', {}, [1176]).filter((e) => e.name === 'line' && e.at.opacity === '0.55').length;
  assert.ok(faint(open()) > 0);
  assert.equal(faint(open({ draws: 0 })), 0);
});

test('missing: no grid, nothing emitted', () => {
  assert.match(figure.missing(open({ without: ['damage_subsector'] })), /grid/);
  assert.match(figure.missing(open({ subsectors: [['a', 'energy', false, 0, 0]], without: ['cost_rank'] })), /nothing|anything/);
});

test('odd studies: one subsector, no CO2 at all, no deaths at all, negative amounts, hostile names', () => {
  sound(tw, open({ subsectors: [['a', 'energy', false, 1, 1]] }), 'subsectors');
  sound(tw, open({ subsectors: [['a', 'energy', false, 5, 0], ['b', 'new_kind', true, 7, 0]] }), 'subsectors');
  sound(tw, open({ subsectors: [['a', 'energy', false, 0, 5], ['b', 'energy', true, 0, 7]] }), 'subsectors');
  sound(tw, open({ subsectors: [['a', 'energy', false, -3, 5e6], ['b', 'energy', true, 4, 7e6], ['c', 'energy', true, NaN, 7e6]] }), 'subsectors');
  const said = tw.plain(figure.read(open({ subsectors: [['a', 'energy', false, -3, 5e6], ['b', 'energy', true, 4, 7e6], ['c', 'energy', true, NaN, 7e6]] }), {}));
  assert.match(said, /Two have an amount that is below 0, unknown or too small/);
  sound(tw, open({ stressors: [CO2] }), 'subsectors');
  sound(tw, open({ stressors: [DEATHS], draws: 0 }), 'subsectors');
  const elements = sound(tw, open({ subsectors: HOSTILE.map((_, i) => ['s' + i, HOSTILE[i] || 'x', i % 2 === 0, 10 * (i + 1), 1e6 * (i + 1)]), subsectorNames: HOSTILE }), 'subsectors');
  assert.ok(marks(elements).some((e) => e.at['data-n'] === HOSTILE[0]));
});

test('table: every subsector, costliest first, its numbers with their rows', () => {
  const table = figure.table(open(), {});
  assert.equal(table.rows.length, SUBSECTORS.length);
  const row = here(table.rows[0]);
  assert.equal(tw.plain(row[0]), 'Name of ene_coal');
  assert.deepEqual([row[2].v, row[3].v, row[8].v], [600e6, 540e6, 700e6]);
  assert.equal(row[3].column, 'p2_5');
});
