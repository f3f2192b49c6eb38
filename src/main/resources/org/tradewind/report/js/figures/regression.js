/**
 * Regression: a city's share of the deaths over its share of the CO2, against how densely people live
 * there. Both axes are logarithmic, so that the fitted line is straight.
 */
'use strict';
(() => {
  /** Points drawn at most. */
  const MOST = 1900;
  /** Height of a line of statistics. */
  const LEAD = 17;

  const percent = (share) => tw.tick(share * 100) + '\u202f%';
  const fits = (D) => D.rows('city_regression').filter((r) => Number.isFinite(r.b) && r.n > 2);
  const fit = (D, group) => fits(D).find((r) => r.group === group);
  const split = (D) => (D.rows('city_regression')[0] || {}).solid_fuel_split;
  const parts = (D) => ['above', 'below'].filter((g) => fit(D, g));
  const slope = (D, group) => (D.has('city_regression_ci') ? D.ci('city_regression', 'b', { group })[0] : undefined);
  const groupName = (D, group) => (group === 'all' ? 'all cities' : 'solid fuels ' + (group === 'above' ? 'above ' : 'below ') + percent(split(D)));

  /** What is drawn: one line for all, or one for each side of the split. */
  const chosen = (D, o) => (o.groups === 'split' && parts(D).length ? parts(D) : fit(D, 'all') ? ['all'] : parts(D));

  /** A range that holds all but the farthest 1 % at either end with room; those stand at the edge. */
  function range(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (q) => sorted[Math.round(q * (sorted.length - 1))];
    return [Math.max(sorted[0], at(0.01) / 4) / 1.3, Math.min(sorted[sorted.length - 1], at(0.99) * 4) * 1.3];
  }

  /** Ticks 1, 3, 10 where the axis has up to three powers of ten, else the powers alone. */
  function steps([low, high]) {
    const list = [];
    for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
      for (const k of Math.log10(high / low) < 3 ? [1, 3] : [1]) {
        const v = Number((k * 10 ** e).toPrecision(3));
        if (v >= low && v <= high) list.push(v);
      }
    }
    return list;
  }

  /** The cities that were used in the lines of these groups. */
  function points(D, groups) {
    const drawn = new Map((D.has('city_point_ci') ? D.ci('city_point', 'ratio') : []).map((r) => [r.city, r]));
    const list = D.rows('city_point').filter((r) => String(r.used) === 'true' && r.persons_per_km2 > 0 && r.ratio > 0 && (!groups || groups.includes('all') || groups.includes(r.group)));
    return list.map((r) => ({ r, row: drawn.get(r.city) || Object.assign({}, r, { _column: 'ratio', central: r.ratio, p2_5: NaN, p97_5: NaN, sure: false }) }));
  }

  /** How the slope is worded: with p below 5 % a line rises or falls; else it is flat as far as is known. */
  function way(row) {
    if (!(row.p_value < 0.05)) return 0;
    return row.b > 0 ? 1 : -1;
  }

  function colours(D, o) {
    const K = tw.colours(o.theme);
    return { all: K.Z5, above: K.Z4, below: K.Z1 };
  }

  /** n, b, SE and R2 of a fit, as they stand in the plot. */
  const stats = (row) => 'n ' + tw.count(row.n) + ', b ' + tw.number(row.b, 2) + ', SE ' + tw.number(row.b_se, 2) + ', R² ' + tw.number(row.r2, 2);

  function draw(D, width, o) {
    const K = tw.colours(o.theme);
    const colour = colours(D, o);
    const groups = chosen(D, o);
    const by = groups.length > 1 || groups[0] !== 'all';
    const wide = width >= 720;
    const list = points(D, groups);
    const items = groups.map((g) => ({ colour: colour[g], text: groupName(D, g), shape: 'disc' }));
    items.push({ colour: K.ink2, text: 'line with its 95\u202f% band', shape: 'line' });
    const xs = range(list.map((p) => p.r.persons_per_km2));
    const ys = range([...list.map((p) => p.r.ratio), 1]);
    const outside = (p) => p.r.ratio < ys[0] || p.r.ratio > ys[1] || p.r.persons_per_km2 < xs[0] || p.r.persons_per_km2 > xs[1];
    if (list.some(outside)) items.push({ colour: K.ink2, text: 'square at the edge: a city beyond the axes' });
    const legend = tw.legend(items, width, o);
    const left = wide ? 60 : 44;
    const right = width - 8;
    const top = legend.height + 22;
    const bottom = top + (wide ? 460 : Math.round(Math.max(260, width * 0.9)));
    // Room below the dots for n, b, SE and R2 of each line.
    const text = groups.map((g) => tw.wrap((by ? tw.capital(groupName(D, g)) + ': ' : '') + stats(fit(D, g)), right - left - 16, 12, 600));
    const reserve = text.reduce((n, l) => n + l.length, 0) * LEAD + 12;
    const x = tw.logarithmic(xs[0], xs[1], left, right);
    const y = tw.logarithmic(ys[0], ys[1], bottom - reserve, top);
    const body = [legend.body];
    const axis = tw.axisX(x, bottom, o, { text: tw.tick, grid: [top, bottom], label: 'people per km²', bounds: [left - 10, width] });
    body.push(axis.body, tw.axisY(y, left, o, { ticks: steps(ys), text: tw.tick, grid: [left, right] }).body);
    body.push(tw.text(0, top - 8, tw.fit('share of deaths ÷ share of CO₂', width, 12), { size: 12, fill: K.ink3 }));
    body.push(tw.el('line', { x1: left, x2: right, y1: y(1), y2: y(1), stroke: K.ink3, 'stroke-width': '1', 'stroke-dasharray': '2 3' }));
    const radius = wide ? 3.6 : 2.8;
    const shown = list.length > MOST ? list.slice(0, MOST) : list;
    const followed = (p) => o.follow && p.r.region === o.follow;
    for (const p of shown) {
      const g = by ? p.r.group : 'all';
      const fill = colour[g] || K.none;
      const cx = Math.min(Math.max(x(p.r.persons_per_km2), left), right);
      const cy = Math.min(Math.max(y(p.r.ratio), top), bottom - reserve);
      const whisker = followed(p) && p.row.sure && p.row.p2_5 > 0 ? tw.whiskerUp(Math.min(y(p.row.p2_5), bottom), Math.max(y(p.row.p97_5), top), cx, fill, { cap: 0, width: 1 }) : '';
      body.push(
        tw.mark(
          {
            name: (p.r.name || p.r.city) + (p.r.region ? ', ' + D.name(p.r.region) : ''), value: 'ratio ' + tw.number(p.r.ratio), interval: tw.interval(p.row, ''),
            sentence: tw.number(p.r.persons_per_km2) + ' people per km²' + (Number.isFinite(p.r.solid_fuel_share) ? ', solid fuels ' + tw.percent(p.r.solid_fuel_share) + ' of homes’ energy' : '') + '.',
            regions: p.r.region ? [p.r.region] : [], key: 'city ' + p.r.city,
          },
          o,
          whisker,
          outside(p) ? tw.shape('square', cx, cy, radius, fill) : tw.el('circle', { cx, cy, r: radius, fill, 'fill-opacity': by ? 0.65 : 0.5, stroke: K.paper, 'stroke-width': '0.5' })
        )
      );
    }
    let at = bottom - reserve + 16;
    groups.forEach((g, i) => {
      body.push(line(D, g, x, y, colour[g], o), statistics(D, g, text[i], right - 8, at, tw.mix(colour[g], tw.colours(o.theme).ink, 0.15)));
      at += text[i].length * LEAD;
    });
    return { width, height: bottom + axis.height, body: body.join('') };
  }

  /** The fitted line with its band, from the points of city_band. */
  function line(D, group, x, y, colour, o) {
    const band = D.rows('city_band').filter((r) => r.group === group && r.ratio > 0 && r.persons_per_km2 >= x.low && r.persons_per_km2 <= x.high);
    if (band.length < 2) return '';
    const inside = (v) => Math.min(Math.max(y(v), y.to), y.from);
    const path = (key, list) => list.map((r) => tw.c(x(r.persons_per_km2)) + ' ' + tw.c(inside(r[key]))).join('L');
    const area = band.filter((r) => r.ratio_low > 0 && r.ratio_high > 0);
    const out = [];
    if (area.length > 1) out.push(tw.el('path', { d: 'M' + path('ratio_low', area) + 'L' + path('ratio_high', [...area].reverse()) + 'Z', fill: colour, 'fill-opacity': 0.2 }));
    out.push(tw.el('path', { d: 'M' + path('ratio', band), fill: 'none', stroke: tw.colours(o.theme).paper, 'stroke-width': '5' }));
    out.push(tw.el('path', { d: 'M' + path('ratio', band), fill: 'none', stroke: colour, 'stroke-width': '2.6' }));
    return out.join('');
  }

  function statistics(D, group, lines, x, y, colour) {
    const row = fit(D, group);
    return tw.mark(
      { name: tw.capital(groupName(D, group)), value: 'b ' + tw.number(row.b, 3), interval: tw.interval(slope(D, group), ''), sentence: 'R² ' + tw.number(row.r2, 3) + ', n ' + tw.count(row.n) + ', p ' + tw.number(row.p_value, 2) + '.', key: 'line ' + group },
      { follow: '' },
      lines.map((l, k) => tw.text(x, y + k * LEAD, l, { size: 12, weight: 600, anchor: 'end', fill: colour }))
    );
  }

  const effect = (row) => tw.number(Math.abs(row.b), 2) + '\u202f%';

  tw.figure({
    id: 'regression',
    section: 'places',
    missing(D) {
      if (!D.has('city_regression') || !D.has('city_point')) return 'The study has no cities (tables city and cell_city), or no grid to place sources in them.';
      if (!fits(D).length) return 'Fewer than three cities have people, area, deaths and CO₂, so no line can be fitted.';
      if (!points(D).length) return 'No city has people, area, deaths and CO₂.';
      return null;
    },
    controls(D) {
      const two = parts(D).length > 1;
      return two && fit(D, 'all') ? [{ id: 'groups', label: 'Cities', options: [{ value: 'split', label: 'by solid fuels' }, { value: 'all', label: 'all together' }], initial: 'split' }] : [];
    },
    title(D, o) {
      const groups = chosen(D, o);
      const said = groups.map((g) => ({ g, row: fit(D, g), way: way(fit(D, g)), b: slope(D, g) }));
      const number = (s) => tw.value(s.row, effect(s.row), 'b');
      if (said.length === 2) {
        const [a, b] = said;
        if (a.way > 0 && b.way > 0) {
          const apart = tw.apart(a.b, b.b);
          const order = apart === true ? (a.row.b > b.row.b ? ', surely more than ' : ', surely less than ') : ', against ';
          return ['Where homes burn solid fuels, 1\u202f% more people per km² go with ', number(a), ' more deaths per CO₂' + order, number(b), ' elsewhere'];
        }
        const clear = said.filter((s) => s.way !== 0);
        if (!clear.length) return ['Density explains neither in cities with solid fuels nor in others how many deaths go with their CO₂'];
        if (clear.length === 1) return [(clear[0].way > 0 ? 'Denser cities cause more deaths per CO₂' : 'Denser cities cause fewer deaths per CO₂') + ' where solid fuels are ' + clear[0].g + ' ' + percent(split(D)) + ' of homes’ energy; in other cities density explains nothing'];
        return ['With density, deaths per CO₂ ' + (a.way > 0 ? 'rise' : 'fall') + ' in cities with solid fuels and ' + (b.way > 0 ? 'rise' : 'fall') + ' in others'];
      }
      const s = said[0];
      if (s.way === 0) return ['How densely people live does not explain how many deaths go with a city’s CO₂'];
      return ['Where people live 1\u202f% more densely, ', number(s), (s.way > 0 ? ' more' : ' fewer') + ' deaths go with a city’s CO₂'];
    },
    subtitle(D) {
      const rows = D.rows('city_regression');
      const left = Math.max(0, ...rows.filter((r) => r.group === 'all').map((r) => r.left_out || 0));
      return ['A city’s share of the nation’s deaths over its share of the CO₂, against people per km²; logarithmic axes' + tw.yearText(D) + '.' + (left ? ' ' + tw.capital(tw.words(left)) + (left === 1 ? ' city is' : ' cities are') + ' left out for want of deaths, CO₂, people or area.' : '')];
    },
    read(D) {
      const list = points(D);
      const some = list.length > MOST ? ' Drawn: the first ' + tw.count(MOST) + ' of ' + tw.count(list.length) + ' cities; the lines are of all.' : '';
      const intervals = D.has('city_regression_ci') ? ' Intervals of the inputs are in the table; the city of a followed ' + D.word + ' shows its own.' : '';
      return ['A dot is a city. Above the dotted line its share of the deaths exceeds its share of the CO₂. Line: least squares of the logarithms. b: per cent of the ratio for one per cent of density; SE and the 95\u202f% band come from the scatter of cities.' + intervals + ' A line counts as rising or falling where p is below 5\u202f%.' + some];
    },
    sources: (D) => ['city_regression', 'city_band', 'city_point', ...['city_regression_ci', 'city_point_ci'].filter((t) => D.has(t))],
    draw,
    table(D) {
      const columns = ['Cities', 'n', 'left out', 'b', 'low', 'high', 'SE', 'R²', 'p'].map((label) => ({ label }));
      const rows = fits(D).map((r) => [
        tw.capital(groupName(D, r.group)),
        tw.value(r, tw.count(r.n), 'n'),
        tw.value(r, tw.count(r.left_out || 0), 'left_out'),
        tw.value(r, tw.number(r.b), 'b'),
        ...tw.bounds(slope(D, r.group), (v) => tw.number(v)),
        tw.value(r, tw.number(r.b_se), 'b_se'),
        tw.value(r, tw.number(r.r2), 'r2'),
        tw.value(r, tw.number(r.p_value), 'p_value'),
      ]);
      return { columns, rows };
    },
  });
})();
