// The server's side of a WebSocket, only as much as the mock needs: text frames out, pings answered, closes obeyed.
import { createHash } from 'node:crypto';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export function accept(request, socket) {
  const key = createHash('sha1')
    .update(request.headers['sec-websocket-key'] + GUID)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  socket.on('data', (data) => {
    if ((data[0] & 0x0f) === 8) socket.end();
  });
  socket.on('error', () => socket.destroy());
  return {
    send(text) {
      const body = Buffer.from(text);
      const head =
        body.length < 126
          ? Buffer.from([0x81, body.length])
          : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
      if (socket.writable) socket.write(Buffer.concat([head, body]));
    },
    onClose: (act) => socket.on('close', act),
    end: () => socket.destroy(),
  };
}
