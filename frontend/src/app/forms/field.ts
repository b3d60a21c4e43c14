import { Component, inject } from '@angular/core';
import { FieldType, FieldTypeConfig } from '@ngx-formly/core';
import { AnyValue } from './any-value';
import { FormContext, Place } from './context';
import { plain } from './entry';
import { FieldProps } from './object-form';
import { phrase, usualOf } from './phrases';
import { Config } from './schema';
import { Icon } from '../ui/icon';
import { joined, sameValue } from './values';

/** Fields that are made of fields: what they mean stands above them, and each of theirs has its own way back. */
const FRAMED = new Set(['list', 'object', 'optional', 'kinds']);
/** Fields that are one control, so that their name is its label. */
const SINGLE = new Set(['switch', 'select', 'number', 'slider', 'text', 'lines', 'time', 'date', 'moment', 'model']);
const SEARCHED = new Set(['zone', 'symbol', 'chips', 'duration', 'timeframe', 'json']);

/** One field: its name, its control, what it means, its default with a way back to it, and what is wrong with it. */
@Component({
  selector: 'k-field',
  imports: [AnyValue, Icon],
  template: `
    @let wrong = problems();
    <div
      class="kf-field"
      [class.kf-wrong]="wrong.length > 0"
      [class.kf-changed]="changed"
      [class.kf-inline]="part.widget === 'switch' || part.widget === 'optional'"
      [attr.data-field]="path"
    >
      <div class="kf-head">
        @if (labelled) {
          <label class="kf-name" [attr.for]="fieldId">{{ part.title }}</label>
        } @else {
          <span class="kf-name" [id]="fieldId + '-name'">{{ part.title }}</span>
        }
        @if (part.required) {
          <span class="kf-default">required</span>
        } @else if (changed && !framed) {
          @if (locked) {
            <span class="kf-default">default {{ defaultWords }}</span>
          } @else {
            <button class="kf-reset" type="button" (click)="reset()" [attr.aria-label]="resetWords">
              <k-icon name="history" />{{ defaultWords }}
            </button>
          }
        }
      </div>
      @if (framed && part.description) {
        <p class="kf-help" [id]="fieldId + '-help'">{{ part.description }}</p>
      }
      <ng-container
        kAnyValue
        [part]="part"
        [value]="formControl.value"
        [path]="path"
        [id]="fieldId"
        [described]="described(wrong.length > 0)"
        [invalid]="wrong.length > 0"
        [disabled]="locked"
        [usual]="usual"
        (changed)="set($event)"
      />
      @if (meaning; as words) {
        <p class="kf-help kf-meaning">{{ words }}</p>
      }
      @if (part.description && !framed) {
        <p class="kf-help" [id]="fieldId + '-help'">{{ part.description }}</p>
      }
      @if (wrong.length) {
        <p class="kf-error" [id]="fieldId + '-wrong'">{{ wrong.join(' ') }}</p>
      }
    </div>
  `,
})
export class Field extends FieldType<FieldTypeConfig<FieldProps>> {
  private readonly context = inject(FormContext);
  private readonly place = inject(Place);

  protected get part() {
    return this.props.part;
  }

  protected get path(): string {
    return joined(this.place.path(), this.part.name);
  }

  protected get fieldId(): string {
    return this.context.idOf(this.path);
  }

  protected get framed(): boolean {
    return FRAMED.has(this.part.widget);
  }

  protected get locked(): boolean {
    return this.context.disabled();
  }

  protected get labelled(): boolean {
    return SINGLE.has(this.part.widget) || SEARCHED.has(this.part.widget);
  }

  /** Whether it differs from its default. */
  protected get changed(): boolean {
    const value: unknown = this.formControl.value;
    if (value === undefined || value === null) return false;
    return !sameValue(value, this.part.schema.default, this.part.schema);
  }

  protected get defaultWords(): string {
    const standard = this.part.schema.default;
    if (this.part.required) return '';
    if (standard === undefined || standard === null) return 'not set';
    return phrase(this.part.schema, standard, this.context.root());
  }

  /** What counts while nothing is set: the default, or what the sentence of the owner names instead of 0. */
  protected get usual(): string {
    const standard = this.part.schema.default;
    const named = usualOf(this.place.schema(), this.model as Config, this.part.name, this.context.root());
    if (named !== undefined && (standard === undefined || standard === null || Number(standard) === 0)) return named;
    return plain(standard);
  }

  /** What the chosen one of a list means. */
  protected get meaning(): string | undefined {
    const chosen: unknown = this.formControl.value ?? this.part.schema.default;
    return this.part.schema['x-descriptions']?.[String(chosen).toLowerCase()];
  }

  protected get resetWords(): string {
    return `Reset ${this.part.title} to its default, ${this.defaultWords}`;
  }

  protected problems(): string[] {
    return this.context.wrong().get(this.path) ?? [];
  }

  protected described(wrong: boolean): string | null {
    const ids = [this.part.description && `${this.fieldId}-help`, wrong && `${this.fieldId}-wrong`].filter(Boolean);
    return ids.length ? ids.join(' ') : null;
  }

  /** A value that equals the default stands here as it was typed; it is left out of what the form gives. */
  protected set(value: unknown): void {
    this.formControl.setValue(value);
    this.formControl.markAsDirty();
  }

  protected reset(): void {
    this.formControl.setValue(undefined);
  }
}
