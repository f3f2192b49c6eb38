/** Scenarios and hubs: titles by rule, dark parts, whiskers, the followed hub, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { sound, titleOf, CO2, VALUE_ADDED, HOSTILE } from './trade.mjs';
import { study } from './sources.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'scenarios');
const open = (o) => tw.open(study(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const rect = (elements, mark) => elements.find((e) => e.parent === mark && e.name === 'rect' && e.at['fill-opacity'] !== '0').at;

test('the title has the amounts of the chosen scenario', () => {
  assert.equal(titleOf(tw, open(), 'scenarios'), 'If suppliers matched their buyers, 100 Mt of CO₂ and 1,000 deaths a year would be avoided');
  assert.equal(titleOf(tw, open(), 'scenarios', { scenario: 'partial50' }), 'If suppliers came closer to their buyers (partial: 50\u202f%), 50.0 Mt of CO₂ and 500 deaths a year would be avoided');
  assert.equal(titleOf(tw, open({ stressors: [VALUE_ADDED] }), 'scenarios'), 'If suppliers matched their buyers, 700,000 CNY of value added a year would be avoided');
  assert.equal(titleOf(tw, open({ saving: { CO2: 0, deaths: 0 } }), 'scenarios'), 'If suppliers matched their buyers, nothing would be avoided');
  assert.match(titleOf(tw, open({ ends: (r) => (r.stressor === 'deaths' ? 1.2 : 0.1) }), 'scenarios'), /Whether deaths would fall is not sure$/);
});

test('bars are in proportion; the two largest hubs are their dark parts; one whisker a bar', () => {
  const elements = sound(tw, open(), 'scenarios', {}, [1176]);
  const bar = (key) => marks(elements).find((e) => e.at['data-k'] === key);
  const [full, half] = ['scenario full', 'scenario partial50'].map((k) => Number(rect(elements, bar(k)).width));
  assert.ok(Math.abs(full / half - 2) < 0.01);
  const parts = marks(elements).filter((e) => /, Full/.test(e.at['data-n']) && !e.at['data-k']);
  assert.deepEqual(parts.map((e) => e.at['data-r']), ['A', 'B', 'A', 'B']);
  assert.ok(Math.abs(Number(rect(elements, parts[0]).width) / full - 0.5) < 0.01);
  assert.equal(parts[0].at['data-i'], '(45.0–55.0)');
  assert.equal(bar('scenario full').at['data-s'], '4.0\u202f% of the two sectors’ trade.');
  assert.equal(elements.filter((e) => e.name === 'path' && e.at['stroke-width'] === '1.6').length, 4);
  assert.equal(sound(tw, open({ draws: 0 }), 'scenarios', {}, [1176]).filter((e) => e.name === 'path').length, 0);
});

test('hubs: the largest first, at most ten, and the followed one', () => {
  const codes = Array.from({ length: 30 }, (_, i) => 'R' + i);
  const D = open({ regions: codes, codes });
  const hubs = (o) => marks(sound(tw, D, 'scenarios', o, [1176])).filter((e) => /^hub/.test(e.at['data-k'] || '')).map((e) => e.at['data-r']);
  assert.deepEqual(hubs({}).slice(0, 3), ['R0', 'R1', 'R2']);
  assert.equal(hubs({}).length, 20);
  assert.equal(hubs({ follow: 'R25' }).length, 22);
  assert.ok(hubs({ follow: 'R25' }).includes('R25'));
});

test('following a region fades the other hubs', () => {
  const elements = sound(tw, open(), 'scenarios', { follow: 'B' }, [1176]);
  const faded = marks(elements).filter((e) => /^hub/.test(e.at['data-k'] || '') && e.at.opacity === '0.16').map((e) => e.at['data-r']);
  assert.ok(faded.includes('A') && !faded.includes('B'));
});

test('missing and odd studies', () => {
  assert.match(figure.missing(open({ without: ['scenario_total'] })), /scenarios\.sectors/);
  sound(tw, open({ stressors: [CO2], draws: 0 }), 'scenarios');
  sound(tw, open({ without: ['scenario_sum'] }), 'scenarios');
  sound(tw, open({ saving: { CO2: -5e6, deaths: 30 } }), 'scenarios');
  sound(tw, open({ saving: { CO2: NaN, deaths: 30 } }), 'scenarios');
  sound(tw, open({ regions: ['A', 'B'], codes: ['A', 'B'] }), 'scenarios');
  const codes = HOSTILE.map((_, i) => 'R' + i);
  const elements = sound(tw, open({ regions: codes.map((code, i) => ({ code, name: HOSTILE[i] })), codes }), 'scenarios');
  assert.ok(marks(elements).some((e) => (e.at['data-n'] || '').startsWith(HOSTILE[0])));
});

test('table: scenarios, then hubs, with bounds', () => {
  const table = figure.table(open(), { scenario: 'full' });
  const row = here(table.rows[0]);
  assert.equal(row[2].v, 100e6);
  assert.ok(Math.abs(row[3].v - 90e6) < 1);
  assert.equal(tw.plain(table.rows[2][1]), 'Region A');
});
