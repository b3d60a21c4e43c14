import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { Icon } from '../../ui/icon';
import { check } from '../check';
import { FormContext } from '../context';
import { Entry, typed } from '../entry';
import { phrase } from '../phrases';
import { typeOf } from '../schema';
import { Suggestions, matching } from '../suggestions';
import { sameValue } from '../values';
import { valueOf } from './number';

/** A list of texts, numbers or times, each a chip; typed with Enter or comma, or taken from what is known. */
@Component({
  selector: 'k-chips-entry',
  imports: [Icon, MatAutocompleteModule],
  template: `
    <div class="kf-chips" [class.kf-off]="disabled()">
      @for (item of list(); track $index) {
        <span class="kf-chip" [class.kf-wrong]="wrong($index).length > 0">
          {{ words(item) }}
          <button
            type="button"
            [disabled]="disabled()"
            [attr.aria-label]="'Remove ' + words(item)"
            (click)="remove($index)"
          >
            <k-icon name="close" />
          </button>
        </span>
      }
      <input
        #field
        [type]="kind()"
        autocomplete="off"
        spellcheck="false"
        [id]="id()"
        [value]="text()"
        [placeholder]="hint()"
        [disabled]="disabled()"
        [matAutocomplete]="panel"
        [matAutocompleteDisabled]="!all()().length"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="invalid() || problem() !== '' || null"
        (input)="text.set($any($event.target).value)"
        (keydown)="key($event, panel.isOpen)"
        (blur)="left(panel.isOpen)"
      />
    </div>
    <mat-autocomplete #panel class="kf-panel" (optionSelected)="add($event.option.value)" (closed)="left(false)">
      @for (one of found(); track one.value) {
        <mat-option [value]="one.value">
          <span class="kf-option"
            >{{ one.value }}<span class="faint">{{ one.note }}</span></span
          >
        </mat-option>
      }
    </mat-autocomplete>
    @if (problem()) {
      <p class="kf-error" role="alert">{{ problem() }}</p>
    }
  `,
})
export class ChipsEntry extends Entry {
  private readonly suggestions = inject(Suggestions);
  private readonly context = inject(FormContext);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly items = computed(() => this.part().items ?? {});
  protected readonly all = computed(() => this.suggestions.for(this.items()));
  protected readonly text = signal('');
  protected readonly problem = signal('');
  protected readonly list = computed(() => {
    const shown = this.shown();
    return Array.isArray(shown) ? (shown as unknown[]) : [];
  });
  protected readonly found = computed(() =>
    matching(
      this.all()().filter(({ value }) => !this.list().some((item) => sameValue(item, value, { enum: [] }))),
      this.text(),
    ),
  );
  protected readonly kind = computed(() => {
    const { format } = this.items();
    return format === 'time' || format === 'date' ? format : 'text';
  });
  protected readonly hint = computed(() => (this.list().length ? 'Add' : `Add ${this.part().title.toLowerCase()}`));

  protected words(item: unknown): string {
    return phrase(this.items(), item, this.context.root());
  }

  protected wrong(i: number): string[] {
    return this.context.wrong().get(`${this.path()}[${i}]`) ?? [];
  }

  /** Enter, a comma or a space closes an entry; Backspace in an empty field removes the last one. */
  protected key(event: KeyboardEvent, open: boolean): void {
    const text = typed(event);
    const closes = event.key === ',' || (event.key === ' ' && this.items().format === 'symbol');
    if (closes || (event.key === 'Enter' && !(open && this.active()))) {
      if (event.key !== 'Enter' || text.trim()) event.preventDefault();
      this.add(text);
    } else if (event.key === 'Backspace' && text === '' && this.list().length) {
      this.remove(this.list().length - 1);
    }
  }

  private active(): boolean {
    return this.field().nativeElement.hasAttribute('aria-activedescendant');
  }

  /** What was typed is taken when the field is left, but not while a suggestion may be on its way. */
  protected left(open: boolean): void {
    if (!open && document.activeElement !== this.field().nativeElement) this.add(this.text());
  }

  protected add(text: string): void {
    const made = text
      .split(this.kind() === 'text' ? /[,;\n]+|\s{2,}/ : /$^/)
      .map((one) => this.read(one))
      .filter((one) => one !== undefined);
    this.text.set('');
    this.field().nativeElement.value = '';
    this.problem.set('');
    const fresh = made.filter((one) => !this.list().some((item) => sameValue(item, one)));
    const [wrong] = fresh.flatMap((one) => check(this.items(), one, this.context.root()));
    if (wrong) {
      this.problem.set(wrong.message);
      this.text.set(text);
      return;
    }
    if (fresh.length) this.changed.emit([...this.list(), ...fresh]);
    else if (made.length) this.problem.set(`${this.words(made[0])} is in the list already.`);
  }

  protected remove(i: number): void {
    this.changed.emit(this.list().filter((_, at) => at !== i));
    this.field().nativeElement.focus();
  }

  private read(text: string): unknown {
    const plain = text.trim();
    if (plain === '') return undefined;
    if (this.items().format === 'symbol') return plain.toUpperCase();
    const type = typeOf(this.items());
    const number = type === 'integer' || type === 'number';
    const choice = this.items().enum?.find((one) => sameValue(one, plain, { enum: [] }));
    return choice ?? (number ? valueOf(plain, this.items().format === 'decimal') : plain);
  }
}
