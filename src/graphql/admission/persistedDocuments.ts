import { createHash } from 'node:crypto';
import { GraphQLError, parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** Documents that were agreed on beforehand, each under an id: what client builds write out, `{ "ID": "query …" }`. */
export class PersistedDocuments {
  private readonly texts: ReadonlySet<string>;

  private constructor(private readonly byId: ReadonlyMap<string, string>) {
    this.texts = new Set(byId.values());
  }

  static readonly none = new PersistedDocuments(new Map());

  /**
   * Reads and checks them; throws an Error that names every document that does not fit the schema. A document is
   * also known by `sha256:` and the hash of its text, as the GraphQL-over-HTTP appendix on persisted documents has it.
   */
  static read(schema: GraphQLSchema, text: string): PersistedDocuments {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error('expected a JSON object of ids and documents');
    const documents = new Map<string, string>();
    const complaints: string[] = [];
    for (const [id, document] of Object.entries(parsed as Readonly<Record<string, unknown>>)) {
      const complaint = complaintAbout(schema, document);
      if (complaint !== null) complaints.push(`${id}: ${complaint}`);
      else if (typeof document === 'string') documents.set(id, document).set(`sha256:${createHash('sha256').update(document).digest('hex')}`, document);
    }
    if (complaints.length > 0) throw new Error(complaints.join('\n  '));
    return new PersistedDocuments(documents);
  }

  /** The document of an id; undefined where there is none. */
  text(id: string): string | undefined {
    return this.byId.get(id);
  }

  /** Whether a text is one of them. */
  has(text: string): boolean {
    return this.texts.has(text);
  }
}

function complaintAbout(schema: GraphQLSchema, document: unknown): string | null {
  if (typeof document !== 'string') return 'expected the text of a document';
  try {
    return validate(schema, parse(document))[0]?.message ?? null;
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}
