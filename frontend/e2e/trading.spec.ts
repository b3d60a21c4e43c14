import { createServer } from 'node:http';
import { Page } from '@playwright/test';
import { accessible, enter, expect, real, test } from './enter';

/** Shortly before the momentum template buys on the synthetic market of seed 1. */
const BEFORE_A_TRADE = '2024-03-04T00:30:00Z';

interface Template {
  slug: string;
  definition: { settings: { simulation: object } };
}

async function post(page: Page, path: string, data: object = {}): Promise<{ id: string }> {
  const cookies = await page.context().cookies();
  const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const response = await page.request.post(`/api/v1${path}`, { data, headers: { 'x-xsrf-token': token } });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as { id: string };
}

/** Starts the momentum template at a moment when it is about to buy. */
async function startTrading(page: Page, name: string): Promise<void> {
  const { items } = (await (await page.request.get('/api/v1/templates')).json()) as { items: Template[] };
  const definition = items.find((one) => one.slug === 'momentum')?.definition;
  expect(definition).toBeDefined();
  Object.assign(definition?.settings.simulation ?? {}, { start: BEFORE_A_TRADE, speed: 120 });
  const { id } = await post(page, '/pipelines', { name, definition });
  await post(page, `/pipelines/${id}/start`);
}

test.describe('on a running Kuber', () => {
  test.skip(!real, 'the mock has its own tests');

  test('a simulated trade is seen with its stop and orders, and closed by hand', async ({ page }) => {
    test.setTimeout(240_000);
    await enter(page);
    await startTrading(page, 'Watched');
    await page.goto('/positions');
    const row = page.getByRole('group', { name: 'Open positions' }).getByRole('row', { name: /ORBT/ });
    await expect(row).toContainText('Yes', { timeout: 150_000 });
    await expect(row).toContainText('Watched');
    await expect(row).toContainText(/% (away|past)/);
    await accessible(page);
    await page.goto('/orders?status=all');
    const orders = page.getByRole('group', { name: 'Orders' });
    const entries = orders.getByRole('row', { name: /Entry/ });
    await expect(entries.filter({ hasText: /(?<!\d)[1-9]\d* of \d+/ }).first()).toBeVisible();
    await expect(orders.getByRole('row', { name: /Stop loss/ }).first()).toBeVisible();
    await accessible(page);
    await page.goto('/positions');
    await page.getByRole('button', { name: 'Close ORBT of Watched' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('Seen enough');
    await dialog.getByRole('button', { name: /^Close [\d,.]+ ORBT$/ }).click();
    await expect(page.getByText('Nothing is open.')).toBeVisible({ timeout: 60_000 });
    await page.goto('/interventions');
    await expect(page.getByRole('row', { name: /Seen enough/ })).toContainText('Position close requested');
  });

  test('the account is halted and resumed, and the log proves it', async ({ page }) => {
    await enter(page);
    await page.getByRole('button', { name: 'Halt trading' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('No entry order is working');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('Trying the brake');
    await dialog.getByRole('button', { name: 'Halt the account' }).click();
    const banner = page.locator('k-banners');
    await expect(banner).toContainText('The whole account is halted.');
    await expect(banner).toContainText('Trying the brake');
    await page.reload();
    await expect(banner).toContainText('The whole account is halted.');
    await banner.getByRole('button', { name: 'Resume' }).click();
    await expect(dialog.getByRole('textbox', { name: /Reason/ })).toBeFocused();
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('The brake works');
    await dialog.getByRole('textbox', { name: /Type RESUME/ }).fill('RESUME');
    await dialog.getByRole('button', { name: 'Resume trading' }).click();
    await expect(banner).not.toContainText('halted');
    await page.goto('/interventions');
    await expect(page.getByRole('row', { name: /Trying the brake/ })).toContainText('Halt placed');
    await expect(page.getByRole('row', { name: /The brake works/ })).toContainText('Halt lifted');
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await expect(page.getByText(/entries are as they were written/)).toBeVisible();
  });

  test('keys that the broker refuses are kept and say so', async ({ page }) => {
    const broker = process.env['BROKER_URL'];
    test.skip(!broker, 'needs a Kuber that takes BROKER_URL for the broker');
    const refusing = createServer((_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"unauthorized"}');
    });
    await new Promise<void>((listening) => refusing.listen(Number(new URL(broker ?? '').port), () => listening()));
    try {
      await enter(page);
      await page.goto('/settings/brokers');
      await page.getByRole('button', { name: 'Add a connection' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Key ID').fill('PKREFUSED0000000XYZW');
      await dialog.getByLabel('Secret').fill('a-secret-nobody-knows');
      await dialog.getByRole('button', { name: 'Save and test' }).click();
      const card = page.getByRole('region', { name: 'Alpaca paper' });
      await expect(card).toContainText('Refused');
      await expect(card).toContainText('Never');
      await expect(page.locator('body')).not.toContainText('a-secret-nobody-knows');
      await card.getByRole('button', { name: 'Test' }).click();
      await expect(card).toContainText('Refused');
      await card.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByText('No broker is connected.')).toBeVisible();
    } finally {
      refusing.close();
    }
  });
});
