import { Component, ElementRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { Icon } from '../../ui/icon';
import { AnyValue } from '../any-value';
import { FormContext } from '../context';
import { Entry } from '../entry';
import { ObjectForm } from '../object-form';
import { Part, fresh, partOf } from '../parts';
import { phrase } from '../phrases';
import { typeOf } from '../schema';

interface Row {
  key: number;
  value: unknown;
}

let keys = 0;

/** A list of objects as one line each, in words, that unfolds to its fields; moved, doubled and removed by keyboard, too. */
@Component({
  selector: 'k-list-entry',
  imports: [AnyValue, Icon, ObjectForm],
  templateUrl: './list.html',
})
export class ListEntry extends Entry {
  private readonly context = inject(FormContext);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly items = computed(() => this.part().items ?? {});
  /** Rows keep their keys through our own edits, so that an unfolded one stays so when it moves. */
  protected readonly rows = linkedSignal<unknown, Row[]>({
    source: this.shown,
    computation: (value, before) => {
      const list = Array.isArray(value) ? (value as unknown[]) : [];
      const kept = before && before.value.length === list.length ? before.value : [];
      return list.map((one, i) => ({ key: kept[i]?.key ?? ++keys, value: one }));
    },
  });
  protected readonly open = signal<ReadonlySet<number>>(new Set());
  protected readonly said = signal('');
  protected readonly isGroup = computed(() => {
    const items = this.items();
    return typeOf(items) === 'object' && !items.oneOf && !items.anyOf;
  });
  protected readonly inner = computed<Part>(() =>
    partOf(this.part().name, { title: this.one(), ...this.items() }, true, this.context.root()),
  );
  /** What one entry is called. */
  protected readonly one = computed(() => this.items().title ?? singular(this.part().title));
  protected readonly full = computed(() => this.rows().length >= (this.part().schema.maxItems ?? Infinity));
  protected readonly least = computed(() => this.rows().length <= (this.part().schema.minItems ?? 0));

  protected words(row: Row): string {
    return phrase(this.items(), row.value, this.context.root());
  }

  protected wrong(i: number): boolean {
    return this.context.anyWrong(`${this.path()}[${i}]`);
  }

  /** What is wrong with an entry as a whole stands at its line. */
  protected problems(i: number): string[] {
    return this.context.wrong().get(`${this.path()}[${i}]`) ?? [];
  }

  protected fold(row: Row): void {
    this.open.update((open) => {
      const next = new Set(open);
      if (!next.delete(row.key)) next.add(row.key);
      return next;
    });
  }

  protected change(i: number, value: unknown): void {
    this.give(this.rows().map((row, at) => (at === i ? { ...row, value } : row)));
  }

  protected add(): void {
    const row = { key: ++keys, value: fresh(this.items(), this.context.root()) ?? (this.isGroup() ? {} : undefined) };
    this.give([...this.rows(), row]);
    this.fold(row);
    this.tell(`${this.one()} ${this.rows().length} is added.`);
    this.focus(this.rows().length - 1);
  }

  protected double(i: number): void {
    const row = this.rows()[i];
    if (!row || this.full()) return;
    this.give(this.rows().toSpliced(i + 1, 0, { key: ++keys, value: structuredClone(row.value) }));
    this.tell(`${this.one()} ${i + 1} is doubled.`);
    this.focus(i + 1);
  }

  protected remove(i: number): void {
    if (this.least()) return;
    this.give(this.rows().toSpliced(i, 1));
    this.tell(`${this.one()} ${i + 1} is removed.`);
    this.focus(Math.min(i, this.rows().length - 1));
  }

  protected move(i: number, by: number): void {
    const to = i + by;
    const row = this.rows()[i];
    if (!row || to < 0 || to >= this.rows().length) return;
    this.give(this.rows().toSpliced(i, 1).toSpliced(to, 0, row));
    this.tell(`Moved to ${to + 1} of ${this.rows().length}.`);
    this.focus(to);
  }

  protected key(event: KeyboardEvent, i: number): void {
    if (this.disabled()) return;
    if (event.altKey && event.key === 'ArrowUp') this.move(i, -1);
    else if (event.altKey && event.key === 'ArrowDown') this.move(i, 1);
    else if (event.key === 'Delete') this.remove(i);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private give(rows: Row[]): void {
    this.rows.set(rows);
    this.changed.emit(rows.map((row) => row.value));
  }

  private tell(sentence: string): void {
    this.said.set(sentence);
  }

  /** The line is there after the next rendering. */
  private focus(i: number): void {
    requestAnimationFrame(() => {
      const lines = this.host.nativeElement.querySelectorAll<HTMLElement>(':scope > .kf-list > .kf-row .kf-line');
      (lines[i] ?? this.host.nativeElement.querySelector<HTMLElement>('.kf-add'))?.focus();
    });
  }
}

/** `Rules` as `Rule`, `Entries` as `Entry`. */
function singular(title: string): string {
  if (/ies$/.test(title)) return title.replace(/ies$/, 'y');
  return /[^s]s$/.test(title) ? title.slice(0, -1) : title;
}
