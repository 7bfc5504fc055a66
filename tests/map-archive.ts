// PMTiles archives (version 3) of one tile, and a vector tile to put into one, by the formats' specifications.

export const VECTOR = 1;
export const PNG = 2;

/** The one tile of an archive: its zoom, and its number along the format's curve. */
interface Where {
  zoom: number;
  number: number;
}
export const WORLD: Where = { zoom: 0, number: 0 };
/** The quarter of the world that Iraq is in. */
export const NORTH_EAST: Where = { zoom: 1, number: 4 };

/** Header of 127 bytes, directory, metadata, tile; nothing is compressed. */
export function archiveOf(tile: Uint8Array, type: number, { zoom, number }: Where, metadata: object = {}): Uint8Array {
  const directory = Uint8Array.of(1, number, 1, ...varint(tile.length), 1); // one entry: number, run of 1, length, offset 0 (+1)
  const json = new TextEncoder().encode(JSON.stringify(metadata));
  const bytes = new Uint8Array(127 + directory.length + json.length + tile.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("PMTiles"));
  bytes[7] = 3;
  const sections = [127, directory.length, 127 + directory.length, json.length, 0, 0];
  const data = 127 + directory.length + json.length;
  for (const [i, value] of [...sections, data, tile.length, 1, 1, 1].entries())
    view.setBigUint64(8 + i * 8, BigInt(value), true);
  bytes.set([1, 1, 1, type, zoom, zoom], 96); // clustered, compressions: none, type, least and greatest zoom
  bytes.set(directory, 127);
  bytes.set(json, 127 + directory.length);
  bytes.set(tile, data);
  return bytes;
}

/** A Mapbox vector tile (version 2) of the north-eastern quarter with one layer: land from Greenwich to a longitude. */
export function landUpTo(lon: number): Uint8Array {
  const extent = 4096;
  const east = Math.round((lon / 180) * extent);
  const zigzag = (n: number) => (n << 1) ^ (n >> 31);
  const commands = [9, 0, 0, 26, zigzag(east), 0, 0, zigzag(extent), zigzag(-east), 0, 15]; // move to, three lines, close
  const feature = [...field(3, 0), 3, ...bytesField(4, commands.flatMap(varint))]; // a polygon
  const name = [...new TextEncoder().encode("earth")];
  const layer = [
    ...bytesField(1, name),
    ...bytesField(2, feature),
    ...field(5, 0),
    ...varint(extent),
    ...field(15, 0),
    2,
  ];
  return Uint8Array.from(bytesField(3, layer));
}

/** Protocol buffers: the key of a field with its wire type, numbers of seven bits a byte, and bytes with their length. */
const field = (number: number, wire: number): number[] => varint((number << 3) | wire);
const bytesField = (number: number, bytes: number[]): number[] => [
  ...field(number, 2),
  ...varint(bytes.length),
  ...bytes,
];
function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
