import {
  Component,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormlyConfig, provideFormlyCore } from '@ngx-formly/core';
import { Finding, Schema } from '../api/model';
import { Icon } from '../ui/icon';
import { ENTRIES } from './any-value';
import { FormContext } from './context';
import { ALL_ENTRIES } from './entries/all';
import { Field } from './field';
import { errorsOf, told } from './findings';
import { parsed } from './json-text';
import { ObjectForm } from './object-form';
import { RawJson } from './raw-json';
import { Config, resolved } from './schema';
import { prunedConfig, sameValue, unknownKeys } from './values';

/** The fields of a form with what is wrong, the way back to the defaults, and its JSON. Loaded when first needed. */
@Component({
  selector: 'k-form-body',
  imports: [Icon, ObjectForm, RawJson],
  providers: [
    FormContext,
    FormlyConfig,
    { provide: ENTRIES, useValue: ALL_ENTRIES },
    provideFormlyCore({ types: [{ name: 'k-field', component: Field }], extras: { resetFieldOnHide: false } }),
  ],
  encapsulation: ViewEncapsulation.None,
  templateUrl: './form-body.html',
  styleUrl: './form-body.scss',
})
export class FormBody {
  private readonly context = inject(FormContext);
  readonly schema = input.required<Schema>();
  readonly value = input<Config>({});
  readonly findings = input<Finding[]>([]);
  readonly prefix = input('');
  readonly disabled = input(false);
  readonly only = input<readonly string[] | undefined>(undefined);
  readonly bare = input(false);
  readonly changed = output<Config>();
  private given: Config | undefined;
  private readonly asked = computed(() => ({ schema: this.schema(), value: this.value() }));
  /** With what does not count at the moment, so that a kind tried out and taken back has its values again. */
  protected readonly config = linkedSignal<{ schema: Schema; value: Config }, Config>({
    source: this.asked,
    computation: ({ schema, value }, before) => {
      const ours = before?.source.schema === schema && this.given && sameValue(this.given, value);
      return ours ? before.value : value;
    },
  });
  protected readonly object = computed(() => resolved(this.schema(), this.schema()).schema);
  private readonly names = computed(() => Object.keys(this.object().properties ?? {}));
  protected readonly without = computed(() => {
    const only = this.only();
    return only ? this.names().filter((name) => !only.includes(name)) : [];
  });
  protected readonly kept = computed(() => prunedConfig(this.schema(), this.config()));
  private readonly told = computed(() => told(this.schema(), this.config(), errorsOf(this.findings()), this.prefix()));
  protected readonly besides = computed(() => this.told().besides);
  protected readonly unknown = computed(() => unknownKeys(this.schema(), this.config(), this.schema()));
  protected readonly asJson = signal(false);
  /** The JSON as it was typed, also while it cannot be read. */
  protected readonly text = linkedSignal<Config, string>({
    source: this.value,
    computation: (value, before) => {
      const ours = before && this.given && sameValue(this.given, value);
      return ours ? before.value : JSON.stringify(value, null, 2);
    },
  });
  protected readonly unread = computed(() => parsed(this.text()).error !== undefined);
  protected readonly nothing = computed(() => this.names().length === 0);
  /** Whether anything of this form differs from its default. */
  protected readonly changes = computed(() => {
    const shown = this.names().filter((name) => !this.without().includes(name));
    return Object.keys(this.kept()).some((name) => shown.includes(name));
  });

  constructor() {
    effect(() => {
      this.context.root.set(this.schema());
      this.context.disabled.set(this.disabled());
      this.context.wrong.set(this.told().byPath);
    });
  }

  protected take(config: Config): void {
    this.config.set(config);
    this.give(this.kept());
    this.text.set(JSON.stringify(this.kept(), null, 2));
  }

  protected takeJson(config: Config): void {
    this.config.set(config);
    this.give(config);
  }

  protected resetAll(): void {
    const unknown = Object.entries(this.config()).filter(
      ([name]) => !this.names().includes(name) || this.without().includes(name),
    );
    this.config.set(Object.fromEntries(unknown));
    this.give(this.config());
    this.text.set(JSON.stringify(this.config(), null, 2));
  }

  private give(config: Config): void {
    this.given = config;
    this.changed.emit(config);
  }
}
