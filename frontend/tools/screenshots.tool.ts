import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { Page, test } from '@playwright/test';
import { BEFORE_LOGIN, THEMES, everyPage, open, prefer } from '../e2e/everywhere';
import { seed } from '../e2e/seed';
import { Server } from '../e2e/server';

/** Every page with something on it, dark and light, on a desk and on a phone, and one page that shows them all. */

const FOLDER = '../screenshots';
const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
test('screenshots of every page', async ({ browser }) => {
  test.setTimeout(900_000);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const seeding = await browser.newContext();
  const page = await seeding.newPage();
  const ids = await seed(new Server(page));
  const pages = everyPage(ids);
  const storageState = await seeding.storageState();
  for (const theme of THEMES) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      const phone = screen === 'phone';
      for (const [session, shown] of [
        [storageState, pages],
        [undefined, BEFORE_LOGIN],
      ] as const) {
        const context = await browser.newContext({
          viewport,
          hasTouch: phone,
          isMobile: phone,
          ...(session ? { storageState: session } : {}),
        });
        const own = await context.newPage();
        await prefer(own, theme);
        for (const [name, path] of Object.entries(shown)) {
          await test.step(`${name} ${screen} ${theme}`, () => shoot(own, name, path, `${screen}-${theme}`));
        }
        await context.close();
      }
    }
  }
  writeFileSync(`${FOLDER}/index.html`, sheet([...Object.keys(pages), ...Object.keys(BEFORE_LOGIN)]));
});

async function shoot(page: Page, name: string, path: string, variant: string): Promise<void> {
  await open(page, path);
  await page.screenshot({ path: `${FOLDER}/${name}-${variant}.png`, animations: 'disabled' });
}

function sheet(names: string[]): string {
  const variants = Object.keys(SCREENS).flatMap((screen) => THEMES.map((theme) => `${screen}-${theme}`));
  const row = (name: string) =>
    `<h2>${name}</h2><div>${variants.map((variant) => `<a href="${name}-${variant}.png"><img loading="lazy" alt="${name}, ${variant}" src="${name}-${variant}.png"></a>`).join('')}</div>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kuber, every page</title>
<style>body{font:14px system-ui;margin:24px;background:#888}div{display:flex;gap:8px;align-items:start}img{height:340px}</style>
<h1>Every page</h1>${names.map(row).join('\n')}</html>`;
}
