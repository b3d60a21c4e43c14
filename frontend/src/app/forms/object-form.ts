import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { UntypedFormGroup } from '@angular/forms';
import { FormlyFieldConfig, FormlyForm } from '@ngx-formly/core';
import { Schema } from '../api/model';
import { FormContext, Place } from './context';
import { Part, partsOf } from './parts';
import { Config, isObject } from './schema';
import { sameValue, visible } from './values';

/** What a field of the form knows of itself. */
export interface FieldProps {
  part: Part;
}

interface Built {
  schema: Schema;
  form: UntypedFormGroup;
  fields: FormlyFieldConfig<FieldProps>[];
  model: Config;
}

/** The fields of one object. Its value is never changed: each edit gives a new one. */
@Component({
  selector: 'k-object-form',
  imports: [FormlyForm],
  providers: [{ provide: Place, useExisting: ObjectForm }],
  template: `
    @let it = built();
    <formly-form [form]="it.form" [fields]="it.fields" [model]="it.model" (modelChange)="take($event)" />
  `,
})
export class ObjectForm implements Place {
  private readonly context = inject(FormContext);
  readonly schema = input.required<Schema>();
  readonly value = input<unknown>(undefined);
  readonly path = input('');
  /** Properties that are entered elsewhere. */
  readonly without = input<readonly string[]>([]);
  readonly changed = output<Config>();
  private given: Config | undefined;
  private readonly asked = computed(() => ({ schema: this.schema(), value: this.value(), without: this.without() }));
  /** Built anew for another object, and left alone while it is our own edit that comes back. */
  protected readonly built = linkedSignal<ReturnType<typeof this.asked>, Built>({
    source: this.asked,
    computation: ({ schema, value, without }, before) => {
      const config = isObject(value) ? value : {};
      if (before?.value.schema === schema && this.given && sameValue(this.given, config)) return before.value;
      this.given = structuredClone(config);
      return { schema, form: new UntypedFormGroup({}), fields: this.fields(schema, without), model: { ...this.given } };
    },
  });

  protected take(model: Config): void {
    if (this.given && sameValue(this.given, model)) return;
    this.given = model;
    this.changed.emit(model);
  }

  private fields(schema: Schema, without: readonly string[]): FormlyFieldConfig<FieldProps>[] {
    const root = this.context.root();
    return partsOf(schema, root)
      .filter((part) => !without.includes(part.name))
      .map((part) => {
        const property = schema.properties?.[part.name] ?? {};
        const conditional = property['x-visible-when'] !== undefined;
        return {
          key: [part.name],
          type: 'k-field',
          props: { part },
          ...(conditional ? { expressions: { hide: hidden(property, schema, root) } } : {}),
        };
      });
  }
}

function hidden(property: Schema, owner: Schema, root: Schema): (field: FormlyFieldConfig) => boolean {
  return (field) => !visible(property, owner, (field.parent?.model ?? {}) as Config, root);
}
