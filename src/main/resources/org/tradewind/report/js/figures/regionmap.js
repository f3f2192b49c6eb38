/**
 * The map of regions next to the index scatter: rates, ratios and indices as fills, amounts as discs.
 */
'use strict';
(() => {
  const { ORDER, WORDS, signed, range, gone, points, measure, odds } = tw.zones;

  const BREAKS = [-0.6, -0.3, -0.1, 0.1, 0.3, 0.6];
  const step = (v) => BREAKS.filter((b) => v >= b).length;

  /** The map of regions for a measure, with heading and legend. */
  tw.regionMap = function (D, width, o, most) {
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
      g.push(D.region(region) || tips.has(region) ? tw.mark(Object.assign({ name: D.name(region), regions: [region], key: 'region:' + region }, tip), m.kind === 'amount' ? Object.assign({}, o, { follow: '' }) : o, shape) : shape);
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
          tw.mark(Object.assign({ name: D.name(r.region), regions: [r.region], key: 'region:' + r.region }, tips.get(r.region)), o,
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
  };

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
})();
