import type {Theme} from "./tokens.js";

/** The light theme, and the colours of the site by day. */
export const PAPER: Theme = {
  colours: {
    ground: "#fcfcfb",
    raised: "#f3f5f7",
    ink: "#1b2127",
    muted: "#56606b",
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
