/** Rules of accessibility that a program can check (axe-core), in both themes, wide and narrow. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, close, done, idle, launch, open, runs, turn, whole } from './open.mjs';

before(launch);
after(close);

const VIEWS = [
  [1400, 'light'],
  [400, 'light'],
  [400, 'dark'],
  [1400, 'dark'],
];
for (const run of runs.filter((r) => r === whole || r === 'names')) {
  test(run + ': axe finds nothing', async () => {
    const page = await open(run);
    await page.evaluate(axe());
    for (const [width, theme] of run === whole ? VIEWS : VIEWS.slice(2, 3)) {
      await turn(page, width, theme);
      const found = await page.evaluate(async (pictures) => {
        // an open table shows its rules, forty show no more
        document.querySelectorAll('.figure > details').forEach((d, i) => (d.open = i < 3));
        // pictures are hidden from readers of the screen; with their thousands of elements they are looked at once
        const what = pictures ? document : { include: [['html']], exclude: [['.plot > svg']] };
        const result = await axe.run(what, { resultTypes: ['violations'], elementRef: false });
        return result.violations.map((v) => `${v.impact} ${v.id}: ${v.help}: ` + v.nodes.slice(0, 4).map((n) => n.target.join(' ') + ' ' + (n.any[0] ? n.any[0].message : '')).join('; ') + (v.nodes.length > 4 ? ` and ${v.nodes.length - 4} more` : ''));
      }, width === 1400 && theme === 'light');
      assert.deepEqual(found, [], `${width} px, ${theme}`);
    }
    await page.evaluate(idle);
    await done(page);
  });

  test(run + ': text in figures has enough contrast with the page', async () => {
    const page = await open(run);
    for (const theme of ['light', 'dark']) {
      await turn(page, 1400, theme);
      const faint = await page.evaluate((dark) => {
        const level = (hex) => {
          const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = level(tw.colours(dark).paper);
        const out = new Map();
        for (const text of document.querySelectorAll('.plot > svg text:not([aria-hidden])')) {
          const svg = text.closest('svg');
          const fill = text.getAttribute('fill') || text.closest('[fill]').getAttribute('fill');
          if (!/^#[0-9a-f]{6}$/.test(fill)) continue;
          const l = level(fill);
          const contrast = (Math.max(l, paper) + 0.05) / (Math.min(l, paper) + 0.05);
          // on a filled mark the ink is the other way round: tw.inkOn
          if (contrast < 4.5 && !['#1c1c1e', '#ffffff'].includes(fill)) out.set(svg.parentNode.dataset.figure + ' ' + fill, text.textContent.slice(0, 30) + ': ' + contrast.toFixed(2));
        }
        return [...out].map((x) => x.join(': '));
      }, theme);
      assert.deepEqual(faint, [], theme);
    }
    await done(page);
  });
}
