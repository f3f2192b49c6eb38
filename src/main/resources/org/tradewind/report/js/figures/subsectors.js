/**
 * Subsectors: which fuel or process emits CO2 and which one kills.
 *
 * Above, the shares of both by category and, thinner, by fuel or process in the same order. Below,
 * each subsector by its CO2 and its deaths on logarithmic axes. With costs, the outer axes are money,
 * the dashed line joins the places where both cost the same, and the area is the cost of both.
 */
'use strict';
(() => {
  const KNOWN = {
    energy: ['Energy', 'Z5'],
    industry: ['Industry', 'Z1'],
    domestic: ['Homes', 'Z4'],
    transport: ['Transport', 'Z6'],
    agriculture: ['Farms', 'Z3'],
  };
  const SPARE = ['Z2', 'a', 'b', 'none'];

  /** The categories of subsectors in their order, with a name and a colour: Map code -> {name, colour}. */
  tw.categories = function (D, theme) {
    const K = tw.colours(theme);
    const codes = new Set();
    for (const t of ['subsector', 'damage_subsector', 'cost_region']) for (const r of D.rows(t)) if (r.category && r.category !== '*') codes.add(r.category);
    const map = new Map();
    let spare = 0;
    for (const code of codes) {
      const known = KNOWN[code];
      map.set(code, { code, name: known ? known[0] : tw.capital(String(code).replace(/_/g, ' ')), colour: K[known ? known[1] : SPARE[spare++ % SPARE.length]] });
    }
    return map;
  };

  const byKey = (rows, key) => new Map(rows.map((r) => [r[key], r]));
  const drawn = (D, table) => D.has(table) || D.has(table + '_ci');
  tw.yearText = (D) => (D.study.year ? ', ' + D.study.year : '');

  /** The price in use of a death (VSL) or of a tonne of CO2 (SCC): a row of valuation_used, or undefined. */
  const price = (D, name) => D.rows('valuation_used').find((r) => r.price === name && String(r.used) === 'true');

  function read(D) {
    const deaths = byKey(D.ci('damage_subsector', 'deaths'), 'subsector');
    const co2 = byKey(D.ci('damage_subsector', 'co2_t'), 'subsector');
    const deathsShare = byKey(D.ci('damage_subsector', 'deaths_share'), 'subsector');
    const co2Share = byKey(D.ci('damage_subsector', 'co2_share'), 'subsector');
    const costs = drawn(D, 'cost_subsector') && price(D, 'VSL') && price(D, 'SCC');
    const cost = costs ? byKey(D.ci('cost_subsector', 'integrated_cost'), 'subsector') : new Map();
    const health = costs ? byKey(D.ci('cost_subsector', 'health_cost'), 'subsector') : new Map();
    const climate = costs ? byKey(D.ci('cost_subsector', 'climate_cost'), 'subsector') : new Map();
    const info = byKey(D.rows('subsector'), 'subsector');
    const list = D.rows('damage_subsector').map((r) => ({
      code: r.subsector,
      name: D.subsectorName(r.subsector),
      category: r.category,
      fuel: r.fuel_or_process || D.subsectorName(r.subsector),
      household: String((info.get(r.subsector) || {}).household) === 'true',
      deaths: deaths.get(r.subsector),
      co2: co2.get(r.subsector),
      deathsShare: deathsShare.get(r.subsector),
      co2Share: co2Share.get(r.subsector),
      cost: cost.get(r.subsector),
      health: health.get(r.subsector),
      climate: climate.get(r.subsector),
    }));
    return { list, costs: Boolean(costs), currency: costs ? price(D, 'VSL').currency || '' : '' };
  }

  const centre = (row) => (row && Number.isFinite(row.central) ? row.central : 0);
  const emits = (s) => centre(s.deaths) > 0 || centre(s.co2) > 0;

  /** Shares of one quantity by category: with its row of contribution_ratio where the run has it. */
  function categoryShares(D, data, quantity) {
    const rows = drawn(D, 'contribution_ratio') ? byKey(D.ci('contribution_ratio', quantity, { level: 'category' }), 'name') : new Map();
    const field = quantity === 'co2_share' ? 'co2Share' : 'deathsShare';
    return (category) => {
      const row = rows.get(category);
      if (row) return { share: centre(row), row };
      let share = 0;
      for (const s of data.list) if (s.category === category) share += centre(s[field]);
      return { share, row: null };
    };
  }

  // ------------------------------------------------------------------ the bars above

  function bars(D, data, width, o) {
    const K = tw.colours(o.theme);
    const categories = tw.categories(D, o.theme);
    const parts = [];
    let y = 0;
    for (const [field, quantity, head, fill] of [
      ['co2Share', 'co2_share', 'CO₂', K.a],
      ['deathsShare', 'deaths_share', 'Deaths', K.b],
    ]) {
      const of = categoryShares(D, data, quantity);
      const left = width >= 720 ? 76 : 0;
      if (left) parts.push(tw.text(0, y + 21, head, { size: 18, weight: 600, family: 'serif', fill }));
      else {
        const h = tw.heading(head, '', width, o, { fill });
        parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(y) + ')' }, h.body));
        y += h.height;
      }
      const room = width - left;
      let x = left;
      for (const c of categories.values()) {
        const { share, row } = of(c.code);
        if (!(share > 0)) continue;
        const w = share * room;
        const full = c.name + ' ' + tw.percent(share);
        const label = [full, tw.percent(share)].find((t) => tw.textWidth(t, 13, 600) <= w - 10);
        parts.push(
          tw.mark(
            { name: c.name + ', ' + (quantity === 'co2_share' ? 'share of CO₂' : 'share of deaths'), value: tw.percent(share), interval: tw.interval(row, '', 'percent') },
            { follow: '' },
            tw.el('rect', { x, y, width: Math.max(w - 1, 0.4), height: 30, fill: c.colour }),
            label ? tw.text(x + 6, y + 20, label, { weight: 600, fill: tw.inkOn(c.colour) }) : null
          )
        );
        let inner = x;
        for (const s of data.list) {
          const part = centre(s[field]);
          if (s.category !== c.code || !(part > 0)) continue;
          const pw = part * room;
          const fits = tw.textWidth(s.fuel, 11.5) <= pw - 8;
          const pale = tw.mix(K.paper, c.colour, 0.35);
          parts.push(
            tw.mark(
              { name: s.name, value: tw.percent(part) + (quantity === 'co2_share' ? ' of the CO₂' : ' of the deaths'), interval: tw.interval(s[field], '', 'percent') },
              { follow: '' },
              tw.el('rect', { x: inner, y: y + 32, width: Math.max(pw - 0.8, 0.3), height: 18, fill: pale, stroke: s.household ? c.colour : null, 'stroke-dasharray': s.household ? '3 2' : null }),
              fits ? tw.text(inner + 4, y + 45, s.fuel, { size: 11.5, fill: K.ink }) : null
            )
          );
          inner += pw;
        }
        x += w;
      }
      y += 50 + 18;
    }
    return { body: parts.join(''), height: y - 6 };
  }

  // ------------------------------------------------------------------ the bubbles below

  /** Money on an axis, with short words where there is little room. */
  const money = (currency, short) => (v) => {
    const t = tw.amount(v, currency, 1);
    return short ? t.replace(' trillion', ' tn').replace(' billion', ' bn').replace(' million', ' m') : t;
  };

  const touches = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const near = (box, p, extra) => {
    const dx = Math.max(box[0] - p.x, 0, p.x - box[2]);
    const dy = Math.max(box[1] - p.y, 0, p.y - box[3]);
    return dx * dx + dy * dy < (p.r + extra) * (p.r + extra);
  };

  /** Range of a logarithmic axis: room for the bubbles at its ends, at most six decades. */
  function range(values) {
    const positive = values.filter((v) => v > 0);
    if (!positive.length) return null;
    const most = Math.max(...positive);
    const kept = positive.filter((v) => v >= most / 1e6);
    return [Math.min(...kept) / 1.8, most * 2.2];
  }

  /** Whether a subsector has a place: neither amount below 0, unknown, or less than a millionth of the largest. */
  function fits(s, data) {
    const ok = (row, range) => row && (row.central === 0 || (row.central > 0 && row.central >= range[0]));
    return ok(s.co2, range(data.list.map((x) => centre(x.co2))) || [0]) && ok(s.deaths, range(data.list.map((x) => centre(x.deaths))) || [0]);
  }

  /** Bubbles in place: [{s, x, y, r, gutter}], the largest first so that small ones lie on top. */
  function placed(data, plot, rmax) {
    const most = Math.max(...data.list.map((s) => centre(s.cost)), 0);
    const list = [];
    for (const s of data.list) {
      const c = centre(s.co2);
      const d = centre(s.deaths);
      if (!emits(s) || !fits(s, data)) continue;
      const inX = c > 0;
      const inY = d > 0;
      const r = data.costs && most > 0 ? Math.max(3.2, rmax * Math.sqrt(Math.max(centre(s.cost), 0) / most)) : 5;
      list.push({ s, r, x: inX ? plot.x(c) : plot.gutterX, y: inY ? plot.y(d) : plot.gutterY, gutter: !inX, low: !inY });
    }
    // In the gutter all have the same x: neighbours that would cover each other step aside.
    const gutter = list.filter((p) => p.gutter).sort((a, b) => a.y - b.y);
    gutter.forEach((p, i) => {
      const before = gutter[i - 1];
      if (before && p.y - before.y < (p.r + before.r) * 0.8) p.x = plot.gutterX + (before.x > plot.gutterX ? -1 : 1) * plot.gutterWidth * 0.22;
    });
    return list.sort((a, b) => b.r - a.r || centre(b.s.deaths) - centre(a.s.deaths));
  }

  /** Labels that cover no bubble and no other label: tried right, left, above, below, largest first. */
  function labels(points, plot, taken, most, widest, size, label) {
    const out = [];
    for (const p of points.slice(0, Math.ceil(most * 1.6))) {
      if (out.length >= most) break;
      const name = tw.fit(label(p.s), widest, size, 600);
      const w = tw.textWidth(name, size, 600);
      const at = [
        [p.x + p.r + 5, p.y], [p.x - p.r - 5 - w, p.y], [p.x - w / 2, p.y - p.r - 9], [p.x - w / 2, p.y + p.r + 9],
        [p.x + p.r * 0.7 + 4, p.y - p.r * 0.7 - 7], [p.x + p.r * 0.7 + 4, p.y + p.r * 0.7 + 7],
        [p.x - p.r * 0.7 - 4 - w, p.y - p.r * 0.7 - 7], [p.x - p.r * 0.7 - 4 - w, p.y + p.r * 0.7 + 7],
      ];
      if (p.x + p.r > plot.right - w) at.push([plot.right - 2 - w, p.y - p.r - 9], [plot.right - 2 - w, p.y + p.r + 9]);
      for (const [x, y] of at) {
        const box = [x - 2, y - size * 0.55, x + w + 2, y + size * 0.55];
        if (box[0] < plot.left || box[2] > plot.right || box[1] < plot.top || box[3] > plot.bottom) continue;
        if (taken.some((t) => touches(t, box)) || points.some((q) => q !== p && near(box, q, 0.5))) continue;
        taken.push(box);
        out.push({ p, x, y, name });
        break;
      }
    }
    return out;
  }

  /** Where 95 % intervals make a cross that runs over no other bubble: [{p, x1, x2, y1, y2}]. */
  function crosses(points, plot) {
    const out = [];
    for (const p of points) {
      const arms = [];
      const clampX = (v) => Math.min(Math.max(v, plot.left), plot.right);
      const clampY = (v) => Math.min(Math.max(v, plot.top), plot.bottom);
      if (!p.gutter && p.s.co2.sure && p.s.co2.p2_5 > 0) arms.push([clampX(plot.x(p.s.co2.p2_5)), p.y, clampX(plot.x(p.s.co2.p97_5)), p.y]);
      if (!p.low && p.s.deaths.sure && p.s.deaths.p2_5 > 0) arms.push([p.x, clampY(plot.y(p.s.deaths.p97_5)), p.x, clampY(plot.y(p.s.deaths.p2_5))]);
      const free = arms.every((a) => points.every((q) => q === p || !near(a, q, 1)) && out.every((c) => !touches([a[0] - 2, a[1] - 2, a[2] + 2, a[3] + 2], c.box)));
      if (!arms.length || !free) continue;
      out.push({ p, arms, box: [Math.min(...arms.map((a) => a[0])), Math.min(...arms.map((a) => a[1])), Math.max(...arms.map((a) => a[2])), Math.max(...arms.map((a) => a[3]))] });
    }
    return out;
  }

  function tip(D, data, s) {
    const amounts = tw.amount(centre(s.co2), 't') + ' of CO₂, ' + tw.number(centre(s.deaths)) + ' deaths a year';
    const interval = s.deaths && s.deaths.sure && s.co2 && s.co2.sure ? 'CO₂ ' + tw.interval(s.co2, 't') + ', deaths ' + tw.interval(s.deaths, '') : '';
    const total = centre(s.cost);
    const cost = data.costs && total > 0 ? 'Costs ' + tw.amount(total, data.currency) + ' ' + tw.interval(s.cost, data.currency) + ' a year, ' + tw.percent(centre(s.health) / total) + ' of it for deaths.' : '';
    return { name: s.name, value: amounts, interval, sentence: (cost + (s.household ? ' Burnt by households, outside supply chains.' : '')).trim() };
  }

  function bubbles(D, data, width, o) {
    const K = tw.colours(o.theme);
    const wide = width >= 720;
    const short = !wide;
    const categories = tw.categories(D, o.theme);
    const xs = range(data.list.map((s) => centre(s.co2)));
    const ys = range(data.list.map((s) => centre(s.deaths)));
    const gutterWidth = data.list.some((s) => centre(s.co2) === 0 && centre(s.deaths) > 0) ? (wide ? 56 : 34) : 0;
    const gutterHeight = data.list.some((s) => centre(s.deaths) === 0 && centre(s.co2) > 0) ? 30 : 0;
    const left = wide ? 72 : 52;
    const right = width - (data.costs ? (wide ? 92 : 54) : 8);
    const top = data.costs ? 44 : 14;
    const bottom = top + (wide ? 540 : Math.max(300, Math.round(width * 1.05)));
    const plot = { left, right, top, bottom, gutterWidth, gutterX: left + gutterWidth / 2, gutterY: bottom - gutterHeight / 2 };
    plot.x = xs && tw.logarithmic(xs[0], xs[1], left + gutterWidth + (gutterWidth ? 6 : 0), right);
    plot.y = ys && tw.logarithmic(ys[0], ys[1], bottom - gutterHeight, top);
    const rmax = wide ? 34 : 16;
    const points = placed(data, plot, rmax);
    const parts = [];
    if (gutterWidth) {
      parts.push(tw.el('rect', { x: left, y: top, width: gutterWidth, height: bottom - top, fill: K.band }));
      parts.push(tw.text(left + gutterWidth / 2, bottom + 16, 'no CO₂', { size: 12, fill: K.ink2, anchor: 'middle' }));
    }
    if (gutterHeight) {
      parts.push(tw.el('rect', { x: left, y: bottom - gutterHeight, width: right - left, height: gutterHeight, fill: K.band }));
      parts.push(tw.text(right - 4, bottom - gutterHeight / 2 + 4, 'no deaths', { size: 12, fill: K.ink2, anchor: 'end' }));
    }
    let below = 22;
    if (plot.x) {
      const bounds = [left + gutterWidth + (gutterWidth ? 16 : 0), width];
      const axis = tw.axisX(plot.x, bottom, o, { text: (v) => tw.amount(v, 't', 1), grid: [top, bottom - gutterHeight], label: 'CO₂ emitted a year', bounds });
      parts.push(axis.body);
      below = axis.height;
    }
    if (plot.y) parts.push(tw.axisY(plot.y, left, o, { text: (v) => tw.number(v, 1), grid: [left + gutterWidth, right] }).body);
    parts.push(tw.text(13, (top + bottom) / 2, 'deaths caused a year', { size: 12, fill: K.ink3, anchor: 'middle', rotate: -90 }));
    const taken = [];
    if (data.costs) parts.push(moneyAxes(D, data, plot, width, o, short), equalLine(D, plot, o, taken, wide));
    for (const c of wide ? crosses(points, plot) : []) {
      const colour = categories.get(c.p.s.category)?.colour || K.none;
      for (const a of c.arms) parts.push(tw.el('line', { x1: a[0], y1: a[1], x2: a[2], y2: a[3], stroke: colour, 'stroke-width': '1', opacity: 0.55 }));
    }
    for (const p of points) {
      const colour = categories.get(p.s.category)?.colour || K.none;
      parts.push(
        tw.mark(
          Object.assign(tip(D, data, p.s), { key: p.s.code }),
          { follow: '' },
          tw.el('circle', {
            cx: p.x, cy: p.y, r: p.r, fill: p.s.household ? tw.mix(K.paper, colour, 0.35) : colour, 'fill-opacity': p.s.household ? 0.75 : 0.85,
            stroke: p.s.household ? colour : K.paper, 'stroke-width': p.s.household ? '1.4' : '0.8', 'stroke-dasharray': p.s.household ? '3 2' : null,
          })
        )
      );
    }
    const size = wide ? 13 : 12;
    for (const l of labels(points, plot, taken, wide ? 20 : width < 330 ? 4 : 7, wide ? 230 : 118, size, (s) => (wide ? s.name : s.fuel))) {
      parts.push(tw.text(l.x, l.y + size * 0.35, l.name, { size, weight: 600, fill: K.ink, halo: K.paper }));
    }
    return { body: parts.join(''), height: bottom + below };
  }

  function moneyAxes(D, data, plot, width, o, short) {
    const K = tw.colours(o.theme);
    const write = money(data.currency, short);
    const parts = [];
    if (plot.x) {
      const scc = price(D, 'SCC').value;
      const scale = tw.logarithmic(plot.x.low * scc, plot.x.high * scc, plot.x.from, plot.x.to);
      parts.push(tw.axisX(scale, plot.top, o, { text: write, above: true, label: 'cost of the CO₂ a year', bounds: [plot.left, width] }).body);
    }
    if (plot.y) {
      const vsl = price(D, 'VSL').value;
      const scale = tw.logarithmic(plot.y.low * vsl, plot.y.high * vsl, plot.y.from, plot.y.to);
      for (const t of scale.ticks()) parts.push(tw.text(plot.right + 5, scale(t) + 4, write(t), { size: 12, fill: K.ink3 }));
      if (!short) parts.push(tw.text(width - 12.5, (plot.top + plot.bottom) / 2, 'cost of the deaths a year', { size: 12, fill: K.ink3, anchor: 'middle', rotate: -90 }));
    }
    return parts.join('');
  }

  /** The line where deaths and CO2 cost the same, within the plot, with its label along it. */
  function equalLine(D, plot, o, taken, wide) {
    const K = tw.colours(o.theme);
    if (!plot.x || !plot.y) return '';
    const k = price(D, 'VSL').value / price(D, 'SCC').value;
    const low = Math.max(plot.x.low, plot.y.low * k);
    const high = Math.min(plot.x.high, plot.y.high * k);
    if (!(high > low)) return '';
    const [x1, y1, x2, y2] = [plot.x(low), plot.y(low / k), plot.x(high), plot.y(high / k)];
    const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
    const length = Math.hypot(x2 - x1, y2 - y1);
    const parts = [tw.el('line', { x1, y1, x2, y2, stroke: K.ink3, 'stroke-width': '1.2', 'stroke-dasharray': '5 4' })];
    const words = 'deaths cost as much as CO₂';
    if (length > tw.textWidth(words, 12) + 24) {
      const w = tw.textWidth(words, 12);
      const at = 12 / length;
      const x = x1 + (x2 - x1) * at - Math.sin((-angle * Math.PI) / 180) * 6;
      const y = y1 + (y2 - y1) * at - Math.cos((angle * Math.PI) / 180) * 6;
      parts.push(tw.text(x, y, words, { size: 12, fill: K.ink2, rotate: Math.round(angle * 10) / 10 }));
      // The slanted label and the line as small boxes, so that names stay off them.
      for (let i = 0; wide && i * 10 < length; i++) taken.push([x1 + ((x2 - x1) * i * 10) / length - 2, y1 + ((y2 - y1) * i * 10) / length - 2, x1 + ((x2 - x1) * i * 10) / length + 2, y1 + ((y2 - y1) * i * 10) / length + 2]);
      for (let i = 0; i <= 10; i++) {
        const cx = x + ((w * i) / 10) * Math.cos((angle * Math.PI) / 180);
        const cy = y + ((w * i) / 10) * Math.sin((angle * Math.PI) / 180);
        taken.push([cx - 8, cy - 12, cx + 8, cy + 4]);
      }
    }
    return parts.join('');
  }

  // ------------------------------------------------------------------ the figure

  function leftOut(data) {
    const away = data.list.filter((s) => (emits(s) || centre(s.deaths) < 0 || centre(s.co2) < 0) && !fits(s, data)).length;
    const silent = data.list.filter((s) => !emits(s)).length - data.list.filter((s) => !emits(s) && (centre(s.deaths) < 0 || centre(s.co2) < 0)).length;
    const rest = away ? ' ' + tw.capital(tw.words(away)) + (away === 1 ? ' has an amount that is' : ' have an amount that is') + ' below 0, unknown or too small for the axes; see the table.' : '';
    return rest + silence(silent);
  }
  function silence(silent) {
    return silent ? ' ' + tw.capital(tw.words(silent)) + (silent === 1 ? ' subsector emits' : ' subsectors emit') + ' nothing in this study and ' + (silent === 1 ? 'is' : 'are') + ' not drawn.' : '';
  }

  /** Who costs most, if that is sure; and in how many the deaths cost more than the CO2. */
  function costTitle(D, data) {
    const [first, second] = tw.descending(data.list, (s) => (s.cost ? s.cost.central : NaN));
    if (!first || !(centre(first.cost) > 0)) return ['No subsector costs anything in this study'];
    const text = tw.amount(first.cost.central, data.currency);
    const apart = second ? tw.apart(first.cost, second.cost) : null;
    const out = [];
    if (apart === true) out.push(tw.name(first.name), ' costs most, ', tw.value(first.cost, text), ' a year');
    else if (apart === false) out.push(tw.name(first.name), ' and ', tw.name(second.name), ' cost most; their order is not sure');
    else out.push(tw.name(first.name), ' costs ', tw.value(first.cost, text), ' a year');
    const measure = 'subsectors_health_above_climate';
    const count = drawn(D, 'cost_count') ? D.ci('cost_count', 'value', { measure })[0] : undefined;
    const of = (D.rows('cost_count').find((r) => r.measure === measure && Number.isFinite(r.of)) || {}).of;
    if (count && Number.isFinite(count.central)) {
      const range = count.sure && count.p2_5 !== count.p97_5 ? ' (' + tw.count(count.p2_5) + '–' + tw.count(count.p97_5) + ')' : '';
      out.push('. In ', tw.value(count, tw.words(count.central)), range, of ? ' of ' + tw.count(of) : '', ' subsectors deaths cost more than CO₂');
    }
    return out;
  }

  /** Without costs: the largest emitter of CO2 and its share of the deaths; "but" only where they surely differ. */
  function shareTitle(data) {
    const first = tw.descending(data.list, (s) => (s.co2Share ? s.co2Share.central : NaN))[0];
    if (!first || !(centre(first.co2Share) > 0)) {
      const most = tw.descending(data.list, (s) => (s.deathsShare ? s.deathsShare.central : NaN))[0];
      if (!most || !(centre(most.deathsShare) > 0)) return ['No subsector emits anything in this study'];
      return [tw.name(most.name), ' causes ', tw.value(most.deathsShare, tw.percent(most.deathsShare.central)), ' of the deaths'];
    }
    const word = tw.apart(first.co2Share, first.deathsShare) ? ' but causes ' : ' and causes ';
    return [tw.name(first.name), ' emits ', tw.value(first.co2Share, tw.percent(first.co2Share.central)), ' of the CO₂', word, tw.value(first.deathsShare, tw.percent(centre(first.deathsShare))), ' of the deaths'];
  }

  tw.figure({
    id: 'subsectors',
    section: 'sectors',
    missing(D) {
      if (!drawn(D, 'damage_subsector')) return 'Sources of deaths need a grid of emissions and deaths per tonne, which this study does not have.';
      if (!D.rows('damage_subsector').length) return 'The study has no subsectors.';
      if (!read(D).list.some(emits)) return 'No subsector emits anything in this study.';
      return null;
    },
    title(D) {
      const data = read(D);
      return data.costs ? costTitle(D, data) : shareTitle(data);
    },
    subtitle(D) {
      const data = read(D);
      const costs = data.costs ? ' Area: cost of both together, in ' + data.currency + (price(D, 'VSL').price_year ? ' of ' + price(D, 'VSL').price_year : '') + '.' : '';
      return ['Shares by category, and thinner by fuel or process' + tw.yearText(D) + '. Below: every subsector by the CO₂ it emits and the deaths it causes a year, on logarithmic axes.' + costs];
    },
    read(D) {
      const data = read(D);
      const out = ['A disc is a subsector.'];
      if (data.costs) {
        const vsl = price(D, 'VSL');
        const scc = price(D, 'SCC');
        out.push(' The outer axes are money, at ', tw.value(vsl, tw.amount(vsl.value, data.currency), 'value'), ' a statistical life and ', tw.value(scc, tw.amount(scc.value, data.currency), 'value'), ' a tonne of CO₂. On the dashed line both cost the same; above it deaths cost more.');
      }
      if (D.draws) out.push(' Crosses are 95 % intervals. They are left out where they would cover other discs, and on narrow screens.');
      out.push(leftOut(data));
      return out;
    },
    sources(D) {
      const data = read(D);
      const ci = (t) => (D.has(t + '_ci') ? t + '_ci' : t);
      const list = [ci('damage_subsector')];
      if (drawn(D, 'contribution_ratio')) list.push(ci('contribution_ratio'));
      if (data.costs) list.push(ci('cost_subsector'), 'valuation_used');
      if (data.costs && drawn(D, 'cost_count')) list.push(ci('cost_count'));
      return list;
    },
    draw(D, width, o) {
      const K = tw.colours(o.theme);
      const data = read(D);
      const used = [...tw.categories(D, o.theme).values()].filter((c) => data.list.some((s) => s.category === c.code && emits(s)));
      const items = used.map((c) => ({ colour: c.colour, text: c.name, shape: 'disc' }));
      if (data.list.some((s) => s.household && emits(s))) {
        const draw = (x, y, r) => tw.el('circle', { cx: x, cy: y, r, fill: K.band, stroke: K.ink2, 'stroke-width': '1.3', 'stroke-dasharray': '3 2' });
        items.push({ colour: K.ink2, text: 'dashed: households, outside supply chains', shape: 'disc', draw });
      }
      const legend = tw.legend(items, width, o);
      const above = bars(D, data, width, o);
      const below = bubbles(D, data, width, o);
      const at = legend.height + 10;
      const next = at + above.height + 26;
      const body = legend.body + tw.el('g', { transform: 'translate(0 ' + tw.c(at) + ')' }, above.body) + tw.el('g', { transform: 'translate(0 ' + tw.c(next) + ')' }, below.body);
      return { width, height: next + below.height, body };
    },
    table(D) {
      const data = read(D);
      const money = (x) => tw.amount(x, data.currency);
      const columns = ['Subsector', 'Category', 'CO₂', 'low', 'high', 'Deaths', 'low', 'high'].map((label, i) => ({ label, unit: i >= 2 && i < 5 ? 't a year' : i >= 5 ? 'a year' : undefined }));
      if (data.costs) columns.push(...['Cost of both', 'low', 'high', 'Cost of deaths', 'Cost of CO₂'].map((label) => ({ label, unit: data.currency })));
      const cells = (row, write) => (row ? [tw.value(row, write(row.central)), ...tw.bounds(row, write)] : ['', '', '']);
      const one = (row, write) => (row ? tw.value(row, write(row.central)) : '');
      const list = tw.descending(data.list, (s) => (data.costs ? centre(s.cost) : centre(s.deaths)));
      const names = tw.categories(D, 'light');
      const rows = list.map((s) => {
        const row = [[tw.name(s.name)], (names.get(s.category) || { name: s.category || '' }).name, ...cells(s.co2, (x) => tw.amount(x, 't')), ...cells(s.deaths, (x) => tw.number(x))];
        if (data.costs) row.push(...cells(s.cost, money), one(s.health, money), one(s.climate, money));
        return row;
      });
      return { columns, rows };
    },
  });
})();
