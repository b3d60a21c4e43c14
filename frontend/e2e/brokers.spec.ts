import { Page } from '@playwright/test';
import { accessible, enter, expect, mockId, real, test } from './enter';

async function connect(page: Page, environment: 'Paper' | 'Live', key: string, secret: string): Promise<void> {
  await page.goto('/settings/brokers');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: environment }).check();
  await dialog.getByLabel('Key ID').fill(key);
  await dialog.getByLabel('Secret').fill(secret);
  await dialog.getByRole('button', { name: 'Save and test' }).click();
}

/** What was changed is a draft until it is published. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the pipeline' }).getByRole('link', { name: 'Builder' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published as revision 4.')).toBeVisible();
}

test.describe('broker connections', () => {
  test.skip(real, 'the mock plays the broker');

  test.beforeEach(async ({ page }) => {
    await enter(page);
  });

  test('are tested when they are added, and the secret is never shown', async ({ page }) => {
    await connect(page, 'Live', 'AK7Q2M9X4F2B', 'top secret');
    const card = page.getByRole('region', { name: 'Alpaca live' });
    await expect(card).toContainText('Verified');
    await expect(card).toContainText('AK…4F2B');
    await expect(page.locator('body')).not.toContainText('top secret');
    await card.getByRole('button', { name: 'Test' }).click();
    await expect(card).toContainText('Buying power');
    await expect(card).toContainText('$162,480.30');
    await accessible(page);
  });

  test('that the broker refuses are kept and say why', async ({ page }) => {
    await connect(page, 'Paper', 'PK7Q2M9X4F2B', 'refused');
    const card = page.getByRole('region', { name: 'Alpaca paper' }).last();
    await expect(card).toContainText('Refused');
    await expect(card).toContainText('Copy key and secret again');
    await expect(card).toContainText('Never');
  });

  test('take no paper key for live trading', async ({ page }) => {
    await connect(page, 'Live', 'PK7Q2M9X4F2B', 'secret');
    await expect(page.getByRole('region', { name: 'Alpaca live' })).toContainText('live trading needs a live key');
  });

  test('say at the field what is wrong with a key', async ({ page }) => {
    await connect(page, 'Paper', 'abc', 'secret');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Key ID')).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog).toContainText('Copy it from your broker');
    await accessible(page);
  });

  test('are not deleted while a started pipeline uses them', async ({ page }) => {
    await page.goto(`/pipelines/${mockId(1)}?tab=settings`);
    await page.getByRole('radio', { name: 'Paper' }).check();
    await expect(page.getByLabel('Broker connection')).toHaveValue(mockId(801));
    await publish(page);
    await page.goto('/settings/brokers');
    await page.getByRole('button', { name: 'Delete Alpaca paper' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Morning momentum is started');
  });

  test('are deleted after a question', async ({ page }) => {
    await page.goto('/settings/brokers');
    await page.getByRole('button', { name: 'Delete Alpaca paper' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No broker is connected.')).toBeVisible();
  });
});

test.describe('how a pipeline trades', () => {
  test.skip(real, 'the mock plays the broker');

  test('is chosen: mode, connection and approval', async ({ page }) => {
    await enter(page);
    await page.goto(`/pipelines/${mockId(3)}?tab=settings`);
    await expect(page.getByRole('radio', { name: 'Simulation' })).toBeChecked();
    await page.getByRole('switch', { name: 'Approval' }).check();
    await page.getByLabel('Wait for consent', { exact: true }).fill('5');
    await page.getByRole('radio', { name: 'Live' }).check();
    await expect(page.getByText('No live account is connected.')).toBeVisible();
    await accessible(page);
    await page.getByRole('radio', { name: 'Paper' }).check();
    await publish(page);
    const saved = await page.request.get(`/api/v1/pipelines/${mockId(3)}`);
    const { definition } = (await saved.json()) as { definition: { settings: object } };
    expect(definition.settings).toMatchObject({
      trading_mode: 'paper',
      broker_connection: mockId(801),
      approval: { timeout: 'PT5M' },
      symbols: ['BTC/USD'],
    });
  });

  test('with real money takes the word LIVE and a reason, and cannot be missed', async ({ page }) => {
    await enter(page);
    await connect(page, 'Live', 'AK7Q2M9X4F2B', 'secret');
    await expect(page.getByRole('region', { name: 'Alpaca live' })).toContainText('Verified');
    await page.goto(`/pipelines/${mockId(3)}?tab=settings`);
    await page.getByRole('radio', { name: 'Live' }).check();
    await publish(page);
    await expect(page.locator('k-banners')).toContainText('This trades with real money.');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const start = dialog.getByRole('button', { name: 'Start live trading' });
    await dialog.getByRole('button', { name: 'Tested on paper' }).click();
    await dialog.getByRole('textbox', { name: /Type LIVE/ }).fill('live');
    await expect(start).toBeDisabled();
    await dialog.getByRole('textbox', { name: /Type LIVE/ }).fill('LIVE');
    await accessible(page);
    await start.click();
    await expect(page.getByText('Bitcoin breakout is started with real money.')).toBeVisible();
    await accessible(page);
  });

  test('with real money is not started over keys that were refused', async ({ page }) => {
    await enter(page);
    await connect(page, 'Live', 'AK7Q2M9X4F2B', 'refused');
    await expect(page.getByRole('region', { name: 'Alpaca live' })).toContainText('Refused');
    await page.goto(`/pipelines/${mockId(3)}?tab=settings`);
    await page.getByRole('radio', { name: 'Live' }).check();
    await expect(page.getByText('The broker does not accept these keys.')).toBeVisible();
    await publish(page);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Tested on paper' }).click();
    await dialog.getByRole('textbox', { name: /Type LIVE/ }).fill('LIVE');
    await dialog.getByRole('button', { name: 'Start live trading' }).click();
    await expect(dialog.getByRole('alert')).toContainText('needs a verified live connection');
  });
});
