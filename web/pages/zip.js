// Zip files, as far as a reader's work needs them: written uncompressed, read also where another program compressed them.
const LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50;
const UTF8 = 0x800, JANUARY_1980 = 0x21;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

// Little-endian numbers, [value, bytes] each.
function numbers(...pairs) {
  const bytes = new Uint8Array(pairs.reduce((sum, [, size]) => sum + size, 0)), view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of pairs) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

// A Blob of {path: text or bytes}.
export function zip(files) {
  const parts = [], directory = [], encoder = new TextEncoder();
  let at = 0;
  const push = (list, ...some) => some.reduce((sum, part) => (list.push(part), sum + part.length), 0);
  for (const [path, content] of Object.entries(files)) {
    const name = encoder.encode(path), data = typeof content === "string" ? encoder.encode(content) : content;
    const about = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [JANUARY_1980, 2], [crc32(data), 4], [data.length, 4],
      [data.length, 4], [name.length, 2], [0, 2]];
    directory.push(numbers([CENTRAL, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
    at += push(parts, numbers([LOCAL, 4], ...about), name, data);
  }
  const count = directory.length / 2, size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = numbers([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

// {path: bytes} of a zip file's bytes; throws where they are none.
export async function unzip(buffer) {
  const view = new DataView(buffer), files = {}, decoder = new TextDecoder();
  let end = buffer.byteLength - 22;
  while (view.getUint32(end, true) !== END) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [method, size, name, extra, comment, local] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true),
      ...[28, 30, 32].map(place => view.getUint16(at + place, true)), view.getUint32(at + 42, true)];
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    let data = new Blob([buffer.slice(start, start + size)]);
    if (method) data = await new Response(data.stream().pipeThrough(new DecompressionStream("deflate-raw"))).blob();
    files[decoder.decode(new Uint8Array(buffer, at + 46, name))] = new Uint8Array(await data.arrayBuffer());
    at += 46 + name + extra + comment;
  }
  return files;
}
