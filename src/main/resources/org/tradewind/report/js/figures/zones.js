/**
 * Index scatter and region map: who outsources what, and where (section Zones).
 *
 * Two stressors: the plane of both indices with its six zones. One stressor: its index, ranked. The
 * map next to it fills rates, ratios and indices; amounts are discs. Without outlines or a grid the
 * map's measure is ranked, a dot a region.
 */
'use strict';
(() => {
  const { ORDER, WORDS, LABELS, SURE, signed, range, tolerance, gone, people, points, twin, indexRows, measures, measure, title, odds } = tw.zones;

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
    // no label on the very edge, where half of it would lie outside
    const ticks = tw.ticks(-m, m, small ? 5 : 10).filter((t) => Math.abs(t) < m * 0.97);
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
        // One by one: in a list of whole and broken numbers GraalJS 25.0.1 made a 0 of one of them.
        if (cost < least) {
          least = cost;
          zy = zy0 + k * line;
        }
      }
      const halo = tw.mix(K.paper, K[z], o.theme === 'dark' ? 0.17 : 0.11);
      named.push(tw.text(start, zy, z, { size: 12, weight: 600, fill: K.ink, halo }));
      if (words) named.push(tw.text(start + wz, zy, words, { size: 12, fill: K.ink2, halo }));
      const low = zy - 11;
      const high = zy + 4;
      taken.push([start - 2, low, start + w + 2, high, 2]);
    }
    // Large dots first, so that small ones stay in sight.
    for (const q of tw.descending(placed, (d) => d.r)) {
      const p = q.p;
      parts.push(
        tw.mark(
          {
            name: D.name(p.region), value: 'TCI ' + signed(p.tci.central) + ', THI ' + signed(p.thi.central), interval: p.tci.sure ? 'TCI ' + range(p.tci) + ', THI ' + range(p.thi) : null,
            sentence: odds(p) + '. ' + tw.capital(people(p.density)) + '.', regions: [p.region], key: 'region:' + p.region,
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

  /** Regions as dots on their intervals, the largest first: {label, rest, hue, rows, text, interval, colour, sentence}. */
  function rankedDots(D, width, o, of) {
    const K = tw.colours(o.theme);
    const all = tw.descending(of.rows);
    const half = Math.floor(LABELS / 2);
    const list = all.length > LABELS ? all.filter((r, i) => i < half || i >= all.length - half || r.region === o.follow) : all;
    const heading = tw.heading(of.label, of.rest || '', width, o, { fill: K[of.hue] || K.ink });
    const rows = list.map((r) => ({ name: tw.fit(D.shortName(r.region), width * 0.4, 13), tip: D.name(r.region), row: r, text: of.text(r), interval: of.interval(r), colour: of.colour(r), regions: [r.region], key: 'region:' + r.region, sentence: of.sentence }));
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

  /** The index of one stressor, ranked. */
  function ranked(D, width, o) {
    const K = tw.colours(o.theme);
    const s = D.stressors[0];
    return rankedDots(D, width, o, {
      label: tw.capital(D.short(s)) + ': index of embodied trade', hue: s.hue, rows: indexRows(D, s),
      text: (r) => signed(r.central), interval: range, colour: () => K[s.hue], sentence: 'Index: −1 provides only for others, +1 has everything from elsewhere.',
    });
  }

  /** What stands in place of the map where a study has neither outlines nor a grid; none where it would repeat the index. */
  const dotted = (D, o) => (twin(D) || measure(D, o).kind === 'amount') && !tw.geo.outlines(D);

  /** The map's measure as ranked dots; an index in the colours of the zones. */
  function dotsOf(D, width, o) {
    const K = tw.colours(o.theme);
    const m = measure(D, o);
    const zone = new Map(twin(D) ? points(D).map((p) => [p.region, p.zone]) : []);
    if (m.kind === 'index') {
      return rankedDots(D, width, o, {
        label: m.label + ', ranked', rest: 'in the colours of the zones', rows: m.rows, text: (r) => signed(r.central), interval: range,
        colour: (r) => K[zone.get(r.region)] || K.none, sentence: '−1 emits only for others, +1 has everything emitted elsewhere.',
      });
    }
    const unit = tw.scale(Math.max(...m.rows.map((r) => r.central)), m.unit);
    return rankedDots(D, width, o, {
      label: m.label, rest: (unit.unit || 'deaths') + ' a year', hue: m.hue, rows: m.rows, text: (r) => unit.text(r.central), interval: (r) => (r.sure ? tw.interval(r, m.unit) : ''),
      colour: () => K[m.hue], sentence: m.sentence + '.',
    });
  }

  tw.figure({
    id: 'zones',
    section: 'zones',
    missing: (D) => (twin(D) || D.stressors.some((s) => indexRows(D, s).length) ? null : 'No trade between ' + D.words + ' in this run: it has neither the table zone nor embodied_trade.'),
    controls: (D) => {
      const list = measures(D);
      return list.length > 1 ? [{ id: 'measure', label: tw.geo.outlines(D) ? 'Map' : 'Ranked', options: list.map((m) => ({ value: m.value, label: m.label })), initial: list[0].value }] : [];
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
      if (!outlines) out.push('This run has neither outlines nor a grid: ' + (dotted(D, o) ? D.words + ' are ranked in place of a map.' : 'no map.'));
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
      if (!outlines && !dotted(D, o)) {
        const piece = left(Math.min(width, 720));
        return { width, height: piece.height, body: piece.body };
      }
      const right = (w, stacked) => (outlines ? tw.regionMap(D, w, o, stacked ? w * 1.1 : 470) : dotsOf(D, w, o));
      const panels = tw.panels(width, 2);
      const piece = tw.inPanels(panels, (p, i) => (i ? right(p.width, panels.stacked) : left(p.width)));
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
