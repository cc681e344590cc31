/** Under what our tables may be used; the documents stay their publishers'. */
export const licence = {name: "MIT", title: "MIT License", path: "https://opensource.org/license/mit"} as const;

/** Who answers for the tables. */
export const contributor = {title: "The Tickmark authors", roles: ["author"]} as const;
