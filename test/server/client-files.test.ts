/**
 * Files of a virtual workspace: absent when first asked for, there once the editor has sent them.
 *
 *     read("vfs:/w/nets.py")   ──▶   undefined, then "x = 1\n"
 */
import { expect, test } from "vitest";
import { ClientFiles, uriSearchPaths } from "../../src/server/client-files.js";

/** An editor that has some files, and what was asked of it. */
function editorWith(files: { readonly [uri: string]: string }) {
  const asked: (readonly string[])[] = [];
  let arrivals = 0;
  const client = new ClientFiles({
    fetch: async (uris) => {
      asked.push(uris);
      return uris.map((uri) => files[uri] ?? null);
    },
    onArrival: () => arrivals++,
  });
  return { client, asked, arrivals: () => arrivals };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test("a file is absent at first, and there after the editor has sent it", async () => {
  const { client, asked, arrivals } = editorWith({ "vfs:/w/nets/blocks.py": "x = 1\n" });
  const read = () => ["vfs:/w/nets.py", "vfs:/w/nets/blocks.py"].map((uri) => client.read(uri));
  expect(read()).toEqual([undefined, undefined]);
  await settled();
  expect(read()).toEqual([undefined, "x = 1\n"]);
  expect(client.isDirectory("vfs:/w/nets")).toBe(true);
  expect(client.isDirectory("vfs:/w/net")).toBe(false);
  await settled();
  expect(asked).toEqual([["vfs:/w/nets.py", "vfs:/w/nets/blocks.py"]]);
  expect(arrivals()).toBe(1);
});

test("nothing is analysed again where nothing has arrived", async () => {
  const { client, arrivals } = editorWith({});
  client.read("vfs:/w/gone.py");
  await settled();
  expect(arrivals()).toBe(0);
});

test("an editor that refuses has no such files", async () => {
  const client = new ClientFiles({ fetch: () => Promise.reject(new Error("no")), onArrival: () => undefined });
  client.read("vfs:/w/a.py");
  await settled();
  expect(client.read("vfs:/w/a.py")).toBeUndefined();
});

test.each([
  ["vfs:/w/nets/train.py", ["vfs:/w"], ["vfs:/w/nets", "vfs:/w"]],
  ["vfs:/w/train.py", ["vfs:/w"], ["vfs:/w"]],
  ["untitled:Untitled-1", ["/w"], ["/w"]],
])("imports of %s are looked for in", (uri, folders, paths) => {
  expect(uriSearchPaths(uri, folders)).toEqual(paths);
});
