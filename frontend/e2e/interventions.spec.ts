import { accessible, enter, expect, mock, mockId, real, test } from './enter';

test.describe('the kill switch', () => {
  test.skip(real, 'the mock has what can be halted');

  test.beforeEach(async ({ page }) => {
    await enter(page);
  });

  test('halts the account from any page, saying what it does, and resumes by a typed word', async ({ page }) => {
    await page.getByRole('button', { name: 'Halt trading' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('1 working entry order is cancelled.');
    await expect(dialog).toContainText('2 open positions keep their stops and targets');
    await dialog.getByRole('checkbox', { name: /Close open positions/ }).check();
    await expect(dialog).toContainText(/2 positions are closed at market, about \$[\d,.]+: 52 AAPL, 26 NVDA/);
    await accessible(page);
    const go = dialog.getByRole('button', { name: 'Halt the account and close 2 positions' });
    await expect(go).toBeDisabled();
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('Something is odd');
    await go.click();
    const banner = page.locator('k-banners');
    await expect(banner).toContainText('The whole account is halted.');
    await page.getByRole('link', { name: 'Positions', exact: true }).first().click();
    await expect(banner).toContainText('Something is odd');
    await expect(page.getByText('Nothing is open.')).toBeVisible();
    await accessible(page);
    await banner.getByRole('button', { name: 'Resume' }).click();
    const resume = page.getByRole('dialog').getByRole('button', { name: 'Resume trading' });
    await page.getByRole('dialog').getByRole('button', { name: 'It is settled' }).click();
    await expect(resume).toBeDisabled();
    await page.getByRole('textbox', { name: /Type RESUME/ }).fill('RESUME');
    await resume.click();
    await expect(banner).not.toContainText('halted');
    await page.goto('/interventions');
    await expect(page.getByRole('row', { name: /Halt lifted/ }).first()).toContainText('It is settled');
    await expect(page.getByRole('row', { name: /Something is odd/ })).toContainText('account');
    await expect(page.getByRole('link', { name: 'Bitcoin breakout' }).first()).toBeVisible();
  });

  test('halts one pipeline from its page and leaves the others alone', async ({ page }) => {
    await page.goto(`/pipelines/${mockId(2)}`);
    await page.getByRole('button', { name: 'More about this pipeline' }).click();
    await page.getByRole('link', { name: 'Halt', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Halt the pipeline' })).toBeVisible();
    await dialog.getByRole('button', { name: 'News' }).click();
    await dialog.getByRole('button', { name: 'Halt the pipeline' }).click();
    await expect(page.locator('k-banners')).toContainText('Nvidia pullback is halted.');
    await expect(page.locator('.halts')).toContainText('Open positions keep their stops and targets.');
    await page.goto('/positions');
    await expect(page.getByRole('group', { name: 'Open positions' }).getByRole('row', { name: /NVDA/ })).toBeVisible();
  });

  test('is reached by Ctrl+K', async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('halt');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: 'Halt trading' })).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: /Reason/ })).toBeFocused();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await expect(page.locator('k-banners')).toContainText('By keyboard');
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('resume');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Resume the whole account?' })).toBeVisible();
  });

  test('can still be told to close what is open while it is in force', async ({ page }) => {
    await page.getByRole('button', { name: 'Halt trading' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'News' }).click();
    await page.request.post('/api/v1/halts', {
      data: { pipeline_id: null, reason: 'From elsewhere', flatten: false },
      headers: { 'x-xsrf-token': 'mock' },
    });
    await expect(page.locator('k-banners')).toContainText('From elsewhere');
    await expect(dialog.getByRole('button', { name: 'Halt the account' })).toBeDisabled();
    await expect(dialog).toContainText('It is halted already');
    await dialog.getByRole('checkbox', { name: /Close open positions/ }).check();
    await dialog.getByRole('button', { name: 'Halt the account and close 2 positions' }).click();
    await expect(dialog).toHaveCount(0);
    await page.goto('/interventions');
    await expect(page.locator('.halts')).toContainText('Open positions are closed.');
  });

  test('fits on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.getByRole('button', { name: 'Halt trading' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'News' }).click();
    await page.getByRole('button', { name: 'Halt the account' }).click();
    await expect(page.locator('k-banners')).toContainText('halted');
    const room = await page.locator('body').evaluate((body) => innerWidth - body.scrollWidth);
    expect(room).toBeGreaterThanOrEqual(0);
  });
});

test('the log is verified, and a change in it is said in red', async ({ page }) => {
  test.skip(real, 'the mock forges an entry');
  await enter(page);
  await page.goto('/interventions');
  const verify = page.getByRole('button', { name: 'Verify the log' });
  await verify.click();
  await expect(page.getByText('All 3 entries are as they were written.')).toBeVisible();
  await mock(page, 'tamper');
  await verify.click();
  await expect(page.getByText('what follows cannot be trusted')).toBeVisible();
});

test.describe('notifications', () => {
  test.skip(real, 'the mock raises alarms when it is told to');

  test.beforeEach(async ({ page }) => {
    await enter(page);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  });

  test('ring the bell live, and an alarm is shown at once', async ({ page }) => {
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await expect(bell).toHaveAccessibleName('Notifications, 2 unread, 1 alarm');
    await mock(page, 'alarm');
    await expect(page.locator('k-toasts')).toContainText('AAPL is not protected');
    await expect(bell).toHaveAccessibleName('Notifications, 3 unread, 2 alarms');
  });

  test('are read one by one or all at once', async ({ page }) => {
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await bell.click();
    const list = page.getByRole('dialog', { name: 'Notifications' });
    await expect(list).toContainText('Broker slow');
    await accessible(page);
    await list.getByRole('button', { name: /NVDA is not protected/ }).click();
    await expect(page).toHaveURL(/\/positions$/);
    await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
    await bell.click();
    await list.getByRole('button', { name: 'Mark all read' }).click();
    await expect(bell).toHaveAccessibleName('Notifications, none unread');
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    await expect(bell).toBeFocused();
  });

  test('arrive by polling while no socket can be had', async ({ page }) => {
    await mock(page, 'alarm');
    await expect(page.locator('k-toasts')).toContainText('AAPL is not protected');
    await page.locator('k-toasts').getByRole('button', { name: 'Dismiss' }).click();
    await mock(page, 'refuse');
    await mock(page, 'cut');
    await expect(page.getByText('Updating every 5 s')).toBeVisible({ timeout: 15_000 });
    await mock(page, 'alarm');
    await expect(page.locator('k-toasts')).toContainText('AAPL is not protected', { timeout: 15_000 });
    await mock(page, 'allow');
  });
});
