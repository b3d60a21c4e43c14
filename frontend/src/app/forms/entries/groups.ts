import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Icon } from '../../ui/icon';
import { AnyValue } from '../any-value';
import { FormContext } from '../context';
import { Entry } from '../entry';
import { ObjectForm } from '../object-form';
import { Part, fresh, partOf } from '../parts';
import { sentence } from '../phrases';

/** An object within an object: its fields, folded away below the first level until they are wanted. */
@Component({
  selector: 'k-group-entry',
  imports: [Icon, ObjectForm],
  template: `
    <div class="kf-group" role="group" [attr.aria-labelledby]="id() + '-name'" [attr.aria-describedby]="described()">
      <button
        class="kf-fold"
        type="button"
        [attr.aria-expanded]="open()"
        [attr.aria-controls]="id() + '-fields'"
        (click)="open.set(!open())"
      >
        <k-icon name="chevron" [class.kf-open]="open()" />
        <span>{{ words() }}</span>
      </button>
      <div class="kf-nested" [id]="id() + '-fields'" [hidden]="!open()">
        @if (open()) {
          <k-object-form [schema]="part().schema" [value]="shown()" [path]="path()" (changed)="changed.emit($event)" />
        }
      </div>
    </div>
  `,
})
export class GroupEntry extends Entry {
  private readonly context = inject(FormContext);
  /** Something wrong inside unfolds it; nothing folds it but a person. */
  protected readonly open = linkedSignal<boolean, boolean>({
    source: () => this.context.anyWrong(this.path()),
    computation: (wrong, before) => wrong || (before?.value ?? !this.path().includes('.')),
  });
  protected readonly words = computed(() => sentence(this.part().schema, this.shown(), this.context.root()));
}

/** What may be left out as a whole: a switch, and behind it its fields. */
@Component({
  selector: 'k-optional-entry',
  imports: [AnyValue, ObjectForm],
  template: `
    <div class="kf-optional" role="group" [attr.aria-labelledby]="id() + '-name'">
      <input
        class="kf-switch"
        type="checkbox"
        role="switch"
        [id]="id()"
        [attr.aria-label]="part().title"
        [attr.aria-describedby]="described()"
        [checked]="on()"
        [disabled]="disabled()"
        (change)="turn($any($event.target).checked)"
      />
      @if (on()) {
        <div class="kf-nested">
          @if (inner().widget === 'object') {
            <k-object-form
              [schema]="inner().schema"
              [value]="shown()"
              [path]="path()"
              (changed)="changed.emit($event)"
            />
          } @else {
            <ng-container
              kAnyValue
              [part]="inner()"
              [usual]="plain(inner().schema.default)"
              [value]="shown()"
              [path]="path()"
              [id]="id() + '-inner'"
              [disabled]="disabled()"
              (changed)="give($event)"
            />
          }
        </div>
      }
    </div>
  `,
})
export class OptionalEntry extends Entry {
  private readonly context = inject(FormContext);
  /** What was set when it was switched off, so that switching loses nothing. */
  private kept: unknown;
  protected readonly on = computed(() => {
    const value = this.value();
    return value === undefined ? (this.part().schema.default ?? undefined) !== undefined : value !== null;
  });
  /** The same without the question whether: required, so that it is not asked again. */
  protected readonly inner = computed<Part>(() => {
    const { name, schema } = this.part();
    return partOf(name, { ...schema, nullable: false }, true, this.context.root());
  });

  protected turn(on: boolean): void {
    if (on) this.changed.emit(this.kept ?? fresh(this.part().schema, this.context.root()));
    else {
      this.kept = this.shown() ?? undefined;
      this.changed.emit(this.part().schema.default === undefined ? undefined : null);
    }
  }

  protected give(value: unknown): void {
    this.changed.emit(value ?? {});
  }
}
