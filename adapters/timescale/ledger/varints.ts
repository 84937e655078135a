/** Whole numbers from 0 to 2^53 - 1, seven bits a byte, the lowest first; small numbers take one byte. */
export class VarintWriter {
  private bytes = Buffer.allocUnsafe(1_024)
  private length = 0

  write(value: number): void {
    this.reserve(8)
    let rest = value
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.bytes[this.length++] = rest
  }

  writeText(text: string): void {
    const size = Buffer.byteLength(text)
    this.write(size)
    this.reserve(size)
    this.length += this.bytes.write(text, this.length)
  }

  /** Bytes with their number before them. */
  writePart(bytes: Buffer): void {
    this.write(bytes.length)
    this.reserve(bytes.length)
    this.length += bytes.copy(this.bytes, this.length)
  }

  take(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}

/** No byte, and read as one that is followed by another. */
const ENDED = 0x100

const ENDS_TOO_EARLY = 'a settled day ends too early'

export class VarintReader {
  constructor(private readonly bytes: Buffer, private position = 0) {}

  read(): number {
    let byte = this.bytes[this.position++] ?? ENDED
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.bytes[this.position++] ?? ENDED
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      if (byte === ENDED) throw new RangeError(ENDS_TOO_EARLY)
    }
  }

  readMany(count: number): ReadonlyArray<number> {
    const values: number[] = []
    for (let left = count; left > 0; left -= 1) values.push(this.read())
    return values
  }

  readText(): string {
    return this.readPart().toString()
  }

  /** The same bytes, not a copy. */
  readPart(): Buffer {
    const size = this.read()
    const from = this.position
    this.position += size
    if (this.position > this.bytes.length) throw new RangeError(ENDS_TOO_EARLY)
    return this.bytes.subarray(from, this.position)
  }
}
