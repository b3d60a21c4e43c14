import { accessible, enter, expect, real, test } from './enter';

// A server has no agent that asks for everything: this is the mock's.
test.skip(real);

for (const theme of ['dark', 'light'] as const) {
  test(`every kind of setting can be used by everyone, ${theme}`, async ({ page }) => {
    await page.addInitScript((chosen) => {
      localStorage.setItem('kuber.preferences', JSON.stringify({ theme: chosen }));
    }, theme);
    await enter(page);
    await page.goto('/agents/every_feature');
    const form = page.locator('k-form-body');
    await form.getByRole('button', { name: 'RSI(14) crosses above 30' }).click();
    await form.getByRole('button', { name: 'Add exit' }).click();
    await form.getByRole('switch', { name: 'Ask before each trade' }).check();
    await form.getByRole('switch', { name: 'Ladder' }).check();
    await form.getByLabel('Bars', { exact: true }).fill('10');
    await expect(form.getByText('Between 50 and 5,000 bars.')).toBeVisible();
    await accessible(page);
    await form.getByRole('button', { name: 'Edit as JSON' }).click();
    await expect(form.getByText('bars: Between 50 and 5,000 bars.')).toBeVisible();
    await accessible(page);
  });
}

test('a form is filled in by keyboard alone', async ({ page }) => {
  await enter(page);
  await page.goto('/agents/every_feature');
  const form = page.locator('k-form-body');
  await form.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('Morning');
  await form.getByRole('radio', { name: 'Both' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(form.getByRole('radio', { name: 'Short' })).toBeChecked();
  await form.getByRole('spinbutton', { name: 'Risk per trade' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(form.getByRole('spinbutton', { name: 'Risk per trade' })).toHaveValue('2.2');
  await form.getByLabel('Symbols', { exact: true }).focus();
  await page.keyboard.type('msft,');
  await expect(form.getByRole('button', { name: 'Remove MSFT' })).toBeVisible();
  await form.getByRole('combobox', { name: 'Time zone' }).focus();
  await page.keyboard.type('zuri');
  await expect(page.getByRole('option', { name: /Europe\/Zurich/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/Zurich');
  await form.getByRole('button', { name: 'Add rule' }).focus();
  await page.keyboard.press('Enter');
  const rows = form.locator('[data-field="rules"] .kf-line');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toBeFocused();
  await form.getByLabel('Rule', { exact: true }).selectOption('Volume spike');
  await rows.nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows.nth(0)).toBeFocused();
  await expect(rows).toHaveText([/Volume above 2 times/, /RSI\(14\) crosses above 30/]);
  await form.getByRole('button', { name: 'Edit as JSON' }).focus();
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('Configuration as JSON')).toHaveValue(
    JSON.stringify(
      {
        name: 'Morning',
        side: 'short',
        risk: '2.2',
        symbols: ['MSFT'],
        zone: 'Europe/Zurich',
        rules: [{ kind: 'volume_spike' }, {}],
      },
      null,
      2,
    ),
  );
});

test('a form fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await enter(page);
  await page.goto('/agents/every_feature');
  await page.getByRole('button', { name: 'RSI(14) crosses above 30' }).click();
  const room = await page.locator('main').evaluate((main) => main.clientWidth - main.scrollWidth);
  expect(room).toBeGreaterThanOrEqual(0);
});
