/** How a shown number follows from facts. */
export type Expression =
  | {readonly type: "fact"; readonly id: string}
  | {readonly type: "literal"; readonly text: string}
  | {readonly type: "table"; readonly id: string}
  | {readonly type: "filter"; readonly column: string; readonly value: string}
  | {readonly type: "call"; readonly name: string; readonly operands: readonly Expression[]};

/** An expression that can't be read or evaluated; `at` is the 0-based place in the text where known. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  constructor(
    message: string,
    readonly at?: number
  ) {
    super(message);
  }
}

const TOKEN =
  /\s*(?:([a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*)|([a-z][a-z0-9_]*=[A-Za-z0-9.-]+)|([a-z][a-z0-9-]*)|(-?\d+(?:\.\d+)?)|([(),]))/y;

/** An expression longer than this, or nested deeper, is refused before it is worked out. */
const LONGEST = 20_000;
const DEEPEST = 32;

/** More digits than a printed figure or a scale has. */
const MOST_DIGITS = 15;

/** Parses `share(demo.ferries-2014, demo.ships-2014)`; throws an {@link ExpressionError} that says where it fails. */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST) throw new ExpressionError(`${text.length} characters long; at most ${LONGEST} are read`);
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.end();
  return expression;
}

/** An expression, or undefined for a text that is none; what is wrong with it is reported where it is evaluated. */
export function readExpression(text: string): Expression | undefined {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** The canonical text: order kept, one space after a comma. */
export function printExpression(expression: Expression): string {
  switch (expression.type) {
    case "fact":
      return expression.id;
    case "literal":
      return expression.text;
    case "table":
      return expression.id;
    case "filter":
      return `${expression.column}=${expression.value}`;
    case "call":
      return `${expression.name}(${expression.operands.map(printExpression).join(", ")})`;
  }
}

/** The distinct facts of an expression, in the order in which they first stand there. */
export function factsOf(expression: Expression): readonly string[] {
  const ids = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.type === "fact") ids.add(node.id);
    else if (node.type === "call") node.operands.forEach(visit);
  };
  visit(expression);
  return [...ids];
}

class Parser {
  private position = 0;
  private depth = 0;
  private token: {
    readonly kind: "fact" | "filter" | "name" | "literal" | "mark" | "end";
    readonly text: string;
    readonly at: number;
  };

  constructor(private readonly text: string) {
    this.token = this.read();
  }

  expression(): Expression {
    const {kind, text, at} = this.token;
    if (kind === "fact") {
      this.advance();
      return {type: "fact", id: text};
    }
    if (kind === "literal") {
      const digits = text.replace(/\D/g, "").length;
      if (digits > MOST_DIGITS)
        throw new ExpressionError(`a number of ${digits} digits; at most ${MOST_DIGITS} are read`, at);
      this.advance();
      return {type: "literal", text};
    }
    if (kind === "filter") {
      this.advance();
      const [column = "", value = ""] = text.split("=");
      return {type: "filter", column, value};
    }
    if (kind !== "name") throw new ExpressionError(`expected a fact or a function, found ${this.found()}`, at);
    this.advance();
    if (!this.at("(")) return {type: "table", id: text};
    this.advance();
    if (++this.depth > DEEPEST)
      throw new ExpressionError(
        `nested more than ${DEEPEST} deep; write it with fewer functions inside one another`,
        at
      );
    const operands: Expression[] = [];
    if (!this.at(")")) {
      operands.push(this.expression());
      while (this.at(",")) {
        this.advance();
        operands.push(this.expression());
      }
    }
    this.expect(")", `to close ${text}(`);
    this.depth--;
    return {type: "call", name: text, operands};
  }

  end(): void {
    if (this.token.kind !== "end") throw new ExpressionError(`expected the end, found ${this.found()}`, this.token.at);
  }

  private at(mark: string): boolean {
    return this.token.kind === "mark" && this.token.text === mark;
  }

  private expect(mark: string, why: string): void {
    if (!this.at(mark)) throw new ExpressionError(`expected "${mark}" ${why}, found ${this.found()}`, this.token.at);
    this.advance();
  }

  private found(): string {
    return this.token.kind === "end" ? "the end" : `"${this.token.text}"`;
  }

  private advance(): void {
    this.token = this.read();
  }

  private read(): typeof this.token {
    TOKEN.lastIndex = this.position;
    const match = TOKEN.exec(this.text);
    if (!match) {
      const at = this.position + (/^\s*/.exec(this.text.slice(this.position))?.[0].length ?? 0);
      if (at >= this.text.length) return {kind: "end", text: "", at};
      throw new ExpressionError(`unexpected "${this.text[at]}"`, at);
    }
    this.position = TOKEN.lastIndex;
    const [, fact, filter, name, literal, mark] = match;
    const text = fact ?? filter ?? name ?? literal ?? mark ?? "";
    const kind =
      fact !== undefined
        ? "fact"
        : filter !== undefined
          ? "filter"
          : name !== undefined
            ? "name"
            : literal !== undefined
              ? "literal"
              : "mark";
    return {kind, text, at: this.position - text.length};
  }
}
