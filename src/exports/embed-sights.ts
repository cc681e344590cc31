import type {Evidence, FactSight} from "../core/evidence.js";

/**
 * The evidence as it goes into a file that is sent on: what facts look like in their documents only where the workspace
 * allows that, and pictures as the data given for their paths. A picture that isn’t given is left out.
 */
export function embedSights(evidence: Evidence, pictures: ReadonlyMap<string, string>): Evidence {
  const embedded = (seen: FactSight): FactSight | undefined => {
    if (evidence.embed !== "crops") return undefined;
    if (seen.kind !== "crop") return seen;
    const image = pictures.get(seen.image);
    return image === undefined ? undefined : {...seen, image};
  };
  return {
    ...evidence,
    facts: evidence.facts.map(({seen, ...fact}) => {
      const kept = seen && embedded(seen);
      return kept === undefined ? fact : {...fact, seen: kept};
    })
  };
}
