/**
 * Flows between zones: where burdens go (section Zones). A chord diagram for each stressor, its six
 * largest flows below. With fewer than three zones there is nothing to go round: the list alone.
 */
'use strict';
(() => {
  const ORDER = () => tw.zones.ORDER.concat('NONE');
  const LISTED = 6;
  /** Flows drawn opaque: at least half of the largest, at most this many. */
  const STRONG = 4;

  const base = (D, o) => (o.hold === 'held' && D.has('zone_flow_held_ci') ? 'zone_flow_held' : 'zone_flow');
  const key = (r) => r.from_zone + ' → ' + r.to_zone;
  const rows = (D, s, o, quantity = 'value') => D.ci(base(D, o), quantity, { stressor: s.code }).filter((r) => r.from_zone !== r.to_zone && Number.isFinite(r.central));
  const stressors = (D) => D.stressors.filter((s) => rows(D, s, {}).some((r) => r.central > 0));
  const zones = (D, o) => ORDER().filter((z) => stressors(D).some((s) => rows(D, s, o).some((r) => (r.from_zone === z || r.to_zone === z) && r.central > 0)));
  const flows = (D, s, o) => tw.descending(rows(D, s, o).filter((r) => r.central > 0));
  const members = (D, zone) => tw.zones.points(D).filter((p) => p.zone === zone).map((p) => p.region);
  const fill = (K, zone) => K[zone] || K.none;

  /** Members of a zone by what they trade, largest first. */
  function sized(D, zone, what) {
    const s = D.stressor('CO2') || D.stressors[0];
    const amount = new Map(D.ci('embodied_trade', what, { view: 'final_producer', stressor: s.code }).map((r) => [r.region, r.central]));
    return tw.descending(members(D, zone).map((region) => ({ region, central: amount.get(region) ?? 0 }))).map((r) => r.region);
  }
  /** The two largest members of a zone by name, the rest as a number. */
  function group(D, zone, what) {
    const list = sized(D, zone, what);
    const name = (r) => tw.zones.called(D, r);
    if (!list.length) return [zone];
    if (list.length <= 3) return [...tw.list(list.map(name)), ' (' + zone + ')'];
    return [name(list[0]), ', ', name(list[1]), ' and ' + tw.words(list.length - 2) + ' others (' + zone + ')'];
  }

  /** The flow of the title: the largest by its mean share over the stressors. */
  function lead(D, o) {
    const sum = new Map();
    const parts = stressors(D).map((s) => [s, new Map(rows(D, s, o, 'share').map((r) => [key(r), r]))]);
    for (const [, map] of parts) for (const [k, r] of map) sum.set(k, (sum.get(k) || 0) + r.central);
    const best = tw.descending([...sum].map(([k, v]) => ({ k, central: v })))[0];
    return { parts: parts.map(([s, map]) => [s, map.get(best.k)]).filter((p) => p[1]), row: parts.map((p) => p[1].get(best.k)).find(Boolean) };
  }

  function title(D, o) {
    const { parts, row } = lead(D, o);
    const shares = parts.map(([s, r]) => [tw.value(r, tw.percent(r.central)), ' of the ' + D.short(s)]);
    const first = stressors(D).every((s) => {
      const [a, b] = flows(D, s, o);
      return a && key(a) === key(row) && (!b || tw.apart(a, b) === true);
    });
    return [first ? 'Surely the largest flow between zones: from ' : 'From ', ...group(D, row.from_zone, 'exports'), ' to ', ...group(D, row.to_zone, 'imports'), ': ', ...tw.list(shares), ' that ' + (parts.length > 1 ? 'cross' : 'crosses') + ' zones'];
  }

  /** Path commands of d3's ribbon, rounded to 0.1. */
  function pen() {
    let d = '';
    const at = (x, y) => tw.c(x) + ' ' + tw.c(y);
    return {
      moveTo: (x, y) => (d += 'M' + at(x, y)),
      lineTo: (x, y) => (d += 'L' + at(x, y)),
      quadraticCurveTo: (a, b, x, y) => (d += 'Q' + at(a, b) + ' ' + at(x, y)),
      arc: (cx, cy, r, from, to) => (d += (d ? 'L' : 'M') + at(cx + r * Math.cos(from), cy + r * Math.sin(from)) + 'A' + tw.c(r) + ' ' + tw.c(r) + ' 0 ' + (to - from > Math.PI ? 1 : 0) + ' 1 ' + at(cx + r * Math.cos(to), cy + r * Math.sin(to))),
      closePath: () => (d += 'Z'),
      toString: () => d,
    };
  }
  /** A ring sector from angle a to b (0 is up, clockwise). */
  function sector(r0, r1, a, b) {
    const at = (r, t) => tw.c(r * Math.sin(t)) + ' ' + tw.c(-r * Math.cos(t));
    const large = b - a > Math.PI ? 1 : 0;
    return 'M' + at(r1, a) + 'A' + tw.c(r1) + ' ' + tw.c(r1) + ' 0 ' + large + ' 1 ' + at(r1, b) + 'L' + at(r0, b) + 'A' + tw.c(r0) + ' ' + tw.c(r0) + ' 0 ' + large + ' 0 ' + at(r0, a) + 'Z';
  }

  function tip(D, s, r, share) {
    return {
      name: D.head(s) + ': ' + key(r), value: tw.amount(r.central, s.unit) + (s.code === 'deaths' ? ' deaths' : ''), interval: tw.interval(r, s.unit),
      sentence: (share ? tw.percent(share.central) + ' of what crosses zones. ' : '') + 'From ' + tw.plain(group(D, r.from_zone, 'exports')) + ' to ' + tw.plain(group(D, r.to_zone, 'imports')) + '.',
      regions: members(D, r.from_zone).concat(members(D, r.to_zone)), key: 'zone:' + r.from_zone + '>zone:' + r.to_zone,
    };
  }

  function chord(D, s, width, o) {
    const K = tw.colours(o.theme);
    const all = zones(D, o);
    const index = new Map(all.map((z, i) => [z, i]));
    const matrix = all.map(() => all.map(() => 0));
    const byKey = new Map();
    for (const r of flows(D, s, o)) {
      matrix[index.get(r.from_zone)][index.get(r.to_zone)] = r.central;
      byKey.set(key(r), r);
    }
    const shares = new Map(rows(D, s, o, 'share').map((r) => [key(r), r]));
    const named = width >= 440;
    const margin = named ? 74 : 26;
    const R = Math.max(60, Math.min(208, width / 2 - margin));
    const cx = width / 2;
    const above = named ? 54 : 24;
    const cy = above + R;
    const inner = R - (R > 120 ? 13 : 9);
    const chords = d3.chordDirected().padAngle(0.045).sortSubgroups((a, b) => b - a)(matrix);
    const parts = [];
    const order = flows(D, s, o);
    const strong = new Set(order.filter((r, i) => i < STRONG && r.central >= order[0].central / 2).map(key));
    const ribbon = d3.ribbonArrow().radius(inner - 2).padAngle(2 / R).headRadius(Math.min(26, R / 8));
    const one = (c) => {
      const r = byKey.get(all[c.source.index] + ' → ' + all[c.target.index]);
      const p = pen();
      ribbon.context(p)(c);
      return tw.mark(tip(D, s, r, shares.get(key(r))), o, tw.el('path', { d: String(p), fill: fill(K, r.from_zone), 'fill-opacity': strong.has(key(r)) ? 0.88 : 0.3, stroke: K.paper, 'stroke-width': '0.5' }));
    };
    const drawn = chords.filter((c) => c.source.value > 0);
    for (const pale of [true, false]) for (const c of drawn) if (strong.has(all[c.source.index] + ' → ' + all[c.target.index]) !== pale) parts.push(one(c));
    const boxes = [];
    const labels = [];
    for (const g of chords.groups) {
      const zone = all[g.index];
      const mid = (g.startAngle + g.endAngle) / 2;
      const who = members(D, zone);
      const words = tw.zones.WORDS[zone];
      parts.push(tw.mark({ name: zone, value: tw.count(who.length) + ' ' + (who.length === 1 ? D.word : D.words), sentence: (words ? tw.capital(words) + ': ' : '') + who.map(D.shortName).join(', ') + '.', regions: who, key: 'zone:' + zone }, o, tw.el('path', { d: sector(inner, R, g.startAngle, g.endAngle), fill: fill(K, zone) })));
      // The zone's name outside its arc, its members below it where they have room.
      const anchor = Math.sin(mid) > 0.25 ? 'start' : Math.sin(mid) < -0.25 ? 'end' : 'middle';
      const edge = cx + (R + 9) * Math.sin(mid);
      const room = Math.min(82, anchor === 'start' ? width - edge : anchor === 'end' ? edge : 82);
      const lines = named && room > 30 ? tw.wrap(who.join(' '), room, 11.5, 400, 'sans', 4) : [];
      for (const [push, texts] of [[0, lines], [0, []], [14, []], [28, []]]) {
        const x = cx + (R + 9 + push) * Math.sin(mid);
        let y = cy - (R + 9 + push) * Math.cos(mid) + 4;
        const down = -Math.cos(mid);
        const tall = 14 * texts.length;
        y += down < -0.4 ? -tall : down < 0.4 ? -tall / 2 : 8;
        const w = Math.max(tw.textWidth(zone, 13, 600), ...texts.map((t) => tw.textWidth(t, 11.5)));
        const left = anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2;
        const box = [left, y - 12, left + w, y + tall + 3];
        if (box[0] < 0 || box[2] > width || boxes.some((b) => tw.geo.overlap(b, box) > 0)) continue;
        boxes.push(box);
        labels.push(tw.text(x, y, zone, { size: 13, weight: 600, fill: K.ink, anchor }), ...texts.map((t, i) => tw.text(x, y + 14 * (i + 1), t, { size: 11.5, fill: K.ink3, anchor })));
        break;
      }
    }
    const lowest = Math.max(cy + R + (named ? 44 : 26), ...boxes.map((b) => b[3]));
    return { body: tw.el('g', { transform: 'translate(' + tw.c(cx) + ' ' + tw.c(cy) + ')' }, parts) + labels.join(''), height: lowest + 14 };
  }

  function list(D, s, width, o) {
    const K = tw.colours(o.theme);
    const shares = new Map(rows(D, s, o, 'share').map((r) => [key(r), r]));
    const top = flows(D, s, o).slice(0, LISTED);
    const scale = tw.scale(top[0].central, s.unit);
    return tw.pills(
      top.map((r) => {
        const t = tip(D, s, r, shares.get(key(r)));
        return Object.assign(t, { tip: t.name, name: key(r), row: r, text: scale.text(r.central), colour: fill(K, r.from_zone), swatch: fill(K, r.from_zone), tick: r.sure ? r.p50 : NaN });
      }),
      width, o, { nameWidth: 68 }
    );
  }

  tw.figure({
    id: 'zoneflows',
    section: 'zones',
    missing: (D) => {
      if (!D.has('zone_flow') && !D.has('zone_flow_ci')) return 'Flows between zones need the table zone_flow, which studies of carbon and deaths have.';
      return stressors(D).length ? null : 'Nothing flows between zones in this run: all ' + D.words + ' that trade are in one zone.';
    },
    controls: (D) =>
      D.has('zone_flow_ci') && D.has('zone_flow_held_ci')
        ? [{ id: 'hold', label: 'In the draws', options: [{ value: 'move', label: 'zones move' }, { value: 'held', label: 'zones held' }], initial: 'move' }]
        : [],
    title,
    subtitle: (D) => ['Flows between zones in the final-producer view' + (D.study.year ? ', ' + D.study.year : '') + ', coloured by the zone where it is emitted; the arrow points at the zone that makes the final product.'],
    read: (D, o) => {
      const out = [];
      const drawn = stressors(D).some((s) => flows(D, s, o).some((r) => r.sure));
      const order = stressors(D).map((s) => flows(D, s, o).slice(0, 2)).filter((l) => l.length > 1);
      if (drawn) {
        if (order.some(([a, b]) => tw.apart(a, b) !== true)) out.push('The order of the largest flows is not sure: their intervals overlap. ');
        out.push('Below: the six largest flows; dot, this run; bar, 95\u202f% interval; tick, median. ');
        if (base(D, o) === 'zone_flow') out.push('Intervals are wide because zones move between draws: a ' + D.word + ' near a border takes its flows to another zone, so that a dot can lie far from the median.');
        else out.push('All draws keep the zones of the central run: the intervals hold for these very groups of ' + D.words + '.');
      } else out.push('Below: the six largest flows. This run has no intervals, so their order is that of the central run.');
      if (zones(D, o).length >= 3) out.push(' Opaque: flows of at least half of the largest, at most ' + tw.words(STRONG) + '.');
      if (stressors(D).some((s) => rows(D, s, o).some((r) => r.central < 0))) out.push(' Flows below 0 are in the table only.');
      return out;
    },
    sources: (D, o) => [D.has(base(D, o) + '_ci') ? base(D, o) + '_ci' : base(D, o), 'zone'],
    draw: (D, width, o) => {
      const K = tw.colours(o.theme);
      const list_ = stressors(D);
      const round = zones(D, o).length >= 3;
      const panels = tw.panels(width, list_.length);
      const only = list_.length === 1 && width >= 720;
      const put = (piece, y) => tw.el('g', { transform: 'translate(0 ' + tw.c(y) + ')' }, piece.body);
      const piece = tw.inPanels(panels, (p, i) => {
        const s = list_[i];
        const w = only ? Math.min(p.width, 620) : p.width;
        const heading = tw.heading(D.head(s), s.code === 'deaths' ? 'a year' : '', w, o, { fill: K[s.hue] });
        const parts = [heading.body];
        let y = heading.height;
        if (round) {
          const c = chord(D, s, w, o);
          parts.push(put(c, y));
          y += c.height + 6;
        } else y += 8;
        const l = list(D, s, w, o);
        parts.push(put(l, y));
        return { body: parts.join(''), height: y + l.height };
      });
      // Where there is no room round the chord, or no chord, the members of the zones stand below.
      if (round && panels[0].width >= 440) return { width, height: piece.height, body: piece.body };
      const lines = [];
      let y = piece.height + 18;
      for (const z of zones(D, o)) {
        const text = members(D, z).map(D.shortName).join(', ');
        lines.push(tw.shape('square', 5.5, y + 6, 5.5, fill(K, z)), tw.text(17, y + 11, z, { size: 12, weight: 600, fill: K.ink }));
        const broken = tw.wrap(text, width - 40, 12, 400, 'sans', 5);
        broken.forEach((t, i) => lines.push(tw.text(38, y + 11 + 16 * i, t, { size: 12, fill: K.ink2 })));
        y += 16 * Math.max(1, broken.length) + 5;
      }
      return { width, height: y, body: piece.body + lines.join('') };
    },
    table: (D, o) => {
      const list_ = stressors(D);
      const columns = [{ label: 'From zone' }, { label: 'To zone' }];
      const maps = [];
      for (const s of list_) {
        for (const [quantity, label, unit] of [['value', D.head(s), s.unit], ['share', D.head(s) + ', share of what crosses zones', '']]) {
          const all = rows(D, s, o, quantity);
          const sure = all.some((r) => r.sure);
          columns.push({ label, unit });
          if (sure) columns.push({ label: label + ', 2.5\u202f%', unit }, { label: label + ', 97.5\u202f%', unit });
          maps.push({ map: new Map(all.map((r) => [key(r), r])), sure, text: quantity === 'share' ? tw.percent : (x) => tw.number(x) });
        }
      }
      const first = tw.descending(rows(D, list_[0], o));
      return {
        columns,
        rows: first.map((f) => [f.from_zone, f.to_zone, ...maps.flatMap((m) => {
          const r = m.map.get(key(f));
          return (m.sure ? ['central', 'p2_5', 'p97_5'] : ['central']).map((c) => (r ? tw.value(r, m.text(r[c]), c) : 'n/a'));
        })]),
      };
    },
  });
})();
