/**
 * The largest flows between regions, exactly: a pill for the 95 % interval, a disc, the value; one
 * column a stressor. Where a region is followed, its own largest flows.
 */
'use strict';
(() => {
  const ROWS = 12;

  const positive = (D, s) => tw.flowsBetween(D)[s.code].flows.filter((r) => r.central > 0);
  /** The largest flows of a stressor, or the largest from and to the followed region. */
  function listed(D, s, o) {
    const flows = positive(D, s);
    const own = o.follow ? flows.filter((r) => r.region === o.follow || r.to_region === o.follow) : [];
    return (own.length ? own : flows).slice(0, ROWS);
  }
  const followed = (D, o) => (o.follow && D.stressors.some((s) => positive(D, s).some((r) => r.region === o.follow || r.to_region === o.follow)) ? o.follow : '');
  const shown = (D) => D.stressors.filter((s) => positive(D, s).length);
  const drawn = (D) => shown(D).some((s) => positive(D, s)[0].sure);
  const share = (D, s, rows) => rows.reduce((a, r) => a + r.central, 0) / tw.flowsBetween(D)[s.code].whole;

  function title(D, o) {
    const list = shown(D);
    const count = Math.max(...list.map((s) => listed(D, s, o).length));
    const parts = list.map((s) => [tw.percent(share(D, s, listed(D, s, o))) + ' of ' + tw.whole(D, s)]);
    const code = followed(D, o);
    const all = tw.count(D.regions.length * (D.regions.length - 1));
    const who = code ? [tw.capital(tw.words(count)) + ' flow' + (count === 1 ? '' : 's') + ' of ', tw.name(D.shortName(code), code)] : [tw.capital(tw.words(count)) + ' of ' + all + ' flows'];
    return [...who, count === 1 ? ' carries ' : ' carry ', ...tw.list(parts), ' between ' + D.words];
  }

  function order(D, o) {
    // The order of two neighbours is sure where their intervals do not overlap.
    const pairs = shown(D).flatMap((s) => {
      const rows = listed(D, s, o);
      return rows.slice(1).map((r, i) => tw.apart(rows[i], r));
    });
    if (!pairs.length) return '';
    const sure = pairs.filter((x) => x).length;
    return sure === pairs.length ? 'No two neighbours in a column overlap: the order is sure.' : sure === 0 ? 'All neighbours in a column overlap: their order is not sure.' : 'Where two pills of a column overlap, the order is not sure.';
  }

  tw.figure({
    id: 'pairlist',
    section: 'regions',
    missing(D) {
      if (!tw.hasTable(D, 'flow_pair')) return 'The largest flows need the table flow_pair, which this run does not have.';
      return shown(D).length ? null : 'Nothing flows between the ' + D.words + '.';
    },
    title,
    subtitle(D, o) {
      const arises = shown(D).every((s) => tw.verb(s) === 'has');
      return [
        (followed(D, o) ? 'The largest flows from and to the ' + D.word + ' followed' : 'The largest flows') +
          ': from the ' + D.word + ' where it ' + (arises ? 'arises' : 'is emitted') + ' to the one that makes the final product' + (D.study.year ? ', ' + D.study.year : '') + '.',
      ];
    },
    read: (D, o) => (drawn(D) ? ['Disc: the amount. Pill: its 95\u202f% interval. ' + order(D, o)] : ['Disc: the amount. This run has no intervals.']),
    sources: (D) => [tw.tableName(D, 'flow_pair')].concat(tw.hasTable(D, 'national_total') ? [tw.tableName(D, 'national_total')] : []),
    draw(D, width, o) {
      const K = tw.colours(o.theme);
      const list = shown(D);
      const panels = tw.panels(width, list.length);
      const code = followed(D, o);
      return {
        width,
        ...tw.inPanels(
          panels,
          (p, i) => {
            const s = list[i];
            const rows = listed(D, s, o);
            const scale = tw.scale(rows[0].central, s.unit);
            const unit = s.code !== 'deaths' && scale.unit && !/^([kMG]?t)$/.test(scale.unit) ? scale.unit : '';
            const head = tw.fit((code ? 'Largest flows of ' + D.shortName(code) + ', ' : 'Largest flows, ') + (s.code === 'CO2' ? 'CO₂' : s.code === 'deaths' ? 'deaths a year' : D.short(s)) + (unit ? ', ' + unit : ''), p.width, 14, 600);
            const pills = tw.pills(
              rows.map((r) => ({
                name: tw.fitFromTo(D.shortName(r.region), D.shortName(r.to_region), Math.floor(p.width * 0.42) - 1),
                tip: tw.fromTo(D.shortName(r.region), D.shortName(r.to_region)),
                row: r,
                text: /^([kMG]?t)$/.test(scale.unit) ? scale.text(r.central) : scale.number(r.central),
                interval: tw.interval(r, s.unit),
                colour: tw.hueOf(s, o),
                regions: [r.region, r.to_region],
                sentence: tw.percent(r.central / tw.flowsBetween(D)[s.code].whole) + ' of all between ' + D.words + '.',
              })),
              p.width,
              o,
              { pitch: 25 }
            );
            return { body: tw.text(0, 14, head, { size: 14, weight: 600, fill: K.ink }) + tw.el('g', { transform: 'translate(0 24)' }, pills.body), height: 24 + pills.height };
          },
          28
        ),
      };
    },
    table(D, o) {
      const bounds = drawn(D);
      const columns = [{ label: 'Of' }, { label: 'From' }, { label: 'To' }, { label: 'Amount' }];
      if (bounds) columns.push({ label: '2.5 %' }, { label: '97.5 %' });
      columns.push({ label: 'Unit' });
      const rows = shown(D).flatMap((s) =>
        listed(D, s, o).map((r) => [D.head(s), tw.name(D.name(r.region), r.region), tw.name(D.name(r.to_region), r.to_region), tw.value(r, tw.number(r.central)), ...(bounds ? tw.bounds(r, (v) => tw.number(v)) : []), s.unit])
      );
      return { columns, rows };
    },
  });
})();
