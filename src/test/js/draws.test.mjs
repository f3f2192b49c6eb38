/** A hundred dots, shares of variance, convergence: titles by rule, counts, places, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { sound, titleOf, CO2, VALUE_ADDED } from './trade.mjs';
import { study } from './sources.mjs';

const tw = load();
const [dots, variance, convergence] = ['dots', 'variance', 'convergence'].map((id) => tw.figures.find((f) => f.id === id));
const open = (o) => tw.open(study(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const inside = (elements, mark, name) => elements.find((e) => e.parent === mark && e.name === name)?.at;
const nn = '\u202f';

test('dots: the title has the ends of the interval', () => {
  assert.equal(titleOf(tw, open(), 'dots'), 'In 95 of 100 outcomes: CO₂ between 0.906 and 1.10 Gt and deaths between 906 and 1,100');
  assert.equal(titleOf(tw, open(), 'dots', { quantity: 'supply_chain' }), 'In 95 of 100 outcomes: CO₂ between 1.81 and 2.19 Gt and deaths between 1,810 and 2,190');
  assert.equal(titleOf(tw, open({ stressors: [VALUE_ADDED] }), 'dots'), 'In 95 of 100 outcomes: value added between 4.53 and 5.48 million CNY');
});

test('dots: a hundred a total, four of them pale, in columns of their values', () => {
  const elements = sound(tw, open({ stressors: [CO2] }), 'dots', {}, [1176]);
  const all = marks(elements).map((e) => inside(elements, e, 'circle'));
  assert.equal(all.length, 100);
  const fills = all.map((c) => c.fill);
  assert.deepEqual(fills.map((f, i) => (f === fills[50] ? 0 : i + 1)).filter(Boolean), [1, 2, 99, 100]);
  // Evenly spread values: 26 columns hold three to five dots each, and none overlaps another.
  const columns = new Map();
  for (const c of all) columns.set(c.cx, (columns.get(c.cx) || 0) + 1);
  assert.equal(columns.size, 26);
  assert.ok(Math.max(...columns.values()) <= 5 && Math.min(...columns.values()) >= 1);
  assert.equal(new Set(all.map((c) => c.cx + ' ' + c.cy)).size, 100);
  assert.equal(marks(elements)[16].at['data-s'], '16 of 100 are lower, 83 higher.');
});

test('dots: missing', () => {
  assert.match(dots.missing(open({ draws: 0 })), /no draws/);
  assert.match(dots.missing(open({ without: ['outcome'] })), /earlier version/);
});

test('variance: the largest group of each stressor', () => {
  assert.equal(titleOf(tw, open(), 'variance'), `70${nn}% of the doubt about CO₂ comes from energy statistics, 60${nn}% of that about deaths from how many die per tonne of NOₓ`);
  assert.match(titleOf(tw, open({ byDraws: true, groupsOfInputs: { common: 0.5, activity: 0.49 } }), 'variance'), /the next group may weigh as much/);
});

test('variance: segments in proportion, exact before draws, what acts together is the rest', () => {
  const elements = sound(tw, open(), 'variance', {}, [1176]);
  const of = (key) => Number(inside(elements, marks(elements).find((e) => e.at['data-k'] === key), 'rect').width);
  assert.ok(Math.abs(of('CO2 common') - 0.7 * 1176) < 1.2);
  assert.ok(Math.abs(of('deaths sensitivity NOX') - 0.6 * 1176) < 1.2);
  assert.ok(Math.abs(of('deaths ') - 0.1 * 1176) < 1.2);
  assert.match(tw.plain(variance.read(open(), {})), /exactly.*Not drawn, so not in these shares: MRIO coefficients\.$/);
});

test('variance: shares by draws that exceed the whole are scaled to fit, and that is said', () => {
  const D = open({ byDraws: true, groupsOfInputs: { common: 1, activity: 0.5, odd_source: -0.02 } });
  sound(tw, D, 'variance');
  assert.match(tw.plain(variance.read(D, {})), /scaled to fit/);
});

test('variance: many groups: the smaller ones together', () => {
  const groups = Object.fromEntries(Array.from({ length: 30 }, (_, i) => ['source_' + i, i === 0 ? 0.42 : 0.02]));
  const D = open({ groupsOfInputs: groups });
  const elements = sound(tw, D, 'variance', {}, [1176, 288]);
  assert.equal(marks(elements).length, 2 * 8);
  assert.ok(marks(elements).some((e) => /smaller groups/.test(e.at['data-n'])));
});

test('variance and convergence: missing without draws', () => {
  for (const f of [variance, convergence]) {
    assert.match(f.missing(open({ draws: 0 })), /no draws/);
    assert.ok(f.missing(open({ without: [f === variance ? 'variance_share' : 'convergence'] })));
  }
});

test('convergence: the error of the last row; means in proportion on one axis', () => {
  // sd 100 Mt, 2,000 draws: 2.24 Mt; deaths sd 100: 2.24.
  assert.equal(titleOf(tw, open(), 'convergence'), 'After 2,000 draws the Monte Carlo error of the mean is 2.24 Mt of CO₂ and 2.24 deaths');
  const elements = sound(tw, open(), 'convergence', {}, [1176]);
  const y = [500, 1000, 2000].map((n) => Number(inside(elements, marks(elements).find((e) => e.at['data-k'] === 'CO2 ' + n), 'circle').cy));
  assert.ok(Math.abs((y[0] - y[2]) / (y[1] - y[2]) + 2) < 0.05);
  const x = [500, 1000, 2000].map((n) => Number(inside(elements, marks(elements).find((e) => e.at['data-k'] === 'CO2 ' + n), 'circle').cx));
  assert.ok(Math.abs(x[2] - x[1] - (x[1] - x[0])) < 0.3);
  sound(tw, open({ stressors: [VALUE_ADDED] }), 'convergence');
});

test('tables: numbers with their rows', () => {
  const row = here(dots.table(open(), {}).rows[0]);
  assert.deepEqual([row[2].v, row[3].v, row[3].column], [1e9, 906e6, 'p2_5']);
  assert.equal(dots.table(open(), {}).rows.length, 202);
  assert.equal(here(variance.table(open(), {}).rows[0])[2].v, 0.7);
  const last = here(convergence.table(open(), {}).rows[2]);
  assert.deepEqual([last[1].v, last[2].v, last[2].column], [2000, 1e9, 'mean']);
});
