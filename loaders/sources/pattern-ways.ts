/** As many times is counted what may be repeated without end. */
const ENDLESS = 1000;

/**
 * In how many ways a regular expression can go through a text from one place, at most, where each way costs time: repetitions inside and beside one another
 * multiply, alternatives add up. The expression must be one that is valid with the flag `u`.
 */
export function patternWays(pattern: string): number {
  return new WaysReader(pattern).alternatives();
}

class WaysReader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  alternatives(): number {
    let sum = 0;
    for (;;) {
      sum += this.sequence();
      if (this.pattern[this.at] !== "|") return sum;
      this.at++;
    }
  }

  private sequence(): number {
    let ways = 1;
    while (this.at < this.pattern.length && !"|)".includes(this.pattern[this.at]!)) ways *= this.repeated(this.atom());
    return ways;
  }

  private atom(): number {
    const [taken] = /^(?:\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|\d+|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|.)/su.exec(this.pattern.slice(this.at)) ?? [""];
    this.at += taken.length;
    if (!taken.startsWith("(")) return 1;
    const ways = this.alternatives();
    this.at++;
    return ways;
  }

  private repeated(ways: number): number {
    const [taken = "", sign = "", least = "", more = "", most = ""] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.pattern.slice(this.at)) ?? [];
    this.at += taken.length;
    if (taken === "") return ways;
    const from = sign === "" ? Number(least) : sign === "+" ? 1 : 0;
    const to = sign === "?" ? 1 : sign !== "" || (more !== "" && most === "") ? from + ENDLESS : most === "" ? from : Number(most);
    return ways === 1 ? to - from + 1 : Math.max(1, ways) ** to;
  }
}
