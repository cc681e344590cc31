import {chooseWorkspace} from "../choose-workspace.js";
import {siteConfig} from "./config.js";

/**
 * Framework's configuration of the site of the workspace that the environment's TICKMARK_WORKSPACE names. Its base path
 * is TICKMARK_BASE.
 */
export function thisSite(): ReturnType<typeof siteConfig> {
  return siteConfig({workspace: chooseWorkspace(), base: process.env.TICKMARK_BASE ?? "/"});
}
