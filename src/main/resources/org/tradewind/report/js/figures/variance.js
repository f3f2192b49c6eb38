/**
 * Variance: which inputs the doubt about the totals comes from. Shares of the variance by group of
 * inputs, stacked; what no single group explains (groups acting together) stays grey.
 */
'use strict';
(() => {
  const VIEWS = { producer: 'All supply chains', final_producer: 'Between regions', final_consumer: 'Between regions, by consumer' };
  /** Groups in words; several that are correlated come as "A + B". */
  const WORDS = {
    common: 'energy statistics',
    activity: 'activity of each source',
    emission_factor: 'emission factors',
    sensitivity: 'how many die per tonne',
    exposure_response: 'how people respond to smoke',
  };
  const SPECIES = { CO2: 'CO₂', SO2: 'SO₂', NOX: 'NOₓ', NH3: 'NH₃', VOC: 'VOC', OC: 'OC', EC: 'EC', PM_OTHER: 'other PM' };
  const COLOURS = ['Z5', 'Z1', 'Z6', 'Z3', 'Z4', 'Z2', 'a', 'b'];
  /** Named segments of a bar at most; smaller groups go together. */
  const NAMED = 7;

  /** Rows of the totals, by the method that is exact where the run has it. */
  function rows(D, view, stressor) {
    const all = D.rows('variance_share').filter((r) => r.region === '*' && r.to_region === '*' && r.quantity === 'value' && r.stressor === stressor && r.view === view);
    const exact = all.filter((r) => r.method === 'exact' && Number.isFinite(r.first_order));
    return exact.length ? exact : all.filter((r) => r.method === 'draws' && Number.isFinite(r.first_order));
  }
  const views = (D) => Object.keys(VIEWS).filter((v) => D.stressors.some((s) => rows(D, v, s.code).length));
  const viewName = (D, v) => VIEWS[v].replace('regions', D.words);

  /** A group in words: the kind once, then its species. "sensitivity NOX" -> how many die per tonne of NOₓ. */
  function words(group) {
    const kinds = new Map();
    for (const part of String(group).split(' + ')) {
      const at = part.indexOf(' ');
      const kind = at < 0 ? part : part.slice(0, at);
      if (!kinds.has(kind)) kinds.set(kind, []);
      if (at > 0) kinds.get(kind).push(SPECIES[part.slice(at + 1)] || part.slice(at + 1));
    }
    return [...kinds].map(([kind, list]) => (WORDS[kind] || kind.replace(/_/g, ' ')) + (list.length ? ' of ' + tw.plain(tw.list(list)) : '')).join(' + ');
  }

  /** Groups that matter for any shown stressor, the largest first; the same colours in all bars. */
  function groups(D, view) {
    const most = new Map();
    for (const s of D.stressors) for (const r of rows(D, view, s.code)) most.set(r.input_group, Math.max(most.get(r.input_group) || 0, r.first_order));
    const list = tw.descending([...most.keys()], (g) => most.get(g)).filter((g) => most.get(g) > 0.0005);
    return { named: list.slice(0, NAMED), rest: list.slice(NAMED) };
  }

  /** The segments of one bar: [{group, share, row}], shares of first order, never below 0. */
  function segments(D, view, stressor, g) {
    const list = rows(D, view, stressor);
    const out = [];
    const of = (name) => list.find((r) => r.input_group === name);
    for (const name of g.named) {
      const r = of(name);
      if (r && r.first_order > 0) out.push({ group: name, words: words(name), share: r.first_order, row: r });
    }
    const rest = g.rest.reduce((sum, name) => sum + Math.max(0, (of(name) || {}).first_order || 0), 0);
    if (rest > 0.0005) out.push({ group: null, words: tw.words(g.rest.length) + ' smaller groups', share: rest });
    const sum = out.reduce((n, x) => n + x.share, 0);
    if (sum < 0.9995) out.push({ group: '', words: 'groups acting together', share: 1 - sum });
    // By draws the shares may add up to more than all of it, by chance: then they are scaled to fit, and that is said.
    return { list: out.map((x) => Object.assign(x, { drawn: x.share / Math.max(1, sum) })), over: sum > 1.0005 };
  }

  const option = (D, o) => (views(D).includes(o.quantity) ? o.quantity : initial(D));
  const initial = (D) => (views(D).includes('final_producer') ? 'final_producer' : views(D)[0]);
  const shown = (D, view) => D.stressors.filter((s) => rows(D, view, s.code).length);

  function draw(D, width, given) {
    const view = option(D, given);
    const K = tw.colours(given.theme);
    const g = groups(D, view);
    const colour = (group) => (group === '' ? K.grid : group === null ? K.none : K[COLOURS[g.named.indexOf(group) % COLOURS.length]]);
    const all = shown(D, view).map((s) => ({ s, bar: segments(D, view, s.code, g) }));
    const seen = new Map();
    for (const { bar } of all) for (const x of bar.list) if (!seen.has(x.group)) seen.set(x.group, x.words);
    const order = [...g.named, null, ''].filter((x) => seen.has(x));
    const legend = tw.legend(order.map((x) => ({ colour: colour(x), text: tw.capital(seen.get(x)) })), width, given);
    const body = [legend.body];
    let y = legend.height + 12;
    for (const { s, bar } of all) {
      const heading = tw.heading(D.head(s), viewName(D, view).toLowerCase(), width, given, { fill: K[s.hue] });
      body.push(tw.el('g', { transform: 'translate(0 ' + tw.c(y) + ')' }, heading.body));
      y += heading.height + 2;
      let x = 0;
      for (const part of bar.list) {
        const w = part.drawn * width;
        const fill = colour(part.group);
        const text = [tw.capital(part.words) + ' ' + tw.percent(part.share), tw.percent(part.share)].find((t) => tw.textWidth(t, 13, 600) <= w - 12);
        const error = part.row && part.row.first_order_mc_error > 0 ? ' ± ' + tw.percent(part.row.first_order_mc_error) : '';
        const sentence = part.row && Number.isFinite(part.row.total) ? 'If all else were known, ' + tw.percent(part.row.total) + ' of the variance would stay.' : '';
        body.push(
          tw.mark(
            { name: tw.capital(part.words), value: tw.percent(part.share) + ' of the variance' + error, interval: '', sentence, key: s.code + ' ' + part.group },
            { follow: '' },
            tw.el('rect', { x, y, width: Math.max(w - 1, 0.4), height: 38, fill }),
            text ? tw.text(x + 7, y + 24, text, { weight: 600, fill: tw.inkOn(fill) }) : null
          )
        );
        x += w;
      }
      y += 38 + 26;
    }
    return { width, height: y - 16, body: body.join('') };
  }

  /** The group that surely explains most: its share exceeds that of the next by more than the error of draws. */
  function leader(D, view, s) {
    const list = tw.descending(rows(D, view, s.code), (r) => r.first_order);
    if (!list.length || !(list[0].first_order > 0)) return null;
    const second = list[1];
    const error = second ? 1.96 * Math.hypot(list[0].first_order_mc_error || 0, second.first_order_mc_error || 0) : 0;
    return { row: list[0], clear: !second || list[0].first_order - second.first_order > error };
  }

  tw.figure({
    id: 'variance',
    section: 'sure',
    missing(D) {
      if (!D.draws) return 'The study makes no draws, so no doubt is traced to its inputs.';
      if (!D.has('variance_share')) return 'The run did not trace the variance to groups of inputs.';
      return views(D).length ? null : 'The variance of the totals is not traced to groups of inputs for the stressors of the report.';
    },
    controls: (D) => (views(D).length > 1 ? [{ id: 'quantity', label: 'Total', options: views(D).map((v) => ({ value: v, label: viewName(D, v) })), initial: initial(D) }] : []),
    title(D, o) {
      const view = option(D, o);
      const parts = shown(D, view).map((s) => [s, leader(D, view, s)]).filter(([, l]) => l);
      if (!parts.length) return ['No single group of inputs explains the doubt about the totals'];
      const one = ([s, l], first) => [
        tw.value(l.row, tw.percent(l.row.first_order), 'first_order'),
        (first ? ' of the doubt about ' : ' of that about ') + (s.code === 'CO2' ? 'CO₂' : D.short(s)) + (first ? ' comes' : '') + ' from ' + words(l.row.input_group) + (l.clear ? '' : ' (the next group may weigh as much)'),
      ];
      const [a, b] = parts;
      return b ? [...one(a, true), ', ', ...one(b, false)] : one(a, true);
    },
    subtitle: (D, o) => ['Share of the variance of the total that goes if a group of inputs were known exactly. Total: ' + viewName(D, option(D, o)).toLowerCase() + tw.yearText(D) + '.'],
    read(D, o) {
      const view = option(D, o);
      const list = shown(D, view).flatMap((s) => rows(D, view, s.code));
      const method = list.some((r) => r.method === 'draws') ? ' Computed from draws, so shares have a Monte Carlo error.' : ' Computed exactly from the distributions of the inputs.';
      const over = shown(D, view).some((s) => segments(D, view, s.code, groups(D, view)).over) ? ' Where the shares add up to more than 100\u202f% by chance, the bar is scaled to fit.' : '';
      const silent = D.rows('uncertainty_source').filter((r) => String(r.carried) === 'false').map((r) => String(r.source).replace(/_/g, ' ').replace(/^mrio/, 'MRIO'));
      const out = silent.length ? ' Not drawn, so not in these shares: ' + tw.plain(tw.list(silent)) + '.' : '';
      return ['Inputs whose doubts are correlated are one group. Grey, groups acting together: what no single group explains.' + method + over + out];
    },
    sources: (D) => ['variance_share', ...(D.has('uncertainty_source') ? ['uncertainty_source'] : [])],
    draw,
    table(D, o) {
      const view = option(D, o);
      const columns = [{ label: 'Stressor' }, { label: 'Group of inputs' }, { label: 'Share of first order' }, { label: 'error' }, { label: 'Share that stays if all else is known' }, { label: 'error' }];
      const out = [];
      for (const s of shown(D, view)) {
        for (const r of tw.descending(rows(D, view, s.code), (x) => x.first_order)) {
          const cell = (c) => tw.value(r, tw.percent(r[c], 3), c);
          out.push([D.head(s), words(r.input_group), cell('first_order'), cell('first_order_mc_error'), cell('total'), cell('total_mc_error')]);
        }
      }
      return { columns, rows: out };
    },
  });
})();
