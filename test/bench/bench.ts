import { cpus } from 'node:os'
import { benchDecode, benchFold } from './core.bench.js'
import { benchIngest } from './ingest.bench.js'
import { benchReads } from './read.bench.js'
import { serve, type Served } from './served.js'
import { type Figure, print } from './table.js'

const served = async (run: (server: Served) => Promise<ReadonlyArray<Figure>>): Promise<ReadonlyArray<Figure>> => {
  const server = await serve()
  try {
    return await run(server)
  } finally {
    await server.stop()
  }
}

const BENCHES: ReadonlyArray<readonly [name: string, title: string, run: () => Promise<ReadonlyArray<Figure>>]> = [
  ['decode', 'Decode', benchDecode],
  ['fold', 'Fold', benchFold],
  ['ingest', 'Ingest, acknowledged after commit', () => served(benchIngest)],
  ['year', 'Reads, one user with one year (100,000 heartbeats)', () => served((server) => benchReads(server, 100_000, 365))],
  ['decade', 'Reads, one user with ten years (1,000,000 heartbeats)', () => served((server) => benchReads(server, 1_000_000, 3650))],
]

const wanted = process.argv.slice(2)
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${process.platform}`)
for (const [name, title, run] of BENCHES) if (wanted.length === 0 || wanted.includes(name)) print(title, await run())
