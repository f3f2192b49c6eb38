/**
 * Index scatter and region map: who outsources what, and where (section Zones).
 *
 * Two stressors: the plane of both indices with its six zones. One stressor: its index, ranked. The
 * map beside it fills rates, ratios and indices; amounts are discs.
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
  tw.zones = { ORDER, WORDS, points };

  const twin = (D) => D.stressor('CO2') && D.stressor('deaths') && points(D).length > 0;
  const indexRows = (D, s) => D.ci('embodied_trade', 'index', { view: VIEW, stressor: s.code }).filter((r) => Number.isFinite(r.central));
  const tradeRows = (D, what, s) => D.ci('embodied_trade', what, { view: VIEW, stressor: s.code }).filter((r) => Number.isFinite(r.central) && D.region(r.region));

  /** What the map can show: [{value, label, kind: zone, index or amount, rows, unit, hue, sentence}]. */
  function measures(D) {
    if (D._zoneMeasures) return D._zoneMeasures;
    const list = [];
    if (twin(D)) {
      list.push({ value: 'zone', label: 'Zone', kind: 'zone' });
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
  tw.zones.called = called;
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

  // ---------------------------------------------------------------- drawing

  const arc = (x, y, r, from, to) => {
    const at = (t) => tw.c(x + r * Math.sin(t * 2 * Math.PI)) + ' ' + tw.c(y - r * Math.cos(t * 2 * Math.PI));
    return 'M' + tw.c(x) + ' ' + tw.c(y) + 'L' + at(from) + 'A' + tw.c(r) + ' ' + tw.c(r) + ' 0 ' + (to - from > 0.5 ? 1 : 0) + ' 1 ' + at(to) + 'Z';
  };
  /** A disc split by how often a region falls in each zone. */
  function pie(x, y, r, shares, K) {
    // The largest share is the disc itself: an arc that nearly closes would be moved by rounding.
    const whole = shares.reduce((s, q) => s + q[1], 0) || 1;
    const largest = tw.descending(shares, (q) => q[1])[0];
    const parts = [tw.el('circle', { cx: x, cy: y, r, fill: K[largest[0]] || K.none })];
    let t = 0;
    for (const q of shares) {
      const next = t + q[1] / whole;
      if (q !== largest && q[1] / whole > 0.01) parts.push(tw.el('path', { d: arc(x, y, r, t, next), fill: K[q[0]] || K.none }));
      t = next;
    }
    parts.push(tw.el('circle', { cx: x, cy: y, r, fill: 'none', stroke: K.paper, 'stroke-width': '1' }));
    return parts.join('');
  }

  /** How often a region is in each zone, in words. */
  const odds = (p) => (Number.isFinite(p.p) ? p.pie.slice().sort((a, b) => b[1] - a[1]).map((q) => q[0] + ' in ' + tw.percent(q[1]) + ' of draws').join(', ') : p.zone);

  function scatter(D, width, o) {
    const K = tw.colours(o.theme);
    const list = points(D);
    let m = 0.2;
    for (const p of list) for (const r of [p.tci, p.thi]) for (const v of [r.central, r.p2_5, r.p97_5]) if (Number.isFinite(v)) m = Math.max(m, Math.abs(v));
    m = Math.min(1.04, Math.ceil(m * 10 + 0.2) / 10);
    const left = 44;
    const side = Math.min(width - left - 2, 580);
    const top = 2;
    const x = tw.linear(-m, m, left, left + side);
    const y = tw.linear(-m, m, top + side, top);
    const small = side < 420;
    const size = small ? 11.5 : 12.5;
    const parts = [];
    const l = Math.min(tolerance(D, 'line_tolerance'), m);
    const a = Math.min(tolerance(D, 'axis_tolerance'), m);
    const areas = {
      Z6: [[-m, 0], [-m, m], [0, m], [0, 0]],
      Z1: [[0, 0], [0, m], [m, m], [m, m - l], [l, 0]],
      Z2: [[l, 0], [m, m - l], [m, 0]],
      Z3: [[a, 0], [m, 0], [m, -m], [a, -m]],
      Z4: [[0, 0], [a, 0], [a, -m], [-m, -m]],
      Z5: [[0, 0], [-m, -m], [-m, 0]],
    };
    for (const z of ORDER) parts.push(tw.el('path', { d: 'M' + areas[z].map((p) => tw.c(x(p[0])) + ' ' + tw.c(y(p[1]))).join('L') + 'Z', fill: tw.mix(K.paper, K[z], o.theme === 'dark' ? 0.17 : 0.11) }));
    const ticks = tw.ticks(-m, m, small ? 5 : 10);
    parts.push(tw.axisX(x, top + side, o, { ticks, text: (v) => (v === 0 ? '0' : (v > 0 ? '+' : '−') + Math.abs(v)), grid: [top, top + side], size: 12, bounds: [left - 12, width] }).body);
    parts.push(tw.axisY(y, left, o, { ticks, text: (v) => (v === 0 ? '0' : (v > 0 ? '+' : '−') + Math.abs(v)), grid: [left, left + side], size: 12 }).body);
    parts.push(tw.el('line', { x1: x(0), x2: x(0), y1: top, y2: top + side, stroke: K.ink3, 'stroke-width': '1' }));
    parts.push(tw.el('line', { x1: left, x2: left + side, y1: y(0), y2: y(0), stroke: K.ink3, 'stroke-width': '1' }));
    parts.push(tw.el('line', { x1: x(-m), x2: x(m), y1: y(-m), y2: y(m), stroke: K.ink3, 'stroke-width': '1', 'stroke-dasharray': '4 3' }));
    const say = (options) => options.find((s) => tw.textWidth(s, 12) <= side) || options[options.length - 1];
    parts.push(tw.text(left + side / 2, top + side + 36, say(['← emits for others · CO₂ index (TCI) · others emit for it →', '← for others · CO₂ index (TCI) · outsources →', 'CO₂ index (TCI)']), { size: 12, fill: K.ink2, anchor: 'middle' }));
    parts.push(tw.text(12, top + side / 2, say(['← suffers for others · deaths index (THI) · others suffer for it →', '← for others · deaths index (THI) · outsources →', 'deaths index (THI)']), { size: 12, fill: K.ink2, anchor: 'middle', rotate: -90 }));

    const densest = Math.max(0, ...list.map((p) => (Number.isFinite(p.density) ? p.density : 0)));
    const largest = small ? 9 : 14;
    const placed = list.map((p) => ({
      p, x: x(p.tci.central), y: y(p.thi.central),
      r: Number.isFinite(p.density) && densest > 0 ? Math.max(small ? 3.8 : 5, largest * Math.sqrt(p.density / densest)) : small ? 3.8 : 5,
    }));
    const taken = [];
    placed.forEach((q, i) => {
      taken.push([q.x - q.r, q.y - q.r, q.x + q.r, q.y + q.r, 1.5, i]);
      if (q.p.tci.sure) taken.push([x(q.p.tci.p2_5), q.y - 1.5, x(q.p.tci.p97_5), q.y + 1.5, 0.5]);
      if (q.p.thi.sure) taken.push([q.x - 1.5, y(q.p.thi.p97_5), q.x + 1.5, y(q.p.thi.p2_5), 0.5]);
    });
    // Zones named in place: in their corner, or one or two lines from it where that covers fewer dots.
    const named = [];
    const zoneAt = { Z6: [left + 7, top + 16, 'start', 17], Z1: [x(0) + 7, top + 16, 'start', 17], Z2: [left + side - 7, y(0) - 7, 'end', -17], Z3: [left + side - 7, top + side - 8, 'end', -17], Z4: [x(0) - 7, top + side - 8, 'end', -17], Z5: [left + 7, y(0) + 17, 'start', 17] };
    const roomy = ORDER.every((z) => tw.textWidth(z + '  ', 12, 600) + tw.textWidth(WORDS[z], 12) <= side / 2 - 14);
    for (const z of ORDER) {
      const [zx, zy0, anchor, line] = zoneAt[z];
      const words = roomy ? WORDS[z] : '';
      const wz = tw.textWidth(z, 12, 600) + (words ? 5 : 0);
      const w = wz + tw.textWidth(words, 12);
      const start = anchor === 'end' ? zx - w : zx;
      let zy = zy0;
      let least = Infinity;
      for (const k of [0, 1, 2]) {
        const box = [start - 2, zy0 + k * line - 11, start + w + 2, zy0 + k * line + 4];
        const cost = Math.round((taken.reduce((sum, t) => sum + tw.geo.overlap(box, t) * t[4], 0) + k * 4) * 1e6) / 1e6;
        if (cost < least) [least, zy] = [cost, zy0 + k * line];
      }
      const halo = tw.mix(K.paper, K[z], o.theme === 'dark' ? 0.17 : 0.11);
      named.push(tw.text(start, zy, z, { size: 12, weight: 600, fill: K.ink, halo }));
      if (words) named.push(tw.text(start + wz, zy, words, { size: 12, fill: K.ink2, halo }));
      taken.push([start - 2, zy - 11, start + w + 2, zy + 4, 2]);
    }
    // Large dots first, so that small ones stay in sight.
    for (const q of tw.descending(placed, (d) => d.r)) {
      const p = q.p;
      parts.push(
        tw.mark(
          {
            name: D.name(p.region), value: 'TCI ' + signed(p.tci.central) + ', THI ' + signed(p.thi.central), interval: p.tci.sure ? 'TCI ' + range(p.tci) + ', THI ' + range(p.thi) : null,
            sentence: odds(p) + '. ' + tw.capital(people(p.density)) + '.', regions: [p.region], key: 'zone:' + p.region,
          },
          o,
          p.tci.sure ? tw.el('line', { x1: x(p.tci.p2_5), x2: x(p.tci.p97_5), y1: q.y, y2: q.y, stroke: K.ink3, 'stroke-width': '1' }) : null,
          p.thi.sure ? tw.el('line', { x1: q.x, x2: q.x, y1: y(p.thi.p2_5), y2: y(p.thi.p97_5), stroke: K.ink3, 'stroke-width': '1' }) : null,
          pie(q.x, q.y, q.r, p.pie, K)
        )
      );
    }
    parts.push(named.join(''));
    // Names: the followed region first, then the farthest from the middle.
    const wanted = tw.descending(placed.map((q, i) => Object.assign({ i }, q)), (q) => (q.p.region === o.follow ? 9 : Math.round(Math.hypot(q.p.tci.central, q.p.thi.central) * 1e6) / 1e6)).slice(0, LABELS);
    const items = wanted.map((q) => {
      const options = [];
      const name = tw.fit(D.shortName(q.p.region), small ? 90 : 130, size, 600);
      const code = tw.fit(q.p.region, 60, size, 600);
      for (const [text, extra] of code && code !== name && tw.textWidth(code, size, 600) < tw.textWidth(name, size, 600) ? [[name, 0], [code, 26]] : [[name, 0]]) {
        const r = q.r + 3.5;
        const d = q.r * 0.71 + 2;
        options.push(
          { text, x: q.x + r, y: q.y + size * 0.35, cost: extra },
          { text, x: q.x - r, y: q.y + size * 0.35, anchor: 'end', cost: extra + 1 },
          { text, x: q.x + d, y: q.y - d, cost: extra + 3 },
          { text, x: q.x - d, y: q.y - d, anchor: 'end', cost: extra + 3.5 },
          { text, x: q.x + d, y: q.y + d + size * 0.7, cost: extra + 4 },
          { text, x: q.x - d, y: q.y + d + size * 0.7, anchor: 'end', cost: extra + 4.5 },
          { text, x: q.x, y: q.y - r, anchor: 'middle', cost: extra + 5 },
          { text, x: q.x, y: q.y + r + size * 0.75, anchor: 'middle', cost: extra + 5.5 }
        );
        for (const [k, far] of [[0, 16], [1, 30]]) {
          for (const [sx, sy] of [[1, -1], [1, 1], [-1, -1], [-1, 1], [1, 0], [-1, 0]]) {
            options.push({ text, x: q.x + sx * (q.r + far), y: q.y + sy * far * 0.9 + size * 0.35, anchor: sx < 0 ? 'end' : undefined, cost: extra + 34 + 10 * k, line: [q.x + sx * q.r * 0.8, q.y + sy * q.r * 0.6, q.x + sx * (q.r + far - 2), q.y + sy * far * 0.9] });
          }
        }
      }
      return { options, own: q.i };
    });
    const frame = [left + 1, top, left + side, top + side];
    tw.geo.labels(items, taken, frame, size, 600).forEach((at, i) => {
      if (!at) return;
      const faded = gone(o, wanted[i].p.region);
      if (at.line) parts.push(tw.el('line', { x1: at.line[0], y1: at.line[1], x2: at.line[2], y2: at.line[3], stroke: K.ink3, 'stroke-width': '0.8', opacity: faded ? 0.16 : null }));
      parts.push(tw.text(at.x, at.y, at.text, { size, weight: 600, fill: K.ink, anchor: at.anchor, halo: faded ? null : tw.mix(K.paper, K.ink, 0.03), opacity: faded ? 0.16 : null }));
    });
    return { body: parts.join(''), height: top + side + 42 };
  }

  /** The index of one stressor, ranked. */
  function ranked(D, width, o) {
    const K = tw.colours(o.theme);
    const s = D.stressors[0];
    const all = tw.descending(indexRows(D, s));
    const half = Math.floor(LABELS / 2);
    const list = all.length > LABELS ? all.filter((r, i) => i < half || i >= all.length - half || r.region === o.follow) : all;
    const heading = tw.heading(tw.capital(D.short(s)) + ': index of embodied trade', '', width, o, { fill: K[s.hue] });
    const rows = list.map((r) => ({ name: tw.fit(D.shortName(r.region), width * 0.4, 13), tip: D.name(r.region), row: r, text: signed(r.central), interval: range(r), colour: K[s.hue], regions: [r.region], key: 'index:' + r.region, sentence: 'Index: −1 provides only for others, +1 has everything from elsewhere.' }));
    const [low, high] = tw.extent(list);
    const pills = tw.pills(rows, width, o, { low: Math.min(low, 0), high: Math.max(high, low < 0 ? 0 : 0.01), pitch: list.length > 24 ? 20 : 26 });
    const parts = [heading.body, tw.el('g', { transform: 'translate(0 ' + tw.c(heading.height + 4) + ')' }, pills.body)];
    let height = heading.height + 4 + pills.height;
    if (list.length < all.length) {
      parts.push(tw.text(0, height + 16, 'The ' + tw.count(all.length - list.length) + ' between are in the table.', { size: 12, fill: K.ink3 }));
      height += 22;
    }
    return { body: parts.join(''), height };
  }

  const BREAKS = [-0.6, -0.3, -0.1, 0.1, 0.3, 0.6];
  const step = (v) => BREAKS.filter((b) => v >= b).length;

  /** The map of regions for a measure, with heading and legend. */
  function map(D, width, o, most) {
    const K = tw.colours(o.theme);
    const m = measure(D, o);
    const outlines = tw.geo.outlines(D);
    const parts = [];
    let top = 0;
    const head = (text, rest) => {
      const h = tw.geo.heading(text, rest, width, o);
      parts.push(h.body);
      top = h.height;
    };
    const ramp = tw.ramp('ratio', o.theme).reverse();
    const fills = new Map();
    const tips = new Map();
    let unit = null;
    if (m.kind === 'zone') {
      head('Zones on the map', points(D).some((p) => Number.isFinite(p.p)) ? 'paler where less sure' : '');
      for (const p of points(D)) {
        const t = Number.isFinite(p.p) ? 0.3 + 0.65 * Math.max(0, Math.min(1, (p.p - 0.4) / 0.6)) : 0.95;
        fills.set(p.region, K[p.zone] ? tw.mix(K.paper, K[p.zone], t) : K.none);
        tips.set(p.region, { value: p.zone + (WORDS[p.zone] ? ': ' + WORDS[p.zone] : ''), sentence: odds(p) + '.' });
      }
    } else if (m.kind === 'index') {
      head(m.label, 'from −1 to +1');
      for (const r of m.rows) {
        fills.set(r.region, ramp[step(r.central)]);
        tips.set(r.region, { value: signed(r.central), interval: range(r), sentence: '−1 emits only for others, +1 has everything emitted elsewhere.' });
      }
    } else {
      unit = tw.scale(Math.max(...m.rows.map((r) => r.central)), m.unit);
      head(m.label, (unit.unit || 'deaths') + ' a year; area is the amount');
      for (const r of m.rows) tips.set(r.region, { value: unit.text(r.central), interval: tw.interval(r, m.unit), sentence: m.sentence + '.' });
    }
    const fit = tw.geo.fit(outlines.box, width, most);
    const g = [];
    const marked = [];
    for (const [region, rings] of outlines.rings) {
      const d = tw.geo.path(rings, fit);
      if (!d) continue;
      const tip = tips.get(region) || { value: 'n/a', sentence: 'No value in this run.' };
      const fill = fills.get(region) || (m.kind === 'amount' ? tw.mix(K.paper, K.rule, 0.55) : K.none);
      const shape = tw.el('path', { d, fill, 'fill-rule': 'evenodd', stroke: K.paper, 'stroke-width': '0.9', 'stroke-linejoin': 'round' });
      g.push(D.region(region) || tips.has(region) ? tw.mark(Object.assign({ name: D.name(region), regions: [region], key: 'map:' + region }, tip), m.kind === 'amount' ? Object.assign({}, o, { follow: '' }) : o, shape) : shape);
      marked.push(region);
    }
    if (m.kind === 'amount') {
      // A rim for the upper end, a core for the lower end; without an interval one disc.
      const ends = m.rows.map((r) => (r.sure ? r.p97_5 : r.central)).filter((v) => v > 0);
      const largest = Math.max(...ends);
      const R = Math.min(28, width / 18);
      const radius = (v) => (v > 0 ? R * Math.sqrt(v / largest) : 0);
      const pale = tw.mix(K.paper, K[m.hue], 0.45);
      for (const r of tw.descending(m.rows)) {
        const s = outlines.spots.get(r.region);
        if (!s || !(radius(r.central) > 0.4)) continue;
        const [cx, cy] = [Math.max(R, Math.min(width - R, fit.x(s.x))), fit.y(s.y)];
        g.push(
          tw.mark(Object.assign({ name: D.name(r.region), regions: [r.region], key: 'disc:' + r.region }, tips.get(r.region)), o,
            r.sure
              ? [tw.el('circle', { cx, cy, r: radius(r.p97_5), fill: pale, stroke: K.paper, 'stroke-width': '0.8' }), tw.el('circle', { cx, cy, r: radius(r.p2_5), fill: K[m.hue] })]
              : tw.el('circle', { cx, cy, r: radius(r.central), fill: K[m.hue], stroke: K.paper, 'stroke-width': '0.8' })
          )
        );
      }
      g.push(regionNames(D, marked.filter((x) => (m.rows.find((r) => r.region === x) || {}).central > 0.15 * largest), outlines, fit, width, o, (x) => radius((m.rows.find((r) => r.region === x) || {}).p97_5 || (m.rows.find((r) => r.region === x) || {}).central)));
      parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(top) + ')' }, g));
      const examples = tw.descending([1, 0.3, 0.1].map((f) => ({ central: Number((largest * f).toPrecision(1)) })));
      let lx = 0;
      const base = top + fit.height + 12 + 2 * R;
      for (const e of examples) {
        const r = radius(e.central);
        const text = unit.text(e.central, 1);
        parts.push(tw.el('circle', { cx: lx + r, cy: base - R, r, fill: 'none', stroke: K[m.hue], 'stroke-width': '1.4' }), tw.text(lx + 2 * r + 6, base - R + 4.5, text, { size: 12, fill: K.ink2 }));
        lx += 2 * r + 6 + tw.textWidth(text, 12) + 16;
      }
      const rim = m.rows.some((r) => r.sure) ? 'core: lower end of the 95\u202f% interval, rim: upper end' : m.summed ? 'a sum of the rows of a table: no interval' : '';
      tw.wrap(rim, width, 12).forEach((line, i) => parts.push(tw.text(0, base + 18 + 16 * i, line, { size: 12, fill: K.ink3 })));
      return { body: parts.join(''), height: base + 6 + 16 * tw.wrap(rim, width, 12).length };
    }
    g.push(regionNames(D, marked, outlines, fit, width, o, () => 0));
    if (o.follow && outlines.rings.has(o.follow)) g.push(tw.el('path', { d: tw.geo.path(outlines.rings.get(o.follow), fit), fill: 'none', stroke: K.ink, 'stroke-width': '1.6', 'stroke-linejoin': 'round' }));
    parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(top) + ')' }, g));
    const y = top + fit.height + 14;
    if (m.kind === 'zone') {
      const used = ORDER.filter((z) => points(D).some((p) => p.pie.some((q) => q[0] === z)));
      const legend = tw.legend(used.map((z) => ({ colour: K[z], text: z + ' ' + WORDS[z], shape: 'square' })), width, o);
      parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(y) + ')' }, legend.body));
      return { body: parts.join(''), height: y + legend.height };
    }
    const legend = tw.geo.ramp(ramp, BREAKS.map((b) => (b < 0 ? '−' : '+') + Math.abs(b)), Math.min(width, 380), o);
    parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(y) + ')' }, legend.body));
    return { body: parts.join(''), height: y + legend.height };
  }

  /** Names of regions on the map: in the region where it has room (else its code), or beside it with a line. */
  function regionNames(D, regions, outlines, fit, width, o, clear) {
    const K = tw.colours(o.theme);
    const size = width < 420 ? 11.5 : 12;
    const items = [];
    const kept = [];
    const order = tw.descending(regions, (x) => (x === o.follow ? 9e9 : Math.round(outlines.spots.get(x).r * fit.k * 10)));
    for (const region of order.slice(0, 80)) {
      const s = outlines.spots.get(region);
      const [x, y, r] = [fit.x(s.x), fit.y(s.y), s.r * fit.k];
      const name = tw.fit(D.shortName(region), 90, size, 600);
      const code = tw.fit(region, 44, size, 600);
      const inside = (text) => Math.hypot(tw.textWidth(text, size, 600) / 2, size * 0.4 * 2) <= r * 1.12;
      const options = [];
      const away = clear(region);
      if (away) options.push({ text: name, x, y: y + away + size, anchor: 'middle', cost: 2 }, { text: code, x, y: y + away + size, anchor: 'middle', cost: 12 }, { text: code, x: x + away + 3, y: y + 4, cost: 14 });
      else if (inside(name)) options.push({ text: name, x, y: y + size * 0.35, anchor: 'middle', cost: 0 });
      if (!away && (inside(code) || tw.textWidth(code, size, 600) < r * 2.6)) options.push({ text: code, x, y: y + size * 0.35, anchor: 'middle', cost: 8 });
      if (!away && !inside(code)) {
        for (const far of [12, 20, 30, 42]) {
          for (let a = 0; a < 8; a++) {
            const [cx, cy] = [Math.cos((a * Math.PI) / 4), Math.sin((a * Math.PI) / 4)];
            const at = { text: code, x: x + cx * (r * 0.5 + far), y: y + cy * (r * 0.5 + far) + size * 0.35, anchor: cx > 0.3 ? undefined : cx < -0.3 ? 'end' : 'middle', cost: 20 + far };
            at.line = [x, y, x + cx * (r * 0.5 + far - 2), y + cy * (r * 0.5 + far - 2)];
            options.push(at);
          }
        }
      }
      kept.push(region);
      items.push({ options });
    }
    // Labels beside their region rather over the sea than over another region.
    const all = [...outlines.rings];
    for (const item of items) {
      for (const p of item.options) {
        if (!p.line) continue;
        const w = tw.textWidth(p.text, size, 600);
        const bx = p.anchor === 'end' ? p.x - w / 2 : p.anchor === 'middle' ? p.x : p.x + w / 2;
        const ux = (bx - fit.x(0)) / fit.k;
        const uy = (p.y - size * 0.35 - fit.y(0)) / fit.k;
        if (all.some(([, rings]) => rings.some((r) => near(r, ux, uy)) && tw.geo.inside(rings, ux, uy))) p.cost += 25;
      }
    }
    const taken = kept.map((region, i) => {
      const s = outlines.spots.get(region);
      return [fit.x(s.x) - 5, fit.y(s.y) - 5, fit.x(s.x) + 5, fit.y(s.y) + 5, 0.6, i];
    });
    items.forEach((item, i) => (item.own = i));
    const parts = [];
    tw.geo.labels(items, taken, [0, -6, width, fit.height + 12], size, 600).forEach((at, i) => {
      if (!at) return;
      const faded = gone(o, kept[i]);
      if (at.line) parts.push(tw.el('line', { x1: at.line[0], y1: at.line[1], x2: at.line[2], y2: at.line[3], stroke: K.ink2, 'stroke-width': '0.8', opacity: faded ? 0.16 : null }));
      parts.push(tw.text(at.x, at.y, at.text, { size, weight: 600, fill: K.ink, anchor: at.anchor, halo: faded ? null : K.paper, opacity: faded ? 0.3 : null }));
    });
    return parts.join('');
  }
  /** Whether a point is in the box of a ring. */
  function near(r, x, y) {
    if (!r.box) {
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const p of r) {
        x0 = Math.min(x0, p[0]);
        y0 = Math.min(y0, p[1]);
        x1 = Math.max(x1, p[0]);
        y1 = Math.max(y1, p[1]);
      }
      r.box = [x0, y0, x1, y1];
    }
    return x >= r.box[0] && x <= r.box[2] && y >= r.box[1] && y <= r.box[3];
  }

  tw.figure({
    id: 'zones',
    section: 'zones',
    missing: (D) => (twin(D) || D.stressors.some((s) => indexRows(D, s).length) ? null : 'No trade between ' + D.words + ' in this run: it has neither the table zone nor embodied_trade.'),
    controls: (D) => {
      if (!tw.geo.outlines(D)) return [];
      const list = measures(D);
      return list.length > 1 ? [{ id: 'measure', label: 'Map', options: list.map((m) => ({ value: m.value, label: m.label })), initial: list[0].value }] : [];
    },
    title,
    subtitle: (D) => {
      const year = D.study.year ? ', ' + D.study.year : '';
      if (!twin(D)) return ['Index of embodied trade in ' + D.short(D.stressors[0]) + ': (imports − exports) ÷ (imports + exports); final-producer view' + year + '.' + (indexRows(D, D.stressors[0]).some((r) => r.sure) ? ' Bars: 95\u202f% intervals.' : ' This run has no intervals.')];
      const list = points(D);
      const open = list.filter((p) => Number.isFinite(p.p) && p.p < SURE).length;
      const drawn = list.some((p) => p.tci.sure);
      return [
        'Index of embodied trade for CO₂ and for deaths: −1 emits only for others, +1 has everything emitted elsewhere; final-producer view' + year + '.' +
          (drawn ? ' Crosses: 95\u202f% intervals.' + (open ? ' ' + tw.count(open) + ' of ' + tw.count(list.length) + ' ' + D.words + ' have no sure zone: their colour is split by how often they fall in each.' : ' Every zone is sure.') : ' This run has no intervals.'),
      ];
    },
    read: (D, o) => {
      const m = measure(D, o);
      const outlines = tw.geo.outlines(D);
      const out = [];
      if (twin(D)) {
        out.push('The area of a dot grows with the people per km²; the smallest have a least size. ');
        if (D.has('zone_probability')) out.push('A dot is a pie of the share of draws in which the ' + D.word + ' falls in each zone; a zone is sure from 95\u202f% of draws. ');
        out.push('Tints: the zones, whose borders have tolerances of ' + tolerance(D, 'line_tolerance') + ' (line) and ' + tolerance(D, 'axis_tolerance') + ' (axis). ');
        if (points(D).length > LABELS) out.push('The ' + LABELS + ' ' + D.words + ' farthest from the middle are named where there is room. ');
      }
      if (!outlines) out.push('This run has neither outlines nor a grid: no map.');
      else {
        if (m.kind === 'amount') out.push('Amounts are discs on the map, not fills: a large ' + D.word + ' does not look like a large amount. ');
        out.push(outlines.from === 'region_shape' ? 'Outlines as the study has them, equal-area projection.' : 'The map shows the ' + D.words + ' as the grid has them.');
      }
      return out;
    },
    sources: (D, o) => {
      const m = measure(D, o);
      const ci = (t) => (D.has(t + '_ci') ? t + '_ci' : t);
      const list = twin(D) ? ['zone', ...(D.has('zone_ci') ? ['zone_ci'] : []), ...(D.has('zone_probability') ? ['zone_probability'] : [])] : [ci('embodied_trade')];
      for (const t of m.sources || []) if (!list.includes(ci(t)) && !list.includes(t)) list.push(ci(t));
      const outlines = tw.geo.outlines(D);
      if (outlines) list.push(outlines.from);
      return list;
    },
    draw: (D, width, o) => {
      const outlines = tw.geo.outlines(D);
      const left = (w) => (twin(D) ? scatter(D, w, o) : ranked(D, w, o));
      if (!outlines) {
        const piece = left(Math.min(width, 720));
        return { width, height: piece.height, body: piece.body };
      }
      const panels = tw.panels(width, 2);
      const piece = tw.inPanels(panels, (p, i) => (i ? map(D, p.width, o, panels.stacked ? p.width * 1.1 : 470) : left(p.width)));
      return { width, height: piece.height, body: piece.body };
    },
    table: (D, o) => {
      const m = measure(D, o);
      const extra = m.kind === 'amount' ? new Map(m.rows.map((r) => [r.region, r])) : null;
      const value = (r, column, text) => (r ? tw.value(r, text(column ? r[column] : r.central), column) : 'n/a');
      const columns = [{ label: tw.capital(D.word) }];
      let rows;
      if (twin(D)) {
        const sure = points(D).some((p) => p.tci.sure);
        columns.push({ label: 'Zone' });
        if (D.has('zone_probability')) columns.push({ label: 'Share of draws in this zone' });
        for (const index of ['TCI', 'THI']) {
          columns.push({ label: index });
          if (sure) columns.push({ label: index + ', 2.5\u202f%' }, { label: index + ', 97.5\u202f%' });
        }
        columns.push({ label: 'People per km²' });
        rows = tw.descending(points(D), (p) => p.tci.central).map((p) => {
          const row = [tw.name(D.name(p.region), p.region), p.zone];
          const own = p.pie.find((q) => q[0] === p.zone);
          if (D.has('zone_probability')) row.push(own && own[2] ? tw.value(own[2], tw.percent(own[1]), 'probability') : '0\u202f%');
          for (const r of [p.tci, p.thi]) {
            row.push(value(r, null, signed));
            if (sure) row.push(value(r, 'p2_5', signed), value(r, 'p97_5', signed));
          }
          row.push(Number.isFinite(p.density) ? tw.value(p.row, tw.number(p.density), 'persons_per_km2') : 'n/a');
          return [p.region, row];
        });
      } else {
        const list = tw.descending(indexRows(D, D.stressors[0]));
        const sure = list.some((r) => r.sure);
        columns.push({ label: 'Index' });
        if (sure) columns.push({ label: '2.5\u202f%' }, { label: '97.5\u202f%' });
        rows = list.map((r) => [r.region, [tw.name(D.name(r.region), r.region), value(r, null, signed), ...(sure ? [value(r, 'p2_5', signed), value(r, 'p97_5', signed)] : [])]]);
      }
      if (extra) {
        columns.push({ label: m.label, unit: m.unit });
        for (const [region, row] of rows) row.push(extra.has(region) && extra.get(region)._row >= 0 ? tw.value(extra.get(region), tw.number(extra.get(region).central)) : extra.has(region) ? tw.number(extra.get(region).central) : 'n/a');
      }
      return { columns, rows: rows.map((r) => r[1]) };
    },
  });
})();
