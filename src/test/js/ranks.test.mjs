/** Rank slope: titles by rule, coloured movers, dashes, movers only, ranks without costs, odd studies. */
import test from 'node:test';
import assert from 'node:assert/strict';
import { load, here } from './load.mjs';
import { sound, titleOf, CO2, DEATHS, HOSTILE } from './trade.mjs';
import { study } from './sources.mjs';

const tw = load();
const figure = tw.figures.find((f) => f.id === 'ranks');
const open = (o) => tw.open(study(o));
const marks = (elements) => elements.filter((e) => e.at.class === 'm');
const line = (elements, code) => elements.find((e) => e.name === 'path' && e.parent.at['data-k'] === code && e.at['stroke-opacity'] !== '0').at;

// Regions A to H: 800, 700 ... 100 M of CO2 and 60, 120 ... 480 deaths at 1 M: both together 860, 820 ... 580.
const COSTS = [[1000, 800e6], [0, 700e6], [0, 600e6], [0, 500e6], [0, 400e6], [0, 300e6], [900, 200e6], [0, 100e6]];

test('a mover is named as sure only where the interval of its move is on one side of 0', () => {
  // G: rank 7 by CO2; 200 + 900 = 1,100 M: rank 2 together. Its move is 5, +-1.
  assert.equal(titleOf(tw, open({ regionCosts: COSTS }), 'ranks'), 'One of 8 regions moves by four ranks or more when deaths are priced too: Region G surely rises, from 7 to 2');
  assert.equal(titleOf(tw, open({ regionCosts: COSTS, shiftHalf: () => 1.5 }), 'ranks'), 'Region G rises from 7 to 2 when deaths are priced too; the move is not sure');
  assert.equal(titleOf(tw, open({ regionCosts: COSTS, draws: 0 }), 'ranks'), 'One of 8 regions moves by four ranks or more when deaths are priced too: Region G rises, from 7 to 2');
  assert.equal(titleOf(tw, open({ draws: 0 }), 'ranks'), 'No region moves by four ranks or more when deaths are priced too');
});

test('lines: coloured where they move far, dashed where the move is not sure, in the order of the ranks', () => {
  const K = tw.colours('light');
  const elements = sound(tw, open({ regionCosts: COSTS }), 'ranks', {}, [1176]);
  assert.equal(line(elements, 'G').stroke, K.b);
  assert.equal(line(elements, 'G')['stroke-dasharray'], undefined);
  assert.equal(line(elements, 'B').stroke, K.none);
  assert.equal(line(sound(tw, open({ regionCosts: COSTS, shiftHalf: () => 1.5 }), 'ranks', {}, [1176]), 'G')['stroke-dasharray'], '5 3');
  const y = (code, i) => Number(elements.filter((e) => e.name === 'circle' && e.parent.at['data-k'] === code)[i].at.cy);
  assert.ok(y('A', 0) < y('B', 0) && y('B', 0) < y('G', 0));
  assert.ok(y('A', 1) < y('G', 1) && y('G', 1) < y('B', 1));
  const tip = marks(elements).find((e) => e.at['data-k'] === 'G').at;
  assert.equal(tip['data-v'], 'rank 7 → 2');
  assert.equal(tip['data-i'], 'move +4 to +6');
  assert.match(tip['data-s'], /^Up 5 places\. Rank 7 by climate cost in 80\u202f%, rank 2 by integrated cost in 80\u202f% of the draws\.$/);
});

test('bars at the ends are stacked by category, on one scale; narrow screens leave them out', () => {
  const elements = sound(tw, open({ regionCosts: COSTS }), 'ranks', {}, [1176]);
  const bars = elements.filter((e) => e.name === 'rect' && e.parent.at['data-k'] === 'G').map((e) => Number(e.at.width));
  // Left 100 + 100 of CO2; right 100 + 225 and 100 + 675.
  assert.equal(bars.length, 4);
  assert.ok(Math.abs(bars[2] / bars[0] - 3.25) < 0.05 && Math.abs(bars[3] / bars[1] - 7.75) < 0.1);
  assert.equal(sound(tw, open({ regionCosts: COSTS }), 'ranks', {}, [368]).filter((e) => e.name === 'rect' && e.parent.at['data-k'] === 'G').length, 0);
});

test('above forty only what moves far is drawn, and the followed region', () => {
  const codes = Array.from({ length: 200 }, (_, i) => 'R' + i);
  const regionCosts = codes.map((_, i) => [i === 190 ? 500 : 0, (300 - i) * 1e6]);
  const D = open({ regions: codes, codes, regionCosts });
  assert.equal(marks(sound(tw, D, 'ranks', {}, [1176])).length, 1);
  assert.equal(marks(sound(tw, D, 'ranks', { follow: 'R5' }, [1176])).length, 2);
  assert.match(tw.plain(figure.subtitle(D, tw.initial(figure, D))), /Of 200, only those that move far are drawn/);
});

test('subsectors by category; those without costs are left out', () => {
  const elements = sound(tw, open(), 'ranks', { subject: 'subsector' }, [1176]);
  assert.ok(!marks(elements).some((e) => e.at['data-k'] === 'agr_none'));
  assert.match(titleOf(tw, open(), 'ranks', { subject: 'subsector' }), /subsector/);
});

test('without costs regions are ranked by what they emit and cause', () => {
  const without = ['cost_rank', 'cost_rank_probability'];
  const D = open({ regionCosts: COSTS, without });
  assert.equal(here(figure.controls(D)).length, 0);
  // G causes 900 deaths: rank 7 by CO2, 2 by deaths. H shares rank 3 with all that cause none.
  assert.match(titleOf(tw, D, 'ranks'), /^Two of 8 regions move by four ranks or more from CO₂ to deaths: Region G rises, from 7 to 2$/);
  sound(tw, D, 'ranks');
  assert.match(figure.missing(open({ without, stressors: [CO2] })), /one/);
  assert.match(figure.missing(open({ without: [...without, 'account_region'] })), /neither/);
});

test('odd studies', () => {
  sound(tw, open({ regions: ['A', 'B'], codes: ['A', 'B'] }), 'ranks');
  sound(tw, open({ stressors: [DEATHS], draws: 0 }), 'ranks');
  sound(tw, open({ regionCosts: COSTS.map(([d, c], i) => (i === 3 ? [NaN, c] : i === 4 ? [-40, c] : [d, c])) }), 'ranks');
  const codes = HOSTILE.map((_, i) => 'R' + i);
  const elements = sound(tw, open({ regions: codes.map((code, i) => ({ code, name: HOSTILE[i] })), codes }), 'ranks');
  assert.ok(marks(elements).some((e) => e.at['data-n'] === HOSTILE[0]));
});

test('table: ranks, moves and how often, with their rows', () => {
  const D = open({ regionCosts: COSTS });
  const row = here(figure.table(D, tw.initial(figure, D)).rows.find((r) => tw.plain(r[0]) === 'Region G'));
  assert.deepEqual([row[1].v, row[2].v, row[3].v, row[5].v], [7, 0.8, 2, 5]);
  assert.equal(row[1].column, 'climate_rank');
  assert.equal(row[6].column, 'p2_5');
});
