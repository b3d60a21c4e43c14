import { Type } from '@angular/core';
import { ChoicesEntry, FixedEntry, SelectEntry, SwitchEntry, TogglesEntry } from './choices';
import { ChipsEntry } from './chips';
import { ComboEntry } from './combo';
import { DurationEntry } from './duration';
import { GroupEntry, OptionalEntry } from './groups';
import { JsonEntry } from './json';
import { KindsEntry } from './kinds';
import { ListEntry } from './list';
import { ModelEntry } from './model';
import { NumberEntry, SliderEntry } from './number';
import { LinesEntry, MomentEntry, TextEntry } from './text';
import { Entry } from '../entry';
import { Widget } from '../parts';

/** The component for each way of entering a value. */
export const ALL_ENTRIES: Record<Widget, Type<Entry>> = {
  switch: SwitchEntry,
  segments: ChoicesEntry,
  select: SelectEntry,
  number: NumberEntry,
  slider: SliderEntry,
  text: ComboEntry,
  lines: LinesEntry,
  duration: DurationEntry,
  time: TextEntry,
  date: TextEntry,
  moment: MomentEntry,
  zone: ComboEntry,
  symbol: ComboEntry,
  timeframe: ComboEntry,
  model: ModelEntry,
  toggles: TogglesEntry,
  chips: ChipsEntry,
  list: ListEntry,
  object: GroupEntry,
  optional: OptionalEntry,
  kinds: KindsEntry,
  fixed: FixedEntry,
  json: JsonEntry,
};
