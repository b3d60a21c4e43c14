import { accessible, expect, real, test } from './enter';
import { BEFORE_LOGIN, THEMES, everyPage, invisiblyFocused, open, prefer } from './everywhere';
import { seed } from './seed';
import { Server } from './server';

test.describe('on a running Kuber with something on every page', () => {
  test.skip(!real, 'the mock has its own tests');

  for (const theme of THEMES) {
    test(`every page can be used by everyone, ${theme}`, async ({ page }) => {
      test.setTimeout(420_000);
      await prefer(page, theme);
      for (const [name, path] of Object.entries(BEFORE_LOGIN)) {
        await test.step(name, async () => {
          await open(page, path);
          await accessible(page);
          expect.soft(await invisiblyFocused(page), `the focus on ${name}`).toEqual([]);
        });
      }
      const pages = everyPage(await seed(new Server(page)));
      for (const [name, path] of Object.entries(pages)) {
        await test.step(name, async () => {
          await open(page, path);
          await accessible(page, name);
          expect.soft(await invisiblyFocused(page), `the focus on ${name}`).toEqual([]);
        });
      }
      await page.setViewportSize({ width: 390, height: 844 });
      for (const [name, path] of Object.entries(pages)) {
        await test.step(`${name} on a phone`, async () => {
          await open(page, path);
          await accessible(page, `${name} on a phone`);
          const room = await page.locator('main').evaluate((main) => main.clientWidth - main.scrollWidth);
          expect.soft(room, `${name} is wider than a phone`).toBeGreaterThanOrEqual(0);
        });
      }
    });
  }
});
