import sax from 'sax';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { badInput, MooringError } from '../../core/model/errors';

/** No real sheet unpacks to more than this; a bomb does. */
const MAX_UNPACKED_BYTES = 2 * 1024 ** 3;
const MAX_ENTRIES = 10_000;
/** Sheets shrink to a tenth or a twentieth; what shrinks further was made to swell. Small parts may do as they like. */
const MAX_RATIO = 100;
const SMALL_BYTES = 20 * 1024 ** 2;

const isBomb = ({ uncompressedSize, compressedSize }: Entry): boolean => uncompressedSize > SMALL_BYTES && uncompressedSize > MAX_RATIO * compressedSize;

/** The parts of an XLSX file, by name; opened one at a time. */
export interface XlsxArchive {
 has(name: string): boolean;
 open(name: string): Promise<Readable>;
 close(): void;
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
 const entries = new Map<string, Entry>();
 try {
   for await (const entry of zip.eachEntry()) {
     if (entries.size >= MAX_ENTRIES || entry.uncompressedSize > MAX_UNPACKED_BYTES || isBomb(entry)) {
       throw badInput('an XLSX file of a usual size', `${entries.size} parts, one of ${entry.uncompressedSize} bytes`, 'Split the sheet, or save it as CSV.');
     }
     entries.set(entry.fileName, entry);
   }
 } catch (error) {
   zip.close();
   throw error instanceof MooringError ? error : unreadable(error);
 }
 return entries;
}

const unreadable = (error: unknown): MooringError =>
 badInput('an XLSX file', error instanceof Error ? error.message : String(error), 'Save the sheet as .xlsx or .csv again; .xls is not read.');

export async function openArchive(file: string): Promise<XlsxArchive> {
 let zip: ZipFile;
 try {
   zip = await openPromise(file, { lazyEntries: true, autoClose: false });
 } catch (error) {
   throw unreadable(error);
 }
 const entries = await entriesOf(zip);
 return {
   has: (name) => entries.has(name),
   open: async (name) => {
     const entry = entries.get(name);
     if (entry === undefined) throw badInput('an XLSX workbook', `an archive without ${name}`, 'Save the sheet as .xlsx or .csv again.');
     return zip.openReadStreamPromise(entry);
   },
   close: () => { zip.close(); },
 };
}

export interface XmlHandlers {
 readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
 readonly close?: (name: string) => void;
 readonly text?: (text: string) => void;
}

/** Parses XML as it streams; after each chunk the caller may take what the handlers have gathered. */
export async function* parseXml(stream: Readable, handlers: XmlHandlers, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<void> {
 const parser = sax.parser(true, { position: false });
 parser.onerror = (error) => { throw badInput('well-formed XML inside the XLSX file', error.message.split('\n')[0] ?? '', 'Save the sheet again.'); };
 parser.onopentag = (tag) => { handlers.open?.(localName(tag.name), tag.attributes as Record<string, string>); };
 parser.onclosetag = (name) => { handlers.close?.(localName(name)); };
 parser.ontext = (text) => { handlers.text?.(text); };
 parser.oncdata = (text) => { handlers.text?.(text); };
 const decoder = new TextDecoder('utf-8');
 for await (const chunk of stream as AsyncIterable<Buffer>) {
   onBytes(chunk.length);
   parser.write(decoder.decode(chunk, { stream: true }));
   yield;
 }
 parser.write(decoder.decode()).close();
 yield;
}

/** Parses to the end; for handlers that keep what they need. */
export async function parseWhole(stream: Readable, handlers: XmlHandlers, afterChunk: () => void = () => undefined): Promise<void> {
 const chunks = parseXml(stream, handlers);
 while ((await chunks.next()).done !== true) afterChunk();
}

/** Some writers put every tag into a namespace of their own: x:row. */
function localName(name: string): string {
 return name.slice(name.indexOf(':') + 1);
}
