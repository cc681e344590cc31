import {KeptPages} from "./kept-pages.js";
import type {KeepMessage} from "./keep-page.js";

/** What a service worker's events have that is used here; the DOM's own types leave it out. */
interface WorkerEvent extends Event {
  readonly request: Request;
  readonly data: KeepMessage;
  readonly respondWith: (response: Promise<Response>) => void;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface WorkerScope {
  readonly registration: {readonly scope: string};
  readonly clients: {readonly claim: () => Promise<void>};
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void;
}

const worker = globalThis as unknown as WorkerScope;
const pages = new KeptPages(worker.registration.scope, {caches, fetch: fetch.bind(globalThis)});

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(pages.keep(event.data.page, event.data.files)));
worker.addEventListener("fetch", (event) => {
  const {request} = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    const opened = pages.openPage(request);
    event.waitUntil(opened.then(({kept}) => kept));
    event.respondWith(opened.then(({response}) => response));
  } else if (pages.answers(request.url)) {
    event.respondWith(pages.openFile(request));
  }
});
