import { enter, expect, mock, mockId, real, test } from './enter';

test.describe('a run', () => {
  test.skip(real, 'the mock takes a step when it is told to');

  test.beforeEach(async ({ page }) => {
    await enter(page);
    await page.goto(`/pipelines/${mockId(1)}`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  });

  test('is followed live, step by step', async ({ page }) => {
    await page.getByRole('button', { name: 'Run once' }).click();
    await page.getByRole('link', { name: 'Open run' }).click();
    await expect(page.getByText('Nothing has happened yet.')).toBeVisible();
    await mock(page, 'step');
    await expect(page.locator('k-step')).toContainText('RSI(14) of AAPL crossed above 35');
    await mock(page, 'step');
    await expect(page.locator('k-step')).toContainText('Market data');
    await expect(page.getByRole('figure', { name: /AAPL, 5m bars/ })).toBeVisible();
    await page
      .getByRole('button', { name: /Technical trigger/ })
      .first()
      .click();
    await mock(page, 'step');
    await expect(page.locator('.steps li')).toHaveCount(3);
    await expect(page.locator('k-step')).toContainText('RSI(14) of AAPL crossed above 35');
    await page.getByRole('button', { name: 'Follow live' }).click();
    await expect(page.locator('k-step')).toContainText('Volume profile');
  });

  test('is caught up with after the connection was cut', async ({ page }) => {
    await page.getByRole('button', { name: 'Run once' }).click();
    await page.getByRole('link', { name: 'Open run' }).click();
    await mock(page, 'step');
    await expect(page.locator('.steps li')).toHaveCount(1);
    await mock(page, 'cut');
    await mock(page, 'step');
    await expect(page.locator('.steps li')).toHaveCount(2);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  });

  test('is polled for while no socket can be had', async ({ page }) => {
    await page.getByRole('button', { name: 'Run once' }).click();
    await page.getByRole('link', { name: 'Open run' }).click();
    await mock(page, 'step');
    await expect(page.locator('.steps li')).toHaveCount(1);
    await mock(page, 'refuse');
    await mock(page, 'cut');
    await expect(page.getByText('Updating every 5 s')).toBeVisible({ timeout: 15_000 });
    await mock(page, 'step');
    await expect(page.locator('.steps li')).toHaveCount(2, { timeout: 15_000 });
    await mock(page, 'allow');
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  });
});

test.describe('a position', () => {
  test.skip(real, 'the mock has open positions');

  test('is closed after a question that names quantity and value', async ({ page }) => {
    await enter(page);
    await page.goto('/positions');
    await page.getByRole('button', { name: 'Close AAPL of Morning momentum' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/Close 52 AAPL at market, about \$[\d,]+\.\d\d\?/);
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('Enough');
    await dialog.getByRole('button', { name: 'Close 52 AAPL' }).click();
    const open = page.getByRole('group', { name: 'Open positions' });
    await expect(open.getByRole('row', { name: /AAPL/ })).toHaveCount(0);
    await expect(open.getByRole('row', { name: /NVDA/ })).toHaveCount(1);
  });

  test('is closed with all others only after typing', async ({ page }) => {
    await enter(page);
    await page.goto('/positions');
    await page.getByRole('button', { name: 'Close all' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Close all' })).toBeDisabled();
    // The dialog takes the focus to its first field once it has opened.
    await expect(dialog.getByRole('textbox', { name: /Reason/ })).toBeFocused();
    await dialog.getByRole('textbox', { name: /Type close all/ }).fill('close all');
    await expect(dialog.getByRole('button', { name: 'Close all' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Risk off' }).click();
    await dialog.getByRole('button', { name: 'Close all' }).click();
    await expect(page.getByText('Nothing is open.')).toBeVisible();
  });
});
