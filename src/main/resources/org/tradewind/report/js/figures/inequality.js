/**
 * Inequality: cumulative share of cost against cumulative share of people, over cells from those with
 * fewest people to those with most. Below the diagonal, cells with many people have more than their share.
 */
'use strict';
(() => {
  const NAMES = { health: 'deaths', climate: 'CO₂', integrated: 'both' };
  const hue = (measure, K) => ({ health: K.b, climate: K.a, integrated: K.Z5 })[measure] || K.none;
  const name = (measure) => NAMES[measure] || String(measure).replace(/_/g, ' ');
  const ci = (D, t) => (D.has(t + '_ci') ? t + '_ci' : t);

  const curve = (D, measure) => {
    const drawn = new Map(D.ci('inequality_curve', 'cost_share', { measure }).map((r) => [r.point, r]));
    return D.rows('inequality_curve')
      .filter((r) => r.measure === measure && Number.isFinite(r.population_share))
      .map((r) => ({ point: r.point, people: r.population_share, row: drawn.get(r.point) || { central: r.cost_share, sure: false } }))
      .filter((p) => Number.isFinite(p.row.central));
  };
  const measures = (D) => [...new Set(D.rows('inequality_curve').map((r) => r.measure))].filter((m) => curve(D, m).length > 1);
  const figure = (D, quantity, measure) => D.ci('inequality', quantity, { measure })[0];

  /** Share of people in the densest cells that bear half of the cost: 1 - the place where the curve passes one half. */
  function half(points, share = (p) => p.row.central) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (share(a) < 0.5 && share(b) >= 0.5) return 1 - (a.people + ((0.5 - share(a)) / (share(b) - share(a))) * (b.people - a.people));
    }
    return NaN;
  }

  function draw(D, width, o) {
    const K = tw.colours(o.theme);
    const list = measures(D);
    const wide = width >= 720;
    const items = list.map((m) => ({ colour: hue(m, K), text: 'cost of ' + name(m), shape: 'line' }));
    if (D.draws) items.push({ colour: K.none, text: '95\u202f% interval', draw: (x, y, r) => tw.el('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r, fill: K.ink2, 'fill-opacity': 0.25 }) });
    const legend = tw.legend(items, width, o);
    const left = wide ? 56 : 44;
    const side = Math.min(wide ? 470 : width - left - 10, width - left - 10);
    const top = legend.height + 24;
    const bottom = top + side;
    const x = tw.linear(0, 1, left, left + side);
    const y = tw.linear(0, 1, bottom, top);
    const ticks = [0, 0.25, 0.5, 0.75, 1];
    const write = (v) => tw.tick(Math.round(v * 100)) + '\u202f%';
    const axis = tw.axisX(x, bottom, o, { ticks, text: write, grid: [top, bottom], label: 'share of people, least to most crowded cells', bounds: [left - 20, Math.min(width, left + side + 20)] });
    const body = [legend.body, axis.body, tw.axisY(y, left, o, { ticks, text: write, grid: [left, left + side] }).body];
    body.push(tw.text(0, top - 10, 'share of cost', { size: 12, fill: K.ink3 }));
    body.push(tw.el('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: K.ink3, 'stroke-width': '1.2', 'stroke-dasharray': '5 4' }));
    if (side > 250) body.push(tw.text(x(0.3), y(0.3) - 7, 'same for everyone', { size: 12, fill: K.ink2, anchor: 'middle', rotate: -45, halo: K.paper }));
    const text = (p, v) => tw.c(x(p.people)) + ' ' + tw.c(y(v));
    for (const m of list) {
      const points = curve(D, m);
      const band = points.filter((p) => p.row.sure);
      if (band.length > 1) body.push(tw.el('path', { d: 'M' + band.map((p) => text(p, p.row.p2_5)).join('L') + 'L' + [...band].reverse().map((p) => text(p, p.row.p97_5)).join('L') + 'Z', fill: hue(m, K), 'fill-opacity': 0.18 }));
    }
    for (const m of list) {
      const points = curve(D, m);
      const gini = figure(D, 'gini', m);
      const share = half(points);
      body.push(
        tw.mark(
          { name: 'Cost of ' + name(m), value: gini ? 'Gini ' + tw.number(gini.central) : 'n/a', interval: gini ? tw.interval(gini, '') : '', sentence: Number.isFinite(share) ? 'Half of it is in cells with ' + tw.percent(share) + ' of the people, the most crowded ones first.' : '', key: 'curve ' + m },
          { follow: '' },
          tw.el('path', { d: 'M' + points.map((p) => text(p, p.row.central)).join('L'), fill: 'none', stroke: '#000000', 'stroke-opacity': 0, 'stroke-width': '12' }),
          tw.el('path', { d: 'M' + points.map((p) => text(p, p.row.central)).join('L'), fill: 'none', stroke: hue(m, K), 'stroke-width': '2.6' }),
          Number.isFinite(share) ? tw.shape('disc', x(1 - share), y(0.5), 4.5, hue(m, K)) : ''
        )
      );
    }
    let height = bottom + axis.height;
    if (wide && width - left - side > 320) {
      const list2 = pills(D, width - left - side - 72, o);
      body.push(tw.el('g', { transform: 'translate(' + tw.c(left + side + 72) + ' ' + tw.c(top) + ')' }, list2.body));
      height = Math.max(height, top + list2.height);
    } else {
      const list2 = pills(D, width, o);
      body.push(tw.el('g', { transform: 'translate(0 ' + tw.c(height + 20) + ')' }, list2.body));
      height += 20 + list2.height;
    }
    return { width, height, body: body.join('') };
  }

  /** Gini, and the share of the cost in the most crowded half, as pills. */
  function pills(D, width, o) {
    const K = tw.colours(o.theme);
    const parts = [];
    let y = 0;
    for (const [quantity, title, write] of [
      ['gini', 'Gini: 0 the same for everyone', (v) => tw.number(v, 2)],
      ['cost_share_half', 'Cost where the most crowded half lives', (v) => tw.percent(v)],
    ]) {
      const rows = measures(D).map((m) => [m, figure(D, quantity, m)]).filter(([, r]) => r && Number.isFinite(r.central)).map(([m, r]) => ({
        name: tw.capital(name(m)), row: r, text: write(r.central), colour: hue(m, K), key: quantity + ' ' + m,
        interval: quantity === 'gini' ? tw.interval(r, '') : tw.interval(r, '', 'percent'),
        sentence: quantity === 'gini' ? 'Above 0: cells with many people have more than their share.' : 'Half of the people would bear half if it were the same for everyone.',
      }));
      if (!rows.length) continue;
      for (const l of tw.wrap(title, width, 13, 600)) {
        parts.push(tw.text(0, y + 13, l, { weight: 600 }));
        y += 18;
      }
      const list = tw.pills(rows, width, o, {});
      parts.push(tw.el('g', { transform: 'translate(0 ' + tw.c(y + 4) + ')' }, list.body));
      y += list.height + 26;
    }
    return { body: parts.join(''), height: Math.max(0, y - 26) };
  }

  tw.figure({
    id: 'inequality',
    section: 'places',
    missing(D) {
      if (!D.has('inequality_curve')) return 'How costs are spread over people needs a grid with people and costs (key costs).';
      return measures(D).length ? null : 'All costs of the cells are 0, so they are spread over nobody.';
    },
    title(D) {
      const health = figure(D, 'cost_share_half', 'health');
      const climate = figure(D, 'cost_share_half', 'climate');
      const one = (r) => tw.value(r, tw.percent(r.central));
      if (health && climate && Number.isFinite(health.central) && Number.isFinite(climate.central)) {
        const apart = tw.apart(health, climate);
        const start = 'Where the most crowded half of the people lives, ';
        if (apart === false) return [start, one(climate), ' of the CO₂ and ', one(health), ' of the deaths start; which share is larger is not sure'];
        if (apart === true) {
          const more = health.central > climate.central;
          return [start, 'surely a larger share of the ', more ? 'deaths' : 'CO₂', ' starts (', one(more ? health : climate), ') than of the ', more ? 'CO₂' : 'deaths', ' (', one(more ? climate : health), ')'];
        }
        return [start, one(climate), ' of the CO₂ and ', one(health), ' of the deaths start'];
      }
      const m = measures(D)[0];
      const r = figure(D, 'cost_share_half', m);
      return r && Number.isFinite(r.central) ? ['Where the most crowded half of the people lives, ', one(r), ' of the cost of ' + name(m) + ' starts'] : ['How costs are spread over people'];
    },
    subtitle: (D) => ['Cumulative share of cost by where it is emitted against cumulative share of people, cells from fewest people to most' + tw.yearText(D) + '.'],
    read(D) {
      const band = D.draws ? ' Bands and pills: 95\u202f% intervals.' : '';
      return ['On the diagonal every person has the same cost in their cell. A curve below it: cells with many people have more than their share. Discs: where half of the cost is reached.' + band + ' A cell’s cost is that of what it emits, wherever people breathe it.'];
    },
    sources: (D) => [...new Set(['inequality_curve', ci(D, 'inequality_curve'), ci(D, 'inequality')])],
    draw,
    table(D) {
      const columns = [{ label: 'Cost of' }, { label: 'Gini' }, { label: 'low' }, { label: 'high' }, { label: 'Share where the most crowded half lives' }, { label: 'low' }, { label: 'high' }, { label: 'People in cells with half of it' }];
      const cells = (r, write) => (r ? [tw.value(r, write(r.central)), ...tw.bounds(r, write)] : ['', '', '']);
      const rows = measures(D).map((m) => [name(m), ...cells(figure(D, 'gini', m), (v) => tw.number(v)), ...cells(figure(D, 'cost_share_half', m), (v) => tw.percent(v, 3)), tw.percent(half(curve(D, m)), 3)]);
      return { columns, rows };
    },
  });
})();
