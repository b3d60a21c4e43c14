import { accessible, expect, real, test } from './enter';
import { Server } from './server';

test('how often a provider is asked is changed where its connection is', async ({ page }) => {
  test.skip(!real, 'needs a Kuber that keeps connections');
  const server = new Server(page);
  await server.register();
  // Nobody answers there: a connection is kept whatever its test says.
  await server.post('/model-connections', {
    provider: 'openai_compatible',
    name: 'workshop',
    base_url: 'http://127.0.0.1:9/v1',
  });
  await page.goto('/settings/models');
  const card = page.getByRole('region', { name: 'workshop' });
  await expect(card).toContainText('60 a minute, 4 at once');
  await card.getByRole('button', { name: 'Change the limits of workshop' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Requests a minute')).toBeFocused();
  await dialog.getByLabel('Requests a minute').fill('0');
  await expect(dialog).toContainText('A whole number from 1 to 10,000.');
  await expect(dialog.getByRole('button', { name: 'Save the limits' })).toBeDisabled();
  await accessible(page);
  await dialog.getByLabel('Requests a minute').fill('25');
  await dialog.getByLabel('At once').fill('2');
  await page.keyboard.press('Enter');
  await expect(card).toContainText('25 a minute, 2 at once');
});
