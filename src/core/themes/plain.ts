import type {Theme} from "./tokens.js";

/** The theme of white sheets: what is printed, and what goes into a host's surroundings. */
export const PLAIN: Theme = {
  colours: {
    ground: "#ffffff",
    raised: "#f3f5f7",
    ink: "#1b2127",
    muted: "#4a535d",
    rule: "#c3cad2",
    control: "#7a8591",
    accent: "#1d5f99",
    "on-accent": "#ffffff",
    section: "#1d5f99",
    "on-section": "#ffffff",
    good: "#256b3e",
    open: "#8a5200",
    "open-ground": "#fdf3dd",
    mark: "#cfe3f6"
  },
  chart: {
    whole: "#dde2e7",
    context: "#87919c",
    first: "#1d5f99",
    "first-deep": "#123e66",
    second: "#7d4e79",
    third: "#1f726c"
  },
  type: {headline: 40, body: 28, label: 24, caption: 22, foot: 18},
  spacing: {margin: 64, gutter: 24},
  fonts: {text: "Source Sans 3", code: "Source Code Pro", office: "Arial", "office-east-asian": "Yu Gothic"}
};
