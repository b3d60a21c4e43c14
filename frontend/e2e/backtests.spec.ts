import { enter, expect, real, test } from './enter';

test.describe('a backtest', () => {
  test.skip(real, 'the mock is quick and known');
  test.beforeEach(async ({ page }) => {
    await enter(page);
    await page.goto('/backtests');
  });

  test('is run from a form with sensible values and shows what it came to', async ({ page }) => {
    await page.getByRole('button', { name: 'New backtest' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run backtest' }).click();
    await expect(page).toHaveURL(/\/backtests\/./);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Net profit', { exact: true })).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole('figure', { name: /Equity from/ })).toBeVisible();
    await expect(page.getByText('Sum of profits divided by sum of losses.')).toBeVisible();
  });

  test('says at its field what is wrong', async ({ page }) => {
    await page.getByRole('button', { name: 'New backtest' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Seed').fill('-1');
    await dialog.getByRole('button', { name: 'Run backtest' }).click();
    await expect(dialog.getByText('A seed is a whole number from 0 on.')).toBeVisible();
  });

  test('names the broken lines of a file, and what a good one held', async ({ page }) => {
    await page.getByRole('button', { name: 'Import bars' }).click();
    const dialog = page.getByRole('dialog');
    const file = (text: string) => ({ name: 'TSLA_1m.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await dialog.locator('input[type=file]').setInputFiles(file('broken'));
    await expect(dialog.getByPlaceholder('AAPL')).toHaveValue('TSLA');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(dialog.getByText('The high of 10 is below the low of 12.')).toBeVisible();
    await expect(dialog.getByText('Line 5:')).toBeVisible();
    await dialog.locator('input[type=file]').setInputFiles(file('good'));
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(dialog.getByText('780 1m bars of TSLA are imported.')).toBeVisible();
  });
});
