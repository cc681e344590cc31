import {expect, it} from "vitest";
import {openChannel} from "../../../src/components/present/speaker-panel.js";
import {page, settle} from "../dom.js";

type Frame = Window & typeof globalThis;
const frame = (): Frame => page("").window as unknown as Frame;

it("joins windows by BroadcastChannel, each deck its own", async () => {
  const heard: string[] = [];
  const channels = [
    ["a", "deck"],
    ["b", "deck"],
    ["c", "other"]
  ].map(([name, deck]) =>
    openChannel<string>(
      Object.assign(frame(), {BroadcastChannel}),
      deck!,
      () => [],
      (state) => heard.push(`${name} ${state}`)
    )
  );
  channels[0]!.tell("3");
  channels[1]!.tell("hello");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard.sort()).toEqual(["a hello", "b 3"]);
  channels.forEach((channel) => channel.close());
});

it("joins windows that know each other by messages where there is no BroadcastChannel, and hears nobody else", async () => {
  const [one, two] = [frame(), frame()];
  const heard: unknown[] = [];
  const there = openChannel<string>(
    two,
    "deck",
    () => [],
    (state) => heard.push(state)
  );
  const send = (data: unknown, origin = two.location.origin): boolean =>
    two.dispatchEvent(new two.MessageEvent("message", {data, origin}));
  two.postMessage = ((data: unknown) => send(data)) as typeof two.postMessage;
  openChannel<string>(
    one,
    "deck",
    () => [two],
    () => undefined
  ).tell("5");
  send({tickmark: "show", deck: "deck", state: "6"}, "https://elsewhere.test");
  send({tickmark: "show", deck: "another", state: "7"});
  send("hello");
  send(null);
  await settle();
  expect(heard).toEqual(["5"]);
  there.close();
  openChannel<string>(
    one,
    "deck",
    () => [two],
    () => undefined
  ).tell("8");
  expect(heard).toEqual(["5"]);
});
