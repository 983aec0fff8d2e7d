import type { AcceptedDocument } from './acceptedDocument';

export interface StoreBounds {
  /** Of all callers together. */
  readonly documents: number;
  /** Of one caller: whoever sends a new text each time drives out its own documents, not those of others. */
  readonly documentsOfOne: number;
  /** A longer document is not kept. */
  readonly textChars: number;
}

export const STORE_BOUNDS: StoreBounds = { documents: 1_000, documentsOfOne: 100, textChars: 20_000 };

interface Entry { readonly document: AcceptedDocument; readonly owner: string }

/**
 * Accepted documents by their text, the longest unused leaving first. Each counts for the caller who sent it first;
 * any caller may use it, since what a caller may do is checked at each request.
 */
export class DocumentStore {
  /** In the order of use: a Map keeps the order in which its entries came. */
  private readonly entries = new Map<string, Entry>();
  private readonly owned = new Map<string, Map<string, true>>();

  /** Most requests ask what was asked last: it need not move. */
  private newest: Entry | undefined;

  constructor(private readonly bounds: StoreBounds = STORE_BOUNDS) {}

  get size(): number { return this.entries.size; }

  /** Whether it is kept; without counting as a use. */
  has(text: string): boolean { return this.entries.has(text); }

  get(text: string): AcceptedDocument | undefined {
    const entry = this.entries.get(text);
    if (entry === undefined) return undefined;
    if (entry !== this.newest) this.put(text, entry);
    return entry.document;
  }

  /** Keeps a document for whoever asks again. `owner` is the caller's token. */
  add(text: string, document: AcceptedDocument, owner: string): void {
    if (text.length > this.bounds.textChars || this.entries.has(text)) return;
    this.put(text, { document, owner });
    const [oldestOfOwner] = this.owned.get(owner)?.keys() ?? [];
    if ((this.owned.get(owner)?.size ?? 0) > this.bounds.documentsOfOne && oldestOfOwner !== undefined) this.remove(oldestOfOwner);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.bounds.documents && oldest !== undefined) this.remove(oldest);
  }

  private put(text: string, entry: Entry): void {
    const owned = this.owned.get(entry.owner) ?? new Map<string, true>();
    this.owned.set(entry.owner, owned);
    this.newest = entry;
    this.entries.delete(text);
    this.entries.set(text, entry);
    owned.delete(text);
    owned.set(text, true);
  }

  private remove(text: string): void {
    const owner = this.entries.get(text)?.owner;
    this.entries.delete(text);
    if (owner === undefined) return;
    const owned = this.owned.get(owner);
    owned?.delete(text);
    if (owned?.size === 0) this.owned.delete(owner);
  }
}
