import { Component, computed, inject, linkedSignal } from '@angular/core';
import { AnyValue } from '../any-value';
import { FormContext } from '../context';
import { Entry, typed } from '../entry';
import { ObjectForm } from '../object-form';
import { valueWords } from '../../format/settings';
import { Part, fresh, partOf } from '../parts';
import { Config, Kind, isObject, kindsOf, typeOf } from '../schema';
import { kindIndex } from '../values';

/** One of several kinds: the kind is chosen first, then its fields. Each kind keeps its values while one tries others. */
@Component({
  selector: 'k-kinds-entry',
  imports: [AnyValue, ObjectForm],
  template: `
    <div class="kf-group" role="group" [attr.aria-labelledby]="id() + '-name'" [attr.aria-describedby]="described()">
      <select
        class="kf-control"
        [id]="id()"
        [attr.aria-label]="'Kind of ' + part().title"
        [disabled]="disabled()"
        (change)="choose($event)"
      >
        @for (kind of kinds(); track $index) {
          <option [value]="$index" [selected]="$index === chosen()">{{ kind.title }}</option>
        }
      </select>
      @if (kind(); as it) {
        @if (it.schema.description) {
          <p class="kf-help">{{ it.schema.description }}</p>
        }
        <div class="kf-nested">
          @if (isGroup()) {
            <k-object-form
              [schema]="it.schema"
              [value]="shown()"
              [path]="path()"
              [without]="tags()"
              (changed)="give($event)"
            />
          } @else if (inner(); as inner) {
            <ng-container
              kAnyValue
              [part]="inner"
              [usual]="plain(inner.schema.default)"
              [value]="value()"
              [path]="path()"
              [id]="id() + '-inner'"
              [disabled]="disabled()"
              (changed)="changed.emit($event)"
            />
          }
        </div>
      }
    </div>
  `,
})
export class KindsEntry extends Entry {
  private readonly context = inject(FormContext);
  private readonly kept = new Map<number, unknown>();
  private readonly found = computed(() =>
    kindsOf(this.part().schema, this.context.root(), (tag) => valueWords(tag, this.part().schema)),
  );
  protected readonly kinds = computed<Kind[]>(() => this.found()?.kinds ?? []);
  /** The properties that are chosen here and not asked again. */
  protected readonly tags = computed(() => [this.found()?.by].filter((name): name is string => name !== undefined));
  /** Where nothing in the value tells the kinds apart, the choice of a person does. */
  protected readonly chosen = linkedSignal<unknown, number>({
    source: this.shown,
    computation: (value, before) => {
      const index = kindIndex(this.part().schema, value, this.context.root());
      const undecided = this.tags().length === 0 && (value === undefined || isObject(value));
      return before && undecided ? before.value : index;
    },
  });
  protected readonly kind = computed(() => this.kinds()[this.chosen()]);
  protected readonly isGroup = computed(() => typeOf(this.kind()?.schema ?? {}) === 'object');
  protected readonly inner = computed<Part | undefined>(() => {
    const kind = this.kind();
    return kind && partOf(this.part().name, { title: kind.title, ...kind.schema }, true, this.context.root());
  });

  protected choose(event: Event): void {
    const next = Number(typed(event));
    this.kept.set(this.chosen(), this.shown());
    const kind = this.kinds()[next];
    if (!kind) return;
    const [by] = this.tags();
    const before = this.shown();
    this.chosen.set(next);
    if (by !== undefined) {
      const known = this.kept.get(next);
      this.changed.emit({ ...shared(before, kind), ...(isObject(known) ? known : {}), [by]: kind.tag });
    } else this.changed.emit(this.kept.get(next) ?? fresh(kind.schema, this.context.root()));
  }

  protected give(value: Config): void {
    const [by] = this.tags();
    this.changed.emit(by === undefined ? value : { [by]: this.kind()?.tag, ...value });
  }
}

/** What both kinds have, such as a comment, is carried over. */
function shared(before: unknown, kind: Kind): Config {
  if (!isObject(before)) return {};
  const names = Object.keys(kind.schema.properties ?? {});
  return Object.fromEntries(Object.entries(before).filter(([name]) => names.includes(name)));
}
