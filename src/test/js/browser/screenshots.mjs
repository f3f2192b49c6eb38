/**
 * Pictures of every report for a look at them: each figure and the answer, at 1400, 400 and 320 px,
 * light and dark. TRADEWIND_RUNS=target/it/browser node src/test/js/browser/screenshots.mjs [RUN] [1400] [light]
 * writes target/screenshots/RUN/WIDTH-THEME/FIGURE.png.
 */
import fs from 'node:fs';
import path from 'node:path';
import { close, done, launch, open, root, runs, turn } from './open.mjs';

const [only, onlyWidth, onlyTheme] = process.argv.slice(2);
await launch();
for (const run of runs.filter((r) => !only || r === only)) {
  const page = await open(run);
  // the bar would lie over tall figures
  await page.evaluate(() => (document.getElementById('bar').style.position = 'static'));
  for (const width of [1400, 400, 320].filter((w) => !onlyWidth || String(w) === onlyWidth)) {
    for (const theme of ['light', 'dark'].filter((t) => !onlyTheme || t === onlyTheme)) {
      await turn(page, width, theme);
      const folder = path.join(root, 'target/screenshots', run, `${width}-${theme}`);
      fs.mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, '0-top.png') });
      for (const part of await page.$$('#answer, .figure, #provenance')) {
        const id = await part.evaluate((e) => e.dataset.figure || e.id);
        await part.screenshot({ path: path.join(folder, id + '.png') });
      }
    }
  }
  await done(page);
}
await close();
