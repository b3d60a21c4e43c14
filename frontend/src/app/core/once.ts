/** A key under which a request counts once, however often it is sent; `crypto.randomUUID` is not there without TLS. */
export function onceKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
