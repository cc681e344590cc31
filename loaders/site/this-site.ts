import {definitions} from "../definitions.js";
import {siteConfig} from "./config.js";

/** Framework's configuration of this project's own site. Its base path is the environment's TICKMARK_BASE. */
export function thisSite(root: string): ReturnType<typeof siteConfig> {
  return siteConfig({root, definitions, base: process.env.TICKMARK_BASE ?? "/"});
}
