/** A document with the types of its variables and of its answer. */
export interface GraphqlDocument<Answer, Variables> {
  readonly text: string;
  /** Carried by the type alone. */
  readonly typed?: (variables: Variables) => Answer;
}

export const graphqlDocument = <Answer, Variables>(text: string): GraphqlDocument<Answer, Variables> => ({ text });
