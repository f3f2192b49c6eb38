/**
 * Scenarios: what is avoided if suppliers took on the energy intensity of whom they supply, in full
 * or up to a benchmark, and by the hubs whose purchases drive it.
 */
'use strict';
(() => {
  const MOST = 10;

  const name = (code) => {
    if (code === 'full') return 'Full: 100\u202f%';
    const partial = /^partial([0-9.]+)$/.exec(code);
    if (partial) return 'Partial: ' + partial[1] + '\u202f%';
    const percentile = /^percentile([0-9.]+)$/.exec(code);
    return percentile ? 'Percentile ' + percentile[1] : tw.capital(String(code).replace(/_/g, ' '));
  };
  const codes = (D) => [...new Set(D.ci('scenario_total', 'saving').map((r) => r.scenario))];

  /** The row of one total, of the base of the scenario's own sectors where the run has it. */
  function total(D, quantity, scenario, s) {
    const rows = D.ci('scenario_total', quantity, { scenario, stressor: s.code });
    return rows.find((r) => r.base_name === 'sectors_trade') || rows[0];
  }
  const shown = (D) => D.stressors.filter((s) => codes(D).some((c) => total(D, 'saving', c, s)));
  const hubs = (D, scenario, s) => tw.descending(D.ci('scenario_sum', 'saving', { scenario, stressor: s.code, group: '*', region: '*' }).filter((r) => r.to_region !== '*'));

  /** The two hubs with the largest mean share of what the scenario avoids; the same in all bars. */
  function leaders(D) {
    const sum = new Map();
    for (const s of shown(D)) {
      const all = total(D, 'saving', codes(D)[0], s);
      for (const r of hubs(D, codes(D)[0], s)) if (all && all.central > 0 && r.central > 0) sum.set(r.to_region, (sum.get(r.to_region) || 0) + r.central / all.central);
    }
    return tw.descending([...sum.keys()], (k) => sum.get(k)).slice(0, 2);
  }

  /** Sectors of the scenarios as the study's key says: how many, or null where that is not known. */
  function sectors(D) {
    const key = (D.study.keys || {})['scenarios.sectors'];
    try {
      const list = typeof key === 'string' ? JSON.parse(key) : key;
      return Array.isArray(list) && list.length ? list : null;
    } catch {
      return null;
    }
  }
  const trade = (D) => {
    const list = sectors(D);
    if (!list) return 'these sectors’ trade';
    return list.length === 1 ? 'the sector’s trade' : 'the ' + tw.words(list.length) + ' sectors’ trade';
  };

  function bars(D, s, width, o) {
    const K = tw.colours(o.theme);
    const colour = K[s.hue];
    const list = codes(D).map((code) => ({ code, all: total(D, 'saving', code, s), share: total(D, 'share', code, s) })).filter((x) => x.all);
    const [low, high] = tw.extent(list.map((x) => x.all));
    const written = tw.scale(Math.max(Math.abs(low), Math.abs(high)), s.unit);
    const heading = tw.heading(D.head(s) + ' avoided', tw.aYear(written.unit), width, o, { fill: colour });
    const nameWidth = Math.min(Math.ceil(Math.max(...list.map((x) => tw.textWidth(name(x.code))))), Math.floor(width * 0.36));
    const scale = tw.linear(low, high, nameWidth + 12, width - 10);
    const pitch = 50;
    const top = heading.height + 10;
    const parts = [heading.body];
    const bottom = top + list.length * pitch;
    const axis = tw.axisX(scale, bottom, o, { n: width < 400 ? 3 : 4, text: (v) => tw.tick(v / written.factor), grid: [top, bottom], zero: low < 0, bounds: [nameWidth, width] });
    parts.push(axis.body);
    const lead = leaders(D);
    list.forEach((x, i) => {
      const y = top + i * pitch + 4;
      const all = x.all.central;
      const value = tw.amount(all, s.unit);
      const rest = [value, tw.interval(x.all, s.unit)].filter(Boolean).join(' ');
      const share = x.share && Number.isFinite(x.share.central) ? ' · ' + tw.percent(x.share.central) + ' of ' + trade(D) : '';
      const x0 = scale(0);
      const bar = Number.isFinite(all)
        ? tw.el('rect', { x: Math.min(x0, scale(all)), y, width: Math.max(Math.abs(scale(all) - x0), 0.5), height: 20, fill: tw.mix(K.paper, colour, o.theme === 'dark' ? 0.34 : 0.32) })
        : null;
      const whole = tw.mark(
        { name: name(x.code) + ': ' + D.head(s) + ' avoided', value: tw.aYear(value), interval: tw.interval(x.all, s.unit), sentence: share ? tw.percent(x.share.central) + ' of ' + trade(D) + '.' : '', key: 'scenario ' + x.code },
        { follow: '' },
        tw.hit(0, y - 4, width, pitch - 4),
        tw.text(nameWidth, y + 15, tw.fit(name(x.code), nameWidth, 13), { anchor: 'end', fill: K.ink }),
        bar
      );
      parts.push(whole);
      let from = 0;
      lead.forEach((region, k) => {
        const r = hubs(D, x.code, s).find((h) => h.to_region === region);
        if (!r || !(r.central > 0) || !(all > 0)) return;
        const a = scale(from);
        const b = scale(from + r.central);
        from += r.central;
        const fill = k === 0 ? colour : tw.mix(K.paper, colour, 0.68);
        const label = tw.isolate(String(region));
        parts.push(
          tw.mark(
            { name: D.name(region) + ', ' + name(x.code), value: tw.amount(r.central, s.unit), interval: tw.interval(r, s.unit), sentence: 'Avoided for what is bought there: ' + tw.percent(r.central / all) + ' of the whole.', regions: [region] },
            o,
            tw.el('rect', { x: a, y, width: Math.max(b - a - 1, 0.5), height: 20, fill }),
            tw.textWidth(label, 12, 600) <= b - a - 6 ? tw.text((a + b) / 2, y + 14.5, label, { size: 12, weight: 600, anchor: 'middle', fill: tw.inkOn(fill) }) : null
          )
        );
      });
      if (x.all.sure) parts.push(tw.whisker(scale(x.all.p2_5), scale(x.all.p97_5), y + 10, K.ink, { cap: 3, width: 1.6 }));
      const under = tw.textWidth(rest + share, 12) <= width - nameWidth - 12 ? rest + share : tw.textWidth(rest, 12) <= width - nameWidth - 12 ? rest : value;
      parts.push(tw.text(nameWidth + 12, y + 34, under, { size: 12, fill: K.ink2, halo: K.paper }));
    });
    return { body: parts.join(''), height: bottom + axis.height };
  }

  /** The largest hubs, and the followed one where it is not among them. */
  function chosen(D, s, o) {
    const list = hubs(D, o.scenario, s).filter((r) => Number.isFinite(r.central));
    const top = list.slice(0, MOST);
    const followed = o.follow && list.find((r) => r.to_region === o.follow);
    if (followed && !top.includes(followed)) top.push(followed);
    return top;
  }

  function pills(D, s, width, o) {
    const K = tw.colours(o.theme);
    const rows = chosen(D, s, o).map((r) => ({
      name: D.shortName(r.to_region),
      tip: D.name(r.to_region) + ', ' + name(o.scenario),
      row: r,
      text: tw.amount(r.central, s.unit),
      interval: tw.interval(r, s.unit),
      colour: K[s.hue],
      regions: [r.to_region],
      key: 'hub ' + r.to_region,
      sentence: 'Avoided in the ' + D.words + ' that supply it.',
    }));
    if (!rows.length) return { body: '', height: 0 };
    const head = tw.text(0, 13, tw.fit('By the ' + D.word + ' whose purchases drive it: ' + (s.code === 'CO2' ? 'CO₂' : D.short(s)), width, 13, 600), { weight: 600 });
    const list = tw.pills(rows, width, o, { pitch: 24 });
    return { body: head + tw.el('g', { transform: 'translate(0 24)' }, list.body), height: 24 + list.height };
  }

  function unsure(D, scenario) {
    return shown(D).filter((s) => {
      const r = total(D, 'saving', scenario, s);
      return r.sure && r.p2_5 <= 0 && r.p97_5 > 0;
    });
  }

  tw.figure({
    id: 'scenarios',
    section: 'help',
    missing(D) {
      if (!D.has('scenario_total') && !D.has('scenario_total_ci')) return 'The study coordinates no sectors (key scenarios.sectors), or has no supply chains to do so.';
      if (!shown(D).length) return 'The scenarios have none of the stressors that the report shows.';
      return null;
    },
    controls(D) {
      const list = codes(D);
      return list.length ? [{ id: 'scenario', label: 'Scenario', options: list.map((c) => ({ value: c, label: name(c) })), initial: list[0] }] : [];
    },
    title(D, o) {
      const scenario = o.scenario || codes(D)[0];
      const rows = shown(D).map((s) => [s, total(D, 'saving', scenario, s)]).filter(([, r]) => r && Number.isFinite(r.central));
      if (!rows.length || rows.every(([, r]) => r.central <= 0)) return ['If suppliers matched their buyers, nothing would be avoided'];
      const how = scenario === 'full' ? 'If suppliers matched their buyers, ' : 'If suppliers came closer to their buyers (' + name(scenario).toLowerCase() + '), ';
      const doubt = unsure(D, scenario);
      const tail = doubt.length ? '. Whether ' + tw.plain(tw.list(doubt.map((s) => (s.code === 'CO2' ? 'CO₂' : D.short(s))))) + ' would fall is not sure' : '';
      return [how, ...tw.list(rows.map(([s, r]) => tw.amountOf(s, r))), ' a year would be avoided', tail];
    },
    subtitle(D, o) {
      const list = sectors(D);
      const who = list && D.has('sector') ? 'Suppliers of ' + tw.plain(tw.list(list.map((c) => tw.isolate(D.sectorName(c).replace(/^[A-Z](?=[a-z])/, (l) => l.toLowerCase()))))) : 'Suppliers';
      const out = [who + ' take on the energy intensity of the ' + D.word + ' they supply, where it is lower; partial scenarios stop at a national benchmark. ' + (D.study.year ? D.study.year + '.' : '')];
      const lead = leaders(D);
      const s = shown(D)[0];
      const all = total(D, 'saving', o.scenario, s);
      const rows = lead.map((region) => hubs(D, o.scenario, s).find((r) => r.to_region === region)).filter((r) => r && r.central > 0);
      if (rows.length === 2 && all && all.central > 0) {
        out.push(' Purchases of ', tw.name(D.name(lead[0]), lead[0]), ' and ', tw.name(D.name(lead[1]), lead[1]), ' drive ' + tw.percent((rows[0].central + rows[1].central) / all.central) + ' of the ' + (s.code === 'CO2' ? 'CO₂' : D.short(s)) + ' avoided.');
      }
      return out;
    },
    read(D) {
      const lead = leaders(D);
      const out = [];
      if (lead.length) out.push('Dark parts of a bar: ', ...tw.list(lead.map((c) => tw.name(D.name(c), c))), ', whose purchases have the largest share, on average of what is shown. ');
      if (D.draws) out.push('Line: 95 % interval of the whole. Pills: 95 % intervals. ');
      out.push('The percentage under a bar is of the trade of the scenario’s sectors between ' + D.words + '.');
      return out;
    },
    sources(D) {
      const ci = (t) => (D.has(t + '_ci') ? t + '_ci' : t);
      return [ci('scenario_total'), ...(D.has('scenario_sum') || D.has('scenario_sum_ci') ? [ci('scenario_sum')] : [])];
    },
    draw(D, width, o) {
      o = Object.assign({}, o, { scenario: o.scenario || codes(D)[0] });
      const list = shown(D);
      const panels = tw.panels(width, list.length);
      const body = tw.inPanels(panels, (p, i) => {
        const above = bars(D, list[i], p.width, o);
        const below = pills(D, list[i], p.width, o);
        if (!below.height) return above;
        const at = above.height + 22;
        return { body: above.body + tw.el('g', { transform: 'translate(0 ' + tw.c(at) + ')' }, below.body), height: at + below.height };
      });
      return { width, height: body.height, body: body.body };
    },
    table(D, o) {
      const scenario = o.scenario || codes(D)[0];
      const columns = [{ label: 'Scenario' }, { label: tw.capital(D.word) + ' that buys' }];
      for (const s of shown(D)) columns.push({ label: D.head(s) + ' avoided', unit: tw.aYear(s.unit) }, { label: 'low' }, { label: 'high' });
      const cells = (s, r) => (r ? [tw.value(r, tw.amount(r.central, s.unit)), ...tw.bounds(r, (x) => tw.amount(x, s.unit))] : ['', '', '']);
      const rows = codes(D).map((c) => [name(c), 'all', ...shown(D).flatMap((s) => cells(s, total(D, 'saving', c, s)))]);
      const first = shown(D)[0];
      for (const h of hubs(D, scenario, first)) {
        rows.push([name(scenario), [tw.name(D.name(h.to_region), h.to_region)], ...shown(D).flatMap((s) => cells(s, hubs(D, scenario, s).find((r) => r.to_region === h.to_region)))]);
      }
      return { columns, rows };
    },
  });
})();
