import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Asker } from '../context';
import type { Answer, Question, ReportBug } from '../execution/answer';
import type { DocumentStore } from '../execution/documentStore';

/** What the lanes have in common. */
export interface Shared {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentStore;
  readonly askerOf: (request: FastifyRequest) => Asker;
  /** Check → execute → format; never throws. */
  readonly answer: (question: Question) => Promise<Answer>;
  readonly reportBug: ReportBug;
}
