/**
 * Flows between regions, for the matrix and the list: who emits for whom, by sector group, with what
 * each region emits for others and has emitted elsewhere, in the order in which regions stand.
 */
'use strict';
(() => {
  const VIEW = 'final_producer';
  const kept = new WeakMap();

  const all = (o) => !o.group || o.group === 'all';

  /**
   * The flows of a group (or all) between different regions: {s: {flows, total, whole, exports,
   * imports}} by stressor. `total` is a row of its table where there is one, else the sum `whole`.
   */
  function model(D, o) {
    const group = all(o) ? 'all' : o.group;
    if (!kept.has(D)) kept.set(D, new Map());
    const known = kept.get(D);
    if (known.has(group)) return known.get(group);
    const out = {};
    for (const s of D.stressors) {
      const where = { stressor: s.code };
      const rows = group === 'all' ? D.ci('flow_pair', 'value', { ...where, view: VIEW }) : D.ci('flow_group_pair', 'value', { ...where, group });
      const flows = tw.descending(rows.filter((r) => r.region !== r.to_region && Number.isFinite(r.central)));
      const edges = (quantity) =>
        new Map((group === 'all' ? D.ci('embodied_trade', quantity, { ...where, view: VIEW }) : D.ci('relocation', quantity, { ...where, group })).map((r) => [r.region, r]));
      const exports = edges('exports');
      const imports = edges('imports');
      const total = group === 'all' ? D.ci('national_total', 'value', { ...where, total: 'between_final_producer' })[0] : undefined;
      const sum = (list) => list.reduce((a, r) => a + (Number.isFinite(r.central) ? r.central : 0), 0);
      const whole = total && Number.isFinite(total.central) ? total.central : exports.size ? sum([...exports.values()]) : sum(flows);
      out[s.code] = { flows, exports, imports, total, whole };
    }
    known.set(group, out);
    return out;
  }
  tw.flowsBetween = (D, o = {}) => model(D, o);

  /** Regions by zone, then by TCI from high to low; without zones by what they outsource net. */
  tw.regionOrder = function (D) {
    const zones = new Map(D.rows('zone').filter((r) => r.zone).map((r) => [r.region, r]));
    const net = new Map(D.ci('embodied_trade', 'index', { view: VIEW, stressor: D.stressors[0].code }).map((r) => [r.region, r.central]));
    const last = (x) => (Number.isFinite(x) ? x : -Infinity);
    return D.regions
      .map((code, i) => ({ code, i, zone: zones.get(code)?.zone || '', by: last(zones.get(code)?.tci ?? net.get(code)) }))
      .sort((x, y) => (x.zone < y.zone ? -1 : x.zone > y.zone ? 1 : 0) || (y.by > x.by ? 1 : y.by < x.by ? -1 : 0) || x.i - y.i);
  };

  /** The n regions with the most exports and imports together, the mean of the stressors; the followed one is among them. */
  tw.largestRegions = function (D, m, n, o) {
    const list = tw.regionOrder(D);
    if (list.length <= n) return list;
    const size = new Map(list.map((r) => [r.code, 0]));
    for (const s of D.stressors) {
      const { exports, imports, whole } = m[s.code];
      for (const r of list) {
        const sum = (exports.get(r.code)?.central || 0) + (imports.get(r.code)?.central || 0);
        if (whole > 0) size.set(r.code, size.get(r.code) + sum / whole);
      }
    }
    const chosen = tw.descending(list, (r) => size.get(r.code)).slice(0, n);
    const followed = list.find((r) => r.code === o.follow);
    if (followed && !chosen.includes(followed)) chosen.splice(n - 1, 1, followed);
    return list.filter((r) => chosen.includes(r));
  };

  /** Heading of a panel: the stressor, the total with its interval where that is a row, what it is of. */
  tw.flowHeading = function (D, o, s, m, width) {
    const { total, whole } = m[s.code];
    const scale = tw.scale(whole, s.unit);
    const interval = total && total.sure ? ' (' + scale.number(total.p2_5) + '–' + scale.number(total.p97_5) + ')' : '';
    const year = s.code === 'deaths' ? ' a year' : '';
    const text = scale.text(whole) + interval + year + ' between ' + D.words + (all(o) ? '' : ', ' + tw.inSentence(o.group));
    return tw.heading(tw.capital(D.head(s)), text, width, o, { fill: tw.hueOf(s, o) });
  };

  /** What a flow says when it is pointed at. */
  tw.flowTip = (D, s, r, scale, m) => ({
    name: tw.fromTo(D.shortName(r.region), D.shortName(r.to_region)),
    value: scale.text(r.central) + (s.code === 'deaths' ? ' deaths a year' : ''),
    interval: tw.interval(r, s.unit),
    sentence: tw.percent(r.central / m[s.code].whole) + ' of all between ' + D.words + '.',
    regions: [r.region, r.to_region],
  });
})();
