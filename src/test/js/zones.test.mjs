import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';
import { SIX, places } from './places.mjs';
import { HOSTILE, VALUE_ADDED, sound, titleOf } from './trade.mjs';

const tw = load();
const open = (o) => tw.open(places(o));
const figure = (id) => tw.figures.find((f) => f.id === id);
/** Marks whose key begins so; `of`: that hold an element for which it is true. */
const marks = (elements, key, of = () => true) => elements.filter((m) => m.at.class === 'm' && (m.at['data-k'] || '').startsWith(key) && elements.some((e) => e.parent === m && of(e)));
const land = (e) => e.at['fill-rule'] === 'evenodd';
const dot = (e) => e.name === 'circle';
const pill = (e) => e.name === 'text';
const ribbon = (e) => Boolean(e.at['fill-opacity']) && e.name === 'path';

test('zones: what is surely so is said, with no "surely" without draws', () => {
  // TCI is below 0 with its whole interval in D, E, F; THI < 0 and below TCI, apart: C and D.
  const t = titleOf(tw, open(), 'zones');
  assert.equal(t, 'Region E and Region F emit carbon for the rest; Region C and Region D take on more of the deaths than of the carbon');
  // Intervals as wide as the plane: nothing is sure, no zone either.
  const odds = Object.fromEntries(SIX.map((r) => [r[0], [['Z1', 0.5], ['Z4', 0.5]]]));
  assert.equal(titleOf(tw, open({ half: 2, odds }), 'zones'), 'No country surely emits more carbon for others than it outsources; none surely takes on more of the deaths than of the carbon');
  const bare = titleOf(tw, open({ draws: 0 }), 'zones');
  assert.equal(bare, 'By the central run alone, 3 of 6 countries emit carbon for the rest on balance; 3 take on deaths');
});

test('zones: every width and theme; with polygons, with a grid, with neither; three and two regions', () => {
  const full = sound(tw, open({ shapes: true }), 'zones');
  assert.equal(marks(full, 'region:', dot).length, 6);
  assert.equal(marks(full, 'region:', land).length, 6);
  assert.ok(full.some((e) => e.name === 'text' && e.text === 'Z4'));
  assert.equal(marks(sound(tw, open({ grid: true }), 'zones', {}, [1176, 288]), 'region:', land).length, 6);
  assert.equal(marks(sound(tw, open(), 'zones', {}, [1176, 288]), 'region:', land).length, 0);
  assert.match(tw.plain(figure('zones').read(open(), {})), /neither outlines nor a grid/);
  sound(tw, open({ list: SIX.slice(0, 3), draws: 0, shapes: true }), 'zones', {}, [720, 368]);
  sound(tw, open({ list: SIX.slice(3, 5), draws: 0, shapes: true }), 'zones', {}, [720, 368]);
});

test('zones: with neither outlines nor a grid regions are ranked as dots in place of the map', () => {
  const D = open();
  assert.equal(figure('zones').controls(D).map((c) => c.label + ' ' + c.initial).join(), 'Ranked tci');
  assert.match(tw.plain(figure('zones').read(D, {})), /neither outlines nor a grid: countries are ranked in place of a map/);
  const K = tw.colours('light');
  // The plane has the fields; each region is once there and once in the list, which runs from the largest index down.
  const of = (o) => sound(tw, D, 'zones', o, [1176]).filter((m) => m.at.class === 'm' && (m.at['data-k'] || '').startsWith('region:'));
  const all = of({});
  assert.equal(all.length, 12);
  const named = Array.from(all).slice(6).map((m) => m.at['data-k'].slice(7));
  const tci = new Map(D.ci('zone', 'tci').map((r) => [r.region, r.central]));
  assert.equal(named.join(), [...tci.keys()].sort((a, b) => tci.get(b) - tci.get(a)).join());
  const zone = new Map(D.rows('zone').map((r) => [r.region, r.zone]));
  const elements = sound(tw, D, 'zones', {}, [1176, 288]);
  for (const region of named) {
    const mark = elements.filter((m) => m.at.class === 'm' && m.at['data-k'] === 'region:' + region)[1];
    assert.ok(elements.some((e) => e.parent === mark && e.name === 'circle' && e.at.fill === K[zone.get(region)]), region);
  }
  // Amounts too, and the title follows.
  assert.equal(of({ measure: 'exports:CO2' }).length, 12);
  assert.match(titleOf(tw, D, 'zones', { measure: 'exports:CO2' }), /^Carbon emitted for others/);
  // One stressor: its index is ranked already, its amounts stand next to it.
  const one = open({ stressors: [VALUE_ADDED] });
  assert.equal(marks(sound(tw, one, 'zones', {}, [720]), 'region:', pill).length, 6);
  assert.equal(marks(sound(tw, one, 'zones', { measure: 'exports:value_added' }, [1176, 288]), 'region:', pill).length, 12);
});

test('zones: a dot stands where its indices are; the axes are equal', () => {
  // Extent 0.7 (0.6 and its interval), 0.7 -> 0.8 with room. Panel 568 px: plot from 44, side 522.
  const all = sound(tw, open({ shapes: true }), 'zones', {}, [1176]);
  const m = 0.8;
  const b = all.find((e) => e.name === 'circle' && e.parent.at['data-k'] === 'region:B');
  assert.ok(Math.abs(Number(b.at.cx) - (44 + ((0.6 + m) / (2 * m)) * 522)) < 0.2, b.at.cx);
  assert.ok(Math.abs(Number(b.at.cy) - (2 + ((m - 0.2) / (2 * m)) * 522)) < 0.2, b.at.cy);
});

test('zones: a dot is a pie of how often the region is in each zone', () => {
  const all = sound(tw, open({ odds: { A: [['Z1', 0.75], ['Z2', 0.25]] } }), 'zones', {}, [720]);
  const parts = all.filter((e) => e.parent === marks(all, 'region:A', dot)[0] && e.at.fill && e.at.fill !== 'none');
  const K = tw.colours('light');
  assert.deepEqual(parts.map((e) => [e.name, e.at.fill]), [['circle', K.Z1], ['path', K.Z2]]);
  // The last quarter of the circle: from nine o'clock to twelve.
  const [, cx, r] = [0, Number(parts[0].at.cx), Number(parts[0].at.r)];
  assert.match(parts[1].at.d, new RegExp('^M' + cx + ' [\\d.]+L' + String(Math.round((cx - r) * 10) / 10).replace('.', '\\.')));
  assert.match(marks(all, 'region:A', dot)[0].at['data-s'], /Z1 in 75\u202f% of draws, Z2 in 25\u202f% of draws/);
  assert.match(tw.plain(figure('zones').subtitle(open({ odds: { A: [['Z1', 0.75], ['Z2', 0.25]] } }))), /1 of 6 countries have no sure zone/);
});

test('zones: amounts are discs, indices are fills; the title follows the measure', () => {
  const D = open({ shapes: true });
  const values = figure('zones').controls(D)[0].options.map((x) => x.value);
  assert.deepEqual(Array.from(values), ['zone', 'tci', 'thi', 'exports:CO2', 'imports:CO2', 'exports:deaths', 'imports:deaths']);
  const all = sound(tw, D, 'zones', { measure: 'exports:CO2' }, [1176, 288]);
  // Dots of the plane, discs of the map.
  assert.equal(marks(all, 'region:', dot).length, 12);
  // Exports 12, 11, 10 ... Mt, all +- 0.1: apart.
  assert.equal(titleOf(tw, D, 'zones', { measure: 'exports:CO2' }), 'Carbon emitted for others: surely most in Region A, 12.0 Mt (11.9–12.1)');
  assert.equal(titleOf(tw, open({ shapes: true, draws: 0 }), 'zones', { measure: 'exports:CO2' }), 'Carbon emitted for others: Region A (12.0 Mt), Region B (11.0 Mt) and Region C (10.0 Mt)');
  assert.equal(marks(sound(tw, D, 'zones', { measure: 'tci' }, [720]), 'region:', dot).length, 6);
});

test('zones: one stressor is ranked, in its own words', () => {
  const D = open({ stressors: [VALUE_ADDED], shapes: true });
  const all = sound(tw, D, 'zones');
  assert.equal(marks(all, 'region:', pill).length, 6);
  assert.equal(titleOf(tw, D, 'zones'), '3 of 6 countries surely take in more value added from others than they provide; 3 surely provide more than they take');
  assert.equal(titleOf(tw, open({ stressors: [VALUE_ADDED], draws: 0 }), 'zones'), 'By the central run alone, 3 of 6 countries take in value added from others on balance; 3 provide it');
  assert.doesNotMatch(tw.plain(figure('zones').subtitle(D)), /carbon|death/i);
});

test('zones: 200 regions, the farthest named; hostile names; a followed region', () => {
  const many = Array.from({ length: 200 }, (_, i) => ['R' + i, Math.cos(i) * (i / 200), Math.sin(i) * (i / 200), 'Z' + (1 + (i % 6))]);
  const all = sound(tw, open({ list: many, shapes: true }), 'zones', {}, [1176, 368]);
  assert.ok(all.some((e) => e.text === 'Region R199' || e.text === 'R199'));
  sound(tw, open({ list: many, stressors: [VALUE_ADDED], draws: 0 }), 'zones', {}, [720]);
  const names = HOSTILE.map((n, i) => ['H' + i, ...SIX[i % 6].slice(1), n]);
  for (const o of [{ shapes: true }, { grid: true, draws: 0 }]) sound(tw, open({ list: names, ...o }), 'zones', {}, [1176, 288]);
  const D = open({ shapes: true });
  const faded = tw.svg(figure('zones'), D, 720, { theme: 'light', follow: 'B', measure: 'zone' }).svg;
  assert.equal((faded.match(/class="m"[^>]*opacity="0.16"/g) || []).length, 10);
});

test('zones: left out where nothing is traded', () => {
  assert.match(figure('zones').missing(open({ stressors: [VALUE_ADDED], trade: false })), /No trade between countries/);
});

test('zone flows: title by share, "surely" only where the first is apart from the second', () => {
  const flows = [['Z1', 'Z2', 6e6, 600], ['Z2', 'Z3', 3e6, 300], ['Z3', 'Z1', 1e6, 100]];
  assert.equal(titleOf(tw, open({ flows }), 'zoneflows'), 'From Region A (Z1) to Region B (Z2): 60\u202f% of the carbon and 60\u202f% of the deaths that cross zones');
  assert.match(titleOf(tw, open({ flows }), 'zoneflows', { hold: 'held' }), /^Surely the largest flow between zones: from Region A/);
  assert.match(titleOf(tw, open({ flows, draws: 0 }), 'zoneflows'), /^From Region A/);
  assert.match(tw.plain(figure('zoneflows').read(open({ flows }), { hold: 'move' })), /not sure.*zones move/);
  assert.match(tw.plain(figure('zoneflows').read(open({ flows }), { hold: 'held' })), /keep the zones of the central run/);
});

test('zone flows: a ribbon for each flow, an arc for each zone, six in the list; every width', () => {
  const all = sound(tw, open(), 'zoneflows');
  assert.equal(marks(all, 'zone:', ribbon).length, 2 * 30);
  assert.equal(marks(all, 'zone:').filter((m) => !m.at['data-k'].includes('>')).length, 2 * 6);
  assert.ok(marks(all, 'zone:Z1>zone:Z2').length >= 2, 'a flow has one key in both panels');
  assert.equal(marks(all, 'zone:', pill).length, 2 * 6);
  const opaque = all.filter((e) => e.name === 'path' && e.at['fill-opacity'] === '0.88');
  assert.ok(opaque.length >= 2 && opaque.length <= 8);
  // Members are named: codes round the circle, names below where it is narrow.
  assert.ok(sound(tw, open(), 'zoneflows', {}, [368]).some((e) => e.text === 'Region A'));
});

test('zone flows: fewer than three zones are a list; none is said', () => {
  const two = sound(tw, open({ list: SIX.slice(0, 2) }), 'zoneflows', {}, [1176, 288]);
  assert.equal(marks(two, 'zone:', ribbon).length, 0);
  assert.equal(marks(two, 'zone:', pill).length, 4);
  assert.match(figure('zoneflows').missing(open({ list: SIX.slice(0, 1) })) || '', /one zone|zone_flow/);
  assert.match(figure('zoneflows').missing(open({ stressors: [VALUE_ADDED] })), /zone_flow/);
});

test('zone flows: hostile names, no draws, amounts below 0', () => {
  const names = HOSTILE.slice(0, 6).map((n, i) => ['H' + i, ...SIX[i].slice(1), n]);
  sound(tw, open({ list: names }), 'zoneflows', {}, [1176, 288]);
  sound(tw, open({ draws: 0 }), 'zoneflows', {}, [720]);
  const D = open({ flows: [['Z1', 'Z2', 6e6, 600], ['Z2', 'Z3', -3e6, 300], ['Z3', 'Z1', 1e6, NaN]] });
  sound(tw, D, 'zoneflows', {}, [720]);
  assert.match(tw.plain(figure('zoneflows').read(D, {})), /below 0/);
});
