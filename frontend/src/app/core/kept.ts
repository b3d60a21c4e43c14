/** A value in this browser's storage, for one user. Storage may be forbidden or full: what is kept then lasts as long as the page. */
export class Kept<T> {
  private readonly memory = new Map<string, T>();

  constructor(
    private readonly name: string,
    private readonly read: (text: string) => T,
  ) {}

  get(user: string): T | undefined {
    try {
      const text = localStorage.getItem(this.keyOf(user));
      return text === null ? this.memory.get(user) : this.read(text);
    } catch {
      return this.memory.get(user);
    }
  }

  set(user: string, value: T): void {
    this.memory.set(user, value);
    try {
      localStorage.setItem(this.keyOf(user), JSON.stringify(value));
    } catch {
      // It is in memory.
    }
  }

  private keyOf(user: string): string {
    return `kuber.${this.name}.${user}`;
  }
}
