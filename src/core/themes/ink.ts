import type {Theme} from "./tokens.js";

/** The dark theme, and the colours of the site for readers who ask for dark ones. */
export const INK: Theme = {
  colours: {
    ground: "#14181c",
    raised: "#1e242a",
    ink: "#e8ebee",
    muted: "#a7b0ba",
    rule: "#48525c",
    control: "#8793a0",
    accent: "#7cb4e6",
    "on-accent": "#10151a",
    section: "#24486a",
    "on-section": "#ffffff",
    good: "#85ca9c",
    open: "#f0b95c",
    "open-ground": "#382b12",
    mark: "#24486a"
  },
  chart: {
    whole: "#303840",
    context: "#7b8792",
    first: "#7cb4e6",
    "first-deep": "#d3e7f9",
    second: "#d4a5cf",
    third: "#6bc4b9"
  },
  type: {headline: 40, body: 28, label: 24, caption: 22, foot: 18},
  spacing: {margin: 64, gutter: 24},
  fonts: {text: "Source Sans 3", code: "Source Code Pro", office: "Arial", "office-east-asian": "Yu Gothic"}
};
