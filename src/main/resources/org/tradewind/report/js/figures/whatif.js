/**
 * What-ifs: deaths and CO2 that each avoids at first order, and the regions where it is emitted and
 * where people would not die.
 */
'use strict';
(() => {
  const MOST = 8;
  const CO2 = { quantity: 'co2_avoided_t', share: 'co2_share', code: 'CO2', head: 'CO₂ avoided', unit: 't', of: 'CO₂' };
  const DEATHS = { quantity: 'deaths_avoided', share: 'deaths_share', code: 'deaths', head: 'Deaths avoided', unit: 'deaths a year', of: 'deaths' };
  const STRESSORS = [CO2, DEATHS];
  const has = (D, t) => D.has(t) || D.has(t + '_ci');
  const ci = (D, t) => (D.has(t + '_ci') ? t + '_ci' : t);
  const name = (code) => tw.capital(String(code).replace(/_/g, ' '));
  const codes = (D) => [...new Set(D.ci('whatif', 'deaths_avoided').map((r) => r.whatif))];
  const total = (D, quantity, whatif) => D.ci('whatif', quantity, { whatif })[0];
  const finite = (r) => Boolean(r) && Number.isFinite(r.central);
  /** Deaths or CO2: the one with an amount in any of the what-ifs. */
  const shown = (D) => STRESSORS.filter((s) => codes(D).some((c) => finite(total(D, s.quantity, c)) && total(D, s.quantity, c).central !== 0));
  const amount = (s, v) => tw.amount(v, s.unit);
  const hue = (s, K) => (s.code === 'CO2' ? K.a : K.b);

  /** All what-ifs as pills, deaths on the left, CO2 on the right. */
  function totals(D, s, width, o) {
    const K = tw.colours(o.theme);
    const heading = tw.heading(s.head, 'a year', width, o, { fill: hue(s, K) });
    const rows = codes(D).filter((c) => finite(total(D, s.quantity, c))).map((c) => {
      const r = total(D, s.quantity, c);
      const share = total(D, s.share, c);
      return {
        name: name(c), row: r, text: amount(s, r.central), interval: tw.interval(r, s.unit), colour: hue(s, K), key: c,
        sentence: finite(share) ? tw.percent(share.central) + ' of the ' + s.of + ' of all sources.' : '', weight: c === o.whatif ? 600 : 400,
      };
    });
    const list = tw.pills(rows, width, o, { pitch: 30 });
    return { body: heading.body + tw.el('g', { transform: 'translate(0 ' + tw.c(heading.height + 6) + ')' }, list.body), height: heading.height + 6 + list.height };
  }

  /** The largest regions of one table for the chosen what-if. */
  function regions(D, table, key, s, whatif, o) {
    const quantity = s.quantity;
    const rows = tw.descending(D.ci(table, quantity, { whatif }).filter((r) => finite(r) && r[key] !== '*' && r.central !== 0));
    const list = rows.slice(0, MOST);
    const followed = o.follow && rows.find((r) => r[key] === o.follow);
    if (followed && !list.includes(followed)) list.push(followed);
    return list;
  }

  function block(D, title, list, key, s, width, o) {
    const K = tw.colours(o.theme);
    if (!list.length) return { body: '', height: 0 };
    const place = (code) => (code === 'OUTSIDE' ? 'outside the ' + D.words : D.shortName(code));
    const rows = list.map((r) => ({
      name: place(r[key]), tip: r[key] === 'OUTSIDE' ? tw.capital(place('OUTSIDE')) : D.name(r[key]), row: r, text: amount(s, r.central), interval: tw.interval(r, s.unit),
      colour: hue(s, K), regions: r[key] === 'OUTSIDE' ? [] : [r[key]], key: title + ' ' + r[key], sentence: title + '.',
    }));
    const lines = tw.wrap(title, width, 13, 600);
    const pills = tw.pills(rows, width, o, { pitch: 24 });
    const at = lines.length * 17 + 6;
    return { body: lines.map((l, i) => tw.text(0, 13 + i * 17, l, { weight: 600 })).join('') + tw.el('g', { transform: 'translate(0 ' + tw.c(at) + ')' }, pills.body), height: at + pills.height };
  }

  /** The blocks of regions that the run has: [{title, list, key, s}]. */
  function blocks(D, o) {
    const out = [];
    for (const s of shown(D)) {
      if (has(D, 'whatif_region')) out.push({ title: s.code === 'CO2' ? 'Where the CO₂ is no longer emitted' : 'Where the smoke no longer rises: deaths', list: regions(D, 'whatif_region', 'region', s, o.whatif, o), key: 'region', s });
      if (s.code === 'deaths' && has(D, 'whatif_receptor')) out.push({ title: 'Where people do not die', list: regions(D, 'whatif_receptor', 'to_region', s, o.whatif, o), key: 'to_region', s });
    }
    return out.filter((b) => b.list.length);
  }

  const option = (D, o) => Object.assign({}, o, { whatif: codes(D).includes(o.whatif) ? o.whatif : codes(D)[0] });

  tw.figure({
    id: 'whatif',
    section: 'help',
    missing(D) {
      if (!has(D, 'whatif')) return 'The study asks no what-ifs (key whatif), or has no grid to answer them.';
      if (!codes(D).length) return 'The study asks no what-ifs (key whatif).';
      return shown(D).length ? null : 'The what-ifs of this study avoid nothing: none of them touches a source that emits.';
    },
    controls: (D) => (codes(D).length ? [{ id: 'whatif', label: 'By ' + D.word + ' for', options: codes(D).map((c) => ({ value: c, label: name(c) })), initial: codes(D)[0] }] : []),
    title(D) {
      const list = codes(D);
      const deaths = tw.descending(list.filter((c) => finite(total(D, 'deaths_avoided', c))), (c) => total(D, 'deaths_avoided', c).central);
      const phrase = (c) => {
        const parts = shown(D).filter((s) => finite(total(D, s.quantity, c))).map((s) => {
          const r = total(D, s.quantity, c);
          return [tw.value(r, amount(s, Math.abs(r.central)) + (s.code === 'deaths' ? ' deaths' : ' of CO₂'))];
        });
        return tw.list(parts);
      };
      const verb = (c) => (shown(D).every((s) => !(total(D, s.quantity, c) || {}).central || total(D, s.quantity, c).central > 0) ? 'avoid ' : 'change the year by ');
      if (list.length === 1) return [tw.name(name(list[0])), ' would ' + verb(list[0]), ...phrase(list[0]), ' a year'];
      if (deaths.length >= 2) {
        const [a, b] = deaths;
        const [ra, rb] = [a, b].map((c) => total(D, 'deaths_avoided', c));
        const apart = tw.apart(ra, rb);
        const first = tw.amountOf({ code: 'deaths', unit: 'deaths a year' }, ra);
        const second = tw.value(rb, amount(DEATHS, rb.central));
        const co2 = [a, b].map((c) => total(D, 'co2_avoided_t', c));
        const but = finite(co2[0]) && finite(co2[1]) && tw.apart(co2[0], co2[1]) === true && co2[1].central > co2[0].central && apart === true;
        if (but) return [tw.name(name(a)), ' would surely avoid more deaths than ', tw.name(name(b).toLowerCase()), ' (', first[0], ' against ', second, ' a year), but less CO₂'];
        if (apart === true) return [tw.name(name(a)), ' would surely avoid more deaths than ', tw.name(name(b).toLowerCase()), ': ', first[0], ' against ', second, ' a year'];
        return [tw.name(name(a)), ' would avoid ', ...first, ' a year, ', tw.name(name(b).toLowerCase()), ' ', second, ...(apart === false ? ['; which avoids more is not sure'] : [])];
      }
      return ['What ', tw.words(list.length), ' changes would avoid'];
    },
    subtitle: (D) => ['Each what-if scales the emissions of some sources' + tw.yearText(D) + '. Avoided a year, of the emissions of all ' + D.words + ', households included.'],
    read(D) {
      return [
        'First order: deaths avoided are emissions removed times deaths per tonne at today’s PM2.5, so they grow in proportion to what is removed. They are right for small changes and too few for large ones where more smoke adds less risk.' +
          (D.draws ? ' Pills: 95\u202f% intervals.' : '') + (has(D, 'whatif_receptor') ? ' Where people do not die: by the ' + D.word + ' of those who breathe it.' : ' Where people would not die was not traced in this run.'),
      ];
    },
    sources: (D) => ['whatif', 'whatif_region', 'whatif_receptor'].filter((t) => has(D, t)).map((t) => ci(D, t)),
    draw(D, width, given) {
      const o = option(D, given);
      const list = shown(D);
      const above = tw.inPanels(tw.panels(width, list.length), (p, i) => totals(D, list[i], p.width, o));
      const below = blocks(D, o);
      if (!below.length) return { width, height: above.height, body: above.body };
      const three = width >= 1000 && below.length === 3;
      const gap = 40;
      const each = (width - 2 * gap) / 3;
      const panels = three ? Object.assign(below.map((_, i) => ({ x: i * (each + gap), width: each, column: i, line: 0 })), { columns: 3 }) : tw.panels(width, below.length);
      const head = tw.wrap('By ' + D.word + ': ' + name(o.whatif), width, 16, 600, 'serif');
      const at = above.height + 34;
      const next = at + head.length * 22 + 6;
      const rows = tw.inPanels(panels, (p, i) => block(D, below[i].title, below[i].list, below[i].key, below[i].s, p.width, o), 28);
      const body = above.body + head.map((l, i) => tw.text(0, at + i * 22, l, { size: 16, weight: 600, family: 'serif' })).join('') + tw.el('g', { transform: 'translate(0 ' + tw.c(next - 8) + ')' }, rows.body);
      return { width, height: next - 8 + rows.height, body };
    },
    table(D, given) {
      const o = option(D, given);
      const columns = [{ label: 'What-if' }, { label: 'Of' }, { label: 'CO₂ avoided', unit: 't a year' }, { label: 'low' }, { label: 'high' }, { label: 'Deaths avoided', unit: 'a year' }, { label: 'low' }, { label: 'high' }];
      const cells = (s, r) => (finite(r) ? [tw.value(r, amount(s, r.central)), ...tw.bounds(r, (v) => amount(s, v))] : ['', '', '']);
      const rows = codes(D).map((c) => [name(c), 'all', ...STRESSORS.flatMap((s) => cells(s, total(D, s.quantity, c)))]);
      if (has(D, 'whatif_region')) {
        const all = new Set(STRESSORS.flatMap((s) => regions(D, 'whatif_region', 'region', s, o.whatif, o).map((r) => r.region)));
        for (const code of all) rows.push([name(o.whatif), ['emitted in ', tw.name(D.name(code), code)], ...STRESSORS.flatMap((s) => cells(s, D.ci('whatif_region', s.quantity, { whatif: o.whatif, region: code })[0]))]);
      }
      if (has(D, 'whatif_receptor')) {
        for (const r of regions(D, 'whatif_receptor', 'to_region', DEATHS, o.whatif, o)) rows.push([name(o.whatif), r.to_region === 'OUTSIDE' ? 'breathed outside' : ['breathed in ', tw.name(D.name(r.to_region), r.to_region)], '', '', '', ...cells(DEATHS, r)]);
      }
      return { columns, rows };
    },
  });
})();
