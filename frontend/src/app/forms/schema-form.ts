import { Component, input, output } from '@angular/core';
import { Finding, Schema } from '../api/model';
import { FormBody } from './form-body';
import { Config } from './schema';

/**
 * A form made from a JSON Schema; see docs/api.md for the keywords it knows. `value` holds only what differs from the
 * defaults, and so does what `changed` gives. Keys that the schema does not know are kept.
 */
@Component({
  selector: 'k-schema-form',
  imports: [FormBody],
  template: `
    @defer (on immediate) {
      <k-form-body
        [schema]="schema()"
        [value]="value()"
        [findings]="findings()"
        [prefix]="prefix()"
        [disabled]="disabled()"
        [only]="only()"
        [bare]="bare()"
        (changed)="changed.emit($event)"
      />
    } @placeholder {
      <p class="faint" role="status">Opening the form…</p>
    }
  `,
})
export class SchemaForm {
  readonly schema = input.required<Schema>();
  readonly value = input<Config>({});
  /** What the server has found wrong; `field` is the path. */
  readonly findings = input<Finding[]>([]);
  /** What the server's paths begin with before those of this form, such as `settings.`. */
  readonly prefix = input('');
  readonly disabled = input(false);
  /** The properties to show; the others are entered elsewhere. All, if nothing is said. */
  readonly only = input<readonly string[] | undefined>(undefined);
  /** Only the fields: no JSON, no reset of all, nothing about what belongs to no field. */
  readonly bare = input(false);
  readonly changed = output<Config>();
}
