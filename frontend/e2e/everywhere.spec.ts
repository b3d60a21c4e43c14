import { Page, expect, real, test, violations } from './enter';
import { BEFORE_LOGIN, THEMES, everyPage, invisiblyFocused, open, overhang, prefer } from './everywhere';
import { seed } from './seed';
import { Server } from './server';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Goes on where something is found, so that one run tells of every page. */
async function usable(page: Page, name: string, path: string): Promise<void> {
  await test.step(name, async () => {
    await page.setViewportSize(DESK);
    await open(page, path);
    expect.soft(await violations(page), name).toEqual([]);
    expect.soft(await invisiblyFocused(page), `the focus on ${name}`).toEqual([]);
    await page.setViewportSize(PHONE);
    await open(page, path);
    expect.soft(await violations(page), `${name} on a phone`).toEqual([]);
    expect.soft(await overhang(page), `${name} is wider than a phone by`).toBeLessThanOrEqual(0);
  });
}

test.describe('on a running Kuber with something on every page', () => {
  test.skip(!real, 'the mock has its own tests');

  for (const theme of THEMES) {
    test(`every page can be used by everyone, ${theme}`, async ({ page }) => {
      test.setTimeout(600_000);
      await prefer(page, theme);
      for (const [name, path] of Object.entries(BEFORE_LOGIN)) await usable(page, name, path);
      const pages = everyPage(await seed(new Server(page)));
      for (const [name, path] of Object.entries(pages)) await usable(page, name, path);
    });
  }
});

test('what cannot be read, focused visibly or held by a phone is found', async ({ page }) => {
  await open(page, '/login');
  expect(await violations(page)).toEqual([]);
  expect(await invisiblyFocused(page)).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await overhang(page)).toBeLessThanOrEqual(0);

  await page.evaluate(() => {
    const broken = document.createElement('button');
    broken.textContent = 'Nobody sees me';
    Object.assign(broken.style, { outline: 'none', width: '500px', color: '#777', background: '#666' });
    document.body.append(broken, document.createElement('img'));
  });
  const found = await violations(page);
  expect(found.map((violation) => violation.split(':')[0])).toEqual(['color-contrast', 'image-alt']);
  expect(await invisiblyFocused(page)).toEqual(['button “Nobody sees me”']);
  expect(await overhang(page)).toBeGreaterThan(100);
});
