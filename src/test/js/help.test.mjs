/** What-ifs: titles by rule, pills, regions and receptors, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { sound, titleOf, CO2, HOSTILE } from './trade.mjs';
import { study } from './sources.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'whatif');
const open = (o) => tw.open(study(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');

test('which avoids more is said only where the intervals are apart', () => {
  assert.equal(titleOf(tw, open(), 'whatif'), 'Stoves off would surely avoid more deaths than coal off (400 against 100 a year), but less CO₂');
  assert.equal(titleOf(tw, open({ whatifs: [['coal_off', 100, 10e6], ['stoves_off', 400, 40e6]] }), 'whatif'), 'Stoves off would surely avoid more deaths than coal off: 400 against 100 a year');
  assert.equal(titleOf(tw, open({ ends: () => 0.9 }), 'whatif'), 'Stoves off would avoid 400 deaths a year, coal off 100; which avoids more is not sure');
  assert.equal(titleOf(tw, open({ draws: 0 }), 'whatif'), 'Stoves off would avoid 400 deaths a year, coal off 100');
  assert.equal(titleOf(tw, open({ whatifs: [['coal_off', 100, 10e6]] }), 'whatif'), 'Coal off would avoid 10.0 Mt of CO₂ and 100 deaths a year');
});

test('the caveat of first order is said; receptors where they were traced', () => {
  assert.match(tw.plain(figure.read(open(), {})), /First order.*not traced in this run/);
  assert.match(tw.plain(figure.read(open({ receptors: true }), {})), /who breathe it/);
});

test('regions of the chosen what-if, largest first; receptors with those outside', () => {
  const elements = sound(tw, open({ receptors: true }), 'whatif', { whatif: 'stoves_off' }, [1176]);
  const of = (title) => marks(elements).filter((e) => (e.at['data-k'] || '').startsWith(title));
  const smoke = of('Where the smoke no longer rises');
  assert.deepEqual(smoke.slice(0, 2).map((e) => [e.at['data-n'], e.at['data-v']]), [['Region A', '200'], ['Region B', '100']]);
  assert.equal(smoke.length, 8);
  assert.equal(of('Where people do not die').length, 8);
  assert.equal(of('Where the CO₂').length, 8);
  assert.equal(of('stoves_off').length, 2);
  assert.ok(of('stoves_off').some((e) => e.at['data-s'] === '40\u202f% of the deaths of all sources.'));
});

test('missing and odd studies', () => {
  assert.match(figure.missing(open({ without: ['whatif'] })), /whatif/);
  assert.match(figure.missing(open({ whatifs: [['nothing', 0, 0]] })), /avoid nothing/);
  sound(tw, open({ whatifs: [['worse', -100, -5e6], ['mixed', 50, -1e6]] }), 'whatif');
  sound(tw, open({ whatifs: [['deaths_only', 7, 0]], draws: 0 }), 'whatif');
  sound(tw, open({ without: ['whatif_region'], stressors: [CO2] }), 'whatif');
  sound(tw, open({ whatifs: [[HOSTILE[0], NaN, 4], [HOSTILE[2], 3, 4]], receptors: true }), 'whatif');
  const codes = HOSTILE.map((_, i) => 'R' + i);
  sound(tw, open({ regions: codes.map((code, i) => ({ code, name: HOSTILE[i] })), codes, receptors: true }), 'whatif');
});

test('table: what-ifs, then regions, then receptors', () => {
  const table = figure.table(open({ receptors: true }), { whatif: 'coal_off' });
  const row = here(table.rows[0]);
  assert.deepEqual([row[2].v, row[5].v, row[6].v], [500e6, 100, 90]);
  assert.equal(tw.plain(table.rows[2][1]), 'emitted in Region A');
  assert.equal(table.rows.filter((r) => /^breathed/.test(tw.plain(r[1]))).length, 8);
});
