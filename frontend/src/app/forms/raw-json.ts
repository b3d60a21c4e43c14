import { Component, computed, input, model, output } from '@angular/core';
import { Schema } from '../api/model';
import { plural } from '../format/format';
import { check } from './check';
import { linesOf, parsed } from './json-text';
import { Config, isObject } from './schema';

/** A configuration as JSON: what is wrong is said with its line, and only what can be read is passed on. */
@Component({
  selector: 'k-raw-json',
  template: `
    <label class="field">
      <span>{{ label() }}</span>
      <textarea
        class="mono"
        spellcheck="false"
        autocapitalize="off"
        [rows]="rows()"
        [value]="text()"
        [readOnly]="disabled()"
        [attr.aria-invalid]="problems().length > 0 || null"
        aria-describedby="raw-json-problems"
        (input)="type($any($event.target).value)"
      ></textarea>
    </label>
    <div id="raw-json-problems" aria-live="polite">
      @for (problem of problems(); track $index) {
        <p class="danger-text">
          @if (problem.line) {
            <b>Line {{ problem.line }}:</b>
          }
          {{ problem.message }}
        </p>
      } @empty {
        <p class="faint">{{ summary() }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      font-size: 12px;
      line-height: 16px;
    }
    textarea.mono {
      font: 400 12px/18px var(--mono);
      resize: vertical;
      tab-size: 2;
    }
  `,
})
export class RawJson {
  readonly schema = input<Schema>({});
  readonly label = input('Configuration as JSON');
  readonly disabled = input(false);
  /** What stands in the field, valid or not. */
  readonly text = model.required<string>();
  readonly changed = output<Config>();
  private readonly read = computed(() => parsed(this.text().trim() === '' ? '{}' : this.text()));
  protected readonly rows = computed(() => Math.min(30, Math.max(6, this.text().split('\n').length + 1)));
  protected readonly problems = computed<{ line: number | undefined; message: string }[]>(() => {
    const { value, error } = this.read();
    if (error) return [{ line: error.line, message: error.message }];
    if (!isObject(value)) return [{ line: 1, message: 'A configuration is an object in braces.' }];
    const lines = linesOf(this.text());
    return check(this.schema(), value).map(({ path, message }) => ({
      line: lines.get(path) ?? lines.get(path.replace(/\.?[^.[]+$/, '')),
      message: path ? `${path}: ${message}` : message,
    }));
  });
  protected readonly summary = computed(() => {
    const { value } = this.read();
    const count = isObject(value) ? Object.keys(value).length : 0;
    return count ? `${plural(count, 'setting')}; all else is as the defaults say.` : 'All is as the defaults say.';
  });

  protected type(text: string): void {
    this.text.set(text);
    const { value, error } = this.read();
    if (!error && isObject(value)) this.changed.emit(value);
  }
}
