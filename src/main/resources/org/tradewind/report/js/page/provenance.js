/**
 * The end of the page, as HTML text: where every number comes from, what was ignored, mended or
 * assumed, whether the books close, how to make the run again, and what was left out and why.
 */
'use strict';
(function () {
  const text = tw.escape;
  const STATUS = { REAL: 'real', ESTIMATED: 'estimated', ILLUSTRATIVE: 'illustrative', GIVEN: 'given' };
  const badge = (status) => '<span class="badge ' + (STATUS[status] || 'given') + '">' + text(status || 'GIVEN') + '</span>';
  const list = (items) => '<ul class="notes">' + items.map((x) => '<li>' + x + '</li>').join('') + '</ul>';
  const fold = (summary, body) => '<details><summary>' + text(summary) + '</summary>' + body + '</details>';
  const scroll = (label, body) => '<div class="scroll" tabindex="0" role="region" aria-label="' + text(label) + '">' + body + '</div>';
  const table = (label, heads, rows) => scroll(label, '<table><thead><tr>' + heads.map((h) => '<th scope="col">' + text(h) + '</th>').join('') + '</tr></thead><tbody>' + rows.map((r) => '<tr>' + r.map((c, i) => (i ? '<td>' + c + '</td>' : '<th scope="row">' + c + '</th>')).join('') + '</tr>').join('') + '</tbody></table>');
  const seen = 8;

  /** The first of many in sight, the rest folded. */
  function some(items, what) {
    if (items.length <= seen + 2) return list(items);
    return list(items.slice(0, seen)) + fold('The other ' + tw.count(items.length - seen) + ' ' + what, list(items.slice(seen)));
  }

  // -------------------------------------------------------------- inputs

  function inputs(D) {
    const m = D.page.manifest || {};
    const all = [
      ...Object.entries(m.inputs || {}).map(([name, x]) => [name, x.provenance || {}, x.files || [], x.files_not_listed || 0]),
      ...Object.entries(m.computed || {}).map(([name, x]) => [name + ' (computed)', x, [], 0]),
    ];
    if (!all.length) return '';
    const counts = new Map();
    for (const [, p] of all) counts.set(p.status || 'GIVEN', (counts.get(p.status || 'GIVEN') || 0) + 1);
    const words = ['REAL', 'ESTIMATED', 'ILLUSTRATIVE', 'GIVEN'].filter((s) => counts.has(s)).map((s) => tw.count(counts.get(s)) + ' ' + STATUS[s]);
    const rows = all.map(([name, p]) => ['<b>' + text(name) + '</b>', badge(p.status), text(p.source || 'no source stated') + (p.note ? '<br><small>' + text(p.note) + '</small>' : '')]);
    const hashes = [].concat(
      ...all.map(([name, p, files, more]) => {
        const own = files.length ? files : p.files || [];
        return [...own.map((f) => [text(name), text(f.path || f.name || ''), '<code class="hash">' + text(f.sha256 || '') + '</code>']), ...(more ? [[text(name), tw.count(more) + ' more files: manifest.json', '']] : [])];
      })
    );
    return (
      '<h3 id="inputs">What is real, what is estimated, what is made up</h3><p>' +
      text(tw.count(all.length) + ' inputs: ' + tw.plain(tw.list(words)) + '. ') +
      'Real: published data, at most reshaped. Estimated: computed from real data by a stated method. Illustrative: made up in shape and magnitude. Given: by the user, without a statement.</p>' +
      table('Inputs', ['Input', 'Status', 'Source'], rows) +
      (hashes.length ? fold('Files and their SHA-256', table('Files and their SHA-256', ['Input', 'File', 'SHA-256'], hashes)) : '')
    );
  }

  function remarks(D) {
    const m = D.page.manifest || {};
    const all = m.remarks || [];
    if (!all.length) return '<h3>What was ignored, mended or assumed</h3><p>The inputs were taken as they are.</p>';
    return '<h3>What was ignored, mended or assumed</h3>' + some(all.map((r) => text(r)), 'remarks');
  }

  // -------------------------------------------------------------- books

  function ledger(D) {
    const l = D.page.ledger;
    if (!l || !l.entries || !l.entries.length) return '<h3>Do the books close?</h3><p>This run has no ledger.</p>';
    const open = l.entries.filter((e) => !e.closes);
    const gaps = l.entries.map((e) => Math.abs(e.gap)).filter(Number.isFinite);
    const most = gaps.length ? gaps.reduce((a, b) => Math.max(a, b)) : NaN;
    const head = open.length
      ? '<p class="alert">' + text(tw.words(open.length) === 'one' ? 'One total does not close.' : tw.capital(tw.words(open.length)) + ' totals do not close.') + '</p>'
      : '<p>' + text('All ' + tw.count(l.entries.length) + ' totals close. The largest relative gap is ' + tw.number(most, 2) + '; ' + tw.number(l.tolerance, 1) + ' is allowed.') + '</p>';
    const line = (e) => [text(e.what), text(tw.number(e.left, 6)), text(tw.number(e.right, 6)), text(tw.number(e.gap, 2))];
    const heads = ['What must agree', 'Left', 'Right', 'Relative gap'];
    const named = (l.named || []).map((e) => [text(e.what), text(tw.number(e.value, 4) + (e.unit ? ' ' + e.unit : ''))]);
    return (
      '<h3>Do the books close?</h3>' +
      head +
      (open.length ? table('Totals that do not close', heads, open.map(line)) : '') +
      (named.length ? fold('What leaves the books by name', table('What leaves the books by name', ['What', 'Amount'], named)) : '') +
      fold('All ' + tw.count(l.entries.length) + ' totals', table('All totals', heads, l.entries.map(line)))
    );
  }

  /** Published numbers next to those of the run; every field of a line that is there becomes a column. */
  function reproduction(D) {
    const lines = D.page.reproduction || [];
    if (!lines.length) return '<h3>Published against computed</h3><p>No published numbers are known for this study. <code>jobs/reproduce</code> compares runs for China with the papers.</p>';
    const fields = [...new Set([].concat(...lines.map((x) => Object.keys(x))))].filter((k) => lines.some((x) => x[k] !== null && x[k] !== undefined && x[k] !== '' && typeof x[k] !== 'object'));
    const show = (v) => (typeof v === 'number' ? tw.number(v, 4) : typeof v === 'boolean' ? (v ? 'yes' : 'no') : v === null || v === undefined ? '' : String(v));
    const title = (k) => tw.capital(k.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ').toLowerCase());
    return '<h3>Published against computed</h3>' + table('Published against computed', fields.map(title), lines.map((x) => fields.map((k) => text(show(x[k])))));
  }

  // -------------------------------------------------------------- how it was made

  function making(D) {
    const m = D.page.manifest || {};
    const s = m.software || {};
    const keys = D.study.keys || {};
    const draws = m.draws || {};
    const facts = [
      ['Tradewind', D.study.version || s.tradewind],
      ['Java, Spark', [s.java, s.spark].filter(Boolean).join(', ')],
      ['System', [s.os, s.master].filter(Boolean).join(', ')],
      ['Numeric backend', m.numeric_backend],
      ['Seed of the draws', D.draws ? keys['uncertainty.seed'] : 'no draws'],
      ['Draws', D.draws ? tw.count(D.study.draws) + (draws.draws_asked && draws.draws_asked !== draws.draws ? ' of ' + tw.count(draws.draws_asked) + ' asked for' : '') : ''],
      ['Run started', m.started],
      ['Run finished', m.finished],
    ].filter((x) => x[1]);
    const set = Object.keys(keys).sort();
    const title = D.study.title && D.study.title !== D.study.name ? D.study.title + ' (study ' + D.study.name + ')' : 'study ' + D.study.name;
    const cite =
      D.study.status === 'ILLUSTRATIVE'
        ? 'Do not cite these numbers: inputs are illustrative. The software can be cited: Tradewind ' + (D.study.version || '') + '.'
        : 'Tradewind ' + (D.study.version || '') + ', ' + title + (m.started ? ', run of ' + String(m.started).slice(0, 10) : '') + '. Cite the sources of the inputs above with it' + (D.study.status === 'ESTIMATED' ? ', and say that some are estimates' : '') + '.';
    return (
      '<h3>How to cite it, how to make it again</h3><p>' + text(cite) + '</p>' +
      '<pre><code>' + text('jobs/run ' + (D.study.command || (D.study.name === 'sample' ? '' : 'conf/' + D.study.name + '.yaml ')) + '--out RUN\njobs/report RUN') + '</code></pre>' +
      '<p>The same inputs, keys, seed and version give the same tables.</p>' +
      '<div class="facts">' + table('How it was made', ['What', 'Value'], facts.map(([k, v]) => [text(k), text(v)])) + '</div>' +
      (set.length ? fold('All ' + tw.count(set.length) + ' keys of the study', table('Keys of the study', ['Key', 'Value'], set.map((k) => ['<code>' + text(k) + '</code>', '<code>' + text(keys[k]) + '</code>']))) : '')
    );
  }

  // -------------------------------------------------------------- what is not there

  function absent(D, plan) {
    const m = D.page.manifest || {};
    const items = [];
    const whole = plan.out.filter((x) => x.whole);
    for (const x of whole) items.push('<b>' + text('Section ' + x.section) + '</b>: none of its figures has its tables.');
    for (const x of plan.out) if (!x.whole) items.push('<b>' + text(x.section + ', ' + tw.shell.figureName(x.id)) + '</b>: ' + tw.html(x.reason));
    for (const x of m.stages_left_out || []) items.push('Not computed: ' + text(x) + '.');
    if (!D.draws) items.push('Intervals: this study made no draws.');
    const not = D.rows('uncertainty_source').filter((r) => String(r.carried) === 'false');
    for (const r of not) items.push('Not in the intervals: ' + text(String(r.source).replace(/_/g, ' ')) + (r.note ? '. ' + tw.capital(text(r.note)) : '') + '.');
    return '<h3 id="left-out">What is not here, and why</h3>' + (items.length ? some(items, 'reasons') : '<p>Every figure of the report is here.</p>');
  }

  function tables(D) {
    const m = D.page.manifest || {};
    const catalog = D.page.catalog || Object.entries(m.outputs_rows || {}).map(([name, rows]) => ({ table: name, rows }));
    if (!catalog.length) return '';
    const linked = tw.shell.files(D);
    const item = (t) => '<li>' + (linked(t.table) ? '<a href="csv/' + encodeURIComponent(t.table) + '.csv">' + text(t.table) + '</a>' : text(t.table)) + (Number.isFinite(t.rows) ? ' <small>' + text(tw.count(t.rows)) + '</small>' : '') + '</li>';
    const sorted = [...catalog].sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0));
    return '<h3 id="tables">All ' + text(tw.count(catalog.length)) + ' tables</h3><p>With their rows. The links open the files next to this page.</p>' + '<ul class="tables">' + sorted.map(item).join('') + '</ul>';
  }

  tw.provenance = function (D, plan) {
    return '<h2 id="provenance-head">Provenance</h2>' + inputs(D) + remarks(D) + ledger(D) + reproduction(D) + making(D) + absent(D, plan) + tables(D);
  };

  /** What the strip says on top of a study of which not every input is real. */
  tw.strip = function (D) {
    const what = D.study.status === 'ILLUSTRATIVE' ? 'Made up in shape and magnitude. Do not cite these numbers.' : 'Some inputs are estimates.';
    return text(what) + ' <a href="#inputs">What is real, estimated or illustrative</a>';
  };

  tw.foot = function (D) {
    return 'Made by Tradewind ' + text(D.study.version || '') + ' from the tables of study ' + tw.html(tw.name(D.study.name)) + '. This file needs no network. Fonts: Source Serif 4 and Source Sans 3 (SIL Open Font License 1.1). Layouts: d3 and d3-sankey (ISC, BSD 3-Clause).';
  };
})();
