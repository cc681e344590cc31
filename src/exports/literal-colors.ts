const INK = "#1b2127";

/** Replaces the custom properties of a drawing by the light values that each names beside them, since a file has no page to take them from. */
export function makeColorsLiteral(drawing: Element, property: (name: string) => string = () => ""): void {
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      if (value.includes("var(")) element.setAttribute(name, resolve(value, property));
      else if (value === "currentColor") element.setAttribute(name, INK);
    }
  }
}

function resolve(value: string, property: (name: string) => string): string {
  return value.replace(/var\((--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)/g, (_whole, name: string, fallback?: string) =>
    (fallback?.trim() || property(name).trim()) || INK);
}
