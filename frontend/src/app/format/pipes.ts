import { Pipe, PipeTransform } from '@angular/core';
import * as format from './format';

@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  transform = format.money;
}

@Pipe({ name: 'price' })
export class PricePipe implements PipeTransform {
  transform = format.price;
}

@Pipe({ name: 'quantity' })
export class QuantityPipe implements PipeTransform {
  transform = format.quantity;
}

@Pipe({ name: 'multiple' })
export class MultiplePipe implements PipeTransform {
  transform = format.multiple;
}

@Pipe({ name: 'count' })
export class CountPipe implements PipeTransform {
  transform = format.count;
}

@Pipe({ name: 'words' })
export class WordsPipe implements PipeTransform {
  transform = format.words;
}

@Pipe({ name: 'plural' })
export class PluralPipe implements PipeTransform {
  transform = format.plural;
}

@Pipe({ name: 'exact' })
export class ExactPipe implements PipeTransform {
  transform = format.exact;
}
