import { accessible, enter, expect, mock, mockId, real, test } from './enter';

test.describe('positions', () => {
  test.skip(real, 'the mock has open positions');

  test.beforeEach(async ({ page }) => {
    await enter(page);
    await page.goto('/positions');
  });

  test('show the result in money, percent and R, and how far the stop is', async ({ page }) => {
    const row = page.getByRole('group', { name: 'Open positions' }).getByRole('row', { name: /AAPL/ });
    await expect(row).toContainText(/\+\$\d+\.\d\d/);
    await expect(row).toContainText(/\+\d\.\d %/);
    await expect(row).toContainText(/\+\d\.\d\d R/);
    await expect(row).toContainText(/% away/);
    await expect(row).toContainText('Simulation');
    await expect(row).toContainText(/\d+ min/);
  });

  test('raise an alarm that says what to do, and closes from there', async ({ page }) => {
    const alarm = page.getByRole('alert');
    await expect(alarm).toContainText('could not be put back within 10 s');
    await expect(alarm).toContainText('close it now');
    await alarm.getByRole('button', { name: 'Close NVDA now' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Close 26 NVDA' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('It is naked');
    await accessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Asked to close 26 NVDA.')).toBeVisible();
    await expect(alarm).toHaveCount(0);
  });

  test('tell the part of the trader from those of pipelines', async ({ page }) => {
    const held = page.getByRole('group', { name: 'Held at the broker' });
    await expect(held.getByRole('row', { name: /VTI/ })).toContainText('Alpaca paper');
    await expect(held.getByRole('row', { name: /VTI/ }).getByRole('cell').last()).toHaveText('40');
    await expect(held.getByRole('row', { name: /AAPL/ })).toContainText('52 Morning momentum');
    await expect(held.getByRole('row', { name: /AAPL/ }).getByRole('cell').last()).toHaveText('10');
  });

  test('say which broker does not answer', async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'At the broker' })).toBeVisible();
    await mock(page, 'silence');
    await page.reload();
    await expect(page.getByText('Alpaca paper does not answer.')).toBeVisible();
    await accessible(page);
  });

  test('are closed on a phone with two touches', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 720 });
    await page.getByRole('button', { name: 'Close AAPL of Morning momentum' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'News' }).click();
    await dialog.getByRole('button', { name: 'Close 52 AAPL' }).click();
    await expect(page.getByText('Asked to close 52 AAPL.')).toBeVisible();
  });
});

test('a close whose answer was lost is sent again under the same key', async ({ page }) => {
  test.skip(real, 'the mock has open positions');
  await enter(page);
  const keys: (string | undefined)[] = [];
  await page.route('**/positions/AAPL/close', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    await (keys.length === 1 ? route.abort() : route.continue());
  });
  await page.goto('/positions');
  await page.getByRole('button', { name: 'Close AAPL of Morning momentum' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'News' }).click();
  await dialog.getByRole('button', { name: 'Close 52 AAPL' }).click();
  await expect(dialog.getByRole('alert')).toContainText('could not be reached');
  await dialog.getByRole('button', { name: 'Close 52 AAPL' }).click();
  await expect(page.getByText('Asked to close 52 AAPL.')).toBeVisible();
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test.describe('orders', () => {
  test.skip(real, 'the mock has orders');

  test.beforeEach(async ({ page }) => {
    await enter(page);
    await page.goto('/orders');
  });

  test('are filtered by state, pipeline and symbol, in the address', async ({ page }) => {
    const rows = page.locator('tbody tr');
    await expect(rows.filter({ hasText: 'Filled' }).filter({ hasText: 'Market' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Closed' }).click();
    await expect(page).toHaveURL(/status=closed/);
    await expect(rows.filter({ hasText: 'buying power' })).toHaveCount(1);
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.getByPlaceholder('Symbol').fill('nvda');
    await expect(page).toHaveURL(/symbol=NVDA/);
    await expect(rows.filter({ hasText: 'AAPL' })).toHaveCount(0);
    await page.getByLabel('Pipeline').selectOption({ label: 'Bitcoin breakout' });
    await expect(page.getByText('No order matches these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(rows.filter({ hasText: 'AAPL' }).first()).toBeVisible();
  });

  test('that enter are cancelled with a reason, their protection stays', async ({ page }) => {
    await expect(page.getByRole('row', { name: /MSFT/ })).toContainText('10 of 26');
    await page.getByRole('button', { name: 'Cancel unfilled entries' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('1 entry order is working now');
    await expect(dialog.getByRole('button', { name: 'Cancel entries' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'The price ran away' }).click();
    await dialog.getByRole('button', { name: 'Cancel entries' }).click();
    await expect(page.getByText('Asked to cancel what is not filled of 1 entry.')).toBeVisible();
    await expect(page.getByRole('row', { name: /MSFT/ })).toHaveCount(0);
    await expect(page.getByRole('row', { name: /Stop loss/ }).first()).toBeVisible();
  });
});

test.describe('approvals', () => {
  test.skip(real, 'the mock asks when it is told to');

  test.beforeEach(async ({ page }) => {
    await enter(page);
    await page.goto('/approvals');
  });

  test('show the plan and how long there is to answer', async ({ page }) => {
    const card = page.locator('k-approval-card');
    await expect(card).toContainText('Buy 60 AMD');
    await expect(card).toContainText('R/R 1.5');
    await expect(card).toContainText('$138.00');
    await expect(card.getByRole('timer')).toHaveText(/^1[0-4]:\d\d$/);
  });

  test('are counted in the shell, live, and given with a reason', async ({ page }) => {
    const place = page.getByRole('link', { name: /^Approvals/ });
    await expect(place).toContainText('1');
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await mock(page, 'ask');
    await expect(place).toContainText('2');
    await page.getByRole('button', { name: 'Approve 60 AMD' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Buy 60 AMD, about $9,252.00?');
    await accessible(page);
    await dialog.getByRole('button', { name: 'I agree with the plan' }).click();
    await dialog.getByRole('button', { name: 'Approve 60 AMD' }).click();
    await expect(place).toContainText('1');
    await page.getByRole('link', { name: 'Decided' }).click();
    await expect(page.getByRole('row', { name: /I agree with the plan/ })).toContainText('Approved');
    await expect(page.getByRole('row', { name: /Nobody in time/ })).toContainText('Expired');
  });

  test('that come too late say that nothing was ordered', async ({ page }) => {
    await page.getByRole('button', { name: 'Deny 60 AMD' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await mock(page, 'expire');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Deny 60 AMD' }).click();
    await expect(dialog.getByRole('alert')).toContainText('nothing was ordered');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  });
});

test('a trader with nothing is told what to do on every page', async ({ page }) => {
  test.skip(real, 'other tests leave things behind');
  await enter(page, 'empty');
  const sentences: Record<string, RegExp> = {
    '/positions': /Nothing is open/,
    '/orders': /No order is working/,
    '/approvals': /Nothing waits for you/,
    '/approvals?tab=decided': /Nothing is decided yet/,
    '/interventions': /Nobody has stepped in yet/,
    '/costs': /Nothing was spent in these days/,
    '/settings/brokers': /No broker is connected/,
    '/settings/models': /No language model is connected/,
  };
  for (const [path, sentence] of Object.entries(sentences)) {
    await page.goto(path);
    await expect(page.getByText(sentence)).toBeVisible();
  }
});

test('a run that approval waits for is one link away', async ({ page }) => {
  test.skip(real, 'the mock has such a run');
  await enter(page);
  await page.goto('/approvals');
  await page.getByRole('link', { name: 'this run' }).click();
  await expect(page).toHaveURL(new RegExp(`/executions/${mockId(101)}$`));
  await page.getByRole('link', { name: 'Answer it' }).click();
  await expect(page).toHaveURL(/\/approvals$/);
});
