import {
  Directive,
  InjectionToken,
  Type,
  ViewContainerRef,
  effect,
  inject,
  inputBinding,
  outputBinding,
  untracked,
} from '@angular/core';
import { Entry } from './entry';
import { Widget } from './parts';

/** The component for each way of entering a value; given from outside, since some of them hold values of any kind. */
export const ENTRIES = new InjectionToken<Record<Widget, Type<Entry>>>('entries');

/** A value of any kind, entered the way its part of the schema asks for. */
@Directive({ selector: '[kAnyValue]' })
export class AnyValue extends Entry {
  constructor() {
    super();
    const view = inject(ViewContainerRef);
    const entries = inject(ENTRIES);
    effect(() => {
      const { widget } = this.part();
      untracked(() => {
        view.clear();
        view.createComponent(entries[widget], {
          bindings: [
            inputBinding('part', this.part),
            inputBinding('value', this.value),
            inputBinding('path', this.path),
            inputBinding('id', this.id),
            inputBinding('described', this.described),
            inputBinding('invalid', this.invalid),
            inputBinding('disabled', this.disabled),
            inputBinding('usual', this.usual),
            outputBinding<unknown>('changed', (value) => this.changed.emit(value)),
          ],
        });
      });
    });
  }
}
