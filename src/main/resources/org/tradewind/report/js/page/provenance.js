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
  const table = (label, heads, rows, kind) => scroll(label, '<table' + (kind ? ' class="' + kind + '"' : '') + '><thead><tr>' + heads.map((h) => '<th scope="col">' + text(h) + '</th>').join('') + '</tr></thead><tbody>' + rows.map((r) => '<tr>' + r.map((c, i) => (i ? '<td>' + c + '</td>' : '<th scope="row">' + c + '</th>')).join('') + '</tr>').join('') + '</tbody></table>');
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
      table('Inputs', ['Input', 'Status', 'Source'], rows, 'inputs') +
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

  /** Printed numbers of papers next to those of the run: a table for each paper. */
  function reproduction(D) {
    const lines = D.page.reproduction || [];
    const head = '<h3 id="published">Published against computed</h3>';
    if (!lines.length) return head + '<p>No published numbers are known for this study. <code>jobs/reproduce</code> compares runs for China with the papers.</p>';
    const papers = [...new Set(lines.map((x) => x.paper))];
    const closed = lines.some((x) => x.closed);
    const heads = ['What', 'Printed', 'This run', ...(closed ? ['Deaths rescaled to J'] : []), 'Run against paper', 'Computed from', 'What it can mean'];
    const line = (x) => ['<small>' + text(x.section) + (x.row ? ', ' + text(x.row) : '') + '</small><br>' + text(x.quantity), text(x.printed), text(x.given || 'not in this run'), ...(closed ? [text(x.closed)] : []), text(x.against), text(x.how), text(x.meaning)];
    const note = D.study.status === 'ILLUSTRATIVE' ? ' Its inputs are illustrative: agreement would be coincidence.' : '';
    return (
      head + '<p>' + text(tw.count(lines.length) + ' printed numbers next to those of this run.' + note) + '</p>' +
      papers.map((p) => lines.filter((x) => x.paper === p)).map((of) => fold(of[0].paper + ': ' + tw.count(of.length) + ' numbers', table('Numbers of ' + of[0].paper, heads, of.map(line)))).join('')
    );
  }

  // -------------------------------------------------------------- how it was made

  const BUNDLED = ['sample', 'china-2017-open', 'two-regions', 'wiod-2000'];

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
    const file = D.study.name === 'sample' ? '' : BUNDLED.includes(D.study.name) ? 'conf/' + D.study.name + '.yaml ' : 'STUDY.yaml ';
    const cite =
      D.study.status === 'ILLUSTRATIVE'
        ? 'Do not cite these numbers: inputs are illustrative. The software can be cited: Tradewind ' + (D.study.version || '') + '.'
        : 'Tradewind ' + (D.study.version || '') + ', ' + title + (m.started ? ', run of ' + String(m.started).slice(0, 10) : '') + '. Cite the sources of the inputs above with it' + (D.study.status === 'ESTIMATED' ? ', and say that some are estimates' : '') + '.';
    return (
      '<h3>How to cite it, how to make it again</h3><p>' + text(cite) + '</p>' +
      '<pre><code>' + text('jobs/run ' + file + '--out RUN\njobs/report RUN') + '</code></pre>' +
      '<p>' + (BUNDLED.includes(D.study.name) ? '' : 'STUDY.yaml is the file of this study; its keys are below. ') + 'The same inputs, keys, seed and version give the same tables.</p>' +
      '<div class="facts">' + table('How it was made', ['What', 'Value'], facts.map(([k, v]) => [text(k), text(v)])) + '</div>' +
      (set.length ? fold('All ' + tw.count(set.length) + ' keys of the study', table('Keys of the study', ['Key', 'Value'], set.map((k) => ['<code>' + text(k) + '</code>', '<code>' + text(keys[k]) + '</code>']))) : '')
    );
  }

  // -------------------------------------------------------------- what is not there

  function absent(D, plan) {
    const m = D.page.manifest || {};
    const items = [];
    const reason = (x) => text(tw.capital(tw.shell.figureName(x.id))) + ': ' + tw.html(x.reason);
    const whole = new Set(plan.out.filter((x) => x.whole).map((x) => x.section));
    for (const section of whole) items.push('<b>Section ' + text(section) + '</b> is left out. ' + plan.out.filter((x) => x.section === section && !x.whole).map(reason).join(' '));
    for (const x of plan.out) if (!whole.has(x.section)) items.push('<b>' + text(x.section) + '</b>. ' + reason(x));
    for (const x of m.stages_left_out || []) items.push('Not computed: ' + text(x) + '.');
    if (!D.draws) items.push('Intervals: this study made no draws.');
    const not = D.rows('uncertainty_source').filter((r) => String(r.carried) === 'false');
    for (const r of not) items.push('Not in the intervals: ' + text(String(r.source).replace(/_/g, ' ')) + (r.note ? '. ' + tw.capital(text(r.note)) : '') + '.');
    return '<h3 id="left-out">What is not here, and why</h3>' + (items.length ? some(items, 'reasons') : '<p>Every figure of the report is here.</p>');
  }

  /** The run's tables, each with its table of intervals. */
  function tables(D) {
    const m = D.page.manifest || {};
    const catalog = D.page.catalog || Object.entries(m.outputs_rows || {}).map(([name, rows]) => ({ table: name, rows }));
    if (!catalog.length) return '';
    const linked = tw.shell.files(D);
    const known = new Set(catalog.map((t) => t.table));
    const link = (name, word) => (linked(name) ? '<a href="csv/' + encodeURIComponent(name) + '.csv">' + text(word) + '</a>' : text(word));
    const item = (t) => '<li>' + link(t.table, t.table) + (Number.isFinite(t.rows) ? ' <small>' + text(tw.count(t.rows)) + '</small>' : '') + (known.has(t.table + '_ci') ? ' <small>' + link(t.table + '_ci', 'intervals') + '</small>' : '') + (t.what ? '<small class="what">' + text(t.what) + '</small>' : '') + '</li>';
    const own = catalog.filter((t) => !(t.table.endsWith('_ci') && known.has(t.table.slice(0, -3))));
    const sorted = own.sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0));
    return '<h3 id="tables">All ' + text(tw.count(catalog.length)) + ' tables</h3><p>With their rows. The links open the files next to this page.</p><ul class="tables">' + sorted.map(item).join('') + '</ul>';
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
