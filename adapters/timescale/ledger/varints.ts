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

export class VarintReader {
  private position = 0
  constructor(private readonly bytes: Buffer) {}

  read(): number {
    let byte = this.bytes[this.position++] ?? ENDED
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.bytes[this.position++] ?? ENDED
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      if (byte === ENDED) throw new RangeError('a settled day ends too early')
    }
  }

  readText(): string {
    const size = this.read()
    this.position += size
    return this.bytes.toString('utf8', this.position - size, this.position)
  }
}
