/**
 * What the figures of zones know: regions with their indices and zones, what the map can show, the
 * finding in words. Shared as tw.zones by zones.js, regionmap.js and chord.js.
 */
'use strict';
(() => {
  const ORDER = ['Z1', 'Z2', 'Z3', 'Z4', 'Z5', 'Z6'];
  const WORDS = {
    Z1: 'outsource both, deaths more',
    Z2: 'outsource both, CO₂ more',
    Z3: 'outsource CO₂, receive deaths',
    Z4: 'receive deaths above all',
    Z5: 'receive CO₂ above all',
    Z6: 'receive CO₂, outsource deaths',
  };
  const VIEW = 'final_producer';
  const LABELS = 45;
  /** Share of draws from which a zone counts as sure. */
  const SURE = 0.95;

  /** An index with its sign and two decimals. */
  const signed = (x) => (Number.isFinite(x) ? (x < -0.005 ? '−' : x >= 0.005 ? '+' : '') + Math.abs(x).toFixed(2) : 'n/a');
  const range = (r) => (r.sure ? '(' + signed(r.p2_5) + ' to ' + signed(r.p97_5) + ')' : '');
  const tolerance = (D, key) => {
    const v = Number((D.study.keys || {})['indices.' + key]);
    return (D.study.keys || {})['indices.' + key] !== undefined && v >= 0 && v <= 1 ? v : 0.1;
  };
  const gone = (o, region) => o.follow && o.follow !== region;
  const people = (d) => (Number.isFinite(d) ? tw.number(d) + ' people per km²' : 'density not known');

  /** Regions of table zone: {region, zone, tci, thi (rows with intervals), density, pie: [[zone, p, row]], p}. */
  function points(D) {
    if (D._zones) return D._zones;
    const by = (quantity) => new Map(D.ci('zone', quantity).map((r) => [r.region, r]));
    const tci = by('tci');
    const thi = by('thi');
    const pies = new Map();
    for (const r of D.rows('zone_probability')) {
      if (!(r.probability > 0)) continue;
      if (!pies.has(r.region)) pies.set(r.region, []);
      pies.get(r.region).push([r.zone, r.probability, r]);
    }
    return (D._zones = D.rows('zone').map((r) => {
      const pie = (pies.get(r.region) || [[r.zone, 1, null]]).slice().sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
      const own = pie.find((x) => x[0] === r.zone);
      return { region: r.region, zone: r.zone, tci: tci.get(r.region), thi: thi.get(r.region), density: r.persons_per_km2, row: r, pie, p: pies.has(r.region) ? (own ? own[1] : 0) : NaN };
    }).filter((p) => p.tci && p.thi && Number.isFinite(p.tci.central) && Number.isFinite(p.thi.central)));
  }

  const twin = (D) => D.stressor('CO2') && D.stressor('deaths') && points(D).length > 0;
  const indexRows = (D, s) => D.ci('embodied_trade', 'index', { view: VIEW, stressor: s.code }).filter((r) => Number.isFinite(r.central));
  const tradeRows = (D, what, s) => D.ci('embodied_trade', what, { view: VIEW, stressor: s.code }).filter((r) => Number.isFinite(r.central) && D.region(r.region));

  /** What the map can show: [{value, label, kind: zone, index or amount, rows, unit, hue, sentence}]. */
  function measures(D) {
    if (D._zoneMeasures) return D._zoneMeasures;
    const list = [];
    if (twin(D)) {
      if (tw.geo.outlines(D)) list.push({ value: 'zone', label: 'Zone', kind: 'zone' });
      list.push({ value: 'tci', label: 'CO₂ index (TCI)', kind: 'index', rows: points(D).map((p) => p.tci), sources: ['zone'] });
      list.push({ value: 'thi', label: 'Deaths index (THI)', kind: 'index', rows: points(D).map((p) => p.thi), sources: ['zone'] });
    } else {
      const s = D.stressors[0];
      list.push({ value: 'index', label: 'Index of ' + D.short(s), kind: 'index', rows: indexRows(D, s), sources: ['embodied_trade'] });
    }
    for (const s of D.stressors) {
      for (const [what, words, here] of [['exports', 'for others', 'here for final products of others'], ['imports', 'elsewhere', 'elsewhere for final products made here']]) {
        const rows = tradeRows(D, what, s);
        if (!rows.some((r) => r.central > 0)) continue;
        const verb = s.code === 'CO2' ? 'emitted' : s.code === 'deaths' ? 'caused' : 'used';
        list.push({
          value: what + ':' + s.code, label: tw.capital(D.short(s)) + ' ' + verb + ' ' + words, kind: 'amount', rows, unit: s.unit, hue: s.hue,
          sentence: tw.capital(D.short(s)) + ' ' + verb + ' ' + here + ', a year', sources: ['embodied_trade'],
        });
      }
    }
    const suffered = D.rows('burden_region').filter((r) => D.region(r.region) && r.deaths > 0)
      .map((r) => Object.assign({ _column: 'deaths', central: r.deaths, p2_5: NaN, p97_5: NaN, sure: false }, r));
    if (suffered.length) {
      list.push({ value: 'suffered', label: 'Deaths suffered', kind: 'amount', rows: suffered, unit: 'deaths', hue: 'b', sentence: 'Deaths from all PM₂.₅ where people live, a year', sources: ['burden'], summed: true });
    }
    return (D._zoneMeasures = list);
  }
  const measure = (D, o) => measures(D).find((m) => m.value === o.measure) || measures(D)[0];

  // ---------------------------------------------------------------- title

  /** A name within a title: one of 200 letters is cut. */
  const called = (D, region) => {
    const letters = [...D.shortName(region)];
    return tw.name(letters.length > 32 ? letters.slice(0, 30).join('').trimEnd() + '…' : letters.join(''), region);
  };
  const names = (D, list) => tw.list(list.map((r) => called(D, r.region)));

  function title(D, o) {
    const m = measure(D, o);
    if (m.kind === 'amount') return amountTitle(D, m);
    if (!twin(D)) return oneTitle(D);
    const list = points(D);
    const exports = new Map(tradeRows(D, 'exports', D.stressor('CO2')).map((r) => [r.region, r.central]));
    const deaths = new Map(tradeRows(D, 'exports', D.stressor('deaths')).map((r) => [r.region, r.central]));
    if (!list.some((p) => p.tci.sure)) {
      const n = (test) => tw.count(list.filter(test).length);
      return ['By the central run alone, ' + n((p) => p.tci.central < 0) + ' of ' + tw.count(list.length) + ' ' + D.words + ' emit carbon for the rest on balance; ' + n((p) => p.thi.central < 0) + ' take on deaths'];
    }
    const carbon = tw.descending(list.filter((p) => p.tci.p97_5 < 0), (p) => exports.get(p.region) ?? -p.tci.central);
    const heavy = tw.descending(
      list.filter((p) => p.thi.p97_5 < 0 && (tw.apart(p.tci, p.thi) === true ? p.thi.central < p.tci.central : p.zone === 'Z4' && p.p >= SURE)),
      (p) => deaths.get(p.region) ?? -p.thi.central
    );
    // Regions of the second sentence would contradict none of the first, but naming them twice blurs it.
    const first = carbon.filter((p) => !heavy.slice(0, 3).includes(p)).slice(0, 3);
    const lead = first.length ? first : carbon.slice(0, 3);
    const out = [];
    if (lead.length) out.push(...names(D, lead), lead.length === 1 ? ' surely emits carbon for the rest' : ' emit carbon for the rest');
    else out.push('No ' + D.word + ' surely emits more carbon for others than it outsources');
    if (heavy.length) out.push('; ', ...names(D, heavy.slice(0, 3)), heavy.length === 1 ? ' takes on more of the deaths than of the carbon' : ' take on more of the deaths than of the carbon');
    else out.push('; none surely takes on more of the deaths than of the carbon');
    return out;
  }

  function oneTitle(D) {
    const s = D.stressors[0];
    const rows = indexRows(D, s);
    const sure = rows.some((r) => r.sure);
    const up = rows.filter((r) => (sure ? r.p2_5 > 0 : r.central > 0)).length;
    const down = rows.filter((r) => (sure ? r.p97_5 < 0 : r.central < 0)).length;
    const word = D.short(s);
    const own = s.code === 'CO2' || s.code === 'deaths';
    const n = ' of ' + tw.count(rows.length) + ' ' + D.words;
    if (!sure) return ['By the central run alone, ' + tw.count(up) + n + (own ? ' have ' + word + ' caused elsewhere' : ' take in ' + word + ' from others') + ' on balance; ' + tw.count(down) + (own ? ' cause it for others' : ' provide it')];
    const [more, less] = own
      ? ['have more ' + word + ' caused elsewhere than they cause for others', 'surely the other way round']
      : ['take in more ' + word + ' from others than they provide', 'surely provide more than they take'];
    return [tw.count(up) + n + ' surely ' + more + '; ' + tw.count(down) + ' ' + less + (up + down < rows.length ? '; for the rest it is not sure' : '')];
  }

  function amountTitle(D, m) {
    const top = tw.descending(m.rows).slice(0, 4);
    const scale = tw.scale(top[0].central, m.unit);
    // A sum of rows is in no row of a table: plain text.
    const number = (r) => (m.summed ? scale.text(r.central) : tw.value(r, scale.text(r.central)));
    const part = (r) => [called(D, r.region), ' (', number(r), ')'];
    const lead = top.length > 1 ? tw.apart(top[0], top[1]) : null;
    if (lead === true) return [m.label + ': surely most in ', called(D, top[0].region), ', ', number(top[0]), ' ' + tw.interval(top[0], m.unit)];
    return [m.label + ': ', ...tw.list(top.slice(0, 3).map(part)), lead === false ? '; their order is not sure' : ''];
  }

  /** How often a region is in each zone, in words. */
  const odds = (p) => (Number.isFinite(p.p) ? p.pie.slice().sort((a, b) => b[1] - a[1]).map((q) => q[0] + ' in ' + tw.percent(q[1]) + ' of draws').join(', ') : p.zone);

  tw.zones = { ORDER, WORDS, VIEW, LABELS, SURE, signed, range, tolerance, gone, people, points, twin, indexRows, tradeRows, measures, measure, called, title, odds };
})();
