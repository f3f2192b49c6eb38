/** The page around the figures: answer, provenance, plan, address, parts of a figure. Small data by hand. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { files, here, load, resources, table } from './load.mjs';

const tw = load();
const nn = '\u202f';
const O = { theme: 'light', follow: '' };
const REGIONS = ['A', 'B', 'C', 'D', 'E', 'F'];
const NAMES = { A: 'Alba', B: 'Brix', C: 'Caro', D: 'Dorn', E: 'Elm', F: 'Fulda' };
const ci = (keys, quantity, central, p2_5, p97_5) => ({ ...keys, quantity, central, p2_5, p25: central, p50: central, p75: central, p97_5 });

/** Imports fall from A to F, exports rise; 1 % intervals are far apart, 60 % ones overlap. */
function page({ draws = 1000, wide = 0.01, stressors = ['CO2', 'deaths'], more = {}, study = {}, drop = [] } = {}) {
  const trade = [];
  const total = [];
  const half = [];
  for (const stressor of stressors) {
    const unit = stressor === 'deaths' ? 1000 : 1e8;
    REGIONS.forEach((region, i) => {
      for (const [quantity, x] of [['imports', (6 - i) * unit], ['exports', (i + 1) * unit]]) {
        trade.push(ci({ view: 'final_producer', stressor, region }, quantity, x, x * (1 - wide), x * (1 + wide)));
      }
    });
    total.push(ci({ stressor, total: 'between_final_producer' }, 'value', 21 * unit, 20 * unit, 24 * unit));
    const share = stressor === 'deaths' ? 0.38 : 0.44;
    total.push(ci({ stressor, total: 'between_final_producer' }, 'share', share, share - 0.02, share + 0.02));
    total.push(ci({ stressor, total: 'supply_chain' }, 'value', 50 * unit, 45 * unit, 55 * unit));
    half.push(ci({ stressor, share_of_total: 0.5 }, 'share_of_flows', 0.008, 0.007, 0.009));
  }
  const plain = (rows, keys) => {
    const by = new Map();
    for (const r of rows) {
      const key = keys.map((k) => r[k]).join('|');
      by.set(key, Object.assign(by.get(key) || Object.fromEntries(keys.map((k) => [k, r[k]])), { [r.quantity]: r.central }));
    }
    return [...by.values()];
  };
  const tables = {
    region: table(REGIONS.map((region) => ({ region, name: NAMES[region] }))),
    sector: table([{ sector: '1', name: 'Power' }, { sector: '2', name: 'Goods' }]),
    stressor_info: table([{ stressor: 'CO2', name: 'CO2', unit: 't' }, { stressor: 'deaths', name: 'deaths from PM2.5', unit: 'deaths a year' }, { stressor: 'value_added', name: 'Value added', unit: '10^6 USD' }]),
  };
  const put = (name, rows, keys) => (draws ? (tables[name + '_ci'] = table(rows)) : (tables[name] = table(plain(rows, keys))));
  put('embodied_trade', trade, ['view', 'stressor', 'region']);
  put('national_total', total, ['stressor', 'total']);
  put('concentration', half, ['stressor', 'share_of_total']);
  Object.assign(tables, more);
  for (const name of drop) for (const k of [name, name + '_ci']) delete tables[k];
  return tw.open({
    study: { name: 'demo', title: 'A demonstration', year: '2020', word: 'province', words: 'provinces', status: '', statusText: '', stressors, draws, version: '1.0', keys: { 'uncertainty.seed': '7' }, ...study },
    tables,
    manifest: { inputs: {}, remarks: [], stages_left_out: [], outputs_rows: {} },
    ledger: null,
  });
}
const strip = (html) => html.replace(/<[^>]*>/g, '').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const part = (html, pattern) => strip((html.match(pattern) || ['', ''])[1]);
const headline = (html) => part(html, /<h1>(.*?)<\/h1>/);
const lead = (html) => part(html, /<p class="lead">(.*?)<\/p>/);
const clean = (html) => assert.ok(!/NaN|undefined|Infinity|\[object/.test(html), (html.match(/.{40}(NaN|undefined|Infinity|\[object).{20}/) || [''])[0]);

// ---------------------------------------------------------------- headline and sentences

test('the headline has the two shares, each a number of its table', () => {
  const html = tw.answer(page(), O);
  assert.equal(headline(html), `Of all that supply chains emit, 44${nn}% of the carbon and 38${nn}% of the deaths are for a product finished in another province`);
  assert.ok(html.includes('<data value="0.44" data-table="national_total_ci" data-row="1" data-column="central">'));
  assert.ok(html.includes('<data value="0.38" data-table="national_total_ci" data-row="4" data-column="central">'));
  assert.equal(part(html, /<p class="within">(.*?)<\/p>/), `95${nn}% intervals: 42${nn}% to 46${nn}% of the carbon and 36${nn}% to 40${nn}% of the deaths.`);
  clean(html);
});

test('overlapping shares are said to have no sure order', () => {
  const D = page();
  const rows = D.page.tables.national_total_ci.columns.find((c) => c.name === 'p97_5').numbers;
  rows[4] = 0.5;
  assert.ok(part(tw.answer(tw.open(D.page), O), /<p class="within">(.*?)<\/p>/).endsWith('They overlap: which share is larger is not sure.'));
});

test('three lead where intervals are apart', () => {
  const text = lead(tw.answer(page(), O));
  assert.ok(text.startsWith('Alba, Brix and Caro have the most carbon emitted elsewhere for what they make.'), text);
  assert.ok(text.includes('The carbon for others rises most in Fulda, Elm and Dorn; the smoke that kills for others rises most in Fulda, Elm and Dorn. Half'), text);
  assert.ok(text.includes(`Half of the carbon moves in 0.80${nn}% of the flows, half of the deaths in 0.80${nn}%.`), text);
  assert.ok(!text.includes('not sure'));
});

test('where intervals overlap the order is not sure', () => {
  const text = lead(tw.answer(page({ wide: 0.6 }), O));
  assert.ok(text.includes('for what they make; the order is not sure.'), text);
  assert.ok(text.includes('Neither order is sure.'), text);
});

test('draws that agree in 95 % bear an order that intervals do not', () => {
  const ranks = (p) => table(['A', 'B', 'C'].flatMap((region, i) => [{ measure: 'imports_final_producer', stressor: 'CO2', region, rank: i + 1, probability: p }]));
  const agreed = lead(tw.answer(page({ wide: 0.6, more: { rank_front: ranks(0.99) } }), O));
  assert.ok(agreed.startsWith('Alba, Brix and Caro have the most carbon emitted elsewhere for what they make. '), agreed);
  const split = lead(tw.answer(page({ wide: 0.6, more: { rank_front: ranks(0.98) } }), O));
  assert.ok(split.includes('for what they make; the order is not sure.'), 'three times 2 % may add up to more than 5 %');
});

test('without draws nothing has an interval and that is said first', () => {
  const html = tw.answer(page({ draws: 0 }), O);
  assert.equal(part(html, /<p class="within">(.*?)<\/p>/), 'This study made no draws: how sure its numbers are is not known.');
  assert.ok(lead(html).startsWith('In this run Alba, Brix and Caro have the most'));
  assert.ok(lead(html).includes('In this run the carbon for others rises most in Fulda'));
  assert.ok(!html.includes('<rect'), 'no pills');
  assert.ok(!html.includes('class="range"'));
  assert.ok(html.includes('data-table="national_total" data-row="0" data-column="share"'));
  clean(html);
});

test('one stressor gives a whole answer in its own words', () => {
  const html = tw.answer(page({ stressors: ['value_added'], study: { word: 'country', words: 'countries' } }), O);
  assert.equal(headline(html), `Of all value added in supply chains, 44${nn}% is for a product finished in another country`);
  assert.ok(lead(html).startsWith('Alba, Brix and Caro have the most value added made elsewhere'));
  assert.ok(lead(html).includes('The value added for others is made most in Fulda, Elm and Dorn.'));
  assert.ok(strip(html).includes('where does it arise,'));
  assert.ok(!/deaths|smoke|emit|carbon|province/.test(strip(html).replace(/data-[a-z]="[^"]*"/g, '')), strip(html));
  assert.ok(html.includes('class="mission three"'));
  clean(html);
});

test('deaths alone are caused, not emitted', () => {
  assert.equal(headline(tw.answer(page({ stressors: ['deaths'] }), O)), `Of all the deaths that supply chains cause, 44${nn}% are for a product finished in another province`.replace('44', '38'));
});

test('without shares the headline has amounts', () => {
  const D = page({ draws: 0 });
  const t = D.page.tables.national_total;
  t.columns = t.columns.filter((c) => c.name !== 'share');
  assert.equal(headline(tw.answer(tw.open(D.page), O)), 'Supply chains between provinces carry 2.10 Gt of carbon and 21,000 deaths a year');
});

test('without an MRIO the answer is about damage', () => {
  const place = table([
    ci({ level: 'nation', name: 'nation' }, 'deaths', 805525, 499100, 1244301),
    ci({ level: 'nation', name: 'nation' }, 'co2_t', 1.0495e10, 9.5e9, 1.15e10),
    ...['A', 'B'].map((name, i) => ci({ level: 'region', name }, 'deaths', 100 * (i + 1), 50 * (i + 1), 200 * (i + 1))),
  ]);
  const html = tw.answer(page({ drop: ['embodied_trade', 'national_total', 'concentration'], more: { contribution_place: place } }), O);
  assert.equal(headline(html), 'The sources of this study cause 806,000 deaths a year and emit 10.5 Gt of CO₂');
  assert.ok(html.includes('data-table="contribution_ratio_ci"'));
  const column = html.match(/Where does the smoke rise,.*?<\/section>/)[0];
  assert.deepEqual([...column.matchAll(/data-n="([^"]*)" data-v="([^"]*)" data-i="([^"]*)"/g)].map((m) => m.slice(1)), [['Brix', '200', '(100–400)'], ['Alba', '100', '(50.0–200)']]);
  assert.ok(html.includes('data-n="Deaths from all sources" data-v="806,000" data-i="(499,000–1,240,000)"'));
  assert.equal((html.match(/class="big/g) || []).length, 2);
  clean(html);
});

test('with no table at all the headline is the title', () => {
  const html = tw.answer(page({ drop: ['embodied_trade', 'national_total', 'concentration', 'region', 'sector'] }), O);
  assert.equal(headline(html), 'A demonstration');
  clean(html);
});

test('two regions name one, not three', () => {
  const D = page();
  for (const name of ['embodied_trade_ci']) {
    const keep = D.rows(name).filter((r) => r.region < 'C').map(({ _table, _row, ...r }) => r);
    D.page.tables[name] = table(keep);
  }
  assert.ok(lead(tw.answer(tw.open(D.page), O)).startsWith('Alba has the most carbon emitted elsewhere for what it makes.'));
});

// ---------------------------------------------------------------- numbers and lists

test('big numbers have unit and interval at one scale', () => {
  const html = tw.answer(page(), O);
  const numbers = [...html.matchAll(/<li><span class="big hue-(.)">(.*?)<\/span>(<span class="range">(.*?)<\/span>)?/g)].map((m) => [m[1], strip(m[2]), strip(m[4] || '')]);
  assert.deepEqual(numbers.slice(0, 2), [['a', '2.10 Gt', `95${nn}%: 2.00 to 2.40 Gt`], ['b', '21,000', `95${nn}%: 20,000 to 24,000`]]);
});

test('each list has the five largest, from zero, widest end at the right edge', () => {
  const html = tw.answer(page(), O);
  const first = html.match(/<ol class="top">(.*?)<\/ol>/)[1];
  const names = [...first.matchAll(/data-n="([^"]*)"/g)].map((m) => m[1]);
  assert.deepEqual(names, ['Alba', 'Brix', 'Caro', 'Dorn', 'Elm']);
  // 6e8 is the largest, its upper end 6.06e8 is the right edge: 2 % + 96 % * 6 / 6.06
  assert.ok(first.includes(`cx="${Math.round((6 / 6.06) * 9600) / 100 + 2}%"`));
  assert.ok(first.includes('data-i="(594–606)"'));
});

test('a followed region that is not among the five stands below with its rank', () => {
  const html = tw.answer(page(), { theme: 'light', follow: 'F' });
  const first = html.match(/<ol class="top">(.*?)<\/ol>/)[1];
  assert.equal((first.match(/<li /g) || []).length, 6);
  assert.ok(first.includes('<small>6.</small> <bdi>Fulda</bdi>'));
  assert.equal((first.match(/ faint/g) || []).length, 5);
  const said = part(html, /<p class="followed">(.*?)<\/p>/);
  assert.ok(said.startsWith('Fulda: 100 Mt (99.0–101) of carbon emitted elsewhere for what it makes and 600 Mt (594–606) here for others; 1,000 (990–1,010) deaths caused'), said);
});

test('following a code that the study lacks changes nothing', () => {
  assert.ok(!tw.answer(page(), { theme: 'light', follow: 'nowhere' }).includes('class="followed"'));
});

test('the third column says that receptors were not traced, or ranks them', () => {
  assert.ok(strip(tw.answer(page(), O)).includes('Where the people live was not traced in this run.'));
  const pairs = table([{ region: 'A', to_region: 'B', deaths: 5 }, { region: 'C', to_region: 'B', deaths: 4 }, { region: 'B', to_region: 'B', deaths: 100 }, { region: 'A', to_region: 'C', deaths: 7 }, { region: 'A', to_region: 'OUTSIDE', deaths: 900 }]);
  const html = tw.answer(page({ more: { death_between: pairs } }), O);
  const column = html.match(/who breathes the smoke,.*?<\/section>/)[0];
  assert.deepEqual([...column.matchAll(/data-n="([^"]*)" data-v="([^"]*)"/g)].map((m) => [m[1], m[2]]), [['Brix', '9.00'], ['Caro', '7.00']]);
  assert.ok(column.includes('this run has no interval of them'));
  assert.ok(!column.includes('<data'), 'a sum is no row of a table');
});

test('receiving regions with intervals of their own are taken as they are', () => {
  const rows = table([ci({ to_region: 'B' }, 'deaths_from_others', 9, 8, 12), ci({ to_region: 'C' }, 'deaths_from_others', 7, 6, 8)]);
  const column = tw.answer(page({ more: { death_received_ci: rows } }), O).match(/who breathes the smoke,.*?<\/section>/)[0];
  assert.ok(column.includes('data-table="death_received_ci"'));
  assert.ok(column.includes('data-i="(8.00–12.0)"'));
  assert.ok(!column.includes('no interval'));
});

test('the largest source of doubt is named by its exact share', () => {
  const of = (input_group, method, first_order) => ({ stressor: 'deaths', view: 'final_producer', quantity: 'value', region: '*', to_region: '*', input_group, method, first_order });
  const html = tw.answer(page({ more: { variance_share: table([of('activity', 'exact', 0.2), of('sensitivity NOX', 'exact', 0.47), of('exposure_response', 'draws', 0.9)]) } }), O);
  assert.ok(strip(html).includes(`How far the smoke of nitrogen oxides spreads: 47${nn}% of the doubt about deaths.`));
});

test('groups of inputs read as words', () => {
  assert.equal(tw.inputWords('emission_factor CO2 + emission_factor SO2'), 'emission factors of CO₂ and sulphur dioxide');
  assert.equal(tw.inputWords('exposure_response'), 'how people respond to smoke');
  assert.equal(tw.inputWords('activity + common'), 'activity + common');
  assert.equal(tw.inputWords('my_own_group'), 'my own group');
});

test('negative and missing amounts break nothing', () => {
  const rows = [ci({ view: 'final_producer', stressor: 'CO2', region: 'A' }, 'imports', -5, -6, -4), ci({ view: 'final_producer', stressor: 'CO2', region: 'B' }, 'imports', 3, 2, 4), ci({ view: 'final_producer', stressor: 'CO2', region: 'C' }, 'imports', NaN, NaN, NaN), ci({ view: 'final_producer', stressor: 'CO2', region: 'D' }, 'imports', 0, 0, 0)];
  const html = tw.answer(page({ more: { embodied_trade_ci: table(rows) } }), O);
  clean(html);
  const first = html.match(/<ol class="top">(.*?)<\/ol>/)[1];
  assert.deepEqual([...first.matchAll(/data-n="([^"]*)"/g)].map((m) => m[1]), ['Brix', 'Alba']);
  for (const [, x] of html.matchAll(/(?:cx|x|x1)="([-\d.]+)%"/g)) assert.ok(Number(x) >= 0 && Number(x) <= 100, x);
});

const HOSTILE = ['<script>window.hacked=1</script>', '"><img src=x onerror=hacked()>', "O'Brien", 'مصر', '😀'.repeat(40), 'W'.repeat(200)];

test('hostile names are text', () => {
  const D = page({ more: { region: table(REGIONS.map((region, i) => ({ region, name: HOSTILE[i] }))) }, study: { title: '<b>bold</b>' } });
  for (const follow of ['', ...REGIONS]) {
    const html = tw.answer(D, { theme: 'dark', follow });
    const tags = new Set([...html.matchAll(/<\/?([a-zA-Z]+)/g)].map((m) => m[1]));
    for (const bad of ['script', 'img', 'b>']) assert.ok(!tags.has(bad), bad);
    assert.ok(!/<[^>]*onerror=/.test(html.replace(/"[^"]*"/g, '""')));
  }
});

// ---------------------------------------------------------------- provenance

function proven(change = {}) {
  const D = page();
  Object.assign(D.page, {
    manifest: {
      started: '2020-01-02T03:04:05Z',
      inputs: {
        region: { provenance: { status: 'REAL', source: 'Yearbook <1>', note: 'rounded' }, files: [{ path: 'region.csv', sha256: 'ab'.repeat(32) }], files_not_listed: 3 },
        cell: { provenance: { status: 'ESTIMATED', source: 'model' }, files: [] },
      },
      computed: { sensitivity: { status: 'ILLUSTRATIVE', source: 'transport' } },
      remarks: Array.from({ length: 12 }, (_, i) => 'remark ' + i),
      stages_left_out: ['coordination scenarios, for want of energy_intensity'],
      outputs_rows: { account: 1234, account_ci: 99, zone: 6 },
      numeric_backend: 'portable',
      software: { java: '17', spark: '4', os: 'Linux' },
    },
    ledger: { tolerance: 1e-9, entries: [{ what: 'sum of <all>', left: 1, right: 1, gap: 0, closes: true }, { what: 'regions', left: 1, right: 2, gap: 0.5, closes: false }], named: [{ what: 'over the edge', value: 5, unit: 't' }] },
  }, change);
  return tw.provenance(D, { sections: [], out: [{ id: 'cells', section: 'Places', reason: 'It needs a grid.' }, { id: 'places', section: 'Places', whole: true }, { id: 'pairs', section: 'Provinces', reason: 'Too few.' }] });
}

test('every input has its status, source, files and hash', () => {
  const html = proven();
  const text = strip(html);
  assert.ok(text.includes('3 inputs: 1 real, 1 estimated and 1 illustrative.'));
  for (const s of ['Yearbook <1>', 'rounded', 'ab'.repeat(32), '3 more files', 'sensitivity (computed)']) assert.ok(text.includes(s), s);
  assert.ok(html.includes('<span class="badge illustrative">ILLUSTRATIVE</span>'));
  assert.ok(!html.includes('<1>'));
  clean(html);
});

test('all remarks are there, the first in sight', () => {
  const html = proven();
  for (let i = 0; i < 12; i++) assert.ok(html.includes('remark ' + i + '<'));
  assert.ok(html.includes('The other 4 remarks'));
});

test('a total that does not close is an alert', () => {
  const html = proven();
  assert.ok(html.includes('One total does not close.'));
  assert.ok(strip(html).includes('over the edge5.000 t'));
  const closed = proven({ ledger: { tolerance: 1e-9, entries: [{ what: 'x', left: 1, right: 1, gap: 2e-16, closes: true }], named: [] } });
  assert.ok(closed.includes('All 1 totals close. The largest relative gap is 2×10⁻¹⁶; 1×10⁻⁹ is allowed.'));
  assert.ok(proven({ ledger: null }).includes('This run has no ledger.'));
});

test('printed numbers stand next to those of the run, by paper', () => {
  const line = (paper, quantity) => ({ paper, section: '1', row: 'a', quantity, printed: '4.3 Gt', given: '', closed: '', against: '', how: 'national_total', meaning: 'same data' });
  const html = proven({ reproduction: [line('Du', 'CO2 & all'), line('Chen', 'cost')] });
  assert.ok(strip(html).includes('2 printed numbers'));
  assert.ok(html.includes('Du: 1 numbers') && html.includes('Chen: 1 numbers'));
  assert.ok(html.includes('not in this run') && html.includes('CO2 &amp; all'));
  assert.ok(proven().includes('No published numbers are known for this study.'));
});

test('what is left out is named with its reason, a section once', () => {
  const text = strip(proven());
  assert.ok(text.includes('Section Places is left out. Cell maps: It needs a grid.'));
  assert.ok(text.includes('Provinces. Pair matrix: Too few.'));
  assert.ok(text.includes('Not computed: coordination scenarios, for want of energy_intensity.'));
});

test('tables are linked once, with their intervals', () => {
  const html = proven();
  assert.ok(html.includes('All 3 tables'));
  assert.ok(html.includes('<a href="csv/account.csv">account</a> <small>1,234</small> <small><a href="csv/account_ci.csv">intervals</a></small>'));
  const catalog = [{ table: 'flow', rows: 5, csv: false, what: 'who emits' }];
  const listed = proven({ catalog });
  assert.ok(listed.includes('All 1 tables') && !listed.includes('csv/flow.csv') && listed.includes('who emits'));
});

test('illustrative studies are not to be cited', () => {
  const D = page({ study: { status: 'ILLUSTRATIVE' } });
  assert.ok(tw.provenance(D, { out: [] }).includes('Do not cite these numbers'));
  assert.ok(strip(tw.strip(D)).startsWith('Made up in shape and magnitude. Do not cite these numbers.'));
  const cited = strip(tw.provenance(page(), { out: [] }));
  assert.ok(cited.includes('Tradewind 1.0, A demonstration (study demo)'), cited);
});

// ---------------------------------------------------------------- plan, address, parts

test('the plan keeps figures that fail and drops those that are missing', () => {
  const own = load();
  own.figures.length = 0;
  const figure = (id, section, missing) => own.figure({ id, section, missing });
  figure('a', 'sectors', () => null);
  figure('b', 'sectors', () => 'No table.');
  figure('c', 'regions', () => { throw new Error('x'); });
  figure('d', 'places', () => 'No grid.');
  const plan = here(own.shell.plan(page()));
  assert.deepEqual(plan.sections.map((s) => [s.id, s.word, s.figures.map((f) => f.id)]), [['sectors', 'Sectors', ['a']], ['regions', 'Provinces', ['c']]]);
  assert.deepEqual(plan.out.map((x) => [x.id, x.section, x.whole || x.reason]), [['b', 'Sectors', 'No table.'], ['d', 'Places', 'No grid.'], ['places', 'Places', true]]);
});

test('the address keeps section, region, theme and controls, and survives nonsense', () => {
  const state = { at: 'regions', follow: 'G D&=', theme: 'dark', controls: { 'pairs.group': 'a & b', 'cells.left': 'x=y' } };
  assert.deepEqual(here(tw.shell.parse(tw.shell.hash(state))), state);
  assert.equal(tw.shell.hash({ at: '', follow: '', theme: '', controls: {} }), '');
  assert.deepEqual(here(tw.shell.parse('#%E0%A4%A&theme=pink&follow=%&nodot=1')), { at: '', follow: '', theme: '', controls: {} });
});

test('a control takes from the address only what is a choice', () => {
  const f = { id: 'f', controls: () => [{ id: 'k', label: 'K', options: [{ value: 'x', label: 'X' }, { value: 2, label: 'two' }], initial: 'x' }] };
  const o = (v) => here(tw.shell.options(f, page(), { controls: { 'f.k': v } }));
  assert.deepEqual(o('2'), { k: 2 });
  assert.deepEqual(o('nonsense'), { k: 'x' });
});

test('few options are segments, many a list; both escape their labels', () => {
  const c = (n) => ({ id: 'k', label: '<K>', options: Array.from({ length: n }, (_, i) => ({ value: 'v' + i, label: '<' + i + '>' })), initial: 'v0' });
  const few = tw.shell.controls({ id: 'f' }, [c(3)], { k: 'v1' });
  assert.equal((few.match(/type="radio"/g) || []).length, 3);
  assert.ok(/value="v1" checked/.test(few) && !/value="v0" checked/.test(few));
  const many = tw.shell.controls({ id: 'f' }, [c(9)], { k: 'v1' });
  assert.ok(many.includes('<select id="c-f-k" data-control="k">') && many.includes('<option value="v1" selected="selected">'));
  for (const html of [few, many]) assert.ok(!/<\d>|<K>/.test(html));
});

test('a table of a figure has every row, its numbers as data, and says where it ends', () => {
  const row = (i) => ['n' + i, tw.value({ _table: 't', _row: i, _column: 'central', central: i }, String(i))];
  const html = tw.shell.table({ columns: [{ label: 'Name' }, { label: 'CO₂', unit: 't' }], rows: Array.from({ length: 3 }, (_, i) => row(i)) }, ['All of it']);
  assert.equal((html.match(/<tr>/g) || []).length, 4);
  assert.equal((html.match(/<data /g) || []).length, 3);
  assert.ok(html.includes('<th scope="col" class="n">CO₂ (t)</th>') && html.includes('<th scope="row">n2</th>'));
  const long = tw.shell.table({ columns: [{ label: 'Name' }, { label: 'x' }], rows: Array.from({ length: 501 }, (_, i) => row(i)) }, ['All']);
  assert.equal((long.match(/<tr>/g) || []).length, 501);
  assert.ok(long.includes('The first 500 of 501 rows; the CSV has all'));
});

test('source tables are linked where the run has them as CSV', () => {
  const D = page();
  D.page.manifest.outputs_rows = { a: 10, b: 20, c: 30 };
  assert.equal(tw.shell.sources(D, ['a', 'b']), '<a href="csv/a.csv">a</a> and <a href="csv/b.csv">b</a>');
  D.study.keys['output.csv_max_rows'] = '20';
  assert.equal(tw.shell.sources(D, ['b', 'c', 'd']), '<a href="csv/b.csv">b</a>, c and d');
  D.page.catalog = [{ table: 'a', csv: true }, { table: 'c', csv: false }];
  assert.equal(tw.shell.sources(D, ['a', 'b']), '<a href="csv/a.csv">a</a> and b');
});

test('a node lights its flows, a flow its nodes, others fade', () => {
  assert.equal(tw.shell.lit('1.3', '1.3>2.4'), true);
  assert.equal(tw.shell.lit('1.3>2.4', '2.4'), true);
  assert.equal(tw.shell.lit('1.3>2.4', '1.3>2.5'), false);
  assert.equal(tw.shell.lit('1.3', '1.33'), false);
});

test('what is read aloud has name, value, interval and sentence', () => {
  assert.equal(tw.shell.spoken({ name: 'Hebei', value: '58.7 Mt', interval: '(50.1–63.2)', sentence: 'For Guangdong.' }), `Hebei: 58.7 Mt, 95${nn}% from 50.1 to 63.2. For Guangdong.`);
  assert.equal(tw.shell.spoken({ name: 'Hebei', value: '', interval: '' }), 'Hebei.');
});

test('codes of a mark may hold blanks', () => {
  const D = page({ more: { region: table([{ region: 'Hong Kong', name: 'Hong Kong' }, { region: 'A', name: 'A' }]) } });
  assert.deepEqual(here(tw.shell.codes(D, 'Hong Kong')), ['Hong Kong']);
  assert.deepEqual(here(tw.shell.codes(D, 'A B')), ['A', 'B']);
  assert.deepEqual(here(tw.shell.codes(D, undefined)), []);
});

// ---------------------------------------------------------------- files

test('the word for a region has its article', () => {
  assert.equal(page().aWord, 'a province');
  assert.equal(page({ study: { word: 'area' } }).aWord, 'an area');
});

test('style and figures have the same colours', () => {
  const css = fs.readFileSync(path.join(resources, 'style.css'), 'utf8');
  for (const [theme, selector] of [['light', ':root {'], ['dark', ":root[data-theme='dark'] {"], ['dark', ':root:not([data-theme]) {']]) {
    const block = css.slice(css.indexOf(selector), css.indexOf('}', css.indexOf(selector)));
    for (const [name, colour] of Object.entries(here(tw.colours(theme)))) {
      assert.ok(block.includes('--' + name + ': ' + colour + ';'), theme + ' ' + name + ' ' + colour);
    }
  }
});

test('colours of text have a contrast of 4.5 to 1 on the paper', () => {
  const light = (hex) => {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const theme of ['light', 'dark']) {
    const K = tw.colours(theme);
    for (const name of ['ink', 'ink2', 'ink3', 'a', 'b']) {
      const [x, y] = [light(K[name]), light(K.paper)].sort((p, q) => q - p);
      assert.ok((x + 0.05) / (y + 0.05) >= 4.5, theme + ' ' + name);
    }
  }
});

test('only files below the mark touch the page, and no script ends its own element', () => {
  const { pure, browser } = files();
  assert.ok(browser.length >= 3 && pure.includes('page/answer.js'));
  for (const name of [...pure, ...browser]) {
    const text = fs.readFileSync(path.join(resources, 'js', name), 'utf8');
    assert.ok(!/<\/script|<!--/i.test(text), name);
    if (pure.includes(name)) assert.ok(!/\b(document|window|navigator|location)\./.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')), name);
  }
});

test('the page has each placeholder once', () => {
  const html = fs.readFileSync(path.join(resources, 'page.html'), 'utf8');
  const found = [...html.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
  assert.deepEqual(found, ['csp', 'data', 'fonts', 'lang', 'scripts', 'status', 'style', 'title']);
});
