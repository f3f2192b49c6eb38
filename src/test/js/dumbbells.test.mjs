/** Shares with their intervals: titles by rule, bold where apart, places of marks, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { trade, sound, titleOf, VALUE_ADDED, CO2, HOSTILE } from './trade.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'dumbbells');
const open = (o) => tw.open(trade(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const inside = (elements, mark, name) => elements.filter((e) => e.parent === mark && e.name === name);

test('the title counts what is apart; without draws it claims nothing', () => {
  // CO2 126:90:54 of 270, deaths 36:72:108 of 216: 0.47/0.17, 0.33/0.33, 0.2/0.5.
  assert.equal(titleOf(tw, open(), 'dumbbells'), 'In 2 of the 3 emitting groups, the share of the carbon and the share of the deaths surely differ');
  assert.match(titleOf(tw, open({ half: { CO2: 0.9, deaths: 0.9 } }), 'dumbbells'), /^In none of the 3 /);
  const none = titleOf(tw, open({ draws: 0 }), 'dumbbells');
  assert.equal(none, 'Group by group: power has 47\u202f% of the carbon and 17\u202f% of the deaths');
  const one = titleOf(tw, open({ stressors: [VALUE_ADDED] }), 'dumbbells');
  assert.match(one, /^Power has \d+\u202f% of value added \(95\u202f%: \d+\u202f% to \d+\u202f%\)$/);
  assert.doesNotMatch(titleOf(tw, open({ stressors: [VALUE_ADDED], draws: 0 }), 'dumbbells'), /95/);
});

test('one row a node; bold and coloured where apart; whiskers only with draws', () => {
  const elements = sound(tw, open(), 'dumbbells');
  const rows = marks(elements);
  assert.equal(rows.length, 9);
  const weight = (e) => inside(elements, e, 'text')[0].at['font-weight'] || '400';
  assert.deepEqual(rows.slice(0, 3).map((e) => [e.at['data-n'], weight(e)]), [
    ['Farms, emitted by', '600'],
    ['Metal, emitted by', '400'],
    ['Power, emitted by', '600'],
  ]);
  assert.equal(inside(elements, rows[0], 'circle').length, 1);
  assert.equal(inside(elements, rows[0], 'path').length, 3);
  const bare = sound(tw, open({ draws: 0 }), 'dumbbells');
  const row = marks(bare)[0];
  assert.equal(inside(bare, row, 'path').length, 1);
  assert.equal(row.at['data-i'], undefined);
});

test('marks stand in proportion to their shares', () => {
  const elements = sound(tw, open(), 'dumbbells', {}, [1176]);
  const rows = marks(elements).slice(0, 3);
  const x = rows.map((e) => Number(inside(elements, e, 'circle')[0].at.cx));
  const zero = elements.find((e) => e.name === 'line' && e.at.stroke === tw.colours('light').ink3);
  const [farms, metal, power] = x.map((v) => v - Number(zero.at.x1));
  assert.ok(Math.abs(power / farms - 126 / 54) < 0.02);
  assert.ok(Math.abs(metal / farms - 90 / 54) < 0.02);
});

test('table: shares with their bounds from the table', () => {
  const D = open();
  const table = figure.table(D, {});
  const row = here(table.rows[0]);
  assert.equal(row[0], 'emitted by');
  assert.ok(Math.abs(row[2].v - 54 / 270) < 1e-12);
  assert.ok(Math.abs(row[3].v - 0.95 * (54 / 270)) < 1e-12);
  assert.equal(row[3].column, 'p2_5');
  assert.equal(row.at(-1), 'yes');
});

test('odd studies', () => {
  sound(tw, open({ groups: HOSTILE }), 'dumbbells');
  sound(tw, open({ stressors: [VALUE_ADDED], draws: 0 }), 'dumbbells');
  sound(tw, open({ stressors: [CO2] }), 'dumbbells');
  sound(tw, open({ tier: (s, a, b, c) => (c === 0 ? -1 : 3) }), 'dumbbells');
  assert.match(figure.missing(open({ tiers: false })), /tier_node/);
});

test('bold, too, where at least 95 % of the draws agree; the share of draws is in the table', () => {
  const o = { half: { CO2: 0.9, deaths: 0.9 }, lean: [{ tier: 1, node: 'Power', stressor: 'CO2', probability: 0.97 }, { tier: 1, node: 'Power', stressor: 'deaths', probability: 0.03 }] };
  const D = open(o);
  assert.match(titleOf(tw, D, 'dumbbells'), /^In 1 of the 3 /);
  sound(tw, D, 'dumbbells');
  const row = here(figure.table(D, {}).rows).find((r) => r[1].name === 'Power');
  assert.deepEqual(row.slice(-3).map((x) => x.v ?? x), ['yes', 0.97, 0.03]);
  assert.deepEqual([row.at(-1).table, row.at(-1).column, row.at(-1).row], ['tier_lean', 'probability', 1]);
});
