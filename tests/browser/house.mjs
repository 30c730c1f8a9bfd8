// house.mjs: a browser, and what is said of the site.  For tests of
// tests/browser; the site itself is tests/http/site.mjs.
import { chromium } from "playwright-core";

export { done, is, ok, sleep, until } from "../http/house.mjs";
export { routes, site } from "../http/site.mjs";

export const LANGS = ["bg", "pl", "cs", "sr", "sr-Latn", "en"];

// One browser; where it is missing, that is a failed test and not a skipped.
export const browser = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
