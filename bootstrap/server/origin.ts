const LISTENS_EVERYWHERE = new Set(['0.0.0.0', '::'])

/** Such as `http://127.0.0.1:3000`: what a browser on this machine can open. */
export const originOf = (host: string, port: number): string => {
  const reachable = LISTENS_EVERYWHERE.has(host) ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
