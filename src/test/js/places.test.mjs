/** The regression of cities and the curves of inequality: titles by rule, places, ranges, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { sound, titleOf, CO2, HOSTILE } from './trade.mjs';
import { study } from './sources.mjs';

const tw = load();
const regression = tw.figures.find((f) => f.id === 'regression');
const inequality = tw.figures.find((f) => f.id === 'inequality');
const open = (o) => tw.open(study(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const inside = (elements, mark, name) => elements.find((e) => e.parent === mark && e.name === name)?.at;

test('slopes are compared only where their intervals are apart; a flat line explains nothing', () => {
  const nn = '\u202f';
  assert.equal(titleOf(tw, open(), 'regression'), `Where homes burn solid fuels, 1${nn}% more people per km² go with 1.0${nn}% more deaths per CO₂, surely more than 0.50${nn}% elsewhere`);
  assert.match(titleOf(tw, open({ ends: () => 0.9 }), 'regression'), /, against 0\.50/);
  assert.match(titleOf(tw, open({ draws: 0 }), 'regression'), /, against 0\.50/);
  assert.match(titleOf(tw, open({ p: { above: 0.001, below: 0.3, all: 0.2 } }), 'regression'), /^Denser cities cause more deaths per CO₂ where solid fuels are above 1\u202f%.*explains nothing$/);
  assert.match(titleOf(tw, open({ p: { above: 0.3, below: 0.3, all: 0.2 } }), 'regression'), /^Density explains neither/);
  assert.match(titleOf(tw, open({ b: { above: -1, below: 0.5, all: -0.2 } }), 'regression'), /fall in cities with solid fuels and rise in others/);
  assert.match(titleOf(tw, open({ b: { above: -1, below: 0.5, all: -0.2 } }), 'regression', { groups: 'all' }), /0\.20\u202f% fewer deaths go with/);
  assert.equal(titleOf(tw, open({ p: { above: 1, below: 1, all: 0.06 } }), 'regression', { groups: 'all' }), 'How densely people live does not explain how many deaths go with a city’s CO₂');
});

test('cities on a straight line lie on it; unused cities are not drawn', () => {
  const elements = sound(tw, open(), 'regression', { groups: 'all' }, [1176]);
  const cities = marks(elements).filter((e) => /^city/.test(e.at['data-k'])).map((e) => inside(elements, e, 'circle'));
  assert.equal(cities.length, 9);
  const [a, b] = [cities[0], cities[8]];
  for (const c of cities) assert.ok(Math.abs(a.cy - 0 + ((b.cy - a.cy) * (c.cx - a.cx)) / (b.cx - a.cx) - c.cy) < 0.2);
  const line = elements.filter((e) => e.name === 'path' && e.at['stroke-width'] === '2.6');
  assert.equal(line.length, 1);
  assert.ok(elements.some((e) => e.text === 'n 9, b 0.80, SE 0.040, R² 0.50'));
  assert.equal(sound(tw, open(), 'regression', {}, [1176]).filter((e) => e.name === 'path' && e.at['stroke-width'] === '2.6').length, 2);
});

test('a city far beyond the others stands at the edge as a square', () => {
  const page = study({ cities: 400 });
  const ratio = page.tables.city_point.columns.find((c) => c.name === 'ratio').numbers;
  ratio[0] = 1e7;
  page.tables.city_point_ci.columns.find((c) => c.name === 'central').numbers[0] = 1e7;
  const elements = sound(tw, tw.open(page), 'regression', { groups: 'all' }, [1176]);
  assert.ok(inside(elements, marks(elements).find((e) => e.at['data-k'] === 'city c0'), 'rect'));
  assert.ok(inside(elements, marks(elements).find((e) => e.at['data-k'] === 'city c1'), 'circle'));
});

test('at most 2,000 marks; following fades the cities of other regions', () => {
  sound(tw, open({ cities: 3000 }), 'regression', { groups: 'all' }, [720]);
  const elements = sound(tw, open(), 'regression', { follow: 'A' }, [1176]);
  const faded = marks(elements).filter((e) => e.at.opacity === '0.16');
  assert.deepEqual([...new Set(faded.map((e) => e.at['data-r']))], ['B']);
});

test('regression: missing and odd studies', () => {
  assert.match(regression.missing(open({ without: ['city_regression'] })), /cities/);
  assert.match(regression.missing(open({ fits: [{ group: 'all', n: 2, left_out: 0, b: NaN, b_se: NaN, r2: NaN, p_value: NaN, solid_fuel_split: 0.01 }] })), /Fewer than three/);
  sound(tw, open({ draws: 0 }), 'regression');
  sound(tw, open({ without: ['city_band'] }), 'regression');
  sound(tw, open({ stressors: [CO2] }), 'regression');
  sound(tw, open({ cities: 9, cityNames: HOSTILE.slice(0, 9) }), 'regression');
  const one = open({ fits: [{ group: 'all', n: 9, left_out: 0, b: 1, b_se: 0, r2: 1, p_value: 0, solid_fuel_split: 0.01 }] });
  assert.equal(here(regression.controls(one)).length, 0);
  sound(tw, one, 'regression');
  const row = here(regression.table(open(), {}).rows[0]);
  assert.deepEqual([row[1].v, row[3].v, row[3].column, row[3].table], [5, 1, 'b', 'city_regression']);
});

test('inequality: which share is larger is said only where the intervals are apart', () => {
  assert.equal(titleOf(tw, open(), 'inequality'), 'Where the most crowded half of the people lives, surely a larger share of the deaths starts (70\u202f%) than of the CO₂ (50\u202f%)');
  assert.match(titleOf(tw, open({ ends: () => 0.5 }), 'inequality'), /which share is larger is not sure$/);
  assert.match(titleOf(tw, open({ draws: 0 }), 'inequality'), /^Where the most crowded half of the people lives, 50\u202f% of the CO₂ and 70\u202f% of the deaths start$/);
});

test('curves: on the diagonal where the same for everyone; the disc stands where half of the cost is reached', () => {
  const elements = sound(tw, open(), 'inequality', {}, [1176]);
  const curve = (m) => marks(elements).find((e) => e.at['data-k'] === 'curve ' + m);
  const diagonal = elements.find((e) => e.name === 'line' && e.at['stroke-dasharray'] === '5 4').at;
  const [left, bottom, right, top] = [diagonal.x1, diagonal.y1, diagonal.x2, diagonal.y2].map(Number);
  const disc = (m) => inside(elements, curve(m), 'circle');
  assert.ok(Math.abs(disc('climate').cx - (left + right) / 2) < 0.2);
  // Deaths: 0.3 at half of the people, 1 at all: one half at 0.5 + 0.5 * 0.2 / 0.7.
  assert.ok(Math.abs(disc('health').cx - (left + (right - left) * (0.5 + 0.1 / 0.7))) < 0.2);
  assert.ok(Math.abs(disc('health').cy - (top + bottom) / 2) < 0.2);
  assert.match(curve('health').at['data-s'], /36\u202f% of the people/);
  assert.equal(curve('health').at['data-v'], 'Gini 0.325');
  assert.equal(elements.filter((e) => e.name === 'path' && e.at['fill-opacity'] === '0.18').length, 2);
  assert.equal(sound(tw, open({ draws: 0 }), 'inequality').filter((e) => e.name === 'path' && e.at['fill-opacity'] === '0.18').length, 0);
});

test('inequality: missing and odd studies', () => {
  assert.match(inequality.missing(open({ without: ['inequality_curve'] })), /grid/);
  sound(tw, open({ without: ['inequality'] }), 'inequality');
  sound(tw, open({ stressors: [CO2], draws: 0 }), 'inequality');
  assert.equal(here(inequality.table(open(), {}).rows[0])[1].v, 0.325);
});
