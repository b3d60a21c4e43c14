import { accessible, enter, expect, mockId, real, test } from './enter';

const EVERYWHERE = [
  '/dashboard',
  '/pipelines',
  '/templates',
  '/executions',
  '/positions',
  '/orders',
  '/approvals',
  '/interventions',
  '/backtests',
  '/costs',
  '/agents',
  '/settings',
  '/settings/brokers',
  '/settings/models',
  '/admin/model-prices',
  '/nowhere',
];
const WITH_CONTENT = [
  `/pipelines/${mockId(1)}`,
  `/pipelines/${mockId(1)}?tab=settings`,
  `/pipelines/${mockId(1)}?tab=history`,
  `/pipelines/${mockId(1)}?tab=executions`,
  `/pipelines/${mockId(1)}?tab=trades`,
  '/orders?status=all',
  '/approvals?tab=decided',
  `/executions/${mockId(101)}`,
  `/backtests/${mockId(901)}`,
  '/agents/strategy_agent',
];
const PAGES = real ? EVERYWHERE : [...EVERYWHERE, ...WITH_CONTENT];

for (const theme of ['dark', 'light'] as const) {
  test(`every page can be used by everyone, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.addInitScript((chosen) => {
      localStorage.setItem('kuber.preferences', JSON.stringify({ theme: chosen }));
    }, theme);
    await enter(page);
    for (const path of PAGES) {
      await test.step(path, async () => {
        await page.goto(path);
        await expect(page.locator('main h1')).toBeAttached();
        await expect(page.getByText('Loading')).toHaveCount(0);
        await accessible(page);
      });
    }
  });
}

test('no page is wider than a phone', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 375, height: 812 });
  await enter(page);
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.locator('main h1')).toBeAttached();
    await expect(page.getByText('Loading')).toHaveCount(0);
    const room = await page.locator('main').evaluate((main) => main.clientWidth - main.scrollWidth);
    expect(room, path).toBeGreaterThanOrEqual(0);
  }
});

test('what is not there says so', async ({ page }) => {
  await enter(page);
  await page.goto('/executions/00000000-0000-7000-8000-00000000dead');
  await expect(page.getByRole('alert')).toBeVisible();
});
