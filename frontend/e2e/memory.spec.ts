import { CDPSession, Page } from '@playwright/test';
import { enter, expect, mock, mockId, real, test } from './enter';

const ROUNDS = 12;
/** So many bytes may be more after thousands of events: caches of the engine, not what was received. */
const SLACK = 1_500_000;

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}

async function listeners(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'JSEventListeners')?.value ?? 0;
}

/** Hundreds of events of the run at once, and the look that the page takes because of them. */
async function flood(page: Page): Promise<void> {
  const looked = page.waitForResponse((response) => response.url().includes('/api/v1/executions'));
  await mock(page, 'flood');
  await looked;
}

test.describe('the memory of a browser that looks on', () => {
  test.skip(real, 'the mock can be told to send thousands of events');
  test.setTimeout(180_000);

  for (const [what, path] of [
    ['a run', `/executions/${mockId(101)}`],
    ['the list of runs', '/executions'],
  ] as const) {
    test(`does not grow with the events of ${what}`, async ({ page }) => {
      await enter(page);
      await page.goto(path);
      await expect(page.locator('.connection[data-state=live]')).toBeVisible();
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Performance.enable');
      for (let round = 0; round < 4; round++) await flood(page);
      const before = { heap: await heap(cdp), listeners: await listeners(cdp) };
      for (let round = 0; round < ROUNDS; round++) await flood(page);
      const after = { heap: await heap(cdp), listeners: await listeners(cdp) };
      test.info().annotations.push({ type: 'heap', description: `${before.heap} -> ${after.heap} bytes` });
      expect(after.heap - before.heap).toBeLessThan(SLACK);
      expect(after.listeners - before.listeners).toBeLessThan(20);
    });
  }

  test('is given back when a run with its chart is left', async ({ page }) => {
    await enter(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const visit = async () => {
      await page.locator('k-execution-list a[href*="/executions/"]').first().click();
      await expect(page.locator('k-price-chart canvas').first()).toBeVisible();
      await page.goBack();
      await expect(page.getByRole('heading', { name: 'Executions' })).toBeVisible();
      await expect(page.locator('k-execution-list tbody tr').first()).toBeVisible();
    };
    await page.goto('/executions');
    for (let i = 0; i < 3; i++) await visit();
    const before = { heap: await heap(cdp), listeners: await listeners(cdp) };
    for (let i = 0; i < 10; i++) await visit();
    const after = { heap: await heap(cdp), listeners: await listeners(cdp) };
    test.info().annotations.push({ type: 'heap', description: `${before.heap} -> ${after.heap} bytes` });
    expect(after.heap - before.heap).toBeLessThan(SLACK);
    expect(after.listeners - before.listeners).toBeLessThan(40);
  });
});
