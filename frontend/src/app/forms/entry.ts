import { Directive, computed, input, output } from '@angular/core';
import { Part } from './parts';
import { effective } from './values';

/** What every way of entering a value takes and gives. */
@Directive()
export abstract class Entry {
  readonly part = input.required<Part>();
  /** What is set; undefined while the default counts. */
  readonly value = input<unknown>(undefined);
  readonly path = input('');
  readonly id = input('');
  /** Ids of what explains the field and of what is wrong with it. */
  readonly described = input<string | null>(null);
  readonly invalid = input(false);
  readonly disabled = input(false);
  /** What stands in an empty field. */
  readonly usual = input('');
  protected readonly plain = plain;
  readonly changed = output<unknown>();
  /** What counts: the value, else the default. */
  readonly shown = computed(() => effective(this.part().schema, this.value()));
}

/** The text of an input's event. */
export function typed(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

/** A value as it would be typed; nothing for what cannot be. */
export function plain(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
