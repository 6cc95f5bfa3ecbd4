// Reads {"warmups": n, "documents": [{"text", "anchor"}]} from the first line, warms up, then parses all documents
// once for each further line, answering {"seconds", "found"}. Only the parsing is timed.
import { createInterface } from "node:readline";
import * as chrono from "chrono-node";

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();
const { warmups, documents } = JSON.parse((await lines.next()).value);
for (const document of documents) document.anchor = new Date(document.anchor);

function round() {
  const start = process.hrtime.bigint();
  let found = 0;
  for (const { text, anchor } of documents) found += chrono.parse(text, anchor).length;
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, found };
}

for (let n = 0; n < warmups; n++) round();
console.log(JSON.stringify({ ready: true }));
for await (const _ of lines) console.log(JSON.stringify(round()));
