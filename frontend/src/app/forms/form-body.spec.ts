import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import feature from '../../../dev/every-feature.json';
import { Finding, Schema } from '../api/model';
import { FormBody } from './form-body';
import { Config } from './schema';

@Component({
  selector: 'k-owner',
  imports: [FormBody],
  template: `<k-form-body
    [schema]="schema()"
    [value]="config()"
    [findings]="findings()"
    [disabled]="disabled()"
    (changed)="take($event)"
  />`,
})
class Owner {
  readonly schema = signal(feature as unknown as Schema);
  readonly config = signal<Config>({ name: 'Ada' });
  readonly findings = signal<Finding[]>([]);
  readonly disabled = signal(false);
  readonly given: Config[] = [];

  take(config: Config): void {
    this.given.push(config);
    this.config.set(config);
  }
}

let fixture: ComponentFixture<Owner>;
const owner = () => fixture.componentInstance;
const page = () => fixture.nativeElement as HTMLElement;
const field = (path: string) => found(page().querySelector<HTMLElement>(`[data-field="${path}"]`), path);
const control = (path: string) =>
  found(field(path).querySelector<HTMLInputElement>('input:not([type=range]), select, textarea'), path);
const button = (name: string, within: HTMLElement = page()) =>
  found(
    [...within.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    ),
    name,
  );

function found<T>(one: T | null | undefined, what: string): T {
  if (one === null || one === undefined) throw new Error(`There is no ${what}.`);
  return one;
}

async function type(path: string, text: string): Promise<void> {
  const input = control(path);
  input.value = text;
  input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  await fixture.whenStable();
}

async function press(one: HTMLElement): Promise<void> {
  one.click();
  await fixture.whenStable();
}

async function choose(path: string, label: string): Promise<void> {
  const select = control(path) as unknown as HTMLSelectElement;
  const option = [...select.options].find((one) => one.text.trim() === label);
  await type(path, found(option, label).value);
}

describe('a form made from a schema', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    fixture = TestBed.createComponent(Owner);
    await fixture.whenStable();
  });

  it('shows a field for every property, and says nothing before anything is changed', () => {
    expect(
      page().querySelectorAll('.kf-form > k-object-form > formly-form > formly-field > formly-group > formly-field')
        .length,
    ).toBe(Object.keys(feature.properties).length);
    expect(owner().given).toEqual([]);
    expect(page().querySelectorAll('.kf-error').length).toBe(0);
  });

  it('gives what was typed, and takes it back when it is the default again', async () => {
    await type('bars', '300');
    expect(owner().config()).toEqual({ name: 'Ada', bars: 300 });
    await type('bars', '250');
    expect(owner().config()).toEqual({ name: 'Ada' });
    expect(control('bars').value).toBe('250');
    await type('risk', '2,5');
    expect(owner().config()).toEqual({ name: 'Ada', risk: '2.5' });
    await press(button('Reset Risk per trade to its default, 2 %'));
    expect(owner().config()).toEqual({ name: 'Ada' });
    expect(control('risk').value).toBe('');
  });

  it('says what is wrong while one types, at the field and for those who hear it', async () => {
    await type('bars', '10');
    expect(field('bars').textContent).toContain('Between 50 and 5,000 bars.');
    expect(control('bars').getAttribute('aria-invalid')).toBe('true');
    expect(control('bars').getAttribute('aria-describedby')).toContain('wrong');
    await type('bars', '100');
    expect(field('bars').textContent).not.toContain('Between');
  });

  it('shows what the server has found at its field, and above all what belongs to none', async () => {
    owner().findings.set([
      { severity: 'error', node: 'a', field: 'bars', message: 'A: bars: it has no such data.' },
      { severity: 'error', node: 'a', field: '', message: 'A: It does not fit together.' },
      { severity: 'warning', node: 'a', field: 'risk', message: 'A: risk: it is high.' },
    ]);
    await fixture.whenStable();
    expect(field('bars').textContent).toContain('It has no such data.');
    expect(page().textContent).toContain('A: It does not fit together.');
    expect(field('risk').classList).not.toContain('kf-wrong');
  });

  it('shows rules as rows in words that unfold, with only the fields of their kind', async () => {
    const row = button('RSI(14) crosses above 30');
    expect(row.getAttribute('aria-expanded')).toBe('false');
    await press(row);
    expect(page().querySelector('[data-field="rules[0].fast"]')).toBeNull();
    expect(control('rules[0].period').placeholder).toBe('14');
    await type('rules[0].level', '35');
    expect(owner().config()).toEqual({ name: 'Ada', rules: [{ level: 35 }] });
    await choose('rules[0].kind', 'SMA crosses above');
    expect(page().querySelector('[data-field="rules[0].level"]')).toBeNull();
    await type('rules[0].fast', '10');
    expect(owner().config()).toEqual({ name: 'Ada', rules: [{ kind: 'sma_crosses_above', fast: 10 }] });
    expect(button('SMA(10) crosses above SMA(50)').getAttribute('aria-expanded')).toBe('true');
    await choose('rules[0].kind', 'RSI crosses above');
    expect(owner().config()).toEqual({ name: 'Ada', rules: [{ level: 35 }] });
  });

  it('adds, doubles, moves and removes rows', async () => {
    await press(button('Add rule'));
    await type('rules[1].level', '70');
    await press(button('Duplicate Rule 2'));
    expect(owner().config()['rules']).toEqual([{}, { level: 70 }, { level: 70 }]);
    const line = button('RSI(14) crosses above 30');
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
    await fixture.whenStable();
    expect(owner().config()['rules']).toEqual([{ level: 70 }, {}, { level: 70 }]);
    await press(button('Remove Rule 1'));
    await press(button('Remove Rule 2'));
    expect(owner().config()['rules']).toBeUndefined();
    expect(button('Remove Rule 1').hasAttribute('disabled')).toBe(true);
  });

  it('lets one choose a kind before its fields, and keeps what was set in the other', async () => {
    await press(button('Add exit'));
    await type('exits[0].distance', '3');
    expect(owner().config()['exits']).toEqual([{ type: 'trailing', distance: 3 }]);
    await choose('exits', 'Time stop');
    expect(owner().config()['exits']).toEqual([{ type: 'time' }]);
    await choose('exits', 'Trailing stop');
    expect(owner().config()['exits']).toEqual([{ type: 'trailing', distance: 3 }]);
    await choose('size', 'Share of equity');
    expect(owner().config()['size']).toBe('5%');
  });

  it('switches what may be left out on and off without forgetting it', async () => {
    await press(control('approval'));
    expect(owner().config()).toEqual({ name: 'Ada', approval: {} });
    await type('approval.timeout', '20');
    expect(owner().config()).toEqual({ name: 'Ada', approval: { timeout: 'PT20M' } });
    await press(control('approval'));
    expect(owner().config()).toEqual({ name: 'Ada' });
    await press(control('approval'));
    expect(owner().config()).toEqual({ name: 'Ada', approval: { timeout: 'PT20M' } });
  });

  it('keeps only what differs, however deep', async () => {
    await press(button('Sma', field('trend.average')));
    await press(button('All as the defaults say', field('trend.average.smoothing')));
    await type('trend.average.smoothing.passes', '2');
    expect(owner().config()).toEqual({ name: 'Ada', trend: { average: { smoothing: { passes: 2 } } } });
    await press(button('Reset Passes to its default, 0'));
    expect(owner().config()).toEqual({ name: 'Ada' });
  });

  it('takes lists as chips, in their order', async () => {
    const input = control('symbols');
    input.value = 'msft, aapl';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await fixture.whenStable();
    expect(owner().config()['symbols']).toEqual(['MSFT', 'AAPL']);
    await press(button('Remove MSFT'));
    expect(owner().config()['symbols']).toEqual(['AAPL']);
    const boxes = [...field('timeframes').querySelectorAll<HTMLInputElement>('input')];
    await press(found(boxes[5], '4h'));
    expect(owner().config()['timeframes']).toEqual(['5m', '1h', '4h']);
  });

  it('follows an undo from outside', async () => {
    await type('bars', '300');
    owner().config.set({ name: 'Ada', bars: 400 });
    await fixture.whenStable();
    expect(control('bars').value).toBe('400');
    owner().config.set({ name: 'Ada' });
    await fixture.whenStable();
    expect(control('bars').value).toBe('');
  });

  it('keeps what it does not know and says so', async () => {
    owner().config.set({ name: 'Ada', old_setting: 3 });
    await fixture.whenStable();
    expect(page().textContent).toContain('This version knows nothing of old_setting');
    await type('bars', '300');
    expect(owner().config()).toEqual({ name: 'Ada', old_setting: 3, bars: 300 });
    await press(button('Reset all to defaults'));
    expect(owner().config()).toEqual({ old_setting: 3 });
  });

  it('shows its JSON and takes it back, and loses nothing on the way', async () => {
    await type('bars', '300');
    await press(button('Edit as JSON'));
    const text = found(page().querySelector('textarea'), 'JSON');
    expect(JSON.parse(text.value)).toEqual({ name: 'Ada', bars: 300 });
    text.value = '{\n  "name": "Ada",\n  "bars": 10,\n}';
    text.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(page().textContent).toContain('Line 4:');
    await press(button('Show the form'));
    expect(page().textContent).toContain('Your text is kept.');
    expect(control('bars').value).toBe('300');
    await press(button('Edit as JSON'));
    const again = found(page().querySelector('textarea'), 'JSON');
    expect(again.value).toContain('10,\n}');
    again.value = '{\n  "name": "Ada",\n  "bars": 10\n}';
    again.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(page().textContent).toContain('Line 3:');
    expect(owner().config()).toEqual({ name: 'Ada', bars: 10 });
    await press(button('Show the form'));
    expect(control('bars').value).toBe('10');
  });

  it('can be read, and not changed, while it is disabled', async () => {
    owner().disabled.set(true);
    await fixture.whenStable();
    const enabled = [...page().querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(
      (one) => !one.disabled,
    );
    expect(enabled).toEqual([]);
    expect(page().querySelector('.kf-add')).toBeNull();
  });

  it('is another form for another schema', async () => {
    owner().config.set({});
    owner().schema.set({ type: 'object', properties: { only: { type: 'boolean', title: 'Only', default: false } } });
    await fixture.whenStable();
    expect(page().querySelectorAll('[data-field]').length).toBe(1);
    await press(control('only'));
    expect(owner().config()).toEqual({ only: true });
  });
});
