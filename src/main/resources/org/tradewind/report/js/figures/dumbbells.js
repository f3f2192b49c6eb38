/**
 * How sure is that? The shares behind the Sankey diagrams, tier by tier: a disc for the first
 * stressor, a diamond for the second, whiskers for their 95 % intervals. A name is bold where the
 * two surely differ, by the rule of the Sankey diagrams. One stressor: pills.
 */
'use strict';
(() => {
  const PITCH = 27;
  /** The disc stands this far above the middle of its row, the diamond below, so that equal shares are both seen. */
  const OFF = 4.6;

  const two = (D) => D.stressors.length > 1;
  const sure = (D) => tw.tiers(D)[0].some((n) => D.stressors.every((s) => n.share[s.code].sure));
  const shareOf = (n, s) => n.share[s.code];
  const percent = (row) => tw.value(row, tw.percent(row.central));

  function title(D) {
    const emitting = tw.tiers(D)[0].filter((n) => !n.rest);
    if (!two(D)) {
      const s = D.stressors[0];
      const top = tw.descending(emitting, (n) => shareOf(n, s).central)[0];
      const row = shareOf(top, s);
      const out = [tw.name(tw.capital(top.name)), ' has ', percent(row), ' of ' + tw.whole(D, s)];
      if (row.sure) out.push(' (95\u202f%: ', tw.value(row, tw.percent(row.p2_5), 'p2_5'), ' to ', tw.value(row, tw.percent(row.p97_5), 'p97_5'), ')');
      return out;
    }
    const [a, b] = D.stressors;
    if (!sure(D)) {
      const top = tw.descending(emitting, (n) => Math.abs(shareOf(n, a).central - shareOf(n, b).central))[0];
      return ['Group by group: ', tw.name(tw.inSentence(top.name)), ' has ', percent(shareOf(top, a)), ' of ' + tw.whole(D, a) + ' and ', percent(shareOf(top, b)), ' of ' + tw.whole(D, b)];
    }
    const apart = emitting.filter((n) => n.apart).length;
    const all = tw.count(emitting.length);
    const what = 'the share of ' + tw.whole(D, a) + ' and the share of ' + tw.whole(D, b);
    if (!apart) return ['In none of the ' + all + ' emitting groups do ' + what + ' surely differ'];
    return ['In ' + (apart === emitting.length ? 'all ' : tw.count(apart) + ' of the ') + all + ' emitting groups, ' + what + ' surely differ'];
  }

  function subtitle(D) {
    return ['Share of all that supply chains carry, in each of the three tiers of the figure above' + (sure(D) ? '. Whiskers are 95\u202f% intervals' : '') + (D.study.year ? ', ' + D.study.year : '') + '.'];
  }

  function read(D) {
    if (!two(D)) return sure(D) ? ['Disc: the share. Pill: its 95\u202f% interval.'] : ['Disc: the share. This run has no intervals.'];
    const [a, b] = D.stressors.map((s) => D.short(s));
    const marks = 'Disc: share of ' + a + '. Diamond: share of ' + b + '. ';
    if (!sure(D)) return [marks + 'This run has no intervals, so whether two shares differ is not known.'];
    return [marks + 'A name is bold and its line coloured where the two surely differ: ' + tw.leanRule(D) + '. Elsewhere which is larger is not sure.'];
  }

  /** The whole percent above the highest end. */
  function highest(D) {
    const ends = tw.tiers(D).flatMap((list) => list.flatMap((n) => D.stressors.flatMap((s) => [shareOf(n, s).central, shareOf(n, s).p97_5])));
    return Math.max(0.01, ...ends.filter((x) => Number.isFinite(x)));
  }
  function lowest(D) {
    const ends = tw.tiers(D).flatMap((list) => list.flatMap((n) => D.stressors.flatMap((s) => [shareOf(n, s).central, shareOf(n, s).p2_5])));
    return Math.min(0, ...ends.filter((x) => Number.isFinite(x)));
  }

  /** Widths of names and of values: the same in all tiers, so that stacked panels align. */
  function columnWidths(D, width) {
    const all = tw.tiers(D).flat();
    const value = Math.ceil(Math.max(34, ...all.flatMap((n) => D.stressors.map((s) => tw.textWidth(tw.percent(shareOf(n, s).central), 13, 600))))) + 6;
    return [Math.ceil(Math.min(width * 0.34, Math.max(0, ...all.map((n) => tw.textWidth(tw.isolate(n.name), 13, 600))))), value];
  }

  function panel(D, o, tier, width, scaleEnds) {
    const K = tw.colours(o.theme);
    const list = tw.tiers(D)[tier];
    const head = tw.text(0, 14, tw.capital(tw.tierName(D, tier)), { size: 14, weight: 600, fill: K.ink });
    const top = 26;
    const [low, high] = scaleEnds;
    if (!two(D)) {
      const s = D.stressors[0];
      const pills = tw.pills(
        list.map((n) => ({ name: n.name, row: shareOf(n, s), text: tw.percent(shareOf(n, s).central), interval: tw.interval(shareOf(n, s), '', 'percent'), colour: tw.hueOf(s, o) })),
        width,
        o,
        { low, high, pitch: PITCH, nameWidth: columnWidths(D, width)[0] }
      );
      return { body: head + tw.el('g', { transform: 'translate(0 ' + top + ')' }, pills.body), height: top + pills.height };
    }
    const [a, b] = D.stressors;
    const [names, value] = columnWidths(D, width);
    const right = width - 2 * value - 10;
    const scale = tw.linear(low, high, names + 12, right);
    const bottom = top + list.length * PITCH;
    const parts = [head];
    parts.push(tw.text(width - value, 14, D.short(a) === 'carbon' ? 'CO₂' : tw.fit(tw.capital(D.short(a)), value, 12), { size: 12, fill: K.a, anchor: 'end' }));
    parts.push(tw.text(width, 14, tw.fit(tw.capital(D.short(b)), value + 8, 12), { size: 12, fill: K.b, anchor: 'end' }));
    parts.push(tw.axisX(scale, bottom, o, { n: Math.max(3, Math.floor((right - names) / 44)), text: (v) => tw.percent(v), grid: [top - 2, bottom], zero: true, bounds: [names - 20, width] }).body);
    list.forEach((n, i) => {
      const y = top + i * PITCH + PITCH / 2;
      const rows = [shareOf(n, a), shareOf(n, b)];
      const at = rows.map((r) => (Number.isFinite(r.central) ? scale(r.central) : NaN));
      const weight = n.apart ? 600 : 400;
      const line = n.apart ? K[n.lean] : K.none;
      const shape = [];
      if (at.every((x) => Number.isFinite(x))) shape.push(tw.el('line', { x1: at[0], x2: at[1], y1: y - OFF, y2: y + OFF, stroke: line, 'stroke-width': n.apart ? '3' : '1.2', 'stroke-opacity': n.apart ? 0.4 : 0.8 }));
      rows.forEach((r, k) => {
        const dy = k ? OFF : -OFF;
        const colour = k ? K.b : K.a;
        if (r.sure) shape.push(tw.whisker(scale(r.p2_5), scale(r.p97_5), y + dy, colour, { cap: 0, width: 1.6 }));
        if (Number.isFinite(at[k])) shape.push(tw.shape(k ? 'diamond' : 'disc', at[k], y + dy, 4.2, colour));
      });
      const interval = rows.every((r) => r.sure) ? '95\u202f%: ' + rows.map((r) => tw.interval(r, '', 'percent')).join(', ') : null;
      parts.push(
        tw.mark(
          {
            name: n.name + ', ' + tw.tierName(D, tier),
            value: tw.percent(rows[0].central) + ' of ' + tw.whole(D, a) + ', ' + tw.percent(rows[1].central) + ' of ' + tw.whole(D, b),
            interval,
            sentence: !rows.every((r) => r.sure) ? null : (n.apart ? 'Surely more in ' + D.short(n.lean === 'a' ? a : b) + '. ' : 'Which is more is not sure. ') + tw.agreement(D, n),
            key: n.key,
          },
          o,
          tw.hit(0, top + i * PITCH, width, PITCH),
          tw.text(names, y + 4.5, tw.fit(n.name, names, 13, weight), { weight, fill: K.ink, anchor: 'end' }),
          shape,
          tw.text(width - value, y + 4.5, tw.percent(rows[0].central), { weight, fill: K.ink, anchor: 'end' }),
          tw.text(width, y + 4.5, tw.percent(rows[1].central), { weight, fill: K.ink, anchor: 'end' })
        )
      );
    });
    return { body: parts.join(''), height: bottom + 20 };
  }

  tw.figure({
    id: 'dumbbells',
    section: 'sectors',
    missing(D) {
      if (!tw.hasTable(D, 'tier_node')) return 'The shares of sectors need the table tier_node, which this run does not have.';
      const there = tw.tiers(D)[0].some((n) => D.stressors.some((s) => Number.isFinite(shareOf(n, s).central)));
      return there ? null : 'No amount flows through the three tiers of sectors.';
    },
    title,
    subtitle,
    read,
    sources: (D) => [tw.tableName(D, 'tier_node')].concat(two(D) && D.has('tier_lean') ? ['tier_lean'] : []),
    draw(D, width, o) {
      const K = tw.colours(o.theme);
      const columns = width >= 960 ? 3 : 1;
      const gap = 36;
      const each = (width - gap * (columns - 1)) / columns;
      const key = two(D)
        ? tw.legend(D.stressors.map((s, i) => ({ colour: i ? K.b : K.a, text: 'share of ' + D.short(s), shape: i ? 'diamond' : 'disc' })), width, o)
        : { body: '', height: 0 };
      const top = key.height ? key.height + 12 : 0;
      const ends = [lowest(D), highest(D)];
      const panels = [0, 1, 2].map((t) => ({ x: (t % columns) * (each + gap), width: each, line: Math.floor(t / columns), t }));
      const drawn = tw.inPanels(panels, (p) => panel(D, o, p.t, p.width, ends), 22);
      return { width, height: top + drawn.height, body: key.body + tw.el('g', { transform: top ? 'translate(0 ' + tw.c(top) + ')' : null }, drawn.body) };
    },
    table(D) {
      const bounds = sure(D);
      const columns = [{ label: 'Where' }, { label: 'Group' }];
      for (const s of D.stressors) {
        columns.push({ label: 'Share of ' + D.short(s) });
        if (bounds) columns.push({ label: 'Share of ' + D.short(s) + ', 2.5 %' }, { label: 'Share of ' + D.short(s) + ', 97.5 %' });
      }
      const odds = two(D) && bounds && D.has('tier_lean');
      if (two(D) && bounds) columns.push({ label: 'Surely differ' });
      if (odds) columns.push(...D.stressors.map((s) => ({ label: 'Share of draws with more of ' + D.short(s) })));
      const rows = tw.tiers(D).flatMap((list, tier) =>
        list.map((n) => [
          tw.tierName(D, tier),
          tw.name(n.name),
          ...D.stressors.flatMap((s) => [percent(shareOf(n, s)), ...(bounds ? tw.bounds(shareOf(n, s), (v) => tw.percent(v)) : [])]),
          ...(two(D) && bounds ? [n.apart ? 'yes' : 'no'] : []),
          ...(odds ? D.stressors.map((s) => (n.odds?.[s.code] ? tw.value(n.odds[s.code], tw.percent(n.odds[s.code].probability), 'probability') : '')) : []),
        ])
      );
      return { columns, rows };
    },
  });
})();
